"""Who comes to the point by themselves: nine of ten families do, without a van and without a request."""

from dataclasses import dataclass
from datetime import date

from duadon.core.enrolment.states import CAPTURED_ALREADY, Status, StatusFact, last_of
from duadon.core.enrolment.tracks import TERMS, Track
from duadon.core.values.answers import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkIn:
    """A child who stands at the desk: the track of the day, what is known so far.

    `is_expected`: a request of today names it, so the queue of the point waits for it.
    """

    track: Track | None
    facts: tuple[StatusFact, ...]
    is_expected: bool = False


def judge_walk_in(child: WalkIn, *, on: date) -> Refusal | None:
    """Return None where the desk may say what came of the child, else what stands in the way.

    A capture is asked of nobody twice. Law 26/2023 Art. 23(2): no biometrics are taken under 6.
    """
    last = last_of(fact for fact in child.facts if fact.effective_on <= on)
    if last is not None and last.status in CAPTURED_ALREADY:
        return Refusal(code="capture.walk_in.captured_already", parameters={"day": _captured_on(child, last)})
    if child.is_expected:
        return Refusal(code="capture.walk_in.expected_today")
    if child.track is None:
        return Refusal(code="capture.walk_in.birth_unknown")
    if not TERMS[child.track].needs_capture:
        return Refusal(code="capture.walk_in.no_biometrics")
    return None


def _captured_on(child: WalkIn, last: StatusFact) -> date:
    """Return the day of the last capture; of a card without one (filed online) the card's own day."""
    captures = [fact for fact in child.facts if fact.status is Status.CAPTURED]
    return max(captures, key=lambda fact: fact.place, default=last).effective_on

"""What came of a person at the capture point, and when it is worth coming again.

Nothing is entered twice: the outcome is derived from the marks that custody events carry. A capture
is a lasting fact and outranks failed tries of the same day, whatever came in first.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from duadon.core.values.capture_marks import CaptureMark, NotCapturedReason
from duadon.core.values.errors import require

AddWorkingDays = Callable[[date, int], date]


class RetryNeeds(StrEnum):
    """What must have happened before the person comes again."""

    NOTHING = "nothing"
    CORRECTION = "correction"  # in the national population database
    PAPERS = "papers"
    CONTACT = "contact"  # the family is asked again


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryRule:
    """From how many working days after the failed try, and what it needs; 0: later that day."""

    working_days: int
    needs: RetryNeeds = RetryNeeds.NOTHING


# Wrong data is decided within 2 working days (Decree 58/2026 Art. 5(4)), so we plan for the third.
RETRY_RULES: dict[NotCapturedReason, RetryRule] = {
    NotCapturedReason.FINGERPRINTS_UNREADABLE: RetryRule(working_days=1),
    NotCapturedReason.CHILD_UPSET: RetryRule(working_days=0),
    NotCapturedReason.WRONG_DATA: RetryRule(working_days=3, needs=RetryNeeds.CORRECTION),
    NotCapturedReason.PAPERS_MISSING: RetryRule(working_days=1, needs=RetryNeeds.PAPERS),
    NotCapturedReason.EQUIPMENT: RetryRule(working_days=1),
    NotCapturedReason.TIME_OUT: RetryRule(working_days=1),
    NotCapturedReason.LEFT: RetryRule(working_days=1, needs=RetryNeeds.CONTACT),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureOutcome:
    """Captured, or not with every reason that was given, sorted; whose it is, its holder knows."""

    captured: bool
    reasons: tuple[NotCapturedReason, ...] = ()

    def __post_init__(self) -> None:
        require(self.captured or len(self.reasons) > 0, "not captured needs a reason")

    def retry_rules(self) -> tuple[RetryRule, ...]:
        """Return what each reason asks for before another try; empty when captured."""
        return () if self.captured else tuple(RETRY_RULES[reason] for reason in self.reasons)


def derive_outcome(marks: Iterable[CaptureMark]) -> CaptureOutcome | None:
    """Derive one person's outcome from the desk's marks, in any order; None: not yet at the desk.

    Raises RuleBroken when the marks are of several people.
    """
    told = list(marks)
    if not told:
        return None
    require(len({mark.rider_id for mark in told}) == 1, "an outcome is one person's")
    return CaptureOutcome(
        captured=any(mark.captured for mark in told),
        reasons=tuple(sorted({mark.reason for mark in told if mark.reason is not None})),
    )


def retry_from(outcome: CaptureOutcome, *, tried_on: date, add_working_days: AddWorkingDays) -> date | None:
    """Return the first day on which another try makes sense; None when captured.

    Of several reasons the slowest counts. `add_working_days(day, n)` knows weekends and holidays.
    """
    rules = outcome.retry_rules()
    if not rules:
        return None
    wait = max(rule.working_days for rule in rules)
    return add_working_days(tried_on, wait) if wait else tried_on

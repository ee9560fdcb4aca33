"""What the demo prints at its end, and whether it holds: each figure comes from a query."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from duadon.actions.answers_json import read_answer
from duadon.core.values.answers import Parameter, Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.roles import Actor
from duadon.queries.campaign_summary import (
    CardSummary,
    ListSummary,
    RideSummary,
    summarise_cards,
    summarise_lists,
    summarise_rides,
)
from duadon.wording.say import say, say_refusal
from duadon.wording.sentences import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDays:
    """The day that was ridden to its end, and the day up to which cards are counted."""

    ridden: date
    report: date


class Telling:
    """Tells and checks the figures of the campaign in one language."""

    def __init__(self, frame: CampaignFrame, days: ToldDays, *, actor: Actor, language: Language) -> None:
        """Read as `actor`, who may read the progress."""
        self._frame = frame
        self._days = days
        self._actor = actor
        self._language = language

    def tell(self, report: Path) -> Iterator[str]:
        """Yield the lines of the figures."""
        yield self._say("demo.step.figures")
        yield from self._tell_lists(summarise_lists(self._frame, actor=self._actor))
        rides = summarise_rides(self._frame, self._days.ridden, actor=self._actor)
        yield self._say("demo.figure.day", day=self._days.ridden)
        if rides is not None:
            yield from self._tell_rides(rides)
        yield self._tell_cards(summarise_cards(self._frame, self._days.report, actor=self._actor))
        yield self._say("demo.figure.report", path=str(report))

    def find_faults(self) -> Iterator[Refusal]:
        """Yield what does not add up; nothing when all is well."""
        lists = summarise_lists(self._frame, actor=self._actor)
        if not 0 < lists.read == lists.accepted + lists.waiting + lists.refused:
            yield Refusal(code="demo.check.rows_lost", parameters=_rows(lists))
        if lists.accepted != sum(lists.by_track.values()):
            yield Refusal(code="demo.check.rows_lost", parameters=_rows(lists))
        rides = summarise_rides(self._frame, self._days.ridden, actor=self._actor)
        cards = summarise_cards(self._frame, self._days.report, actor=self._actor)
        if rides is None or rides.boarded != rides.handed_over or not any(rides.boarded):
            yield Refusal(code="demo.check.somebody_missing", parameters={"day": self._days.ridden})
        if rides is not None:
            yield from _ride_faults(rides, self._days.ridden)
        # Those captured later still wait, for their cards or to fetch them.
        due = summarise_cards(self._frame, self._days.ridden, actor=self._actor).captured
        if not 0 < due == cards.handed_over <= cards.made <= cards.captured:
            parameters: dict[str, Parameter] = {"captured": due, "handed_over": cards.handed_over}
            yield Refusal(code="demo.check.cards_missing", parameters=parameters)

    def _tell_lists(self, lists: ListSummary) -> Iterator[str]:
        yield self._say("demo.figure.rows", **_rows(lists))
        tracks = {track.value: count for track, count in lists.by_track.items()}
        yield self._say("demo.figure.tracks", **tracks)

    def _tell_rides(self, rides: RideSummary) -> Iterator[str]:
        yield self._say(
            "demo.figure.requests",
            requests=rides.requests,
            placed=rides.people_placed,
            unplaced=len(rides.unplaced),
            not_ready=len(rides.not_ready),
        )
        for reason in self._reasons(rides):
            yield self._say("demo.figure.reason", reason=reason)
        yield self._say("demo.figure.violations", violations=rides.violations)
        yield self._say(
            "demo.figure.rode",
            children_on=rides.boarded[0],
            children_off=rides.handed_over[0],
            adults_on=rides.boarded[1],
            adults_off=rides.handed_over[1],
        )
        yield self._say("demo.figure.runs", closed=rides.runs_closed, runs=rides.runs)

    def _reasons(self, rides: RideSummary) -> Iterator[str]:
        for one in rides.unplaced:
            yield say(one.code, {"group": one.group_id[:8], **one.parameters}, self._language)
        for waiting in rides.not_ready:
            answer = read_answer(waiting.refusal)
            if isinstance(answer, Refusal):
                yield " ".join(say_refusal(answer, self._language))

    def _tell_cards(self, cards: CardSummary) -> str:
        return self._say(
            "demo.figure.cards",
            captured=cards.captured,
            not_captured=cards.not_captured,
            made=cards.made,
            handed_over=cards.handed_over,
        )

    def _say(self, code: str, **parameters: Parameter) -> str:
        return say(code, parameters, self._language)


def _rows(lists: ListSummary) -> dict[str, Parameter]:
    return {
        "read": lists.read,
        "accepted": lists.accepted,
        "waiting": lists.waiting,
        "refused": lists.refused,
    }


def _ride_faults(rides: RideSummary, ridden: date) -> Iterator[Refusal]:
    if rides.violations:
        yield Refusal(
            code="demo.check.plan_broken",
            parameters={"day": ridden, "violations": rides.violations},
        )
    open_runs = rides.runs - rides.runs_closed
    if open_runs:
        yield Refusal(code="demo.check.run_open", parameters={"day": ridden, "count": open_runs})

"""A campaign at a glance, read back from what is stored: lists, requests, rides, captures, cards."""

from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from duadon.access.admission import count_rows
from duadon.access.rights import require_right
from duadon.core.custody.close_rule import is_closed
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.passages import Stage
from duadon.core.custody.state import CustodyState, fold_custody
from duadon.core.enrolment.states import Status
from duadon.core.enrolment.tracks import Track
from duadon.core.shuttle.plan import Unplaced
from duadon.core.shuttle.verification import verify_plan
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.ids import RiderId, RunId
from duadon.core.values.roles import Actor, Right
from duadon.store.captures import UNDONE, CaptureOutcome
from duadon.store.custody import load_day_events
from duadon.store.enrolments import EnrolmentState, living_states
from duadon.store.outreach import TripRequest, find_children_of_riders
from duadon.store.plans import NotReady, Run, find_plan

# Somebody who arrived has ridden, also where the boarding tap was forgotten.
RODE_OUT = frozenset({Stage.BOARDED, Stage.AT_POINT})


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSummary:
    """Rows of all accepted lists, and the children they made, by track on their listing day."""

    read: int
    accepted: int
    waiting: int
    refused: int
    by_track: dict[Track, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class RideSummary:
    """One published day: who was placed, who rode, who was handed over; children and adults apart."""

    requests: int
    people_placed: int
    unplaced: tuple[Unplaced, ...]
    not_ready: tuple[NotReady, ...]
    violations: int
    boarded: tuple[int, int]
    handed_over: tuple[int, int]
    runs: int
    runs_closed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSummary:
    """Children captured and not captured at the desk, cards made and handed over."""

    captured: int
    not_captured: int
    made: int
    handed_over: int


def summarise_lists(frame: CampaignFrame, *, actor: Actor) -> ListSummary:
    """Count rows by verdict and children by track."""
    require_right(actor, Right.READ_PROGRESS)
    rows = count_rows(frame.id)
    listed = living_states(frame.id).filter(state=Status.LISTED.value)
    tracks = dict(listed.values_list("track").annotate(Count("enrolment", distinct=True)))
    return ListSummary(
        read=rows.read,
        accepted=rows.stored.get("accepted", 0),
        waiting=rows.stored.get("waiting", 0),
        refused=rows.stored.get("refused", 0),
        by_track={track: tracks.get(track.value, 0) for track in Track},
    )


def summarise_rides(frame: CampaignFrame, day: date, *, actor: Actor) -> RideSummary | None:
    """Fold the day's events and count; None where no plan of the day is published."""
    require_right(actor, Right.READ_PROGRESS)
    kept = find_plan(frame.id, day, published=True)
    if kept is None:
        return None
    runs = [RunId(pk) for pk in Run.objects.filter(plan_id=kept.id).values_list("pk", flat=True)]
    told = load_day_events(runs)
    state = fold_custody(told.events, elsewhere=told.elsewhere)
    children = set(find_children_of_riders(_riders(told.events)))
    return RideSummary(
        requests=TripRequest.objects.filter(campaign_id=frame.id, day=day).count(),
        people_placed=kept.plan.objective.people,
        unplaced=kept.plan.unplaced,
        not_ready=kept.not_ready,
        violations=len(verify_plan(kept.plan, kept.problem)),
        boarded=_count(_at(state, RODE_OUT), children),
        handed_over=_count(_at(state, {Stage.HANDED_OVER}), children),
        runs=len(runs),
        runs_closed=sum(is_closed(state, run) for run in runs),
    )


def _riders(events: Iterable[CustodyEvent]) -> set[RiderId]:
    return {event.rider_id for event in events if event.rider_id is not None}


def _at(state: CustodyState, stages: Container[Stage]) -> set[RiderId]:
    """Return whose passage stands at one of the stages: what was undone or contradicts itself does not."""
    passages = (passage for facts in state.runs.values() for passage in facts.passages.values())
    return {passage.rider_id for passage in passages if passage.stage in stages}


def _count(riders: set[RiderId], children: set[RiderId]) -> tuple[int, int]:
    return len(riders & children), len(riders - children)


def summarise_cards(frame: CampaignFrame, day: date, *, actor: Actor) -> CardSummary:
    """Count captures and cards up to a day that the register knows child by child."""
    require_right(actor, Right.READ_PROGRESS)
    told = living_states(frame.id).filter(effective_on__lte=day)
    states = Counter(told.values_list("state", flat=True))
    outcomes = CaptureOutcome.objects.filter(enrolment__campaign_id=frame.id, day__lte=day)
    return CardSummary(
        captured=_count_captured(told),
        not_captured=_count_failed(outcomes),
        made=states[Status.CARD_MADE.value],
        handed_over=states[Status.HANDED_OVER.value],
    )


def _count_failed(outcomes: QuerySet[CaptureOutcome]) -> int:
    """Count the children who went away without a capture at least once; what was taken back never was."""
    failed = outcomes.filter(captured=False, taken_back_by__isnull=True).exclude(reason=UNDONE)
    return failed.values("enrolment_id").distinct().count()


def _count_captured(told: QuerySet[EnrolmentState]) -> int:
    """Count the children whose capture was not taken back."""
    marks = told.filter(state__in=[Status.CAPTURED.value, Status.NOT_CAPTURED.value])
    in_order = marks.order_by("effective_on", "recorded_at")
    last = dict(in_order.values_list("enrolment_id", "state"))
    return sum(state == Status.CAPTURED.value for state in last.values())

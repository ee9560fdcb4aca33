"""Whether a press on a page may stand: receivers, the walk through the empty van, an undo."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from duadon.core.custody.close_rule import MOST_WRONG_CODES, are_codes_spent, fault_of_manner
from duadon.core.custody.conflicts import ConflictKind
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import OUTCOME_KINDS, HandOverDetail, ReceiverKind, UndoDetail, WalkDetail
from duadon.core.custody.passages import ABOARD_STAGES
from duadon.core.custody.presses import Press, find_undone, receives, stage_of
from duadon.core.custody.runs import Run
from duadon.core.custody.state import NOT_UNDOABLE, CustodyState, fold_custody
from duadon.core.enrolment.states import CAPTURED_ALREADY, last_of
from duadon.core.outreach.trip_requests import LegName
from duadon.core.shuttle.plan import Leg
from duadon.core.values.answers import Refusal
from duadon.core.values.ids import CampaignId, ChildId, DeviceId, RiderId, RunId, TripRequestId
from duadon.store.enrolments import hold_enrolments, load_status_facts
from duadon.store.outreach import Rider, find_children_of_riders
from duadon.store.trips import load_receivers


def find_fault_of_receiver(presses: Iterable[Press], state: CustodyState, run_id: RunId) -> Refusal | None:
    """Return why somebody cannot be handed over like this: only to whom the request names.

    The own adult must be on the same ride: who stayed behind receives nobody.
    """
    hand_overs = [
        (press.rider_id, press.detail)
        for press in presses
        if press.rider_id is not None and isinstance(press.detail, HandOverDetail)
    ]
    if not hand_overs:
        return None
    riders = {rider for rider, _ in hand_overs}
    named = {RiderId(one.adult_id) for _, one in hand_overs if one.adult_id is not None}
    if not all(receives(stage_of(state, run_id, adult, Leg.HOME)) for adult in named):
        return Refusal(code="custody.press.no_such_receiver")
    rows = {RiderId(row.pk): row for row in Rider.objects.filter(pk__in=riders | named)}
    known = load_receivers({TripRequestId(row.request_id) for row in rows.values()}, LegName.HOME)
    for rider, detail in hand_overs:
        row = rows.get(rider)
        if row is None or not _fits(row, detail, rows, len(known.get(TripRequestId(row.request_id), ()))):
            return Refusal(code="custody.press.no_such_receiver")
    return None


def find_captured_before(presses: Iterable[Press], campaign_id: CampaignId, day: date) -> tuple[RiderId, ...]:
    """Return of whom an outcome is pressed though the child was captured by then, alone or on another ride.

    Their enrolments are held: nobody captures them meanwhile.
    """
    told = [one.rider_id for one in presses if one.kind in OUTCOME_KINDS and one.rider_id is not None]
    children = find_children_of_riders(told)
    hold_enrolments(campaign_id, children.values())
    facts = load_status_facts(campaign_id, children.values())

    def is_captured(child: ChildId) -> bool:
        last = last_of(fact for fact in facts[child] if fact.effective_on <= day)
        return last is not None and last.status in CAPTURED_ALREADY

    return tuple(rider for rider, child in children.items() if is_captured(child))


def _fits(row: Rider, detail: HandOverDetail, rows: Mapping[RiderId, Rider], receivers: int) -> bool:
    match detail.receiver:
        case ReceiverKind.SELF:
            return row.adult_id is not None
        case ReceiverKind.OWN_ADULT:
            adult = rows.get(detail.adult_id) if detail.adult_id else None
            return adult is not None and adult.adult_id is not None and adult.request_id == row.request_id
        case ReceiverKind.NAMED:
            return row.child_id is not None and (detail.receiver_index or 0) < receivers
        case ReceiverKind.WALKS_HOME:
            # No consent of this kind is recorded yet, so nobody may.
            return False


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkGround:
    """What a walk is held against; `words`: what was looked at, where it was done by photograph.

    `is_stale`: something was recorded for the run after the confirmer's page was drawn.
    """

    run: Run
    state: CustodyState
    words: str
    is_stale: bool


def judge_walk(press: Press, ground: WalkGround) -> Refusal | None:
    """Return what is wrong with a walk before it is recorded; the close rule asks again.

    A wrong code is recorded: it is the trace of somebody who tried.
    """
    detail, run, state = press.detail, ground.run, ground.state
    if not isinstance(detail, WalkDetail):
        return Refusal(code="custody.close.walk_not_second_person", parameters={"call": run.call})
    fault = fault_of_manner(run, detail, words=ground.words)
    if fault is not None:
        return Refusal(code=fault, parameters={"call": run.call})
    passages = state.of_run(run.id).passages.values()
    aboard = [one for one in passages if one.stage in ABOARD_STAGES]
    if aboard:
        names = (run.contact_of(one.rider_id).name for one in aboard)
        items = tuple(Refusal(code="custody.press.still_aboard", parameters={"name": name}) for name in names)
        return Refusal(code="custody.press.walk_with_people", parameters={"count": len(items)}, items=items)
    if are_codes_spent(state.of_run(run.id), run.last_row_code):
        return Refusal(code="custody.close.codes_spent", parameters={"count": MOST_WRONG_CODES})
    if ground.is_stale:
        return Refusal(code="custody.press.changed_meanwhile")
    return None


def judge_undo(
    press: Press, events: Sequence[CustodyEvent], *, device_id: DeviceId, reason: str
) -> Refusal | None:
    """Return why an undo cannot be: gone already, never undoable, or without the reason that it needs.

    The last press of the own device is taken back by a tap, everything older says why.
    """
    targets = set(press.detail.targets) if isinstance(press.detail, UndoDetail) else set()
    undone = find_undone(events)
    found = [one for one in events if one.id in targets]
    if len(found) != len(targets) or any(one.id in undone or one.kind in NOT_UNDOABLE for one in found):
        return Refusal(code="custody.press.nothing_to_undo")
    own = [one for one in events if one.device_id == device_id]
    last_moment = max((one.phone_time for one in own), default=None)
    is_last = all(one.device_id == device_id and one.phone_time == last_moment for one in found)
    if not is_last and not reason.strip():
        return Refusal(code="custody.press.reason_missing")
    return None


def find_new_home_before_out(
    events: Sequence[CustodyEvent], pressed: Sequence[CustodyEvent]
) -> frozenset[RiderId]:
    """Return whose way home would stand before their way out, if this was recorded too."""
    return _home_before_out((*events, *pressed)) - _home_before_out(events)


def _home_before_out(events: Iterable[CustodyEvent]) -> frozenset[RiderId]:
    conflicts = fold_custody(events).conflicts
    return frozenset(
        one.rider_id for one in conflicts if one.kind is ConflictKind.HOME_BEFORE_OUT and one.rider_id
    )

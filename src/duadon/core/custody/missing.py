"""Say who is missing or contradictory: name, last seen where, when, by whom, and whom to call."""

from duadon.core.custody.conflicts import Conflict, ConflictKind
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import EventKind
from duadon.core.custody.passages import Stage
from duadon.core.custody.runs import Run
from duadon.core.custody.state import CustodyState
from duadon.core.shuttle.plan import Leg
from duadon.core.values.answers import Parameter, Refusal
from duadon.core.values.ids import RiderId

# One sentence a sighting, so that each says where the person was seen.
LAST_SEEN_CODES: dict[EventKind, str] = {
    EventKind.BOARDED: "custody.missing.on_van_out",
    EventKind.ARRIVED: "custody.missing.at_point",
    EventKind.CAME: "custody.missing.came",
    EventKind.CALLED: "custody.missing.called_to_desk",
    EventKind.CAPTURED: "custody.missing.at_desk",
    EventKind.NOT_CAPTURED: "custody.missing.at_desk",
    EventKind.BACK_ON_BOARD: "custody.missing.on_van_home",
    EventKind.HANDED_OVER: "custody.missing.handed_over",
    EventKind.MOVED: "custody.missing.moved",
    EventKind.LEFT_WITH_GUARDIAN: "custody.missing.with_guardian",
}
CONFLICT_CODES: dict[ConflictKind, str] = {
    ConflictKind.SAME_ID_OTHER_CONTENT: "custody.conflict.same_id_other_content",
    ConflictKind.SAME_NUMBER_TWICE: "custody.conflict.same_number_twice",
    ConflictKind.UNDO_WITHOUT_TARGET: "custody.conflict.undo_without_target",
    ConflictKind.UNDO_NOT_POSSIBLE: "custody.conflict.undo_not_possible",
    ConflictKind.ABSENT_BUT_SEEN: "custody.conflict.absent_but_seen",
    ConflictKind.TWO_ENDS: "custody.conflict.two_ends",
    ConflictKind.TWO_RECEIVERS: "custody.conflict.two_receivers",
    ConflictKind.ABOARD_AGAIN: "custody.conflict.aboard_again",
    ConflictKind.LEAVING_ORDER_UNKNOWN: "custody.conflict.leaving_order_unknown",
    ConflictKind.IN_TWO_RUNS: "custody.conflict.in_two_runs",
    ConflictKind.HOME_BEFORE_OUT: "custody.conflict.home_before_out",
    ConflictKind.MOVED_IN_A_CIRCLE: "custody.conflict.moved_in_a_circle",
}


def explain_missing(run: Run, state: CustodyState, *, rider_id: RiderId, leg: Leg) -> Refusal:
    """Say where somebody without an end state was last seen, when, by whom, and whom to call."""
    seen = state.last_seen(rider_id)
    parameters = _who(run, rider_id)
    if seen is None:
        return Refusal(code="custody.missing.never_seen", parameters=parameters)
    parameters |= {"when": seen.phone_time.astimezone(run.zone), "by": name_officer(run, seen)}
    passage = state.of_run(run.id).passages.get((rider_id, leg))
    if leg is Leg.HOME and passage is not None and passage.stage is Stage.ABSENT:
        return Refusal(code="custody.missing.absent_on_way_home", parameters=parameters)
    return Refusal(code=LAST_SEEN_CODES[seen.kind], parameters=parameters)


def explain_conflict(run: Run, conflict: Conflict) -> Refusal:
    """Say what contradicts what, about whom; without a person the run's own contact is named."""
    if conflict.rider_id is None:
        return Refusal(code=CONFLICT_CODES[conflict.kind], parameters={"name": "-", "call": run.call})
    return Refusal(code=CONFLICT_CODES[conflict.kind], parameters=_who(run, conflict.rider_id))


def name_officer(run: Run, event: CustodyEvent) -> str:
    """Return the name of who pressed it, or the id where the run does not know it."""
    return run.officer_names.get(event.actor, str(event.actor))


def _who(run: Run, rider_id: RiderId) -> dict[str, Parameter]:
    contact = run.contact_of(rider_id)
    return {"name": contact.name, "call": contact.call}

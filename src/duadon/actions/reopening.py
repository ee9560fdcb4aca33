"""Open a closed run again when a late event breaks the rule it was closed by."""

from collections.abc import Iterable
from datetime import datetime
from uuid import uuid4, uuid5

from duadon.access.rides import weigh_run
from duadon.core.custody.close_rule import breaks_closing, is_closed
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import DeviceMark, EventKind, Source
from duadon.core.custody.state import CustodyState, fold_custody
from duadon.core.values.ids import DeviceId, EventId, OfficeId, RunId
from duadon.core.values.roles import Actor
from duadon.store.custody import (
    DayEvents,
    Device,
    find_closed_runs,
    last_number,
    load_day_events,
    save_event,
)


def reopen_broken(run_ids: Iterable[RunId], *, actor: Actor, now: datetime) -> list[RunId]:
    """Write `reopened` for each closed run of the days of these runs that should not be closed.

    An event may break another run than the one it names: a move fills the run it leads to. The server
    weighs and writes it, whatever the actor who sent the event may do. Returns the runs that are open again.
    """
    wanted = set(run_ids)
    # Most taps come while no run is closed: they cost one question and no fold.
    if not (perhaps_closed := find_closed_runs(wanted)):
        return []
    day = load_day_events(wanted)
    state = fold_custody(day.events, elsewhere=day.elsewhere)
    closed = [run for run in sorted(perhaps_closed) if is_closed(state, run)]
    return [run for run in closed if _reopen(run, (day, state), actor, now)]


def _reopen(run_id: RunId, folded: tuple[DayEvents, CustodyState], actor: Actor, now: datetime) -> bool:
    day, state = folded
    run = weigh_run(run_id, office_id=actor.office_id)
    if breaks_closing(run, state, parked=day.parked) is None:
        return False
    save_event(_reopened(run_id, state, actor, now), now=now)
    return True


def _reopened(run_id: RunId, state: CustodyState, actor: Actor, now: datetime) -> CustodyEvent:
    device = _server_device(actor.office_id, now)
    number, previous_hash = last_number(device)
    known = state.of_run(run_id).known_numbers
    return CustodyEvent(
        id=EventId(uuid4()),
        device_id=device,
        number=number + 1,
        run_id=run_id,
        kind=EventKind.REOPENED,
        actor=actor.officer_id,
        phone_time=now,
        seen=tuple(
            DeviceMark(device_id=other, number=last) for other, last in known.items() if other != device
        ),
        previous_hash=previous_hash,
        source=Source.DESK,
    )


def _server_device(office_id: OfficeId, now: datetime) -> DeviceId:
    """Return the device under which the server itself writes; made on first use."""
    device_id = DeviceId(uuid5(office_id, "server"))
    Device.objects.get_or_create(
        id=device_id,
        defaults={
            "office_id": office_id,
            "kind": Source.DESK.value,
            "label": "Máy chủ",
            "enrolled_at": now,
        },
    )
    return device_id

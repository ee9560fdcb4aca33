"""One tap that says something about custody. Events are never changed; corrections are new events."""

from dataclasses import dataclass
from datetime import datetime

from duadon.core.custody.kinds import (
    Detail,
    DeviceMark,
    EventKind,
    MovedDetail,
    Source,
    detail_wanted,
)
from duadon.core.shuttle.plan import Leg
from duadon.core.values.errors import require
from duadon.core.values.ids import DeviceId, EventId, OfficerId, RiderId, RunId

SCHEMA_VERSION = 1
FIRST_HASH = "0" * 64  # stands before a device's first event

# Kinds that speak about the whole run; `undo` and `note` may, all others name a rider and a leg.
RUN_WIDE_KINDS = frozenset(
    {
        EventKind.FERRY_COUNT,
        EventKind.WALK_THROUGH_DONE,
        EventKind.CLOSE_ASKED,
        EventKind.CLOSED,
        EventKind.REOPENED,
    }
)
FREE_KINDS = frozenset({EventKind.UNDO, EventKind.NOTE})
LEG_OF_KIND: dict[EventKind, Leg] = {
    EventKind.BOARDED: Leg.OUT,
    EventKind.ARRIVED: Leg.OUT,
    EventKind.CAME: Leg.OUT,
    EventKind.CALLED: Leg.OUT,
    EventKind.CAPTURED: Leg.OUT,
    EventKind.NOT_CAPTURED: Leg.OUT,
    EventKind.BACK_ON_BOARD: Leg.HOME,
    EventKind.HANDED_OVER: Leg.HOME,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyEvent:
    """What was pressed, about whom, by whom, on which device.

    `number` counts the device's events from 1 without a gap, over all its runs. `phone_time` is the
    phone's wall clock with its offset (shown as pressed, it decides nothing), `monotonic_ms` runs
    since the page's start, `server_offset_ms` is the last known difference to the server.
    `seen` holds, per other device, the last number this device knew of when the event was pressed:
    it is the only order between devices. What the desk at the point says (came, called, captured, not
    captured) names the run that brought the person, or was to; of who is on none, any of the day. In
    `close_asked` and `closed` `seen` is each device's last number. Raises RuleBroken when kind and fields
    do not fit.
    """

    id: EventId
    device_id: DeviceId
    number: int
    run_id: RunId
    kind: EventKind
    actor: OfficerId
    phone_time: datetime
    leg: Leg | None = None
    rider_id: RiderId | None = None
    detail: Detail | None = None
    seen: tuple[DeviceMark, ...] = ()
    monotonic_ms: int = 0
    server_offset_ms: int | None = None
    previous_hash: str = FIRST_HASH
    source: Source = Source.PHONE
    app_version: str = "0"
    schema_version: int = SCHEMA_VERSION
    forced: bool = False
    reason: str = ""

    def __post_init__(self) -> None:
        require(self.number >= 1, "a device counts its events from 1")
        require(self.phone_time.tzinfo is not None, "phone time needs its offset")
        require(self.monotonic_ms >= 0, "the monotonic clock starts at 0")
        require(len(self.previous_hash) == len(FIRST_HASH), "a hash has 64 hexadecimal digits")
        require(not self.forced or self.reason.strip() != "", "a forced event needs its reason")
        self._check_person()
        self._check_detail()
        self._check_seen()

    def _check_person(self) -> None:
        """A rider's event names rider and leg, a run's event names no rider."""
        if self.kind in FREE_KINDS:
            return
        if self.kind in RUN_WIDE_KINDS:
            require(self.rider_id is None, "this kind speaks about the whole run, not a rider")
            return
        require(self.rider_id is not None and self.leg is not None, "this kind names a rider and a leg")
        fixed = LEG_OF_KIND.get(self.kind)
        require(fixed is None or fixed is self.leg, "this kind belongs to the other leg")

    def _check_detail(self) -> None:
        """Each kind brings exactly its own detail."""
        wanted = detail_wanted(self.kind, forced=self.forced) or type(None)
        require(type(self.detail) is wanted, "the detail does not belong to this kind")
        if isinstance(self.detail, MovedDetail):
            require(self.detail.to_run != self.run_id, "nobody is moved to the same run")

    def _check_seen(self) -> None:
        """Marks are one a device, of other devices; the own number speaks for itself."""
        if not self.seen:
            require(self.kind is not EventKind.CLOSED, "closed carries each device's last number")
            return
        devices = {mark.device_id for mark in self.seen}
        require(len(devices) == len(self.seen), "one mark a device")
        require(self.device_id not in devices, "the own number needs no mark")

    def knows(self, device_id: DeviceId, number: int) -> bool:
        """Tell whether the device's event of that number was pressed before this one, for certain.

        True within one device by the numbers, across devices by the marks; otherwise unknown,
        and unknown counts as no.
        """
        if device_id == self.device_id:
            return number < self.number
        return any(mark.device_id == device_id and number <= mark.number for mark in self.seen)

    def comes_after(self, other: "CustodyEvent") -> bool:
        """Tell whether the other event was pressed before this one, for certain."""
        return self.knows(other.device_id, other.number)

"""What the tests press with: devices that number their own events, with clocks as wrong as you like."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import (
    AbsentDetail,
    AbsentReason,
    Detail,
    DeviceMark,
    EventKind,
    HandOverDetail,
    MovedDetail,
    ReceiverKind,
    Source,
    UndoDetail,
    WalkDetail,
)
from duadon.core.shuttle.plan import Leg
from duadon.core.values.ids import DeviceId, EventId, OfficerId, RiderId, RunId

MORNING = datetime(2024, 9, 10, 0, 0, tzinfo=UTC)
LAST_ROW_CODE = "K7M2"
ABSENT = AbsentDetail(reason=AbsentReason.NOT_THERE)
TO_OWN_ADULT = HandOverDetail(receiver=ReceiverKind.OWN_ADULT)
TO_SELF = HandOverDetail(receiver=ReceiverKind.SELF)


def make_uuid(rng: Random) -> UUID:
    """Make a random id from the seed."""
    return UUID(int=rng.getrandbits(128), version=4)


def rider(number: int) -> RiderId:
    """Make the id of a numbered rider."""
    return RiderId(UUID(int=0x1000 + number, version=4))


def officer(number: int) -> OfficerId:
    """Make the id of a numbered officer."""
    return OfficerId(UUID(int=0x2000 + number, version=4))


def run_id(number: int) -> RunId:
    """Make the id of a numbered run."""
    return RunId(UUID(int=0x3000 + number, version=4))


@dataclass(slots=True)
class Pen:
    """A device in somebody's hand. `skew` is what its wall clock is wrong by."""

    rng: Random
    device_id: DeviceId
    holder: OfficerId
    source: Source = Source.PHONE
    skew: timedelta = timedelta(0)
    count: int = 0
    minute: int = 0
    pressed: list[CustodyEvent] = field(default_factory=list)

    @classmethod
    def of(cls, rng: Random, holder: OfficerId, *, source: Source = Source.PHONE) -> "Pen":
        """Make a new device for an officer."""
        return cls(rng, DeviceId(make_uuid(rng)), holder, source=source)

    def press(
        self,
        kind: EventKind,
        run: RunId,
        who: tuple[RiderId, Leg] | None = None,
        *,
        detail: Detail | None = None,
        seen: tuple[DeviceMark, ...] = (),
    ) -> CustodyEvent:
        """Press once: the next number, at the next minute of the device's own clock."""
        self.count += 1
        self.minute += 1
        event = CustodyEvent(
            id=EventId(make_uuid(self.rng)),
            device_id=self.device_id,
            number=self.count,
            run_id=run,
            kind=kind,
            actor=self.holder,
            phone_time=MORNING + self.skew + timedelta(minutes=self.minute),
            rider_id=who[0] if who else None,
            leg=who[1] if who else None,
            detail=detail,
            seen=seen,
            source=self.source,
        )
        self.pressed.append(event)
        return event

    def mark(self) -> DeviceMark:
        """Say which number this device has come to."""
        return DeviceMark(device_id=self.device_id, number=self.count)

    def out(self, kind: EventKind, run: RunId, rider_id: RiderId) -> CustodyEvent:
        """Press something about the way out that needs no detail."""
        return self.press(kind, run, (rider_id, Leg.OUT))

    def board(self, run: RunId, rider_id: RiderId, leg: Leg) -> CustodyEvent:
        """Press that somebody got on, on either leg."""
        kind = EventKind.BOARDED if leg is Leg.OUT else EventKind.BACK_ON_BOARD
        return self.press(kind, run, (rider_id, leg))

    def deliver(self, run: RunId, rider_id: RiderId, leg: Leg) -> CustodyEvent:
        """Press the end of a leg: arrived, or handed over to the own adult."""
        if leg is Leg.OUT:
            return self.out(EventKind.ARRIVED, run, rider_id)
        return self.press(EventKind.HANDED_OVER, run, (rider_id, leg), detail=TO_OWN_ADULT)

    def absent(self, run: RunId, rider_id: RiderId, leg: Leg) -> CustodyEvent:
        """Press that somebody did not come."""
        return self.press(EventKind.ABSENT, run, (rider_id, leg), detail=ABSENT)

    def leave(
        self, run: RunId, rider_id: RiderId, leg: Leg, seen: tuple[DeviceMark, ...] = ()
    ) -> CustodyEvent:
        """Press that somebody stayed with the guardian."""
        return self.press(EventKind.LEFT_WITH_GUARDIAN, run, (rider_id, leg), seen=seen)

    def move(self, run: RunId, rider_id: RiderId, leg: Leg, to_run: RunId) -> CustodyEvent:
        """Press that another run takes somebody over."""
        return self.press(EventKind.MOVED, run, (rider_id, leg), detail=MovedDetail(to_run=to_run))

    def undo(self, *events: CustodyEvent) -> CustodyEvent:
        """Take events of one run back."""
        targets = UndoDetail(targets=tuple(event.id for event in events))
        return self.press(EventKind.UNDO, events[0].run_id, detail=targets)

    def come(self, run: RunId, rider_id: RiderId) -> CustodyEvent:
        """Press at the desk that somebody came by themselves."""
        return self.press(EventKind.CAME, run, (rider_id, Leg.OUT))

    def walk(
        self, run: RunId, seen: tuple[DeviceMark, ...] = (), *, code: str = LAST_ROW_CODE
    ) -> CustodyEvent:
        """Confirm the empty van under the holder's own login."""
        detail = WalkDetail(confirmer=self.holder, code=code)
        return self.press(EventKind.WALK_THROUGH_DONE, run, detail=detail, seen=seen)

    def ask(self, run: RunId, seen: tuple[DeviceMark, ...] = ()) -> CustodyEvent:
        """Ask to close: the device's last word."""
        return self.press(EventKind.CLOSE_ASKED, run, seen=seen)

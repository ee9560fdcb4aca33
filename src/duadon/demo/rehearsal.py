"""Play a published day: every tap of drivers, attendants and desk, through the actions of the phones.

The taps are taken in the order of the planned times. A family may stay away (`absent`), a child may
leave the desk without a capture (`upset`), and the play may stop at a time of the day (`until`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from duadon.actions.close_run import CloseRun, close_run
from duadon.actions.enrol_device import EnrolDevice, enrol_device
from duadon.actions.record_custody import RecordCustody, record_custody
from duadon.core.custody.kinds import (
    AbsentDetail,
    AbsentReason,
    EventKind,
    HandOverDetail,
    NotCapturedDetail,
    ReceiverKind,
    Source,
    WalkDetail,
)
from duadon.core.shuttle.plan import Leg
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.capture_marks import NotCapturedReason
from duadon.core.values.ids import DeviceId, EventId, OfficerId, RiderId
from duadon.core.values.roles import Actor
from duadon.core.values.times import DAY, MINUTE
from duadon.demo.pens import Pen, Tap
from duadon.queries.run_sheets import DaySheets, RunSheet, SheetRider, SheetStop
from duadon.store.custody import last_number

CLOSE_AFTER = 10 * MINUTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Twists:
    """What does not go as planned; groups by their request's id.

    `left_aboard` are riders whose hand-over on the way home nobody presses.
    """

    absent_groups: frozenset[str] = frozenset()
    upset_children: frozenset[str] = frozenset()
    left_aboard: frozenset[RiderId] = frozenset()
    until: int = DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who acts: crews by officer, the desk's officer, the dispatcher who closes."""

    crews: Mapping[OfficerId, Actor]
    desk: Actor
    dispatcher: Actor


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What the play counted: taps taken, runs closed, refusals to close."""

    taps: int = 0
    parked: int = 0
    closed: int = 0
    refused: list[Refusal] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beat:
    """Taps at one time on one device."""

    second: int
    run: RunSheet
    device: UUID
    by: OfficerId
    taps: tuple[Tap, ...]
    closes: bool = False


class Rehearsal:
    """One day in play; `play` may be called once."""

    def __init__(self, sheets: DaySheets, frame: CampaignFrame, cast: Cast, twists: Twists) -> None:
        """Take the day's sheets; nothing is written yet."""
        self._sheets = sheets
        self._day = sheets.plan.plan.day
        self._zone = ZoneInfo(frame.zone_name)
        self._cast = cast
        self._twists = twists
        # What is broken off goes on in the pages: a phone that nobody holds never says its last word.
        self._kind = Source.PHONE if twists.until == DAY else Source.DESK
        self._phones = {
            sheet.vehicle_id: Pen(device_id=DeviceId(uuid4()), source=self._kind) for sheet in sheets.runs
        }
        self._desk = Pen(device_id=DeviceId(uuid4()), source=Source.DESK)
        self._outcome = Outcome()

    def play(self) -> Outcome:
        """Enrol the devices, then press every tap up to the time, closing each run at its end."""
        self._enrol()
        beats = sorted(self._beats(), key=lambda beat: (beat.second, beat.closes))
        for beat in beats:
            if beat.second <= self._twists.until:
                self._press(beat)
        return self._outcome

    def at(self, second: int) -> datetime:
        """Return the UTC instant of a second of the day."""
        return at_second(self._day, second, self._zone)

    def _enrol(self) -> None:
        now = self.at(self._sheets.runs[0].stops[0].arrive - 30 * MINUTE)
        for vehicle_id, pen in self._phones.items():
            runs = [sheet for sheet in self._sheets.runs if sheet.vehicle_id == vehicle_id]
            command = EnrolDevice(
                command_id=uuid4(),
                device_id=pen.device_id,
                kind=self._kind,
                label=f"Điện thoại {runs[0].vehicle}",
                run_ids=tuple(sheet.run_id for sheet in runs) if self._kind is Source.PHONE else (),
            )
            enrol_device(command, actor=self._cast.dispatcher, now=now)
        desk = EnrolDevice(
            command_id=uuid4(), device_id=self._desk.device_id, kind=Source.DESK, label="Bàn thu nhận"
        )
        enrol_device(desk, actor=self._cast.dispatcher, now=now)

    def _press(self, beat: _Beat) -> None:
        pen = self._phones.get(beat.device, self._desk)
        now = self.at(beat.second)
        pen.hear_of([*self._phones.values(), self._desk])
        pressed_at = now.astimezone(self._zone)  # a phone's wall clock shows local time
        events = tuple(pen.write(tap, run_id=beat.run.run_id, by=beat.by, at=pressed_at) for tap in beat.taps)
        command = RecordCustody(command_id=uuid4(), device_id=pen.device_id, events=events)
        answer = record_custody(command, actor=self._actor(beat.by), now=now)
        if isinstance(answer, Refusal):
            self._outcome.refused.append(answer)
            return
        self._outcome.taps += len(events)
        parked = answer.result["parked"]
        self._outcome.parked += len(parked) if isinstance(parked, list) else 0
        if beat.closes:
            self._close(beat.run, now)

    def _actor(self, officer: OfficerId) -> Actor:
        return self._cast.crews.get(officer, self._cast.desk)

    def _close(self, run: RunSheet, now: datetime) -> None:
        command = CloseRun(
            command_id=uuid4(),
            run_id=run.run_id,
            desk_id=self._desk.device_id,
            event_id=EventId(uuid4()),
        )
        answer = close_run(command, actor=self._cast.dispatcher, now=now)
        if isinstance(answer, Done):
            self._outcome.closed += 1
            # The server wrote `closed` under the desk's next number.
            self._desk.number, self._desk.previous_hash = last_number(self._desk.device_id)
        else:
            self._outcome.refused.append(answer)

    def _beats(self) -> Iterator[_Beat]:
        for run in self._sheets.runs:
            for stop in run.stops:
                yield from self._at_stop(run, stop)
            yield self._end(run)
        yield from self._captures()

    def _at_stop(self, run: RunSheet, stop: SheetStop) -> Iterator[_Beat]:
        off = tuple(self._off(stop))
        on = tuple(tap for rider in stop.on for tap in self._on(rider))
        if off:
            yield self._beat(run, stop.arrive, off)
        if on:
            yield self._beat(run, stop.depart, on)

    def _beat(self, run: RunSheet, second: int, taps: tuple[Tap, ...]) -> _Beat:
        return _Beat(second=second, run=run, device=run.vehicle_id, by=run.driver_id, taps=taps)

    def _off(self, stop: SheetStop) -> Iterator[Tap]:
        """Out: arrived. Home: a child gets off with its own adult, an adult by itself."""
        adults = {rider.group_id: rider.rider_id for rider in stop.off if not rider.is_child}
        for rider in stop.off:
            if rider.group_id in self._twists.absent_groups:
                continue
            if rider.leg is Leg.OUT:
                yield Tap(kind=EventKind.ARRIVED, rider_id=rider.rider_id, leg=Leg.OUT)
            elif rider.rider_id not in self._twists.left_aboard:
                yield _handed_over(rider, adults.get(rider.group_id))

    def _on(self, rider: SheetRider) -> Iterator[Tap]:
        absent = rider.group_id in self._twists.absent_groups
        if absent and rider.leg is Leg.OUT:
            detail = AbsentDetail(reason=AbsentReason.ILL)
            yield Tap(kind=EventKind.ABSENT, rider_id=rider.rider_id, leg=Leg.OUT, detail=detail)
        elif absent:
            # Somebody who never came out ends the way home in the care they never left.
            yield Tap(kind=EventKind.LEFT_WITH_GUARDIAN, rider_id=rider.rider_id, leg=Leg.HOME)
        else:
            kind = EventKind.BOARDED if rider.leg is Leg.OUT else EventKind.BACK_ON_BOARD
            yield Tap(kind=kind, rider_id=rider.rider_id, leg=rider.leg)

    def _end(self, run: RunSheet) -> _Beat:
        """The second person walks through the empty van, then the phone says that it is done."""
        confirmer = run.attendant_id or run.driver_id
        walk = WalkDetail(confirmer=confirmer, code=run.last_row_code)
        taps = (
            Tap(kind=EventKind.WALK_THROUGH_DONE, detail=walk),
            Tap(kind=EventKind.CLOSE_ASKED),
        )
        return _Beat(
            second=run.stops[-1].depart + CLOSE_AFTER,
            run=run,
            device=run.vehicle_id,
            by=confirmer,
            taps=taps,
            closes=True,
        )

    def _captures(self) -> Iterator[_Beat]:
        outward = {
            rider.rider_id: run
            for run in self._sheets.runs
            for stop in run.stops
            for rider in stop.on
            if rider.leg is Leg.OUT
        }
        for capture in self._sheets.captures:
            rider = RiderId(UUID(capture.child_id))
            if capture.group_id in self._twists.absent_groups:
                continue
            yield _Beat(
                second=capture.end,
                run=outward[rider],
                device=self._desk.device_id,
                by=self._cast.desk.officer_id,
                taps=(self._captured(rider, capture.child_id),),
            )

    def _captured(self, rider: RiderId, code: str) -> Tap:
        if code not in self._twists.upset_children:
            return Tap(kind=EventKind.CAPTURED, rider_id=rider, leg=Leg.OUT)
        detail = NotCapturedDetail(reason=NotCapturedReason.CHILD_UPSET)
        return Tap(kind=EventKind.NOT_CAPTURED, rider_id=rider, leg=Leg.OUT, detail=detail)


def _handed_over(rider: SheetRider, adult: RiderId | None) -> Tap:
    own = rider.is_child and adult is not None
    receiver = ReceiverKind.OWN_ADULT if own else ReceiverKind.SELF
    detail = HandOverDetail(receiver=receiver, adult_id=adult if own else None)
    return Tap(kind=EventKind.HANDED_OVER, rider_id=rider.rider_id, leg=Leg.HOME, detail=detail)


def at_second(day: date, second: int, zone: ZoneInfo) -> datetime:
    """Return the UTC instant of a second since local midnight."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
    return (midnight + timedelta(seconds=second)).astimezone(UTC)

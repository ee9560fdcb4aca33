"""Made-up runs for R9: what really happens in a van, what is pressed about it, and when it comes in.

Truth and taps are apart on purpose. People get on and off in the world; taps are made on two phones
and a desk, some doubled, some by mistake and undone at once, some never; an attendant may tick the
walk without looking, a driver may confirm himself, a child may sleep in its seat. Each tap reaches
the server late, in any order, or never. The oracle asks the world only, never the events.

What is left out because no server can know it: a phone that takes somebody aboard after it said that
it was done.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from heapq import merge
from random import Random

from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import DeviceMark, EventKind, Source, WalkDetail
from duadon.core.custody.runs import Crew, ListedPerson, Run, RunDevice
from duadon.core.shuttle.plan import Leg
from duadon.core.values.ids import OfficerId, RiderId
from tests.core.custody.pens import LAST_ROW_CODE, Pen, officer, rider, run_id

DRIVER, ATTENDANT, RECEIVER, DISPATCHER = officer(1), officer(2), officer(3), officer(4)
THIS_RUN, OTHER_RUN = run_id(1), run_id(2)
LOST_FOR_GOOD = 0.02
MEAN_DELAY = 5.0

_SAFE: dict[Leg, frozenset[str]] = {
    Leg.OUT: frozenset({"at the point", "with the guardian", "in another van", "never came"}),
    Leg.HOME: frozenset({"with the receiver", "with the guardian", "in another van"}),
}


@dataclass(slots=True)
class World:
    """Where everybody really is. `looked` says that a second person saw the van since it last
    changed.
    """

    places: dict[RiderId, str]
    legs: dict[RiderId, Leg]
    looked: bool = False

    def put(self, who: RiderId, place: str) -> None:
        """Move somebody; whatever was seen of the van before is no longer true."""
        if "van" in {place, self.places[who]}:
            self.looked = False
        self.places[who] = place

    def may_end(self) -> bool:
        """Tell whether ending the run now leaves nobody behind, and somebody made sure of it."""
        all_safe = all(place in _SAFE[self.legs[who]] for who, place in self.places.items())
        return all_safe and self.looked


Change = Callable[[World], None]
# At a moment either the world changes or an event comes in.
Moment = tuple[float, int, Change | CustodyEvent]


@dataclass(slots=True)
class Trip:
    """One run: its value for the rule, its world at the start, and its moments in order."""

    run: Run
    world: World
    moments: list[Moment]

    def replay(self) -> Iterator[CustodyEvent]:
        """Let the world change, and yield each event as it comes in."""
        for _, _, happening in self.moments:
            if isinstance(happening, CustodyEvent):
                yield happening
            else:
                happening(self.world)


@dataclass(slots=True)
class _Maker:
    """Draws one trip step by step; the step's number is the time."""

    rng: Random
    people: list[ListedPerson]
    stranger: ListedPerson | None
    attendant: OfficerId | None
    pens: list[Pen]
    desk: Pen
    changes: list[Moment] = field(default_factory=list)
    taps: list[tuple[int, CustodyEvent]] = field(default_factory=list)
    now: int = 0

    def chance(self, likelihood: float) -> bool:
        return self.rng.random() < likelihood

    def happens(self, change: Change) -> None:
        self.now += 1
        self.changes.append((float(self.now), len(self.changes), change))

    def moves(self, who: RiderId, place: str) -> None:
        self.happens(lambda world: world.put(who, place))

    def presses(self, event: CustodyEvent) -> CustodyEvent:
        self.taps.append((self.now, event))
        return event

    def marks(self, pen: Pen) -> tuple[DeviceMark, ...]:
        """Return what the pen knows of the others: all, or what had come in some time ago."""
        others = [other for other in (*self.pens, self.desk) if other is not pen and other.count]
        lag = 0 if self.chance(0.7) else self.rng.randrange(3)
        return tuple(
            DeviceMark(device_id=other.device_id, number=max(other.count - lag, 0)) for other in others
        )


def make_trip(rng: Random) -> Trip:
    """Draw a whole run."""
    attendant = ATTENDANT if rng.random() < 0.5 else None
    holders = [attendant or RECEIVER, DRIVER]
    pens = [Pen.of(rng, holder) for holder in holders[: rng.randrange(1, 3)]]
    if attendant is None:
        pens[0].holder = DRIVER
    people = [_person(rng, number) for number in range(rng.randrange(2, 5))]
    stranger = _person(rng, 9) if rng.random() < 0.3 else None
    desk = Pen.of(rng, DISPATCHER, source=Source.DESK)
    maker = _Maker(rng, people, stranger, attendant, pens, desk)
    run = _run(maker)
    _drive(maker)
    everybody = [*people, stranger] if stranger else people
    world = World(
        places={one.rider_id: _start(one) for one in everybody},
        legs={one.rider_id: one.leg for one in everybody},
    )
    if stranger:  # nobody misses a stranger before they get on
        world.places[stranger.rider_id] = "never came" if stranger.leg is Leg.OUT else "with the guardian"
    return Trip(run, world, list(merge(maker.changes, _arrivals(maker))))


def _person(rng: Random, number: int) -> ListedPerson:
    leg = rng.choice((Leg.OUT, Leg.HOME))
    return ListedPerson(
        rider_id=rider(number), leg=leg, is_child=rng.random() < 0.65, short_name="An N.", call="113"
    )


def _run(maker: _Maker) -> Run:
    return Run(
        id=THIS_RUN,
        crew=Crew(driver=DRIVER, attendant=maker.attendant, receivers=frozenset({RECEIVER, DISPATCHER})),
        people=tuple(maker.people),
        devices=tuple(
            RunDevice(device_id=pen.device_id, label="điện thoại", call="113") for pen in maker.pens
        ),
        last_row_code=LAST_ROW_CODE,
        call="113",
    )


def _start(person: ListedPerson) -> str:
    return "waiting at home" if person.leg is Leg.OUT else "waiting at the point"


def _arrivals(maker: _Maker) -> list[Moment]:
    """Draw when each tap comes in: late, out of order, some never."""
    arrivals: list[Moment] = []
    for number, (pressed, event) in enumerate(maker.taps):
        if not maker.chance(LOST_FOR_GOOD):
            delay = 0.5 if maker.chance(0.4) else maker.rng.expovariate(1 / MEAN_DELAY) + 0.5
            arrivals.append((pressed + delay, 1000 + number, event))
    return sorted(arrivals, key=lambda moment: moment[:2])


def _drive(maker: _Maker) -> None:
    """People get on, then off; the walk is ticked too early or done well; the phones ask to close."""
    boarding = [*maker.people, maker.stranger] if maker.stranger else list(maker.people)
    maker.rng.shuffle(boarding)
    riding = [person for person in boarding if _gets_on(maker, person)]
    maker.rng.shuffle(riding)
    sleeping = []
    for person in riding:
        _may_tick_too_early(maker)
        if maker.chance(0.15):
            pen = maker.rng.choice(maker.pens)  # thinks that it is done, and is not
            maker.presses(pen.ask(THIS_RUN))
        if not _gets_off(maker, person):
            sleeping.append(person)
    if maker.chance(0.3):
        _press_walk(maker, DRIVER)
    if sleeping and maker.chance(0.5):
        _press_walk(maker, maker.attendant or RECEIVER)  # without looking
    if not sleeping:
        _look_and_confirm(maker)
    for pen in maker.pens:
        if maker.chance(0.95):
            maker.presses(pen.ask(THIS_RUN))


def _gets_on(maker: _Maker, person: ListedPerson) -> bool:
    """Draw whether somebody rides; press it, rarely not, sometimes twice or wrongly before."""
    who, leg, pen = person.rider_id, person.leg, maker.rng.choice(maker.pens)
    if person is not maker.stranger and maker.chance(0.12):
        if leg is Leg.OUT and maker.chance(0.6):
            maker.moves(who, "never came")
            maker.presses(pen.absent(THIS_RUN, who, leg))
        else:
            maker.moves(who, "with the guardian")
            maker.presses(pen.leave(THIS_RUN, who, leg))
        return False
    if maker.chance(0.1):
        maker.presses(pen.undo(maker.presses(pen.absent(THIS_RUN, who, leg))))
    maker.moves(who, "van")
    if person is maker.stranger or maker.chance(0.97):
        maker.presses(pen.board(THIS_RUN, who, leg))
    if maker.chance(0.1):
        maker.presses(maker.rng.choice(maker.pens).board(THIS_RUN, who, leg))
    return True


def _gets_off(maker: _Maker, person: ListedPerson) -> bool:
    """Draw how somebody leaves the van; False: they sleep in it. A wrong tap is undone at once."""
    who, leg, pen = person.rider_id, person.leg, maker.rng.choice(maker.pens)
    if maker.chance(0.25):
        maker.presses(pen.undo(maker.presses(pen.deliver(THIS_RUN, who, leg))))
        _may_tick_too_early(maker)
    if maker.chance(0.12):
        return False
    if maker.chance(0.08):
        maker.moves(who, "in another van")
        maker.desk.holder = DISPATCHER
        maker.presses(maker.rng.choice((pen, maker.desk)).move(THIS_RUN, who, leg, OTHER_RUN))
        return True
    maker.moves(who, "at the point" if leg is Leg.OUT else "with the receiver")
    if maker.chance(0.97):
        maker.presses(pen.deliver(THIS_RUN, who, leg))
    if maker.chance(0.1):
        maker.presses(maker.rng.choice(maker.pens).deliver(THIS_RUN, who, leg))
    return True


def _may_tick_too_early(maker: _Maker) -> None:
    """A walk ticked from the front seat: by the second person, or by the driver for himself."""
    if maker.chance(0.12):
        _press_walk(maker, maker.attendant or RECEIVER)
    if maker.chance(0.05):
        _press_walk(maker, DRIVER)


def _look_and_confirm(maker: _Maker) -> None:
    """The second person walks through the empty van and reads the code, mostly rightly."""
    if maker.chance(0.1):
        return
    maker.happens(_see_empty_van)
    code = LAST_ROW_CODE if maker.chance(0.95) else "WRONG"
    _press_walk(maker, maker.attendant or RECEIVER, code)


def _see_empty_van(world: World) -> None:
    world.looked = True


def _press_walk(maker: _Maker, confirmer: OfficerId, code: str = LAST_ROW_CODE) -> None:
    """Press it on the first phone under the confirmer's own login."""
    pen = maker.pens[0]
    holder, pen.holder = pen.holder, confirmer
    detail = WalkDetail(confirmer=confirmer, code=code)
    marks = maker.marks(pen)
    maker.presses(pen.press(EventKind.WALK_THROUGH_DONE, THIS_RUN, detail=detail, seen=marks))
    pen.holder = holder

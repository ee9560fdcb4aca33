"""Made-up days for R1: what 28 children and 6 adults do, told by four phones, and what is true then.

Each person's fate is drawn first; it says both what is pressed and, written by hand here and not by
the fold, at which stage each of their passages must end up.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random

from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import EventKind, HandOverDetail, ReceiverKind
from duadon.core.custody.passages import Stage
from duadon.core.custody.state import CustodyState
from duadon.core.shuttle.plan import Leg
from duadon.core.values.ids import DeviceId, RiderId, RunId
from tests.core.custody.pens import TO_SELF, Pen, officer, rider, run_id

CHILDREN, ADULTS, PHONES = 28, 6, 4
OUT_RUNS, HOME_RUNS = (run_id(1), run_id(2)), (run_id(3), run_id(4))
MAX_SKEW_MINUTES = 7 * 60
LOST_ANSWERS = 0.25

PassageKey = tuple[RunId, RiderId, Leg]
Truth = dict[PassageKey, Stage]


@dataclass(slots=True)
class Day:
    """The events of a day in the order in which they were pressed, and what they come to."""

    events: list[CustodyEvent] = field(default_factory=list)
    truth: Truth = field(default_factory=dict)


@dataclass(slots=True)
class _Teller:
    """Tells one person's day with the two phones of their van."""

    rng: Random
    day: Day
    who: RiderId
    out: RunId
    home: RunId
    phones: tuple[Pen, Pen]

    def say(self, *events: CustodyEvent) -> None:
        self.day.events.extend(events)

    def any_phone(self) -> Pen:
        return self.rng.choice(self.phones)

    def settle(self, run: RunId, leg: Leg, stage: Stage) -> None:
        self.day.truth[run, self.who, leg] = stage

    def tap(self, press: Callable[[Pen], CustodyEvent]) -> None:
        """Press on one phone, sometimes on both (a colleague was quicker), sometimes at second try."""
        pen = self.any_phone()
        self.say(press(pen))
        if self.rng.random() < 0.1:
            self.say(press(self.phones[1] if pen is self.phones[0] else self.phones[0]))
        if self.rng.random() < 0.05:
            self.say(pen.undo(self.day.events[-1]), press(pen))


def make_day(rng: Random) -> Day:
    """Draw a day up to a random moment of it."""
    day = Day()
    phones = [Pen.of(rng, officer(number)) for number in range(PHONES)]
    tellers = []
    for number in range(CHILDREN + ADULTS):
        van = number % 2
        pair = (phones[2 * van], phones[2 * van + 1])
        tellers.append(_Teller(rng, day, rider(number), OUT_RUNS[van], HOME_RUNS[van], pair))
    stories = [_story(teller) for teller in tellers]
    most = rng.randrange(1, 7)  # the moment at which we look
    for _ in range(most):
        for story in stories:
            next(story, None)
    return day


def _story(teller: _Teller) -> Iterator[None]:
    """Draw one person's fate; each step presses something and notes what is true after it."""
    draw = teller.rng.random()
    if draw < 0.06:
        return _is_absent(teller)
    if draw < 0.12:
        return _stays_with_guardian(teller)
    if draw < 0.18:
        return _is_contradicted(teller)
    return _rides(teller, is_moved=draw < 0.26)


def _rides(teller: _Teller, *, is_moved: bool) -> Iterator[None]:
    who, out, home = teller.who, teller.out, teller.home
    teller.tap(lambda pen: pen.out(EventKind.BOARDED, out, who))
    teller.settle(out, Leg.OUT, Stage.BOARDED)
    yield
    teller.tap(lambda pen: pen.out(EventKind.ARRIVED, out, who))
    teller.settle(out, Leg.OUT, Stage.AT_POINT)
    yield
    teller.tap(lambda pen: pen.out(EventKind.CAPTURED, out, who))
    yield
    if is_moved:
        other = HOME_RUNS[1] if home == HOME_RUNS[0] else HOME_RUNS[0]
        teller.say(teller.any_phone().move(home, who, Leg.HOME, other))
        teller.settle(home, Leg.HOME, Stage.MOVED)
        teller.settle(other, Leg.HOME, Stage.EXPECTED)
        home = other
        yield
    teller.tap(lambda pen: pen.board(home, who, Leg.HOME))
    teller.settle(home, Leg.HOME, Stage.BACK_ON_BOARD)
    yield
    teller.tap(lambda pen: pen.deliver(home, who, Leg.HOME))
    teller.settle(home, Leg.HOME, Stage.HANDED_OVER)
    yield


def _is_absent(teller: _Teller) -> Iterator[None]:
    teller.tap(lambda pen: pen.absent(teller.out, teller.who, Leg.OUT))
    teller.settle(teller.out, Leg.OUT, Stage.ABSENT)
    yield


def _stays_with_guardian(teller: _Teller) -> Iterator[None]:
    pen = teller.any_phone()
    teller.say(pen.board(teller.out, teller.who, Leg.OUT))
    teller.settle(teller.out, Leg.OUT, Stage.BOARDED)
    yield
    teller.say(pen.leave(teller.out, teller.who, Leg.OUT))
    teller.settle(teller.out, Leg.OUT, Stage.LEFT_WITH_GUARDIAN)
    yield


def _is_contradicted(teller: _Teller) -> Iterator[None]:
    """Two phones say what cannot both be true; nobody wins."""
    who, out, home = teller.who, teller.out, teller.home
    first, second = teller.phones
    if teller.rng.random() < 0.5:
        teller.say(first.board(out, who, Leg.OUT), second.absent(out, who, Leg.OUT))
        teller.settle(out, Leg.OUT, Stage.CONFLICT)
        yield
        return
    walks = HandOverDetail(receiver=ReceiverKind.WALKS_HOME)
    teller.say(
        first.press(EventKind.HANDED_OVER, home, (who, Leg.HOME), detail=walks),
        second.press(EventKind.HANDED_OVER, home, (who, Leg.HOME), detail=TO_SELF),
    )
    teller.settle(home, Leg.HOME, Stage.CONFLICT)
    yield


def skew_clocks(events: Iterable[CustodyEvent], rng: Random) -> list[CustodyEvent]:
    """Return the same taps as phones whose wall clocks are up to seven hours wrong would tell them."""
    skews: dict[DeviceId, timedelta] = {}
    skewed = []
    for event in events:
        if event.device_id not in skews:
            minutes = rng.randint(-MAX_SKEW_MINUTES, MAX_SKEW_MINUTES)
            skews[event.device_id] = timedelta(minutes=minutes)
        skewed.append(replace(event, phone_time=event.phone_time + skews[event.device_id]))
    return skewed


def make_schedule(events: list[CustodyEvent], rng: Random) -> list[CustodyEvent]:
    """Draw how the events reach the server: batches a phone, answers lost and sent again, disorder."""
    draw = rng.random
    again = [event for event in events if draw() < LOST_ANSWERS]
    if draw() < 0.5:
        return sorted(events + again, key=lambda _: draw())
    size = rng.randrange(2, 30)
    sent = sorted(events, key=lambda event: event.device_id) + again
    batches = [sent[start : start + size] for start in range(0, len(sent), size)]
    rng.shuffle(batches)
    return [event for batch in batches for event in batch]


def picture(state: CustodyState) -> tuple[object, ...]:
    """Return all that a state says apart from the clocks' times: what must never differ."""
    passages = {
        (run, *person): (one.stage, one.moved_to, one.last_seen and one.last_seen.id)
        for run, facts in state.runs.items()
        for person, one in facts.passages.items()
    }
    numbers = [(facts.phones, facts.last_movements) for _, facts in sorted(state.runs.items())]
    return passages, state.conflicts, state.devices, state.captures, numbers


def stages(state: CustodyState) -> Truth:
    """Return the stage of every passage."""
    return {
        (run, *person): passage.stage
        for run, facts in state.runs.items()
        for person, passage in facts.passages.items()
    }

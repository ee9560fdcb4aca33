"""The counting strip of a run, and the day's count: home, van, point, van, home."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from duadon.core.custody.passages import ABOARD_STAGES, Passage, PersonOnLeg, Stage
from duadon.core.custody.runs import Run
from duadon.core.custody.state import CustodyState
from duadon.core.shuttle.plan import Leg
from duadon.core.values.ids import RiderId


class Whereabouts(StrEnum):
    """Where a person is in the course of the day."""

    NOT_YET = "not_yet"  # at home, expected
    ABSENT = "absent"  # at home, does not come
    VAN_OUT = "van_out"
    POINT = "point"
    VAN_HOME = "van_home"
    HOME_AGAIN = "home_again"
    WITH_GUARDIAN = "with_guardian"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStrip:
    """People on one run, each leg of a person counted once.

    `at_point` counts the way out; `elsewhere` are moved or left with the guardian.
    """

    aboard: int = 0
    not_yet: int = 0
    at_point: int = 0
    handed_over: int = 0
    absent: int = 0
    elsewhere: int = 0
    conflict: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ByAge:
    """The strip for children and for adults; somebody on no list counts as a child."""

    children: RunStrip
    adults: RunStrip

    def together(self) -> RunStrip:
        """Return children and adults in one strip."""
        names = [one.name for one in fields(RunStrip)]
        return RunStrip(**{name: getattr(self.children, name) + getattr(self.adults, name) for name in names})


_STRIP_FIELD: dict[Stage, str] = {
    Stage.EXPECTED: "not_yet",
    Stage.BOARDED: "aboard",
    Stage.BACK_ON_BOARD: "aboard",
    Stage.AT_POINT: "at_point",
    Stage.HANDED_OVER: "handed_over",
    Stage.ABSENT: "absent",
    Stage.MOVED: "elsewhere",
    Stage.LEFT_WITH_GUARDIAN: "elsewhere",
    Stage.CONFLICT: "conflict",
}


def count_run(run: Run, state: CustodyState) -> ByAge:
    """Count a run's people by stage, the listed and those who came besides."""
    passages = state.of_run(run.id).passages
    adults = {person.rider_id for person in run.people if not person.is_child}
    keys = {(person.rider_id, person.leg) for person in run.people} | passages.keys()
    counted: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for key in keys:
        stage = passages[key].stage if key in passages else Stage.EXPECTED
        counted[key[0] not in adults][_STRIP_FIELD[stage]] += 1
    return ByAge(children=RunStrip(**counted[True]), adults=RunStrip(**counted[False]))


def count_everybody(listed: Iterable[PersonOnLeg], passages: Mapping[PersonOnLeg, Passage]) -> RunStrip:
    """Count a run's people by stage whatever their age: the listed and those who came besides."""
    keys = {*listed, *passages}
    stages = (passages[key].stage if key in passages else Stage.EXPECTED for key in keys)
    return RunStrip(**Counter(_STRIP_FIELD[stage] for stage in stages))


def whereabouts(passages: Iterable[Passage], *, came_alone: bool = False) -> Whereabouts:
    """Say where a person is, from all their passages of the day, and whether they came by themselves.

    A contradiction outranks everything, then being aboard, then the way home, then the way out.
    Absent on the way home changes nothing: such a person is where the way out left them.
    """
    stages = {(passage.leg, passage.stage) for passage in passages}
    if came_alone:
        stages.add((Leg.OUT, Stage.AT_POINT))
    if any(stage is Stage.CONFLICT for _, stage in stages):
        return Whereabouts.CONFLICT
    for leg, stage, place in _PLACES:
        if (leg, stage) in stages:
            return place
    return Whereabouts.NOT_YET


_PLACES = (
    (Leg.HOME, Stage.BACK_ON_BOARD, Whereabouts.VAN_HOME),
    (Leg.HOME, Stage.HANDED_OVER, Whereabouts.HOME_AGAIN),
    (Leg.HOME, Stage.LEFT_WITH_GUARDIAN, Whereabouts.WITH_GUARDIAN),
    (Leg.OUT, Stage.BOARDED, Whereabouts.VAN_OUT),
    (Leg.OUT, Stage.AT_POINT, Whereabouts.POINT),
    (Leg.OUT, Stage.LEFT_WITH_GUARDIAN, Whereabouts.WITH_GUARDIAN),
    (Leg.OUT, Stage.ABSENT, Whereabouts.ABSENT),
)


def count_day(
    people: Mapping[RiderId, bool], state: CustodyState
) -> tuple[dict[Whereabouts, int], dict[Whereabouts, int]]:
    """Count children and adults by whereabouts; `people` says of each whether it is a child.

    Everybody with a passage counts, also who is not in `people` (as a child), and whom the
    desk saw. All places are named, and each column adds up to the people counted.
    """
    by_rider: dict[RiderId, list[Passage]] = {rider_id: [] for rider_id in (*people, *state.desk)}
    for facts in state.runs.values():
        for passage in facts.passages.values():
            by_rider.setdefault(passage.rider_id, []).append(passage)
    columns = (dict.fromkeys(Whereabouts, 0), dict.fromkeys(Whereabouts, 0))
    for rider_id, passages in by_rider.items():
        place = whereabouts(passages, came_alone=state.came_alone(rider_id))
        columns[0 if people.get(rider_id, True) else 1][place] += 1
    return columns


def is_aboard(passages: Iterable[Passage]) -> bool:
    """Tell whether any passage says that the person sits in a van now."""
    return any(passage.stage in ABOARD_STAGES for passage in passages)

"""How far a run is, told from presses alone."""

from random import Random

import pytest

from duadon.core.custody.course import LATE_AFTER, Progress, follow
from duadon.core.custody.state import fold_custody
from duadon.core.shuttle.manifest import ManifestEntry, ManifestStop, RunManifest
from duadon.core.shuttle.plan import Leg
from duadon.core.values.ids import OfficerId, RunId
from duadon.core.values.times import MINUTE, at
from tests.core.custody.pens import Pen, make_uuid, rider

RUN = RunId(make_uuid(Random(9)))
CHILD, ADULT = rider(1), rider(2)
ENTRY = ManifestEntry(
    group_id="g", label="", leg=Leg.OUT, children=(str(CHILD),), adults=(str(ADULT),), boosters=0
)


def _stop(number: int, times: tuple[int, int], **who: tuple[ManifestEntry, ...]) -> ManifestStop:
    return ManifestStop(
        number=number,
        place_id=f"p{number}",
        place_name=f"Điểm {number}",
        arrive=times[0],
        depart=times[1],
        off=who.get("off", ()),
        on=who.get("on", ()),
        aboard=2 if "on" in who else 0,
    )


MANIFEST = RunManifest(
    van_id="v",
    van_name="Xe 1",
    run_number=1,
    stops=(_stop(1, (at(6), at(7)), on=(ENTRY,)), _stop(2, (at(7, 30), at(7, 31)), off=(ENTRY,))),
)


def _follow(*kinds: str, second: int, is_closed: bool = False):
    pen = Pen.of(Random(2), OfficerId(make_uuid(Random(3))))
    events = []
    for kind in kinds:
        press = {"board": pen.board, "arrive": pen.deliver}[kind]
        events += [press(RUN, who, Leg.OUT) for who in (CHILD, ADULT)]
    passages = fold_custody(events).of_run(RUN).passages
    return follow(MANIFEST, passages, second=second, is_closed=is_closed)


def test_a_van_that_waits_at_a_stop_is_not_late():
    """Before it should have left there is no delay; afterwards every second counts."""
    early = _follow(second=at(6, 50))
    assert (early.progress, early.delay, early.next_stop.number) == (Progress.WAITING, 0, 1)
    late = _follow(second=at(7, 12))
    assert late.delay == 12 * MINUTE
    assert late.predicted_return == MANIFEST.stops[-1].arrive + 12 * MINUTE


def test_the_presses_move_the_run_on():
    """All aboard: the second stop is next; all off: nothing is left but closing."""
    aboard = _follow("board", second=at(7, 5))
    assert (aboard.progress, aboard.next_stop.number, aboard.delay) == (Progress.UNDER_WAY, 2, 0)
    off = _follow("board", "arrive", second=at(9))
    assert (off.progress, off.next_stop, off.delay) == (Progress.EMPTY, None, 0)


def test_half_a_stop_is_not_done():
    """One of two is aboard: the van is still at the first stop."""
    pen = Pen.of(Random(2), OfficerId(make_uuid(Random(3))))
    passages = fold_custody([pen.board(RUN, CHILD, Leg.OUT)]).of_run(RUN).passages
    course = follow(MANIFEST, passages, second=at(7), is_closed=False)
    assert (course.progress, course.next_stop.number) == (Progress.UNDER_WAY, 1)


@pytest.mark.parametrize(
    ("second", "is_closed", "is_overdue"),
    [
        (at(7, 30) + LATE_AFTER, False, False),
        (at(7, 30) + LATE_AFTER + 1, False, True),
        (at(12), True, False),
    ],
)
def test_an_open_run_is_overdue_half_an_hour_after_its_return(second, is_closed, is_overdue):
    """The border lies at 30 minutes; what is closed is never overdue."""
    course = _follow("board", "arrive", second=second, is_closed=is_closed)
    assert course.is_overdue is is_overdue
    assert (course.progress is Progress.CLOSED) is is_closed

"""The two ways of a day: home before out contradicts, and the desk moves nobody."""

from random import Random

import pytest

from duadon.core.custody.close_rule import may_close
from duadon.core.custody.conflicts import ConflictKind
from duadon.core.custody.counts import Whereabouts, count_day, whereabouts
from duadon.core.custody.kinds import DeviceMark, EventKind
from duadon.core.custody.passages import Stage
from duadon.core.custody.presses import Press, home_may_begin, is_at_point, sort_presses
from duadon.core.custody.runs import Crew, ListedPerson, Run
from duadon.core.custody.state import CustodyState, fold_custody
from duadon.core.shuttle.plan import Leg
from duadon.core.values.answers import Refusal
from tests.core.custody.pens import LAST_ROW_CODE, Pen, officer, rider, run_id

OUTWARD, HOMEWARD, OTHER = run_id(1), run_id(2), run_id(3)
WHO, OUT, HOME = rider(1), Leg.OUT, Leg.HOME


@pytest.fixture
def pen() -> Pen:
    """The van's phone."""
    return Pen.of(Random(3), officer(1))


def kinds(state: CustodyState) -> list[ConflictKind]:
    """Return what contradicts itself."""
    return [conflict.kind for conflict in state.conflicts]


def home_stage(state: CustodyState) -> Stage:
    """Return the stage of the way home."""
    return state.of_run(HOMEWARD).passages[WHO, HOME].stage


def close_home(state: CustodyState) -> Refusal:
    """Ask to close the run home; it lists the one person."""
    person = ListedPerson(rider_id=WHO, leg=HOME, is_child=True, short_name="An N.", call="113")
    run = Run(
        id=HOMEWARD,
        crew=Crew(driver=officer(1), attendant=officer(2)),
        people=(person,),
        devices=(),
        last_row_code=LAST_ROW_CODE,
        call="trực ban",
    )
    answer = may_close(run, state)
    assert isinstance(answer, Refusal)
    return answer


@pytest.mark.parametrize("end", ["aboard", "handed over", "with the guardian"])
def test_home_before_the_way_out_is_over_is_a_conflict(pen, end) -> None:
    """Aboard on the way out and yet on the way home, or home: no winner, and the run home stays open."""
    pen.board(OUTWARD, WHO, OUT)
    if end == "with the guardian":
        pen.leave(HOMEWARD, WHO, HOME)
    else:
        pen.board(HOMEWARD, WHO, HOME)
    if end == "handed over":
        pen.deliver(HOMEWARD, WHO, HOME)
    state = fold_custody(pen.pressed)
    assert kinds(state) == [ConflictKind.HOME_BEFORE_OUT]
    assert set(state.conflicts[0].run_ids) == {OUTWARD, HOMEWARD}
    assert home_stage(state) is Stage.CONFLICT
    assert whereabouts(state.passages_of(WHO)) is Whereabouts.CONFLICT
    assert not home_may_begin(state, WHO)
    codes = [item.code for item in close_home(state).items]
    assert "custody.conflict.home_before_out" in codes


def test_an_arrival_that_was_forgotten_can_still_be_pressed(pen) -> None:
    """It ends the contradiction, and the way home stands as it was pressed."""
    pen.board(OUTWARD, WHO, OUT)
    pen.board(HOMEWARD, WHO, HOME)
    pen.deliver(OUTWARD, WHO, OUT)
    state = fold_custody(pen.pressed)
    assert kinds(state) == []
    assert home_stage(state) is Stage.BACK_ON_BOARD


def test_an_undone_arrival_under_a_way_home_is_a_conflict(pen) -> None:
    """The arrival is taken back after the way home began; undoing the way home clears it again."""
    pen.board(OUTWARD, WHO, OUT)
    arrived = pen.deliver(OUTWARD, WHO, OUT)
    home = pen.board(HOMEWARD, WHO, HOME)
    assert kinds(fold_custody(pen.pressed)) == []
    pen.undo(arrived)
    assert kinds(fold_custody(pen.pressed)) == [ConflictKind.HOME_BEFORE_OUT]
    pen.undo(home)
    assert kinds(fold_custody(pen.pressed)) == []


def test_boarding_out_after_boarding_home_is_a_conflict(pen) -> None:
    """The wrong run was open in the morning: the children are at the point and look aboard home."""
    wrong = pen.board(HOMEWARD, WHO, HOME)
    pen.board(OUTWARD, WHO, OUT)
    pen.deliver(OUTWARD, WHO, OUT)
    assert kinds(fold_custody(pen.pressed)) == [ConflictKind.HOME_BEFORE_OUT]
    pen.undo(wrong)
    pen.board(HOMEWARD, WHO, HOME)
    assert kinds(fold_custody(pen.pressed)) == []


def test_without_a_known_order_two_phones_do_not_contradict(pen) -> None:
    """One phone rode out, the other home; neither knew of the other, both may be right."""
    other = Pen.of(Random(4), officer(2))
    events = [
        other.board(HOMEWARD, WHO, HOME),
        pen.board(OUTWARD, WHO, OUT),
        pen.deliver(OUTWARD, WHO, OUT),
    ]
    assert kinds(fold_custody(events)) == []
    later = pen.press(EventKind.BOARDED, OUTWARD, (WHO, OUT), seen=(other.mark(),))
    assert ConflictKind.HOME_BEFORE_OUT in kinds(fold_custody([*events, later]))


def test_who_is_moved_on_the_way_out_is_still_on_it(pen) -> None:
    """Moved to another van and not arrived there: the way home may not begin; arrived it may."""
    pen.board(OUTWARD, WHO, OUT)
    pen.move(OUTWARD, WHO, OUT, OTHER)
    home = pen.board(HOMEWARD, WHO, HOME)
    assert kinds(fold_custody(pen.pressed)) == [ConflictKind.HOME_BEFORE_OUT]
    pen.undo(home)
    pen.deliver(OTHER, WHO, OUT)
    pen.board(HOMEWARD, WHO, HOME)
    assert kinds(fold_custody(pen.pressed)) == []


@pytest.mark.parametrize("way", ["comes alone", "absent", "another van home is planned"])
def test_what_is_no_contradiction(pen, way) -> None:
    """No way out at all, an absence on it, and a change of plan for the way home."""
    if way == "absent":
        pen.absent(OUTWARD, WHO, OUT)
    if way == "another van home is planned":
        pen.board(OUTWARD, WHO, OUT)
        pen.move(HOMEWARD, WHO, HOME, OTHER)
    else:
        pen.board(HOMEWARD, WHO, HOME)
    assert kinds(fold_custody(pen.pressed)) == []


def test_the_desk_moves_nobody(pen) -> None:
    """Said of a child under a run that brings nobody: no passage is made, and no run waits for the child."""
    pen.come(HOMEWARD, WHO)
    pen.out(EventKind.CALLED, HOMEWARD, WHO)
    captured = pen.out(EventKind.CAPTURED, HOMEWARD, WHO)
    state = fold_custody(pen.pressed)
    assert (WHO, OUT) not in state.of_run(HOMEWARD).passages
    assert [mark.captured for mark in state.captures[WHO]] == [True]
    assert whereabouts((), came_alone=state.came_alone(WHO)) is Whereabouts.POINT
    assert state.last_seen(WHO) in pen.pressed
    children, _ = count_day({}, state)
    assert children[Whereabouts.POINT] == 1
    assert not fold_custody([*pen.pressed, pen.undo(captured)]).captures


def test_who_comes_by_themselves_after_an_absence_is_at_the_point(pen) -> None:
    """The van left without the child, the family brings it: absent on the run, at the point for the desk."""
    pen.absent(OUTWARD, WHO, OUT)
    call = Press(kind=EventKind.CALLED, rider_id=WHO, leg=OUT)
    came = Press(kind=EventKind.CAME, rider_id=WHO, leg=OUT)
    state = fold_custody(pen.pressed)
    assert sort_presses([call], state, OUTWARD).unfit == (call,)
    assert sort_presses([came], state, OUTWARD).new == (came,)
    pen.come(OUTWARD, WHO)
    state = fold_custody(pen.pressed)
    assert is_at_point(state, WHO)
    assert state.of_run(OUTWARD).passages[WHO, OUT].stage is Stage.ABSENT
    assert sort_presses([call], state, OUTWARD).new == (call,)
    assert sort_presses([came], state, OUTWARD) == sort_presses([], state, OUTWARD)
    assert whereabouts(state.passages_of(WHO), came_alone=True) is Whereabouts.POINT


def test_who_came_by_themselves_may_ride_home(pen) -> None:
    """Nobody pressed anything about the van that was to bring them, or took it back: no contradiction."""
    pen.undo(pen.board(OUTWARD, WHO, OUT))
    assert not home_may_begin(fold_custody(pen.pressed), WHO)
    pen.come(OUTWARD, WHO)
    assert home_may_begin(fold_custody(pen.pressed), WHO)
    pen.board(HOMEWARD, WHO, HOME)
    assert kinds(fold_custody(pen.pressed)) == []


def test_nobody_comes_by_themselves_who_sits_in_a_van(pen) -> None:
    """Aboard out, aboard home or handed over: the press does not follow."""
    came = Press(kind=EventKind.CAME, rider_id=WHO, leg=OUT)
    pen.board(OUTWARD, WHO, OUT)
    assert sort_presses([came], fold_custody(pen.pressed), OUTWARD).unfit == (came,)
    home = Pen.of(Random(4), officer(2))
    home.board(HOMEWARD, WHO, HOME)
    assert sort_presses([came], fold_custody(home.pressed), HOMEWARD).unfit == (came,)


def test_a_mark_of_the_desk_is_no_movement(pen) -> None:
    """A walk need not have known of what the desk said meanwhile."""
    desk = Pen.of(Random(5), officer(3))
    desk.come(HOMEWARD, WHO)
    assert fold_custody(desk.pressed).of_run(HOMEWARD).last_movements == {}
    assert DeviceMark(device_id=desk.device_id, number=1) == desk.mark()

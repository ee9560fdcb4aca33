"""The fold in single cases: contradictions, moves, undo, last seen, numbers, counts."""

from dataclasses import replace
from random import Random

import pytest

from duadon.core.custody.conflicts import ConflictKind
from duadon.core.custody.counts import Whereabouts, count_day, is_aboard, whereabouts
from duadon.core.custody.kinds import (
    DeviceMark,
    EventKind,
    HandOverDetail,
    NotCapturedDetail,
    ReceiverKind,
)
from duadon.core.custody.passages import Stage
from duadon.core.custody.state import CustodyState, fold_custody
from duadon.core.shuttle.plan import Leg
from duadon.core.values.capture_marks import NotCapturedReason
from tests.core.custody.pens import Pen, officer, rider, run_id

A, B, C = run_id(1), run_id(2), run_id(3)
WHO, OUT, HOME = rider(1), Leg.OUT, Leg.HOME


@pytest.fixture
def pens() -> tuple[Pen, Pen]:
    """Two phones."""
    rng = Random(1)
    return Pen.of(rng, officer(1)), Pen.of(rng, officer(2))


def stage(state: CustodyState, run=A, leg=OUT) -> Stage:
    """Return the person's stage."""
    return state.of_run(run).passages[WHO, leg].stage


def kinds(state: CustodyState) -> list[ConflictKind]:
    """Return what contradicts itself."""
    return [conflict.kind for conflict in state.conflicts]


def test_nothing_pressed_is_an_empty_state() -> None:
    """No events: nobody anywhere, nothing missing."""
    state = fold_custody([])
    assert (state.runs, state.conflicts, state.devices) == ({}, (), {})
    assert state.last_seen(WHO) is None


def test_a_move_after_boarding_needs_a_known_order(pens) -> None:
    """One phone, or marks, give the order; two phones without marks do not."""
    one, other = pens
    boarded = one.board(A, WHO, OUT)
    alone = other.move(A, WHO, OUT, B)
    assert kinds(fold_custody([boarded, alone])) == [ConflictKind.LEAVING_ORDER_UNKNOWN]
    knowing = replace(alone, seen=(DeviceMark(device_id=one.device_id, number=1),))
    state = fold_custody([boarded, knowing])
    assert stage(state) is Stage.MOVED
    assert stage(state, B) is Stage.EXPECTED
    assert stage(fold_custody([boarded, one.move(A, WHO, OUT, B)])) is Stage.MOVED


def test_boarding_after_the_move_is_a_conflict(pens) -> None:
    """Moved, and then the child got on after all: it would ride without being missed."""
    one, _ = pens
    events = [one.move(A, WHO, OUT, B), one.board(A, WHO, OUT)]
    assert kinds(fold_custody(events)) == [ConflictKind.LEAVING_ORDER_UNKNOWN]


def test_moves_in_a_circle_are_a_conflict_of_all_runs(pens) -> None:
    """A to B to C to A: no run would look for the person; one conflict holds all three open."""
    one, _ = pens
    events = [
        one.move(A, WHO, OUT, B),
        one.move(B, WHO, OUT, C),
        one.move(C, WHO, OUT, A),
    ]
    state = fold_custody(events)
    assert kinds(state) == [ConflictKind.MOVED_IN_A_CIRCLE]
    assert set(state.conflicts[0].run_ids) == {A, B, C}
    assert kinds(fold_custody(events[:2])) == []


def test_carried_by_two_runs_is_a_conflict(pens) -> None:
    """Boarded on two vans on one leg, no move between them."""
    one, other = pens
    state = fold_custody([one.board(A, WHO, OUT), other.board(B, WHO, OUT)])
    assert kinds(state) == [ConflictKind.IN_TWO_RUNS]
    moved = [one.board(A, WHO, OUT), one.move(A, WHO, OUT, B), other.board(B, WHO, OUT)]
    assert kinds(fold_custody(moved[1:])) == []


def test_aboard_again_after_the_hand_over_is_a_conflict(pens) -> None:
    """The same phone boards after it handed over; a second phone's late tap is only a double."""
    one, other = pens
    events = [one.board(A, WHO, HOME), one.deliver(A, WHO, HOME)]
    assert kinds(fold_custody([*events, other.board(A, WHO, HOME)])) == []
    assert kinds(fold_custody([*events, one.board(A, WHO, HOME)])) == [ConflictKind.ABOARD_AGAIN]


@pytest.mark.parametrize("first", ["leave", "move"])
def test_nobody_leaves_twice(pens, first: str) -> None:
    """Handed over, and left with the guardian or moved: who has the child is unclear."""
    one, other = pens
    leaving = one.leave(A, WHO, HOME) if first == "leave" else one.move(A, WHO, HOME, B)
    assert kinds(fold_custody([leaving, other.deliver(A, WHO, HOME)])) == [ConflictKind.TWO_ENDS]


@pytest.mark.parametrize(
    ("first", "second", "is_conflict"),
    [(rider(8), rider(9), True), (rider(8), rider(8), False), (rider(8), None, False)],
)
def test_two_own_adults_are_two_receivers(pens, first, second, is_conflict) -> None:
    """Handed to the aunt on one phone and to the grandmother on the other: which one has the child?"""
    details = [HandOverDetail(receiver=ReceiverKind.OWN_ADULT, adult_id=one) for one in (first, second)]
    events = [
        pen.press(EventKind.HANDED_OVER, A, (WHO, HOME), detail=detail)
        for pen, detail in zip(pens, details, strict=True)
    ]
    assert (kinds(fold_custody(events)) == [ConflictKind.TWO_RECEIVERS]) is is_conflict


def test_moved_to_two_runs_is_a_conflict(pens) -> None:
    """Two dispatchers sent the person two ways."""
    one, other = pens
    events = [one.move(A, WHO, HOME, B), other.move(A, WHO, HOME, C)]
    assert kinds(fold_custody(events)) == [ConflictKind.TWO_ENDS]
    assert stage(fold_custody(events), A, HOME) is Stage.CONFLICT


def test_an_undo_ends_a_conflict(pens) -> None:
    """A correction is a new event: undo the wrong tap and the state is clear again."""
    one, other = pens
    absent = one.absent(A, WHO, OUT)
    events = [absent, other.board(A, WHO, OUT)]
    assert kinds(fold_custody(events)) == [ConflictKind.ABSENT_BUT_SEEN]
    state = fold_custody([other.undo(absent), *events])
    assert kinds(state) == []
    assert stage(state) is Stage.BOARDED


def test_undos_that_cannot_be(pens) -> None:
    """Without its target, of an undo, of a closing, of another run's event: conflicts."""
    one, _ = pens
    boarded = one.board(A, WHO, OUT)
    undo = one.undo(boarded)
    assert kinds(fold_custody([undo])) == [ConflictKind.UNDO_WITHOUT_TARGET]
    assert kinds(fold_custody([boarded, undo, one.undo(undo)])) == [ConflictKind.UNDO_NOT_POSSIBLE]
    asked = one.ask(A)
    assert kinds(fold_custody([asked, one.undo(asked)])) == [ConflictKind.UNDO_NOT_POSSIBLE]
    foreign = replace(one.undo(boarded), run_id=B)
    assert kinds(fold_custody([boarded, foreign])) == [ConflictKind.UNDO_NOT_POSSIBLE]


def test_one_id_with_two_contents_never_wins(pens) -> None:
    """Neither content counts, in either order, and the number is no gap."""
    one, _ = pens
    event = one.board(A, WHO, OUT)
    forged = replace(event, kind=EventKind.ARRIVED)
    state = fold_custody([event, forged])
    assert state == fold_custody([forged, event, forged])
    assert kinds(state) == [ConflictKind.SAME_ID_OTHER_CONTENT]
    assert state.devices[one.device_id].first_missing is None


def test_one_number_for_two_events_is_named(pens) -> None:
    """A phone that lost its store and counts again shows itself."""
    one, other = pens
    first, second = one.board(A, WHO, OUT), other.board(A, rider(2), OUT)
    doubled = replace(second, device_id=one.device_id)
    assert kinds(fold_custody([first, doubled])) == [ConflictKind.SAME_NUMBER_TWICE]


def test_missing_numbers_are_counted_over_all_days(pens) -> None:
    """Gaps are found inside, before, and up to a mark of another device; other days fill them."""
    one, other = pens
    events = [one.board(A, rider(number), OUT) for number in range(6)]
    assert fold_custody(events[:2] + events[4:]).devices[one.device_id].first_missing == 3
    assert fold_custody(events[:2] + events[4:]).devices[one.device_id].missing_count == 2
    assert fold_custody(events[3:]).devices[one.device_id].first_missing == 1
    elsewhere = {one.device_id: frozenset({1, 2, 3, 99})}
    assert fold_custody(events[3:], elsewhere=elsewhere).devices[one.device_id].first_missing is None
    assert fold_custody(events[4:], elsewhere=elsewhere).devices[one.device_id].first_missing == 4
    asked = other.ask(A, (one.mark(),))
    assert fold_custody([asked, *events[:4]]).devices[one.device_id].first_missing == 5


def test_last_seen_is_the_highest_sighting(pens) -> None:
    """Absent and listed are no sightings; the way home outranks the way out."""
    one, other = pens
    one.out(EventKind.BOARDED, A, WHO)
    one.out(EventKind.ARRIVED, A, WHO)
    called = one.out(EventKind.CALLED, A, WHO)
    absent = other.absent(B, WHO, HOME)
    assert fold_custody([absent, *one.pressed]).last_seen(WHO) == called
    aboard = other.board(C, WHO, HOME)
    assert fold_custody([absent, aboard, *one.pressed]).last_seen(WHO) == aboard


def test_capture_marks_are_kept_apart_from_the_ladder(pens) -> None:
    """Captured is one fact; undone it is gone; a child may be absent from the van and captured."""
    one, _ = pens
    absent = one.absent(A, WHO, OUT)
    detail = NotCapturedDetail(reason=NotCapturedReason.CHILD_UPSET)
    failed = one.press(EventKind.NOT_CAPTURED, A, (WHO, OUT), detail=detail)
    captured = one.out(EventKind.CAPTURED, A, WHO)
    state = fold_custody([absent, failed, captured])
    assert [mark.captured for mark in state.captures[WHO]].count(True) == 1
    assert len(state.captures[WHO]) == 2
    assert stage(state) is Stage.ABSENT
    assert len(fold_custody([failed, captured, one.undo(captured)]).captures[WHO]) == 1


def test_the_day_of_one_person(pens) -> None:
    """Home, van, point, van, home; absent on the way home leaves the person at the point."""
    one, _ = pens
    presses = [
        (lambda: one.out(EventKind.BOARDED, A, WHO), Whereabouts.VAN_OUT),
        (lambda: one.out(EventKind.ARRIVED, A, WHO), Whereabouts.POINT),
        (lambda: one.absent(B, WHO, HOME), Whereabouts.POINT),
        (lambda: one.move(B, WHO, HOME, C), Whereabouts.POINT),
        (lambda: one.board(C, WHO, HOME), Whereabouts.VAN_HOME),
        (lambda: one.deliver(C, WHO, HOME), Whereabouts.HOME_AGAIN),
    ]
    assert whereabouts(fold_custody([]).passages_of(WHO)) is Whereabouts.NOT_YET
    for press, place in presses:
        press()
        passages = fold_custody(one.pressed).passages_of(WHO)
        assert whereabouts(passages) is place
        assert is_aboard(passages) == (place in {Whereabouts.VAN_OUT, Whereabouts.VAN_HOME})


def test_the_days_count_adds_up(pens) -> None:
    """Children and adults apart, every place named, nobody counted twice or lost."""
    one, _ = pens
    one.board(A, rider(1), OUT)
    one.absent(A, rider(2), OUT)
    one.board(A, rider(3), OUT)
    one.out(EventKind.ARRIVED, A, rider(3))
    one.board(A, rider(9), OUT)  # on no list
    people = {rider(1): True, rider(2): True, rider(3): False, rider(4): True}
    children, adults = count_day(people, fold_custody(one.pressed))
    assert (children[Whereabouts.VAN_OUT], children[Whereabouts.ABSENT]) == (2, 1)
    assert children[Whereabouts.NOT_YET] == 1
    assert adults[Whereabouts.POINT] == 1
    assert (sum(children.values()), sum(adults.values())) == (4, 1)

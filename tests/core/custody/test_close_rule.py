"""The close rule in single cases: who is missing, whose phone, which walk, and what re-opens."""

from dataclasses import replace
from random import Random

import pytest

from duadon.core.custody.close_rule import (
    Closing,
    breaks_closing,
    is_closed,
    may_close,
)
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import DeviceMark, EventKind, NoteDetail, Source
from duadon.core.custody.runs import CloseOverride, Crew, ListedPerson, Run, RunDevice
from duadon.core.custody.state import fold_custody
from duadon.core.shuttle.plan import Leg
from duadon.core.values.answers import Refusal
from duadon.core.values.errors import RuleBroken
from duadon.core.values.ids import RiderId
from duadon.wording.say import say_refusal
from tests.core.custody.pens import LAST_ROW_CODE, Pen, officer, rider, run_id

RUN, OTHER, HOME = run_id(1), run_id(2), Leg.HOME
DRIVER, ATTENDANT, WARD, COMMANDER = officer(1), officer(2), officer(3), officer(4)
DISPATCHER = officer(5)
GRANDMOTHER, AN, BINH = rider(1), rider(2), rider(3)


class Van:
    """A run home with a grandmother and two grandchildren, attendant and driver with a phone each."""

    def __init__(self, attendant=ATTENDANT) -> None:
        rng = Random(5)
        self.phone = Pen.of(rng, attendant or DRIVER)
        self.second = Pen.of(rng, DRIVER)
        self.desk = Pen.of(rng, COMMANDER, source=Source.DESK)
        self.run = Run(
            id=RUN,
            crew=Crew(
                driver=DRIVER,
                attendant=attendant,
                receivers=frozenset({WARD, DRIVER}),
                office=frozenset({DISPATCHER, DRIVER}),
            ),
            people=(
                listed(GRANDMOTHER, "Hoa T.", is_child=False),
                listed(AN, "An N."),
                listed(BINH, "Bình N."),
            ),
            devices=(
                RunDevice(device_id=self.phone.device_id, label="Máy 1", call="0600000001"),
                RunDevice(device_id=self.second.device_id, label="Máy 2", call="0600000002"),
            ),
            last_row_code=LAST_ROW_CODE,
            call="trực ban",
            officer_names={ATTENDANT: "Lê Thị Mẫu"},
        )

    @property
    def events(self) -> list[CustodyEvent]:
        """Everything pressed so far."""
        return [*self.phone.pressed, *self.second.pressed, *self.desk.pressed]

    def bring_home(self, *people: RiderId) -> None:
        """Board and hand over on the first phone."""
        for who in people:
            self.phone.board(RUN, who, HOME)
            self.phone.deliver(RUN, who, HOME)

    def finish(self) -> None:
        """Walk, and ask to close on both phones."""
        self.phone.walk(RUN, (self.second.mark(),))
        self.phone.ask(RUN)
        self.second.ask(RUN)

    def answer(self, *left_out: CustodyEvent, override=None) -> Closing | Refusal:
        """Ask the rule, some events not having come in."""
        events = [event for event in self.events if event not in left_out]
        return may_close(self.run, fold_custody(events), override=override)


def listed(who: RiderId, name: str, *, is_child: bool = True) -> ListedPerson:
    """Put somebody on the manifest, way home."""
    return ListedPerson(rider_id=who, leg=HOME, is_child=is_child, short_name=name, call="trực ban Phường 11")


def codes(answer: Closing | Refusal) -> set[str]:
    """Return what the refusal lists."""
    assert isinstance(answer, Refusal)
    return {item.code for item in answer.items}


def test_everybody_home_and_proven_closes() -> None:
    """The good end: the closing names each device's last number, the walk and the people."""
    van = Van()
    van.bring_home(GRANDMOTHER, AN, BINH)
    van.finish()
    answer = van.answer()
    assert isinstance(answer, Closing)
    assert answer.people == 3
    assert set(answer.last_numbers) == {van.phone.mark(), van.second.mark()}


@pytest.mark.parametrize("aboard", [GRANDMOTHER, AN])
def test_a_child_or_the_grandmother_aboard_keeps_it_open(aboard: RiderId) -> None:
    """Adults count as children do; the refusal says who, last seen where, when, by whom, whom to call."""
    van = Van()
    van.bring_home(*({GRANDMOTHER, AN, BINH} - {aboard}))
    boarded = van.phone.board(RUN, aboard, HOME)
    van.finish()
    answer = van.answer()
    assert isinstance(answer, Refusal)
    assert (answer.code, answer.parameters) == ("custody.close.people_missing", {"count": 1})
    (item,) = answer.items
    assert item.code == "custody.missing.on_van_home"
    assert item.parameters == {
        "name": "Hoa T." if aboard == GRANDMOTHER else "An N.",
        "when": boarded.phone_time,
        "by": "Lê Thị Mẫu",
        "call": "trực ban Phường 11",
    }
    assert "trên xe, lượt về" in say_refusal(answer)[1]


def test_a_stranger_who_ever_boarded_keeps_it_open() -> None:
    """Somebody on no list, even tapped by mistake and undone, must be accounted for."""
    van = Van()
    van.bring_home(GRANDMOTHER, AN, BINH)
    van.phone.undo(van.phone.board(RUN, rider(9), HOME))
    van.finish()
    assert codes(van.answer()) == {"custody.missing.never_seen"}


def test_someone_moved_here_is_expected_here() -> None:
    """A move recorded in the other run puts the person on this run's list."""
    van = Van()
    van.bring_home(GRANDMOTHER, AN, BINH)
    van.finish()
    van.desk.move(OTHER, rider(9), HOME, RUN)
    assert codes(van.answer()) == {"custody.missing.moved"}


def test_absent_on_the_way_home_is_no_end() -> None:
    """Only somebody's care or another run ends it."""
    van = Van()
    van.bring_home(GRANDMOTHER, AN)
    van.phone.absent(RUN, BINH, HOME)
    van.finish()
    assert codes(van.answer()) == {"custody.missing.never_seen"}
    van.desk.out(EventKind.ARRIVED, OTHER, BINH)
    assert codes(van.answer()) == {"custody.missing.absent_on_way_home"}
    van.phone.leave(RUN, BINH, HOME)
    van.finish()
    assert isinstance(van.answer(), Closing)


def test_an_open_contradiction_keeps_it_open() -> None:
    """Handed over and absent: named with the person, until one is undone."""
    van = Van()
    van.bring_home(GRANDMOTHER, AN, BINH)
    wrong = van.second.absent(RUN, BINH, HOME)
    van.finish()
    assert "custody.conflict.absent_but_seen" in codes(van.answer())
    van.second.undo(wrong)
    van.second.ask(RUN)
    assert isinstance(van.answer(), Closing)


def test_a_phone_with_a_gap_keeps_it_open() -> None:
    """One tap of the second phone has not come in: that tap may say anything."""
    van = Van()
    van.bring_home(GRANDMOTHER, AN, BINH)
    unsent = van.second.press(EventKind.CALLED, RUN, (AN, Leg.OUT))
    van.finish()
    assert codes(van.answer(unsent)) == {"custody.close.numbers_missing"}


def test_a_silent_phone_keeps_it_open_until_it_is_declared_lost() -> None:
    """A phone that never asked may hold anything; a commander may declare it lost, no more."""
    van = Van()
    van.bring_home(GRANDMOTHER, AN, BINH)
    van.phone.walk(RUN)
    van.phone.ask(RUN)
    assert codes(van.answer()) == {"custody.close.device_not_done"}
    override = CloseOverride(
        commander=COMMANDER,
        second_person=WARD,
        lost_devices=frozenset({van.second.device_id}),
        reason="máy rơi xuống kênh",
        call_result="ba người đã về nhà",
    )
    closing = van.answer(override=override)
    assert isinstance(closing, Closing)
    assert closing.override == override
    van.phone.pressed = [one for one in van.phone.pressed if one.rider_id != BINH]
    assert "custody.missing.never_seen" in codes(van.answer(override=override))


def test_an_override_needs_two_people_a_phone_a_reason_and_a_call() -> None:
    """None of the four may be left out."""
    good = CloseOverride(
        commander=COMMANDER,
        second_person=WARD,
        lost_devices=frozenset({Van().phone.device_id}),
        reason="mất máy",
        call_result="đã về",
    )
    for wrong in (
        {"second_person": COMMANDER},
        {"lost_devices": frozenset()},
        {"reason": " "},
        {"call_result": ""},
    ):
        with pytest.raises(RuleBroken):
            replace(good, **wrong)


def test_a_tap_after_asking_takes_the_word_back() -> None:
    """A phone that goes on must ask again."""
    van = Van()
    van.bring_home(GRANDMOTHER, AN, BINH)
    van.finish()
    van.second.press(EventKind.NOTE, RUN, detail=NoteDetail(text="xe về bãi"))
    assert codes(van.answer()) == {"custody.close.device_not_done"}


def test_a_phone_may_go_on_with_its_next_run() -> None:
    """Numbers of another run, even with gaps, do not hold this one open."""
    van = Van()
    van.bring_home(GRANDMOTHER, AN, BINH)
    van.finish()
    unsent = van.phone.board(OTHER, rider(20), Leg.OUT)
    van.phone.board(OTHER, rider(21), Leg.OUT)
    assert isinstance(van.answer(unsent), Closing)


def test_the_walk_must_know_of_the_last_hand_over() -> None:
    """Before it on the same phone, or without a mark across phones, a walk proves nothing."""
    van = Van()
    van.bring_home(GRANDMOTHER, AN)
    van.phone.walk(RUN)
    van.bring_home(BINH)
    van.phone.ask(RUN)
    van.second.ask(RUN)
    assert codes(van.answer()) == {"custody.close.walk_too_early"}
    van.second.holder = ATTENDANT
    van.second.walk(RUN, (DeviceMark(device_id=van.phone.device_id, number=van.phone.count - 2),))
    van.second.ask(RUN)
    assert codes(van.answer()) == {"custody.close.walk_too_early"}
    van.second.walk(RUN, (van.phone.mark(),))
    van.second.ask(RUN)
    assert isinstance(van.answer(), Closing)


def test_no_walk_and_a_wrong_code() -> None:
    """Both are named for what they are; case and spaces of the code do not matter."""
    van = Van()
    van.bring_home(GRANDMOTHER, AN, BINH)
    asked = van.phone.ask(RUN)
    van.second.ask(RUN)
    assert codes(van.answer()) == {"custody.close.walk_missing"}
    van.phone.walk(RUN, code="K7M3")
    van.phone.ask(RUN)
    assert codes(van.answer()) == {"custody.close.walk_wrong_code"}
    van.phone.walk(RUN, code=" k7m2 ")
    van.phone.ask(RUN)
    assert isinstance(van.answer(), Closing)
    assert asked.number < van.phone.count


def test_the_driver_cannot_press_in_anothers_name() -> None:
    """Only from paper may somebody else type a walk in."""
    van = Van()
    van.bring_home(GRANDMOTHER, AN, BINH)
    van.finish()
    walk = next(one for one in van.phone.pressed if one.kind is EventKind.WALK_THROUGH_DONE)
    van.phone.pressed[walk.number - 1] = replace(walk, actor=DRIVER)
    assert codes(van.answer()) == {"custody.close.walk_not_second_person"}
    van.phone.pressed[walk.number - 1] = replace(walk, actor=DRIVER, source=Source.PAPER)
    assert isinstance(van.answer(), Closing)


def test_a_late_event_opens_a_closed_run_again() -> None:
    """Closed stands until something breaks the rule; reopening asks for all of it anew."""
    van = Van()
    van.bring_home(GRANDMOTHER, AN, BINH)
    van.finish()
    answer = van.answer()
    assert isinstance(answer, Closing)
    van.desk.press(EventKind.CLOSED, RUN, seen=answer.last_numbers)
    state = fold_custody(van.events)
    assert is_closed(state, RUN)
    assert breaks_closing(van.run, state) is None
    van.second.board(RUN, rider(9), HOME)
    broken = breaks_closing(van.run, fold_custody(van.events))
    assert "custody.missing.on_van_home" in codes(broken or answer)
    van.desk.press(EventKind.REOPENED, RUN)
    assert not is_closed(fold_custody(van.events), RUN)
    van.second.deliver(RUN, rider(9), HOME)
    van.finish()
    assert "custody.close.device_not_done" in codes(van.answer())  # nobody knew of the reopening
    desk = van.desk.mark()
    van.second.ask(RUN, (desk,))
    van.phone.walk(RUN, (desk, van.second.mark()))
    van.phone.ask(RUN, (desk,))
    last = van.answer()
    assert isinstance(last, Closing)
    van.desk.press(EventKind.CLOSED, RUN, seen=(van.phone.mark(), van.second.mark()))
    assert is_closed(fold_custody(van.events), RUN)


def test_a_reopened_run_needs_a_new_walk() -> None:
    """Whoever opens a run again thinks that somebody may be inside: the old walk no longer counts."""
    van = Van()
    van.bring_home(GRANDMOTHER, AN, BINH)
    van.finish()
    van.desk.press(EventKind.REOPENED, RUN)
    van.phone.ask(RUN, (van.desk.mark(),))
    van.second.ask(RUN, (van.desk.mark(),))
    assert codes(van.answer()) == {"custody.close.walk_too_early"}


def test_a_run_nobody_pressed_anything_for_does_not_close() -> None:
    """Everything is missing, and everything is listed."""
    answer = Van().answer()
    assert isinstance(answer, Refusal)
    assert len(answer.items) == 3 + 2 + 1
    assert all(line and "{" not in line for line in say_refusal(answer) + say_refusal(answer, "en"))


def test_a_run_checks_itself() -> None:
    """A van needs a code, people and phones are named once, the driver is not the attendant."""
    run = Van().run
    for wrong in (
        {"last_row_code": " "},
        {"people": run.people * 2},
        {"devices": run.devices * 2},
    ):
        with pytest.raises(RuleBroken):
            replace(run, **wrong)
    with pytest.raises(RuleBroken):
        Crew(driver=DRIVER, attendant=DRIVER)

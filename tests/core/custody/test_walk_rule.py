"""The walk through the empty van: who confirms it how, and how often a code may be tried."""

from dataclasses import replace

import pytest

from duadon.core.custody.close_rule import MOST_WRONG_CODES, Closing
from duadon.core.custody.kinds import EventKind, WalkDetail, WalkManner
from duadon.wording.custody_events import say_event
from tests.core.custody.pens import LAST_ROW_CODE
from tests.core.custody.test_close_rule import (
    AN,
    ATTENDANT,
    BINH,
    DISPATCHER,
    DRIVER,
    GRANDMOTHER,
    RUN,
    WARD,
    Van,
    codes,
)

IN_PERSON, BY_PHOTO = WalkManner.IN_PERSON, WalkManner.BY_PHOTO
NOBODY_SECOND = "custody.close.walk_not_second_person"


@pytest.mark.parametrize(
    ("attendant", "confirmer", "manner", "fault"),
    [
        (ATTENDANT, ATTENDANT, IN_PERSON, None),
        (ATTENDANT, DRIVER, IN_PERSON, NOBODY_SECOND),
        (ATTENDANT, WARD, IN_PERSON, NOBODY_SECOND),
        (ATTENDANT, DISPATCHER, BY_PHOTO, NOBODY_SECOND),
        (ATTENDANT, ATTENDANT, BY_PHOTO, "custody.close.walk_not_by_photo"),
        (None, WARD, IN_PERSON, None),
        (None, WARD, BY_PHOTO, None),
        (None, DISPATCHER, BY_PHOTO, None),
        (None, DISPATCHER, IN_PERSON, "custody.close.walk_from_the_office"),
        (None, DRIVER, IN_PERSON, NOBODY_SECOND),
        (None, DRIVER, BY_PHOTO, NOBODY_SECOND),
        (None, ATTENDANT, IN_PERSON, NOBODY_SECOND),
    ],
)
def test_who_the_second_person_is_and_how(attendant, confirmer, manner, fault) -> None:
    """In person who rides or stands at the van, by photograph the office too; never the driver."""
    van = Van(attendant)
    van.bring_home(GRANDMOTHER, AN, BINH)
    _confirm(van, confirmer, manner, "bốn ảnh hàng ghế")
    answer = van.answer()
    if fault is None:
        assert isinstance(answer, Closing)
    else:
        assert codes(answer) == {fault}


def _confirm(van: Van, confirmer, manner, words: str, code: str = LAST_ROW_CODE) -> None:
    van.phone.holder = confirmer
    detail = WalkDetail(confirmer=confirmer, code=code, manner=manner)
    van.phone.press(EventKind.WALK_THROUGH_DONE, RUN, detail=detail)
    van.phone.pressed[-1] = replace(van.phone.pressed[-1], reason=words)
    van.phone.ask(RUN)
    van.second.ask(RUN)


def test_a_walk_by_photograph_says_what_was_looked_at() -> None:
    """Without words it does not count; the sentence of one with words says them."""
    van = Van(attendant=None)
    van.bring_home(GRANDMOTHER, AN, BINH)
    _confirm(van, DISPATCHER, BY_PHOTO, " ")
    assert codes(van.answer()) == {"custody.close.photo_without_words"}
    _confirm(van, DISPATCHER, BY_PHOTO, "bốn ảnh hàng ghế, lái xe gửi 9:05")
    assert isinstance(van.answer(), Closing)
    walk = van.phone.pressed[-2]
    assert "bốn ảnh hàng ghế" in say_event(walk, name="", officer_names={DISPATCHER: "Trần Mẫu"})


def test_after_five_wrong_codes_no_code_counts_before_the_office_has_asked() -> None:
    """The right code after five wrong ones does not close; taken back with a reason they count no longer."""
    van = Van()
    van.bring_home(GRANDMOTHER, AN, BINH)
    for number in range(MOST_WRONG_CODES - 1):
        van.phone.walk(RUN, code=f"000{number}")
    van.finish()
    assert isinstance(van.answer(), Closing)
    last = van.phone.walk(RUN, code="0009")
    van.finish()
    assert codes(van.answer()) == {"custody.close.codes_spent"}
    van.desk.undo(last)
    assert isinstance(van.answer(), Closing)

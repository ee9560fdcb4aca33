"""Planted faults: each does what it says, and the note tells the truth."""

import unicodedata
from random import Random

import pytest

from duadon.adapters.ward_workbooks import ListedAdult, ListedChild
from duadon.demo import dirt
from duadon.demo.dirt import DirtyRow, Fault, Repair

CARER = ListedAdult(name="Đỗ Thị Mận", relation="Bà", phone="0612345678")
ROW = ListedChild(
    household="29863-0009",
    name="Đặng Thị Thu Hà",
    birth="05/03/2015",
    sex="Nữ",
    number="099315123456",
    carer=CARER,
    father=ListedAdult(),
    mother=ListedAdult(),
    hamlet="Khóm 1",
    group="Tổ 2",
    grade="4A",
    wants_card=True,
    circumstances="",
    under_6=False,
)


def test_lost_zeros_and_country_code():
    """Numbers and phones become number cells, or get +84."""
    assert dirt.lose_number_zero(ROW).number == 99315123456
    assert dirt.lose_phone_zeros(ROW).carer.phone == 612345678
    assert dirt.put_country_code(ROW).carer.phone == "+84612345678"
    assert dirt.lose_phone_zeros(ROW).father.phone == ""


def test_names_change_their_look_only():
    """Capitals, eth for Đ and split letters can all be undone."""
    assert dirt.put_capitals(ROW).name == "ĐẶNG THỊ THU HÀ"
    assert dirt.put_false_d(ROW).name == "\u00d0ặng Thị Thu Hà"
    split = dirt.decompose(ROW).name
    assert split != ROW.name
    assert unicodedata.normalize("NFC", split) == ROW.name


def test_dates():
    """The serial is Excel's number of that day; of a year only the year is left."""
    assert dirt.put_serial_date(ROW).birth == 42068  # 5 March 2015 in Excel
    assert dirt.keep_year_only(ROW).birth == "2015"
    assert dirt.put_serial_date(dirt.keep_year_only(ROW)).birth == "2015"


def test_numbers_that_stop_a_row():
    """Missing, contradicting and shortened numbers no longer hold the true one."""
    assert dirt.lose_number(ROW).number == ""
    assert dirt.contradict_year(ROW).number == "099305123456"
    assert dirt.put_powers(ROW).number == "9.93E+10"
    assert dirt.lose_sex(ROW).sex == ""


@pytest.mark.parametrize("change", [dirt.lose_number_zero, dirt.contradict_year, dirt.put_powers])
def test_a_fault_that_changes_nothing_is_not_noted(change):
    """A child without a number cannot lose its zero: the truth stays clean."""
    row = DirtyRow(child_key="k", listed=dirt.lose_number(ROW))
    assert row.with_fault(Fault.NUMBER_LOST_ZERO, change(row.listed)) is row


def test_rates_and_notes():
    """A few per cent carry a fault that waits for a person; a noted row differs from its truth."""
    rng = Random(5)
    clean = DirtyRow(child_key="k", listed=ROW)
    rows = [dirt.plant_fault(clean, rng) for _ in range(4000)]
    assert all((row.listed == ROW) is (row.faults == ()) for row in rows)
    waiting = [r for r in rows if any(f.repair is Repair.DETECTABLE for f in r.faults)]
    assert 0.03 < len(waiting) / len(rows) < 0.07
    assert {fault for row in rows for fault in row.faults} >= {Fault.YEAR_ONLY, Fault.DECOMPOSED}


def test_duplicates_repeat_the_row():
    """About one row in a hundred stands twice, the second marked."""
    rng = Random(5)
    clean = DirtyRow(child_key="k", listed=ROW)
    doubled = [pair for _ in range(3000) if len(pair := dirt.plant_duplicate(clean, rng)) == 2]
    assert 10 < len(doubled) < 60
    first, second = doubled[0]
    assert first.listed == second.listed
    assert second.faults == (Fault.DUPLICATE_ROW,)

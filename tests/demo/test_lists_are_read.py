"""The reading of lists against lists whose truth is known: nothing lost, nothing turned wrong."""

from collections import Counter
from pathlib import Path

import pytest

from duadon.adapters.workbooks import read_workbook
from duadon.core.register.cleaning import CleanedRow, Verdict, clean_row
from duadon.core.register.layout import SheetReading, read_sheet
from duadon.core.values.answers import Refusal
from duadon.core.values.partial_dates import PartialDate
from duadon.demo.campaign_days import SHUTTLE_START
from duadon.demo.dirt import Fault
from duadon.demo.families import make_families
from duadon.demo.family_values import MadeUpChild
from duadon.demo.ward_lists import TruthRow, WardList, write_ward_lists
from duadon.demo.world import made_up_world

SEED = 2
WORLD = made_up_world()
NUMBER_FAULTS = {Fault.NUMBER_MISSING, Fault.NUMBER_CONTRADICTS_YEAR, Fault.NUMBER_IN_POWERS}
Pair = tuple[TruthRow, CleanedRow]


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> list[Pair]:
    """Each listed row's truth beside what was read of it."""
    lists = write_ward_lists(tmp_path_factory.mktemp("lists"), SEED)
    return [pair for one in lists for pair in _read(one)]


def _read(ward_list: WardList) -> list[Pair]:
    rows = {(row.sheet, row.row_number): row for row in _rows(ward_list.path, ward_list.unit_code)}
    assert len(rows) == ward_list.rows_written
    return [(truth, rows[truth.place.sheet, truth.place.row]) for truth in ward_list.truth]


def _rows(path: Path, unit_code: str) -> list[CleanedRow]:
    sheets = read_workbook(path)
    assert not isinstance(sheets, Refusal)
    readings = [read_sheet(sheet) for sheet in sheets]
    return [
        clean_row(
            row,
            on=SHUTTLE_START,
            units=WORLD.admin_units,
            made_up=True,
            default_unit_code=unit_code,
        )
        for reading in readings
        if isinstance(reading, SheetReading)
        for row in reading.rows
    ]


def _children() -> dict[str, MadeUpChild]:
    homes = make_families(WORLD, seed=SEED)
    return {child.key: child for home in homes for child in home.children}


@pytest.mark.slow
def test_no_row_is_turned_wrong(pairs: list[Pair]):
    """What the row still tells is read as it was meant: name, birth, sex, number."""
    children = _children()
    for truth, row in pairs:
        child = children[truth.child_key]
        assert row.full_name == child.name
        if Fault.YEAR_ONLY not in truth.faults:
            assert row.birth == PartialDate.from_date(child.birth)
        if Fault.SEX_MISSING not in truth.faults:
            assert row.sex is child.sex
        if not NUMBER_FAULTS & set(truth.faults):
            assert (row.number and row.number.digits) == child.personal_number


@pytest.mark.slow
def test_only_faulty_rows_wait(pairs: list[Pair]):
    """A row whose faults can all be repaired is accepted; a few per cent are not."""
    verdicts = Counter(row.verdict for _, row in pairs)
    assert 0.01 < 1 - verdicts[Verdict.ACCEPTED] / len(pairs) < 0.08
    for truth, row in pairs:
        if row.verdict is not Verdict.ACCEPTED:
            assert any(fault.repair == "detectable" for fault in truth.faults), (truth, row)

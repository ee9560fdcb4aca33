"""The report workbook: formulas, the values beside them and core's figures are one and the same."""

import os
import shutil
import subprocess
from datetime import UTC, datetime
from io import BytesIO

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from duadon.adapters.report_workbook import ReportContent, write_report
from duadon.core.campaign.counts import CampaignFacts
from duadon.core.campaign.milestones import Milestone
from duadon.core.campaign.report_figures import make_figures
from duadon.core.campaign.targets import OpeningBalance, Target
from duadon.core.enrolment.tracks import Track
from duadon.core.values.errors import OutsideUnavailable, RuleBroken
from tests.adapters.sheet_calculator import SheetCalculator
from tests.core.campaign.facts import (
    CAMPAIGN,
    MY_TAN,
    UNITS,
    campaign_facts,
    cut_at,
    cuts,
    fact,
    standing,
)

NAMES = dict(zip(UNITS, ("Phường 11", "Xã Mỹ Tân", "Xã Tân Thuận Đông"), strict=True))
FIRST_ROW = 8  # the band of all tracks; title and headings stand above
# Column letters of the first sheet.
CODE, UNIT, MILESTONES = "B", "C", "DEFGHIJ"
TODAY, OPENING, BY_SUMS, DONE, TOTAL, TARGET, RATE, LEFT = "KLMNOPQR"


def content_of(facts, *, cut=None, names=None, language="vi"):
    """Make the report's content for the shared campaign."""
    figures = make_figures(facts, campaign=CAMPAIGN, cut=cut or cut_at(5))
    return ReportContent(
        figures=figures,
        office_name="Công an thành phố Cao Lãnh",
        unit_names=names or NAMES,
        language=language,
    )


@pytest.fixture
def some_facts():
    """Three units, three tracks, an opening balance of thousands, one unit without target."""
    small, big = {"track": Track.UNDER_6}, {"track": Track.FROM_14}
    captured = [fact(child=n, on=n % 4, unit_code=UNITS[n % 2]) for n in range(1, 30)]
    listed = [fact(n, Milestone.LISTED, on=0, unit_code=UNITS[n % 2]) for n in range(1, 60)]
    made = [fact(n, Milestone.MADE, on=5, **small) for n in range(100, 111)]
    return CampaignFacts(
        milestones=(*captured, *listed, *made, fact(200, **big)),
        targets=(
            standing(Target, 16_000),
            standing(Target, 20, unit_code=MY_TAN),
            standing(Target, 9_000, **small),
            standing(Target, 0, unit_code=MY_TAN, **small),
        ),
        openings=(standing(OpeningBalance, 14_999), standing(OpeningBalance, 9_522, **small)),
    )


def sections_of(sheet):
    """Return the sheet's sections: the band's text, then {unit code or None for the sum: row}."""
    sections = []
    for row in range(FIRST_ROW, sheet.max_row + 1):
        if sheet[f"{UNIT}{row}"].value is None:
            sections.append((sheet[f"A{row}"].value, {}))
        else:
            code = sheet[f"{CODE}{row}"].value
            sections[-1][1][None if code is None else f"{code:05}"] = row
    return sections


def expected_rows(report, sheet):
    """Pair each row of the sheet with the count or sum of core that belongs there."""
    figures = report.figures
    overall, *tracks = sections_of(sheet)
    for code, row in overall[1].items():
        yield row, figures.overall if code is None else figures.of_unit(code)
    assert [name for name, _ in tracks] == [report.name_track(track) for track in figures.tracks]
    for (_, rows), track in zip(tracks, figures.tracks, strict=True):
        counts = {count.unit_code: count for count in figures.rows if count.track is track}
        assert set(rows) - {None} == set(counts)
        for code, row in rows.items():
            yield row, figures.of_track(track) if code is None else counts[code]


def expected_cells(row, count):
    """Return address and value of each figure of a row."""
    cells = dict(zip(MILESTONES, count.reached, strict=True))
    cells |= {TODAY: count.done_today, OPENING: count.opening, BY_SUMS: count.by_sums}
    cells |= {DONE: count.done_here, TOTAL: count.total, TARGET: count.target, LEFT: count.left}
    rate = None
    if count.target is not None:
        rate = count.total * 1000 // count.target / 1000 if count.target else ""
    return {f"{column}{row}": value for column, value in {**cells, RATE: rate}.items()}


def check_figures(path, report):
    """Compare formulas worked out, values beside them and core's figures, cell by cell."""
    with_formulas = openpyxl.load_workbook(path)
    with_values = openpyxl.load_workbook(path, data_only=True)
    calculator, name = SheetCalculator(with_formulas), with_formulas.sheetnames[0]
    seen = 0
    for row, count in expected_rows(report, with_formulas[name]):
        for address, value in expected_cells(row, count).items():
            assert calculator.value(name, address) == value, address
            assert (with_values[name][address].value or "") == (value or ""), address
            seen += 1
    return seen


# Not shrunk: each try writes and reads a file, and the cases are small as they are.
@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(facts=campaign_facts, cut=cuts, language=st.sampled_from(["vi", "en"]))
def test_formulas_values_and_figures_agree(tmp_path_factory, facts, cut, language):
    """For any facts: what the sheet calculates, what it shows at once, and what core counted."""
    path = tmp_path_factory.mktemp("report") / "report.xlsx"
    report = content_of(facts, cut=cut, language=language)
    write_report(path, report)
    rows = len(report.figures.rows) + len(report.figures.tracks) + len(report.figures.unit_codes)
    assert check_figures(path, report) == 15 * (rows + 1)


def test_a_changed_row_changes_the_figures(tmp_path, some_facts):
    """The figures really come from the rows: one row taken away is one capture less in each sum."""
    path = tmp_path / "report.xlsx"
    write_report(path, content_of(some_facts))
    workbook = openpyxl.load_workbook(path)
    figures, rows = workbook.worksheets[:2]
    overall_sum = sections_of(figures)[0][1][None]
    before = SheetCalculator(workbook).value(figures.title, f"{TOTAL}{overall_sum}")
    captured = next(row for row in range(2, 99) if rows[f"E{row}"].value == "Đã thu nhận")
    rows[f"E{captured}"].value = None
    assert SheetCalculator(workbook).value(figures.title, f"{TOTAL}{overall_sum}") == before - 1


def test_sums_and_counts_are_formulas(tmp_path, some_facts):
    """No figure but target and opening balance of a unit is a bare number."""
    path = tmp_path / "report.xlsx"
    write_report(path, content_of(some_facts))
    sheet = openpyxl.load_workbook(path).worksheets[0]
    for place, (_, rows) in enumerate(sections_of(sheet)):
        for code, row in rows.items():
            columns = MILESTONES + TODAY + DONE + TOTAL
            columns += OPENING if place == 0 or code is None else ""
            assert all(sheet[f"{column}{row}"].data_type == "f" for column in columns)
    first_track_row = next(iter(sections_of(sheet)[1][1].values()))
    assert "COUNTIFS('Dòng'!" in sheet[f"D{first_track_row}"].value


def test_rows_carry_no_names_of_people(tmp_path, some_facts):
    """The second sheet has a child's code, unit, track, step and day, nothing else."""
    path = tmp_path / "report.xlsx"
    report = content_of(some_facts)
    write_report(path, report)
    sheet = openpyxl.load_workbook(path)["Dòng"]
    heading, *rows = sheet.iter_rows(values_only=True)
    assert heading == ("Mã trẻ", "Mã đơn vị", "Đơn vị", "Diện cấp", "Bước", "Ngày")
    for row, counted in zip(rows, report.figures.counted_day.counted, strict=True):
        child, code, unit, *_, on = row
        assert (child, f"{code:05}") == (str(counted.child_id), counted.unit_code)
        assert (unit, on.date()) == (NAMES[counted.unit_code], counted.effective_on)


def test_notes_tell_cut_and_hash(tmp_path, some_facts):
    """The third sheet has the cut in local time and the hash of the figures."""
    path = tmp_path / "report.xlsx"
    report = content_of(some_facts)
    write_report(path, report)
    sheet = openpyxl.load_workbook(path)["Ghi chú"]
    notes = {row[0]: str(row[1]) for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert "14/09/2024" in notes["Mốc chốt số liệu"]
    assert "19:00 14/09/2024 (Asia/Ho_Chi_Minh)" in notes["Mốc chốt số liệu"]
    assert notes["Mã kiểm tra số liệu (SHA-256)"] == report.figures.hash


def test_the_first_sheet_prints_and_scrolls_well(tmp_path, some_facts):
    """A4 landscape one page wide, headings repeated and frozen, page x/y, Vietnamese numbers."""
    path = tmp_path / "report.xlsx"
    write_report(path, content_of(some_facts))
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToHeight, sheet.freeze_panes) == (0, "D8")
    assert sheet.print_title_rows == "$6:$7"
    assert sheet.oddFooter.center.text == "Trang &P/&N"
    assert sheet["C4"].number_format == r"dd\/mm\/yyyy"
    assert sheet["C4"].value.date() == cut_at(5).day
    total = sections_of(sheet)[0][1][None]
    assert sheet[f"{TOTAL}{total}"].number_format == (r"[>=1000000]#\.000\.000;[>=1000]#\.000;0")
    assert sheet["A5"].value.startswith(
        "Công an thành phố Cao Lãnh, đến 19:00 ngày 14/09/2024: dưới 6 tuổi 9.533; "
    )
    assert "CHỈ DÙNG DỮ LIỆU GIẢ" in [cell.value for cell in sheet[1]]


def test_widths_hold_what_stands_in_the_columns(tmp_path, some_facts):
    """No figure turns into ####: each column is wider than its longest figure and word."""
    path = tmp_path / "report.xlsx"
    write_report(path, content_of(some_facts))
    figures, rows, _ = openpyxl.load_workbook(path, data_only=True).worksheets
    width = {letter: figures.column_dimensions[letter].width for letter in "ABCDEFGHIJKLMNOPQR"}
    for letter in MILESTONES + TODAY + OPENING + BY_SUMS + DONE + TOTAL + TARGET + LEFT:
        assert width[letter] >= len("999.999") + 1
        longest_word = max(len(word) for word in figures[f"{letter}7"].value.split())
        assert width[letter] >= longest_word + 1
    for place, letter in enumerate("ABDEF"):
        shown = "dd/mm/yyyy" if letter == "F" else None
        longest = max(len(shown or str(cell.value)) for cell in rows[letter])
        assert rows.column_dimensions[letter].width > longest, place


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_never_becomes_a_formula(tmp_path, some_facts, start):
    """A name from outside that looks like a formula stays text, marked as such."""
    path = tmp_path / "report.xlsx"
    evil = f'{start}HYPERLINK("http://example.invalid","x")'
    write_report(path, content_of(some_facts, names={**NAMES, MY_TAN: evil}))
    workbook = openpyxl.load_workbook(path)
    for sheet in workbook.worksheets[:2]:
        found = [c for row in sheet.iter_rows() for c in row if "HYPERLINK" in str(c.value)]
        assert found
        assert all(c.data_type == "s" and c.quotePrefix for c in found)


def test_the_same_day_gives_the_same_bytes(tmp_path, some_facts):
    """Made twice, the file is the same to the last byte."""
    for name in ("one.xlsx", "two.xlsx"):
        write_report(tmp_path / name, content_of(some_facts))
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_a_failed_write_leaves_the_old_report(tmp_path, some_facts, monkeypatch):
    """The disk fills up while writing: yesterday's report stands whole, no remains beside it."""
    path = tmp_path / "report.xlsx"
    path.write_bytes(b"yesterday")

    def fail(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutsideUnavailable, match="No space left"):
        write_report(path, content_of(some_facts))
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("report.xlsx", b"yesterday")]


def test_a_missing_folder_is_told(tmp_path, some_facts):
    """A path that cannot be written is an outside fault with the file's name."""
    with pytest.raises(OutsideUnavailable, match=r"report\.xlsx could not be written"):
        write_report(tmp_path / "nowhere" / "report.xlsx", content_of(some_facts))


def test_a_unit_without_name_is_refused(some_facts):
    """A row that nobody can read is not printed."""
    with pytest.raises(RuleBroken, match="29884"):
        content_of(some_facts, names={code: "x" for code in UNITS if code != MY_TAN})


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_calculates_the_same(tmp_path, some_facts):
    """A real spreadsheet program, made to calculate anew, comes to core's figures."""
    report = content_of(some_facts)
    source = tmp_path / "report.xlsx"
    write_report(source, report)
    stale = BytesIO(source.read_bytes())
    workbook = openpyxl.load_workbook(stale)
    workbook.save(source)  # openpyxl drops the values beside the formulas: nothing to copy from
    command = ["soffice", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    target = tmp_path / "calculated"
    subprocess.run([*command, profile, "--outdir", target, source], check=True, timeout=120)
    values = openpyxl.load_workbook(target / "report.xlsx", data_only=True).worksheets[0]
    for row, count in expected_rows(report, openpyxl.load_workbook(source).worksheets[0]):
        for address, value in expected_cells(row, count).items():
            assert (values[address].value or "") == (value or ""), address


def test_the_file_tells_no_making_time(tmp_path, some_facts):
    """The file's own date is the cut, not the moment it was made."""
    path = tmp_path / "report.xlsx"
    write_report(path, content_of(some_facts))
    created = openpyxl.load_workbook(path).properties.created.replace(tzinfo=UTC)
    assert created == datetime(2024, 9, 14, 12, tzinfo=UTC)

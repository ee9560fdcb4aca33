"""`duadon report` and `duadon progress`: the same figures for people, programs and the workbook."""

import re

from openpyxl import load_workbook

from tests.adapters.papers import pages_of, word_text

DAY = "18/09/2024"


def test_the_report_is_a_workbook_with_the_figures_hash(office, duadon, tmp_path):
    """The file exists, and its notes hold the hash that is printed."""
    out = tmp_path / "report.xlsx"
    told = duadon("report", "--day", DAY, "--out", out, "--json", "--as", "chihuy").json
    assert told["file"] == str(out)
    cells = {str(cell.value) for sheet in load_workbook(out) for row in sheet for cell in row}
    assert any(told["hash"] in cell for cell in cells)


def test_the_report_goes_here_unless_told_otherwise(office, duadon, tmp_path, monkeypatch):
    """Without --out the name carries the day; the line to paste is printed."""
    monkeypatch.chdir(tmp_path)
    answer = duadon("report", "--day", DAY, "--as", "chihuy")
    assert answer.status == 0
    assert (tmp_path / "bao-cao-2024-09-18.xlsx").exists()
    assert "chỉ tiêu" in answer.out


def test_the_ending_chooses_the_kind(office, duadon, tmp_path):
    """A letter for Word and as PDF, in the same words; the line to paste is printed each time."""
    texts = {}
    for form in ("docx", "pdf"):
        out = tmp_path / f"report.{form}"
        answer = duadon("report", "--day", DAY, "--out", out, "--as", "chihuy")
        assert answer.status == 0
        texts[form] = out.read_bytes()
    opening = "báo cáo kết quả cấp thẻ căn cước đến hết ngày 18/09/2024"
    assert opening in word_text(texts["docx"])
    assert opening in " ".join(pages_of(texts["pdf"]))


def test_another_ending_is_a_wrong_use(office, duadon, tmp_path):
    """Nothing is written, and the endings that work are named."""
    answer = duadon("report", "--day", DAY, "--out", tmp_path / "report.txt", "--as", "chihuy")
    assert answer.status == 2
    assert ".docx, .pdf, .xlsx" in answer.said
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_takes_no_report(office, duadon, tmp_path):
    """The disk did not do its part: status 5."""
    assert duadon("report", "--day", DAY, "--out", tmp_path / "no" / "x.xlsx", "--as", "chihuy").status == 5


def test_progress_adds_up(office, duadon):
    """All tracks together are the sum of the tracks, and the finishing sentence is there."""
    told = duadon("progress", "--day", DAY, "--json", "--as", "dieuphoi").json
    for name in ("listed", "opening", "total", "target", "left"):
        assert told["all"][name] == sum(track[name] for track in told["tracks"].values())
    assert told["all"]["target"] > told["all"]["opening"] > 0
    assert told["finish"].endswith(".")


def test_progress_speaks_english_where_the_locale_does(office, duadon, monkeypatch):
    """The same figures with English words and commas."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    answer = duadon("progress", "--day", DAY, "--as", "dieuphoi")
    assert "All tracks" in answer.out
    assert re.search(r"\b\d{1,2},\d{3}\b", answer.out)
    assert not re.search(r"\b\d{1,2}\.\d{3}\b", answer.out)

"""The day's report as a Word file in the layout of Decree 30/2020."""

from dataclasses import asdict
from datetime import datetime

from duadon.adapters.word import fill_template
from duadon.wording.written_report import WrittenReport


def make_report_word(report: WrittenReport, *, made_at: datetime) -> bytes:
    """Return the report as a Word file; the words are the report's own, none is added here."""
    by_track, by_unit = report.tables
    data = {**asdict(report), "by_track": asdict(by_track), "by_unit": asdict(by_unit)}
    return fill_template("report.docx", data, made_at=made_at)

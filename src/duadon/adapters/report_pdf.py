"""The day's report as a PDF in the layout of Decree 30/2020."""

from dataclasses import asdict
from datetime import datetime

from duadon.adapters.pdf import typeset
from duadon.wording.written_report import WrittenReport


def make_report_pdf(report: WrittenReport, *, made_at: datetime) -> bytes:
    """Return the report as a PDF; the words are the report's own, none is added here."""
    return typeset("report.typ", asdict(report), made_at=made_at)

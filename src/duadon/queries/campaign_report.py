"""The report of a day: figures at a cut, its words, and the files that carry them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo

from duadon.adapters.report_pdf import make_report_pdf
from duadon.adapters.report_word import make_report_word
from duadon.adapters.report_workbook import ReportContent, make_report_workbook
from duadon.adapters.workbook_writer import replace_file
from duadon.core.campaign.counts import count_days
from duadon.core.campaign.cut import Cut
from duadon.core.campaign.letterhead import letterhead_of
from duadon.core.campaign.progress import measure_progress, pace_window
from duadon.core.campaign.report_figures import ReportFigures, make_figures
from duadon.core.campaign.report_text import ReportSource, ReportText, make_report_text
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.roles import Actor
from duadon.queries.campaign_facts import load_own_facts
from duadon.store.offices import Office, load_units
from duadon.wording.sentences import Language
from duadon.wording.written_report import WrittenReport, write_report_text


class ReportForm(StrEnum):
    """The kinds of file that a report is carried in, by their endings."""

    WORD = "docx"
    PDF = "pdf"
    WORKBOOK = "xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReport:
    """The report of a day: its figures, its coded text, and the names of its units by code.

    `part` are the codes of the units that it tells of; empty: of all.
    """

    figures: ReportFigures
    text: ReportText
    part: tuple[str, ...]
    office_name: str
    unit_names: Mapping[str, str]

    def write(self, language: Language) -> WrittenReport:
        """Return its words: those of the page, of the Word file and of the PDF."""
        return write_report_text(self.text, self.unit_names, language)


def load_report(frame: CampaignFrame, day: date, *, actor: Actor, now: datetime) -> DayReport:
    """Return the report of a day as known now: of the whole office, or of the actor's own units.

    NotAllowed without the right. Units go by the names of the day, where there is one.
    """
    local_cut = now.astimezone(ZoneInfo(frame.zone_name))
    facts, part = load_own_facts(frame.id, actor=actor, now=now)
    office_name = Office.objects.values_list("name", flat=True).get(pk=frame.office_id)
    unit_names = load_units().names(on=day)
    figures = make_figures(facts, campaign=frame, cut=Cut(day=day, recorded_by=now))
    counts = count_days(facts, days=sorted({*pace_window(frame, as_of=day), day}), recorded_by=now)
    source = ReportSource(
        figures=figures,
        progress=measure_progress(counts, campaign=frame, as_of=day),
        letterhead=letterhead_of(office_name, unit_names=tuple(unit_names[code] for code in part)),
        local_cut=local_cut,
        part=part,
    )
    return DayReport(
        figures=figures,
        text=make_report_text(source),
        part=part,
        office_name=office_name,
        unit_names=unit_names,
    )


def make_report_file(report: DayReport, form: ReportForm, language: Language = "vi") -> bytes:
    """Return the report as a file."""
    made_at = report.figures.cut.recorded_by
    match form:
        case ReportForm.WORD:
            return make_report_word(report.write(language), made_at=made_at)
        case ReportForm.PDF:
            return make_report_pdf(report.write(language), made_at=made_at)
        case ReportForm.WORKBOOK:
            return make_report_workbook(_workbook(report, language))


def write_day_report(path: Path, report: DayReport, language: Language = "vi") -> None:
    """Write the file whose kind the path's ending names; nothing half-written stays behind."""
    replace_file(path, make_report_file(report, ReportForm(path.suffix[1:].lower()), language))


def _workbook(report: DayReport, language: Language) -> ReportContent:
    return ReportContent(
        figures=report.figures,
        office_name=report.text.letterhead.issuing_body,
        unit_names=report.unit_names,
        language=language,
    )

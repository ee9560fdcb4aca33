"""The report of a day: figures at a cut, and the workbook that traces to its rows."""

from datetime import date, datetime
from pathlib import Path

from duadon.adapters.report_workbook import ReportContent, write_report
from duadon.core.campaign.cut import Cut
from duadon.core.campaign.report_figures import ReportFigures, make_figures
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.roles import Actor
from duadon.queries.campaign_facts import load_campaign_facts
from duadon.store.offices import Office, load_units
from duadon.wording.sentences import Language


def load_figures(frame: CampaignFrame, day: date, *, actor: Actor, now: datetime) -> ReportFigures:
    """Return the figures of a day as known now."""
    facts = load_campaign_facts(frame.id, actor=actor, now=now)
    return make_figures(facts, campaign=frame, cut=Cut(day=day, recorded_by=now))


def write_day_report(path: Path, figures: ReportFigures, language: Language = "vi") -> None:
    """Write the workbook of the figures; nothing half-written stays behind."""
    office = Office.objects.get(pk=figures.campaign.office_id)
    day = figures.cut.day
    names = {unit.code: unit.name for unit in load_units().living(on=day)}
    content = ReportContent(figures=figures, office_name=office.name, unit_names=names, language=language)
    write_report(path, content)

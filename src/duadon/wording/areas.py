"""The tables of sentences, one an area; a new area adds its table here."""

from collections.abc import Mapping

from duadon.wording import (
    calendar,
    campaign,
    campaign_report,
    capture,
    cards,
    cli,
    custody,
    custody_desk,
    custody_pages,
    demo,
    enrolment,
    labels,
    office,
    outreach,
    papers,
    progress,
    register,
    shuttle,
    shuttle_board,
    shuttle_days,
    work,
)
from duadon.wording.sentences import Sentence

TABLES: tuple[Mapping[str, Sentence], ...] = (
    calendar.SENTENCES,
    campaign.SENTENCES,
    campaign_report.SENTENCES,
    capture.SENTENCES,
    cards.SENTENCES,
    cli.SENTENCES,
    custody.SENTENCES,
    custody_desk.SENTENCES,
    custody_pages.SENTENCES,
    demo.SENTENCES,
    enrolment.SENTENCES,
    labels.SENTENCES,
    office.SENTENCES,
    outreach.SENTENCES,
    papers.SENTENCES,
    progress.SENTENCES,
    register.SENTENCES,
    shuttle.SENTENCES,
    shuttle_board.SENTENCES,
    shuttle_days.SENTENCES,
    work.SENTENCES,
)

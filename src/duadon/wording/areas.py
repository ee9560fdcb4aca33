"""The tables of sentences, one an area; a new area adds its table here."""

from collections.abc import Mapping

from duadon.wording import calendar, campaign, enrolment, office, outreach, register
from duadon.wording.sentences import Sentence

TABLES: tuple[Mapping[str, Sentence], ...] = (
    calendar.SENTENCES,
    campaign.SENTENCES,
    enrolment.SENTENCES,
    office.SENTENCES,
    outreach.SENTENCES,
    register.SENTENCES,
)

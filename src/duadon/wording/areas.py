"""The tables of sentences, one an area; a new area adds its table here."""

from collections.abc import Mapping

from duadon.wording import office
from duadon.wording.sentences import Sentence

TABLES: tuple[Mapping[str, Sentence], ...] = (
    office.SENTENCES,
)

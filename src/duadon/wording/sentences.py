"""How a sentence is written down and filled: both languages side by side, values the local way."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from duadon.core.values.answers import Parameter

Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence in both languages, with {named} places for its parameters."""

    vi: str
    en: str

    def fill(self, parameters: Mapping[str, Parameter], language: Language) -> str:
        """Return the sentence with its parameters written as the language writes them."""
        template = self.vi if language == "vi" else self.en
        return template.format_map({name: write(value, language) for name, value in parameters.items()})


def write(value: Parameter, language: Language) -> str:
    """Write a value: 9.533 or 9,533; 02/10/2024; 07:31; lists with commas."""
    match value:
        case bool():
            raise TypeError("a truth value is no parameter of a sentence")
        case int():
            return write_number(value, language)
        case datetime():
            return f"{value:%H:%M %d/%m/%Y}"
        case date():
            return f"{value:%d/%m/%Y}"
        case time():
            return f"{value:%H:%M}"
        case tuple():
            return ", ".join(value)
        case str():
            return value


def write_number(value: int, language: Language) -> str:
    """Group thousands with a dot (Vietnamese) or a comma (English)."""
    grouped = f"{value:,}"
    return grouped.replace(",", ".") if language == "vi" else grouped

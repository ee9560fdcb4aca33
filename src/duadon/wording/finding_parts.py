"""The two halves of a finding's sentence for tables: what is wrong, and what to do about it.

Both come from the one sentence in the register's table: the place before its colon is left out,
the reason is its first statement, the remedy is the rest.
"""

from collections import defaultdict
from collections.abc import Mapping

from duadon.core.values.answers import Parameter
from duadon.wording.say import all_sentences
from duadon.wording.sentences import Language, write


def say_parts(code: str, parameters: Mapping[str, Parameter], language: Language) -> tuple[str, str]:
    """Return reason and remedy, filled."""
    words = {name: write(value, language) for name, value in parameters.items()}
    reason, remedy = _parts(code, language)
    return _capital(reason.format_map(words)), remedy.format_map(words)


def say_cause(code: str, language: Language, *, read: str = "") -> tuple[str, str]:
    """Return reason and remedy for all rows of a cause; `read` is what is written in them.

    What else differs from row to row is left open.
    """
    anything: defaultdict[str, str] = defaultdict(lambda: "…", {"read": read} if read else {})
    reason, remedy = _parts(code, language)
    return _capital(reason.format_map(anything)), remedy.format_map(anything)


def _parts(code: str, language: Language) -> tuple[str, str]:
    sentence = all_sentences()[code]
    template = sentence.vi if language == "vi" else sentence.en
    place, _, rest = template.partition(": ")
    told = rest if "{sheet}" in place else template
    reason, _, remedy = told.partition(". ")
    return reason, remedy


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

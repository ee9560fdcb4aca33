"""Numbers of people found in a text: what no page, report, finding or log may hold in the clear.

Hashes and random ids are left alone: now and then they hold such digits by chance, inside a longer word.
"""

import re

_ALONE = r"(?<![\w-]){}(?![\w-])"
PERSONAL_NUMBER = re.compile(_ALONE.format(r"\d{12}"))
MADE_UP_PHONE = re.compile(_ALONE.format(r"06\d{8}"))


def numbers_of_people(text: str) -> list[str]:
    """Return every personal number and every invented phone of a text."""
    return PERSONAL_NUMBER.findall(text) + MADE_UP_PHONE.findall(text)

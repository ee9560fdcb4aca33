"""How a plan was made, in the reader's words: by which engine, and on which driving times."""

import re

from duadon.web.words import page_language, tell
from duadon.wording.say import all_sentences, say

_ROADS = "shuttle.roads.straight_line"
_FIGURE = r"([\d.,]+)"


def tell_engine(engine: str) -> str:
    """Say an engine such as "rounds/1" in words; a name that has none is told as it is."""
    code = f"shuttle.engine.{engine.partition('/')[0]}"
    return tell(code, {"engine": engine}) if code in all_sentences() else engine


def tell_roads(label: str) -> str:
    """Say the label that a plan carries, which is Vietnamese, in the reader's language."""
    parts = re.split(r"\{\w+\}", all_sentences()[_ROADS].vi)
    found = re.fullmatch(_FIGURE.join(map(re.escape, parts)), label)
    if found is None or page_language() == "vi":
        return label
    detour, speed = found.groups()
    return say(_ROADS, {"detour": detour.replace(",", "."), "speed": speed}, page_language())

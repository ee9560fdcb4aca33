"""PDF pages by Typst: a template of ours, data as JSON beside it, our own fonts and no others.

What people wrote never becomes markup: a template reads it as text out of the data.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from unicodedata import normalize

import typst

from duadon.core.values.errors import OutsideUnavailable

_HERE = Path(__file__).parent
TEMPLATES, FONTS = _HERE / "templates", _HERE / "fonts"


def typeset(template: str, data: Mapping[str, object], *, made_at: datetime) -> bytes:
    """Return the PDF of a template (its file name) filled with data: texts, numbers, lists of such.

    The same data and instant give the same bytes on every machine. Letters are brought into one
    form first (NFC): a mark that stands apart from its letter would be drawn beside it.
    """
    told = normalize("NFC", json.dumps(data, ensure_ascii=False))
    try:
        made = typst.compile(
            str(TEMPLATES / template),
            root=str(TEMPLATES),
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": told},
            format="pdf",
            timestamp=int(made_at.timestamp()),
        )
    except typst.TypstError as fault:
        raise OutsideUnavailable(f"{template} could not be set: {fault.message}") from fault
    if not isinstance(made, bytes):
        raise OutsideUnavailable(f"{template} gave no file")
    return made


@cache
def _fonts() -> typst.Fonts:
    """Return our fonts, looked for once."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])

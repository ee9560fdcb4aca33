"""How a person is shown where the whole is not needed."""

import re
import unicodedata

_DOT = "•"
_SHOWN_DIGITS = 3
_LONG_RUN = re.compile(r"\d{9,}")
_SPACED_RUN = re.compile(r"\d(?:[ .-]?\d){8,}")


def mask_personal_number(number: str) -> str:
    """Show the last three digits only: •••••••••123."""
    return _mask(number, shown=_SHOWN_DIGITS)


def mask_phone(phone: str) -> str:
    """Show the last three digits only: •••••••123; empty stays empty."""
    return _mask(phone, shown=_SHOWN_DIGITS)


def mask_digits_in(text: str) -> str:
    """Hide every run of nine digits or more in a text but its last three: numbers and phones.

    Single blanks, dots and dashes between digits hide nothing: 099 216 000 017 is a number too.
    """
    hidden = _LONG_RUN.sub(_mask_run, text)
    return _SPACED_RUN.sub(_mask_run, hidden)


def _mask_run(run: re.Match[str]) -> str:
    return _mask(re.sub(r"\D", "", run.group()), shown=_SHOWN_DIGITS)


def _mask(digits: str, *, shown: int) -> str:
    # Something too short to hide in is hidden whole.
    visible = digits[-shown:] if len(digits) > 2 * shown else ""
    return _DOT * (len(digits) - len(visible)) + visible


def short_name(full_name: str) -> str:
    """Return middle initial and given name, in the order in which they are said: N. An.

    The family name comes first and the given name last, so "Nguyễn Thị Ngọc An" is "N. An" and
    "Trần Đức" is "Đức"; on a manifest this is enough to call a child and too little to find one.
    """
    words = unicodedata.normalize("NFC", full_name).split()
    if not words:
        return ""
    middle = words[1:-1]
    given = words[-1]
    return f"{middle[-1][0].upper()}. {given}" if middle else given

"""How a person is shown where the whole is not needed."""

import re
import unicodedata

DOT = "•"
_SHOWN_DIGITS = 3
_NUMBER_DIGITS = 12
_LEAST_DIGITS = 9  # of a phone in its old form

# What people put between the digits of one number: blanks of any kind, line breaks, letters that take
# no room, dots, strokes, and every dash there is.
_PART = r"[\s\u00ad\u200b-\u200f\u2060\ufeff._·/\\|\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]"
_RUN = re.compile(rf"\d(?:{_PART}*\d){{8,}}")
_TIGHT_RUN = re.compile(r"\d(?:[ .-]?\d){8,}")
_DAY, _MONTH, _YEAR = r"(?:3[01]|[12]\d|0?[1-9])", r"(?:1[0-2]|0?[1-9])", r"(?:19|20)\d\d"
# No number of a person is written so: 10/09/2024, 10/9, 08:30.
_MOMENT = rf"(?<![\d/]){_DAY}/{_MONTH}(?:/{_YEAR})?(?![\d/])|(?<![\d:])\d{{1,2}}:\d\d(?![\d:])"
_PLAIN = re.compile(rf"({_MOMENT}|\d{{{_NUMBER_DIGITS},}})")
# But these may be a part of one: 10.09.2024, 10-9-2024, 2024-09-10, and 2024 alone.
_DATE = rf"(?:{_DAY}\.{_MONTH}\.{_YEAR}|{_DAY}-{_MONTH}-{_YEAR}|{_YEAR}-{_MONTH}-{_DAY})"
_DATES_ALONE = re.compile(rf"(?:{_DATE}|{_YEAR})(?:{_PART}+(?:{_DATE}|{_YEAR}))*")
_WITH_DATES = re.compile(rf"((?:{_DATE}{_PART}+)?)(.*?)((?:{_PART}+{_DATE})?)", re.DOTALL)

# Commas, semicolons, colons and brackets part the things of a list ("rows 12, 14, 15") and now and then
# one number too: then it begins with a nought, which no row does.
_LOOSE = rf"(?:{_PART}|[,;:()\[\]{{}}<>\uff0c\uff1b\uff1a\uff08\uff09\u3001])"
_LOOSE_RUNS = tuple(
    re.compile(rf"(?<![\d{DOT}]){head}(?:{_LOOSE}{{0,4}}\d){{{more}}}(?!\d)")
    for head, more in (("0", _NUMBER_DIGITS - 1), (r"\+84", _LEAST_DIGITS), ("0", _LEAST_DIGITS))
)
_BY_THOUSANDS = re.compile(r"(?<![\d,])\d{1,2}(?:,\d{3}){3}(?![\d,]*\d)")  # a number that lost its nought
_HIDDEN = re.compile(rf"{DOT}+\d{{0,{_SHOWN_DIGITS}}}")


def mask_personal_number(number: str) -> str:
    """Show the last three digits only: •••••••••123."""
    return _mask(number, shown=_SHOWN_DIGITS)


def mask_phone(phone: str) -> str:
    """Show the last three digits only: •••••••123; empty stays empty."""
    return _mask(phone, shown=_SHOWN_DIGITS)


def mask_digits_in(text: str) -> str:
    """Hide personal numbers and phones in a text but for their last three digits; dates stay.

    Twelve digits and more are found however they are parted, nine to eleven as people write phones:
    in one piece, or with single blanks, dots and dashes; behind commas and brackets what begins with a
    nought, so that a list of rows stays. The one place that knows what is a number.
    """
    parts = _PLAIN.split(_hide_loose(text))  # at odd places what is plainly a moment or a whole number
    return "".join(
        _hide_plain(part) if index % 2 else _RUN.sub(_hide_run, part) for index, part in enumerate(parts)
    )


def holds_number(text: str) -> bool:
    """Tell whether a text holds what looks like a personal number or a phone."""
    return mask_digits_in(text) != text


def leave_numbers_out(text: str) -> str:
    """Return a text without the personal numbers and phones in it, as where a name is told."""
    if not holds_number(text):
        return text
    left = _HIDDEN.sub(" ", mask_digits_in(text))
    return " ".join(left.split()).strip(" ,;:-–/()")


def _hide_loose(text: str) -> str:
    parts = _PLAIN.split(text)
    return "".join(part if index % 2 else _hide_loose_runs(part) for index, part in enumerate(parts))


def _hide_loose_runs(text: str) -> str:
    for pattern in _LOOSE_RUNS:
        text = pattern.sub(_hide_loose_run, text)
    return _BY_THOUSANDS.sub(lambda run: _mask_digits(run.group()), text)


def _hide_loose_run(run: re.Match[str]) -> str:
    """Hide what commas and brackets part, but no days of a month in a row and nothing that is several."""
    text = run.group()
    groups = re.findall(r"\d+", text)
    sizes = [len(group) for group in groups]
    is_parted_as_usual = re.fullmatch(rf"\+?\d(?:{_PART}*\d)*", text) is not None
    is_phone_and_more = max(sizes) > _LEAST_DIGITS
    is_list = max(sizes) <= len("31") and sorted({int(group) for group in groups}) == [*map(int, groups)]
    is_short_of_phone = _count(text) < _NUMBER_DIGITS and min(sizes) < len("084")  # as 05, 06, 07, 08, 10
    if is_parted_as_usual or is_phone_and_more or is_list or (is_short_of_phone and text[0] == "0"):
        return text
    return _mask_digits(text)


def _hide_plain(text: str) -> str:
    return _hide(text) if text.isdecimal() else text


def _hide_run(run: re.Match[str]) -> str:
    """Hide a run of digits and parting signs; a date at its edge stays where the rest is one number."""
    text = run.group()
    if _DATES_ALONE.fullmatch(text):
        return text
    found = _WITH_DATES.fullmatch(text)
    before, rest, after = found.groups() if found else ("", text, "")
    is_one_number = _LEAST_DIGITS <= _count(rest) <= _NUMBER_DIGITS
    if is_one_number or _count(text) < _NUMBER_DIGITS:
        return before + _hide(rest) + after
    return _hide(text)


def _hide(text: str) -> str:
    if _count(text) < _NUMBER_DIGITS:
        return _TIGHT_RUN.sub(lambda run: _mask_digits(run.group()), text)
    return _mask_digits(text)


def _count(text: str) -> int:
    return sum(sign.isdecimal() for sign in text)


def _mask_digits(text: str) -> str:
    return _mask(re.sub(r"\D", "", text), shown=_SHOWN_DIGITS)


def _mask(digits: str, *, shown: int) -> str:
    # Something too short to hide in is hidden whole.
    visible = digits[-shown:] if len(digits) > 2 * shown else ""
    return DOT * (len(digits) - len(visible)) + visible


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

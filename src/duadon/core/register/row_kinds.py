"""Tell a child's row from blank lines, totals, signatures and headings inside a table."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from duadon.core.register.source_rows import Cell, Field, as_text
from duadon.core.values.person_names import fold, tidy_text


class SkipKind(StrEnum):
    """Why a row is no data row."""

    TITLE = "title"  # above the header
    HEADER = "header"  # the header, its repetitions and its line of numbers
    SECTION = "section"  # a heading inside the table: Khóm 1
    BLANK = "blank"
    TOTAL = "total"
    SIGNATURE = "signature"  # the closing lines: place and date, titles, names of signers


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """What the judgement needs: the row's cells by field and the texts of all its cells."""

    fields: Mapping[str, Cell]
    texts: tuple[str, ...]


_TOTAL_HEADS = (("tong", "cong"), ("tong", "so"), ("tong",), ("cong",))
_TOTAL_WORDS = frozenset(
    {"so", "cong", "danh", "sach", "tre", "em", "chau", "hoc", "sinh", "ho", "nguoi", "co", "la"}
)
_PART_WORDS = frozenset({"khom", "ap", "to", "trang", "lop", "muc", "phuong", "xa", "khoi"})
_WORD = re.compile(r"\w+")
_LONGEST_LABEL = 200
_SIGNATURE = re.compile(
    r"(?:nguoi lap|nguoi tong hop|thu truong|truong cong an|pho truong|can bo|chu tich|hieu truong"
    r"|giao vien chu nhiem|noi nhan|xac nhan|tm |kt |tl |\(?ky\b|luu vt|(?:.*, ?)?ngay .*thang .*nam)"
)
# With their marks: Tô, Phương and Xa are family names, tổ, phường and xã are places.
_SECTION = re.compile(
    r"(?:(?:[ivx]+|[a-d]|\d+)\s*[.)/-]\s*)?"
    r"(?:(?:khóm|khom|ấp|lớp|lop|khối|tổ|phường|xã|khu|nhóm)\b|(?:ap|to|phuong)\s*\d).*"
)
_ORDINAL = re.compile(r"\(?(\d+)\)?")
_SEX_WORDS = frozenset({"nam", "nu", "x", "1", "0"})


def tell_kind(row: RowView, *, closing: bool) -> SkipKind | None:
    """Return why a row below the header is skipped, None for data.

    `closing` tells that a total or a signature was the last thing seen.
    """
    if not row.texts or _is_numbered_blank(row):
        return SkipKind.BLANK
    if _is_column_numbers(row):
        return SkipKind.HEADER
    if _speaks_of_a_child(row):
        return None
    return _closing_kind(row) or (SkipKind.SIGNATURE if closing else _section(row))


def _is_numbered_blank(row: RowView) -> bool:
    """Tell whether the row holds a running number and nothing else."""
    return len(row.texts) == 1 and _has_running_number(row)


def _has_running_number(row: RowView) -> bool:
    return as_text(row.fields.get(Field.ORDER_NUMBER)).strip(" .").isdigit()


def _is_column_numbers(row: RowView) -> bool:
    """Tell whether the row only counts the columns: (1) (2) (3)."""
    matches = [_ORDINAL.fullmatch(text.strip()) for text in row.texts]
    numbers = [int(match[1]) for match in matches if match]
    return len(numbers) == len(row.texts) >= 3 and numbers == list(
        range(numbers[0], numbers[0] + len(numbers))
    )


def _speaks_of_a_child(row: RowView) -> bool:
    """Tell whether birth, number, sex or a running number stand beside a name, or two alone.

    Beside a label like "Tổng cộng" one sign may be a sum, so two are asked for.
    """
    signs = (
        _holds_digit(row, Field.BIRTH),
        _holds_digit(row, Field.NUMBER) and not _is_count(row),
        _has_running_number(row),
        any(_is_sex(row, name) for name in (Field.SEX, Field.SEX_MALE, Field.SEX_FEMALE)),
    )
    has_name = bool({Field.FULL_NAME, Field.GIVEN_NAME} & set(row.fields))
    return sum(signs) >= (1 if has_name and not _is_total(row) else 2)


def _holds_digit(row: RowView, name: Field) -> bool:
    return any(letter.isdigit() for letter in as_text(row.fields.get(name)))


def _is_count(row: RowView) -> bool:
    """Tell whether the number's cell holds a small sum instead of a personal number."""
    return len(as_text(row.fields.get(Field.NUMBER))) < 6


def _is_sex(row: RowView, name: Field) -> bool:
    return fold(as_text(row.fields.get(name))) in _SEX_WORDS


def _is_total(row: RowView) -> bool:
    # A child may be called Cộng: then a family name stands in the column beside it, not a sum.
    halves = [row.fields.get(name) for name in (Field.FAMILY_AND_MIDDLE, Field.GIVEN_NAME)]
    is_split_name = all(as_text(half).replace(" ", "").isalpha() for half in halves)
    return not is_split_name and any(_is_total_label(text) for text in row.texts[:3])


def _is_total_label(text: str) -> bool:
    """Tell whether it reads like "Tổng cộng: 200 cháu" or "Cộng khóm 1", and nothing more."""
    words = _WORD.findall(fold(text[:_LONGEST_LABEL]))
    for head in _TOTAL_HEADS:
        if tuple(words[: len(head)]) == head:
            rest = words[len(head) :]
            is_part = bool(rest) and rest[0] in _PART_WORDS
            return is_part or all(word.isdigit() or word in _TOTAL_WORDS for word in rest)
    return False


def _closing_kind(row: RowView) -> SkipKind | None:
    if _is_total(row):
        return SkipKind.TOTAL
    if any(_SIGNATURE.match(fold(text[:_LONGEST_LABEL])) for text in row.texts):
        return SkipKind.SIGNATURE
    return None


def _section(row: RowView) -> SkipKind | None:
    heading = tidy_text(row.texts[0][:_LONGEST_LABEL]).lower()
    is_heading = len(row.texts) == 1 and _SECTION.fullmatch(heading)
    return SkipKind.SECTION if is_heading else None

"""A ward's workbook of three hundred rows with faults of every kind, each in a known place.

For tests of the reading and for the browser's journeys. The people are made up.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from duadon.adapters.ward_workbooks import (
    Layout,
    ListedAdult,
    ListedChild,
    ListHead,
    write_ward_workbook,
)
from tests.personas import WARD_11

ROWS = 300
HOSTILE_NAME = "<script>alert(1)</script> & Đỗ"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlantedFaults:
    """Where the file is, for which unit, and by each finding's code the rows in which it was planted."""

    path: Path
    unit_code: str
    rows: int
    by_code: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plant:
    code: str
    change: Callable[[ListedChild], ListedChild]
    times: int = 2


def _with(**values: Any) -> Callable[[ListedChild], ListedChild]:
    return lambda child: replace(child, **values)


def _with_carer(**values: Any) -> Callable[[ListedChild], ListedChild]:
    return lambda child: replace(child, carer=replace(child.carer, **values))


_PLANTS = (
    _Plant(code="register.name.missing", change=_with(name="")),
    _Plant(code="register.name.one_word", change=_with(name="Lan")),
    _Plant(code="register.name.odd_letters", change=_with(name=HOSTILE_NAME)),
    _Plant(code="register.name.holds_number", change=_with(name="Trần Thị Lan 099216012345")),
    _Plant(code="register.guardian.number_in_name", change=_with_carer(name="Lê Tư 0612345678")),
    _Plant(code="register.name.recased", change=lambda child: replace(child, name=child.name.upper())),
    _Plant(code="register.birth.missing", change=_with(birth="")),
    _Plant(code="register.birth.unreadable", change=_with(birth="hỏi lại sau")),
    _Plant(code="register.birth.no_such_day", change=_with(birth="31/02/2016", number="")),
    _Plant(code="register.birth.month_first", change=_with(birth="05/25/2016", number="")),
    _Plant(code="register.birth.in_future", change=_with(birth="05/05/2031", number="")),
    # Forty rows with one cause are one line on the page.
    _Plant(code="register.birth.year_only", change=_with(birth="2016"), times=40),
    _Plant(code="register.number.missing", change=_with(number="")),
    _Plant(code="register.number.rounded", change=_with(number="9.92E+10")),
    _Plant(code="register.number.not_digits", change=_with(number="09921600A017")),
    _Plant(code="register.number.wrong_length", change=_with(number="0992")),
    _Plant(
        code="register.number.lost_zero", change=lambda child: replace(child, number=int(str(child.number)))
    ),
    _Plant(code="register.number.old_cmnd", change=_with(number="341234567")),
    _Plant(code="register.number.contradicts_birth", change=_with(birth="09/09/2014")),
    _Plant(
        code="register.number.contradicts_sex", change=lambda child: replace(child, sex=_other(child.sex))
    ),
    _Plant(code="register.sex.unreadable", change=_with(sex="?")),
    _Plant(code="register.phone.unreadable", change=_with_carer(phone="12345")),
    _Plant(code="register.guardian.missing", change=_with(carer=ListedAdult())),
)


def write_faulty_workbook(path: Path) -> PlantedFaults:
    """Write the workbook for ward 11 and tell what was planted where."""
    children, codes = [], []
    for index in range(ROWS):
        children.append(_clean_child(index))
        codes.append("")
    place = 10
    for plant in _PLANTS:
        for _ in range(plant.times):
            children[place] = plant.change(children[place])
            codes[place] = plant.code
            place += 3 if place < 200 else 1
    children[-1] = replace(children[0], household="299")  # the same child once more
    codes[-1] = "register.duplicate.same_child"
    head = ListHead(unit_name="Phường 11", written_on=date(2024, 9, 6), layout=Layout.POLICE)
    places = write_ward_workbook(path, head, children)
    by_code: dict[str, list[int]] = defaultdict(list)
    for where, code in zip(places, codes, strict=True):
        if code:
            by_code[code].append(where.row)
    return PlantedFaults(
        path=path,
        unit_code=WARD_11,
        rows=ROWS,
        by_code={code: tuple(rows) for code, rows in by_code.items()},
    )


_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ")
_MIDDLE = ("Thanh", "Ngọc", "Minh", "Hoàng", "Gia", "Bảo")
_GIVEN = ("An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Khánh")


def _other(sex: str) -> str:
    return "Nữ" if sex == "Nam" else "Nam"


def _clean_child(index: int) -> ListedChild:
    """Return a child of 2016 whose every cell can be read."""
    is_girl = index % 2 == 1
    name = " ".join(
        (
            _FAMILY[index % len(_FAMILY)],
            _MIDDLE[index // 10 % len(_MIDDLE)],
            f"{_GIVEN[index % len(_GIVEN)]}",
        )
    )
    birth = date(2016, 1 + index % 12, 2 + index % 26)
    carer = ListedAdult(
        name=f"{_FAMILY[index % 10]} Thị {_GIVEN[index % 7]}", relation="Mẹ", phone=f"0691{index:06d}"
    )
    return ListedChild(
        household=str(index),
        name=name,
        birth=f"{birth:%d/%m/%Y}",
        sex="Nữ" if is_girl else "Nam",
        number=f"099{'3' if is_girl else '2'}16{700000 + index:06d}",
        carer=carer,
        father=ListedAdult(),
        mother=ListedAdult(),
        hamlet="Khóm 1",
        group="Tổ 1",
        grade="3A",
        wants_card=True,
        circumstances="",
        under_6=False,
    )

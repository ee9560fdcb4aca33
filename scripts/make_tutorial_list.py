"""Make the list that the tutorial reads in: seven children of ward 11, with faults in two of the rows.

    python -m scripts.make_tutorial_list

The result is committed; the same list gives the same bytes. The people are made up.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from duadon.adapters.ward_workbooks import (
    Layout,
    ListedAdult,
    ListedChild,
    ListHead,
    write_ward_workbook,
)

PATH = Path(__file__).parents[1] / "docs" / "tutorials" / "p11-bo-sung.xlsx"
HEAD = ListHead(unit_name="Phường 11", written_on=date(2024, 9, 18), layout=Layout.COMMITTEE)
NOBODY = ListedAdult()


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A household: who cares, and where."""

    number: str
    carer: ListedAdult
    hamlet: str


MAI = Home(
    number="1", carer=ListedAdult(name="Lâm Thị Mai", relation="Mẹ", phone="0691700001"), hamlet="Khóm 2"
)
TAM = Home(
    number="2", carer=ListedAdult(name="Mạc Văn Tám", relation="Cha", phone="0691700002"), hamlet="Khóm 3"
)
HOA = Home(
    number="3", carer=ListedAdult(name="Kiều Thị Hoa", relation="Mẹ", phone="0691700003"), hamlet="Khóm 1"
)
CHILDREN = (
    (MAI, "Đinh Gia Bảo", "14/05/2014", "Nam", "099214700001"),
    (MAI, "Đinh Gia Ngọc", "03/08/2016", "Nữ", "099316700002"),
    (TAM, "Mạc Phúc An", "21/11/2020", "Nam", "099220700003"),
    (TAM, "Mạc Phúc Hòa", "09/02/2013", "Nữ", "099313700004"),
    (HOA, "Tạ Kiều Oanh", "hỏi lại sau", "Nữ", "099315700005"),
    (HOA, "", "12/12/2017", "Nam", "099217700006"),
    (HOA, "Tạ Kiều Trang", "30/06/2011", "Nữ", "099311700007"),
)


def write_list(path: Path) -> None:
    """Write the list in the committee's layout."""
    write_ward_workbook(path, HEAD, [_row(*child) for child in CHILDREN])


def _row(home: Home, name: str, birth: str, sex: str, number: str) -> ListedChild:
    return ListedChild(
        household=home.number,
        name=name,
        birth=birth,
        sex=sex,
        number=number,
        carer=home.carer,
        father=NOBODY,
        mother=NOBODY,
        hamlet=home.hamlet,
        group="1",
        grade="",
        wants_card=True,
        circumstances="",
        under_6=False,
    )


if __name__ == "__main__":
    write_list(PATH)

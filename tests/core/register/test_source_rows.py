"""Rows as written: their content is one text wherever they stand, and reads back."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from duadon.core.register.source_rows import (
    Cell,
    SourceRow,
    as_text,
    column_letter,
    content_bytes,
    is_blank,
    read_cells,
    write_cells,
)
from tests.core.register.made import good, source_row

cells = st.dictionaries(
    st.sampled_from(["full_name", "birth", "number", "remarks"]),
    st.one_of(
        st.none(), st.text(), st.integers(), st.floats(allow_nan=False), st.dates(min_value=date(1000, 1, 1))
    ),
)


@given(cells)
def test_cells_read_back_as_written(written: dict[str, Cell]) -> None:
    """Kinds survive: a date stays a date, a number a number; blanks are left out."""
    kept = {name: cell for name, cell in written.items() if not is_blank(cell)}
    assert read_cells(write_cells(written)) == kept


def test_content_does_not_know_where_the_row_stands() -> None:
    """Another sheet, row, column order or running number is the same content."""
    first = content_bytes(source_row({"order_number": 1, **good()}, number=7))
    moved = dict(reversed(good(order_number=55).items()))
    assert content_bytes(source_row(moved, number=99, sheet="Khác")) == first


def test_any_other_cell_is_another_content() -> None:
    """One letter more, or a number typed as text, is not the same row as written."""
    first = content_bytes(source_row(good()))
    assert content_bytes(source_row(good(remarks="x"))) != first
    assert content_bytes(source_row(good(birth=2016))) != content_bytes(source_row(good(birth="2016")))
    assert content_bytes(source_row(good(birth=2016.0))) == content_bytes(source_row(good(birth=2016)))


def test_cells_are_written_as_people_read_them() -> None:
    """Whole numbers without a tail, dates day first."""
    assert [as_text(cell) for cell in (None, 87.0, 8.5, date(2016, 5, 20), " x ")] == [
        "", "87", "8.5", "20/05/2016", " x ",
    ]  # fmt: skip


def test_columns_have_their_letters() -> None:
    """A to Z, then AA; a field without a column has no place."""
    assert [column_letter(index) for index in (0, 25, 26, 59)] == ["A", "Z", "AA", "BH"]
    row = SourceRow(sheet="DS", row_number=3, columns={"birth": "D"})
    assert (row.place_of("birth"), row.place_of("sex")) == ("D3", "")

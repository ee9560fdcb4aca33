"""The small tables that lie beside the code; their README names where each figure comes from."""

import csv
from functools import cache
from importlib.resources import files

TableRow = dict[str, str]


@cache
def read_table(name: str) -> tuple[TableRow, ...]:
    """Return the rows of `data/<name>.csv` in the order of the file; treat them as read-only."""
    text = (files("duadon.demo") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))

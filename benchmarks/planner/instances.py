"""The instances: those of a folder where one is named, else made up after the same recipes."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from benchmarks.generating import make_day, make_dial_a_ride

_REFERENCES = Path(__file__).parent / "references.csv"


class Kind(StrEnum):
    """What an instance asks for."""

    RIDES = "dial-a-ride"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """An instance as text; `family` says with which others it is averaged."""

    name: str
    kind: Kind
    family: str
    text: str


def folder_rides(folder: Path) -> Iterator[Instance]:
    """Yield the dial-a-ride instances of a folder: families `ab` and `R`."""
    for path in sorted(folder.glob("*.txt")):
        family = "R" if path.stem.startswith("R") else "ab"
        yield Instance(name=path.stem, kind=Kind.RIDES, family=family, text=path.read_text(encoding="utf-8"))


def folder_days(folder: Path) -> Iterator[Instance]:
    """Yield the days of a folder: families by people and minutes of a capture."""
    for path in sorted(folder.glob("day-*.json")):
        family = path.stem.rpartition("-")[0].removeprefix("day-").removesuffix("min")
        yield Instance(name=path.stem, kind=Kind.DAY, family=family, text=path.read_text(encoding="utf-8"))


def made_up_rides() -> Iterator[Instance]:
    """Yield a few instances of our own; nobody else has solved them, so nothing is known of them."""
    for kind, vans, requests in (("a", 2, 16), ("b", 3, 24), ("a", 4, 48)):
        text = make_dial_a_ride(kind, vans=vans, requests=requests, seed=1)
        yield Instance(name=f"made-{kind}{vans}-{requests}", kind=Kind.RIDES, family="made", text=text)


def made_up_days() -> Iterator[Instance]:
    """Yield a day of each kind of 75 people."""
    for minutes in (7, 17):
        text = make_day(people=75, capture_minutes=minutes, seed=1)
        name = f"made-75-{minutes}min-01"
        yield Instance(name=name, kind=Kind.DAY, family=f"made-75-{minutes}", text=text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The best value known of a published instance, and how it is known."""

    value: float
    how: str


def references() -> dict[str, Reference]:
    """Return what is known of the published dial-a-ride instances."""
    with _REFERENCES.open(encoding="utf-8", newline="") as lines:
        return {
            row["instance"]: Reference(value=float(row["value"]), how=row["how"])
            for row in csv.DictReader(lines)
        }

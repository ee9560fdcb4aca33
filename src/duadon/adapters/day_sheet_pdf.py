"""Phiếu ngày as A4 pages: every run of the day with van, crew and times; who has no seat and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duadon.adapters.paper_head import PaperHead
from duadon.adapters.pdf import typeset
from duadon.core.values.ids import RiderId
from duadon.core.values.times import clock_text

_WORDS = (
    "title",
    "time",
    "van",
    "run",
    "crew",
    "stops",
    "children",
    "adults",
    "closed",
    "left_out",
    "all_placed",
    "dispatcher",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetHalt:
    """A stop of a run (arrival in seconds since local midnight): how many get on and off."""

    place: str
    arrive: int
    on: int
    off: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """A run on the sheet; `crew` are names, the driver first; `children` and `adults` are who rides."""

    van: str
    number: int
    crew: tuple[str, ...]
    halts: tuple[SheetHalt, ...]
    end: int
    children: frozenset[RiderId]
    adults: frozenset[RiderId]


def make_day_sheet_pdf(head: PaperHead, lines: Sequence[SheetLine], left_out: Iterable[str]) -> bytes:
    """Return the sheet; `left_out` are whole sentences, one a group without a seat."""
    data = {
        **head.data(),
        "words": {name: head.say(f"paper.sheet.{name}") for name in _WORDS},
        "sign": head.say("paper.manifest.sign"),
        "code": head.code(f"{head.day:%Y%m%d}"),
        "summary": head.say(
            "paper.sheet.summary",
            runs=len(lines),
            vans=len({line.van for line in lines}),
            # Whoever rides there and back stands on two lines and is one person.
            children=len({rider for line in lines for rider in line.children}),
            adults=len({rider for line in lines for rider in line.adults}),
        ),
        "lines": [_line(line) for line in lines],
        "left_out": list(left_out),
    }
    return typeset("day_sheet.typ", data, made_at=head.printed_at)


def _line(line: SheetLine) -> dict[str, object]:
    return {
        "time": f"{clock_text(line.halts[0].arrive)}–{clock_text(line.end)}",
        "van": line.van,
        "number": str(line.number),
        "crew": list(line.crew),
        "halts": [_halt(halt) for halt in line.halts],
        "children": str(len(line.children)),
        "adults": str(len(line.adults)),
    }


def _halt(halt: SheetHalt) -> dict[str, str]:
    moves = [f"{sign}{count}" for sign, count in (("−", halt.off), ("+", halt.on)) if count]
    return {"time": clock_text(halt.arrive), "place": halt.place, "moves": " ".join(moves)}

"""Writes docs/reference/benchmarks.md: machine, versions, tables, and the picture of gap over time."""

import hashlib
import os
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import mean

from benchmarks.measures import Figure
from benchmarks.planner.figures import best_known, gap, served_share
from benchmarks.planner.instances import Kind, Reference
from benchmarks.planner.runs import OURS, PEERS, Outcome

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "benchmarks.md"
_PACKAGES = ("numpy", "numba", "highspy", "ortools", "pyvrp", "pyvroom")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that the page tells."""

    day: date
    outcomes: Sequence[Outcome]
    figures: Sequence[Figure]
    known: Mapping[str, Reference]
    seconds: int


def engine_hash() -> str:
    """Return what the planner's source is, in twelve signs: other source, other figures."""
    sources = ROOT / "src" / "duadon"
    files = [*(sources / "planning").rglob("*.py"), *(sources / "core" / "shuttle").rglob("*.py")]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def write_page(report: Report) -> None:
    """Write the page."""
    PAGE.write_text("\n".join(page_lines(report)) + "\n", encoding="utf-8")


def page_lines(report: Report) -> Iterator[str]:
    """Yield the page line by line."""
    yield "# Benchmarks of the planner\n"
    yield (
        "Written by `make bench-full`. Every answer is judged by a checker that was written from the\n"
        "description of the format alone; an answer that breaks a rule counts as none. Seconds are of\n"
        "processor time, one thread. Where a bar is missed, the line says `short`.\n"
    )
    yield from _circumstances(report)
    yield "## Figures\n\n```text"
    yield from map(str, report.figures)
    yield "```\n"
    yield from _rides([one for one in report.outcomes if one.kind is Kind.RIDES], report.known)
    yield from _days([one for one in report.outcomes if one.kind is Kind.DAY])


def _circumstances(report: Report) -> Iterator[str]:
    seeds = sorted({one.seed for one in report.outcomes})
    yield "| | |\n|---|---|"
    yield f"| Day | {report.day.isoformat()} |"
    yield f"| Engine | {engine_hash()} (hash of its source) |"
    yield f"| Machine | {_processor()}, {os.cpu_count()} cores, {platform.system()} |"
    yield f"| Versions | Python {platform.python_version()}, {', '.join(_versions())} |"
    yield f"| Seeds | {', '.join(map(str, seeds))} |"
    yield f"| Time | {report.seconds // 60} minutes for all of it |\n"


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.machine()
    names = [line.partition(":")[2].strip() for line in told.splitlines() if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _versions() -> Iterator[str]:
    for package in _PACKAGES:
        try:
            yield f"{package} {version(package)}"
        except PackageNotFoundError:
            yield f"{package} not there"


def _rides(outcomes: Sequence[Outcome], known: Mapping[str, Reference]) -> Iterator[str]:
    if not outcomes:
        return
    best = best_known(outcomes, known)
    columns = sorted({(one.planner != OURS, _rank(one.planner), one.seconds) for one in outcomes})
    names = [OURS, *PEERS]
    yield "## Dial-a-ride\n"
    yield "Gap to the best known in per cent; `*` proven optimal, `-` no answer that holds.\n"
    yield "![Mean gap over processor time](../images/planner-gap.svg)\n"
    heads = [f"{names[rank]} {seconds:g} s" for _, rank, seconds in columns]
    yield f"| Instance | Best known | How | {' | '.join(heads)} |"
    yield f"|---|---|---|{'---|' * len(heads)}"
    for name in sorted({one.instance for one in outcomes}, key=_natural):
        cells = [_cell(outcomes, best, (name, names[rank], seconds)) for _, rank, seconds in columns]
        how = known[name].how if name in known else "the best found here"
        value = f"{best[name]:.2f}" if name in best else ""
        yield f"| {name} | {value} | {how} | {' | '.join(cells)} |"
    yield ""


def _rank(planner: str) -> int:
    return [OURS, *PEERS].index(planner)


def _natural(name: str) -> tuple[str, tuple[int, ...]]:
    letters = "".join(sign for sign in name if not sign.isdigit())
    digits = "".join(sign if sign.isdigit() else " " for sign in name)
    return letters, tuple(map(int, digits.split()))


def _cell(outcomes: Iterable[Outcome], best: Mapping[str, float], which: tuple[str, str, float]) -> str:
    found = [one for one in outcomes if (one.instance, one.planner, one.seconds) == which]
    gaps = [gap(one, best) for one in found]
    held = [one for one in gaps if one is not None]
    if not found:
        return ""
    if len(held) < len(gaps):
        return "-"
    return f"{mean(held):.2f}" + ("*" if all(one.is_proven for one in found) else "")


def _days(outcomes: Sequence[Outcome]) -> Iterator[str]:
    if not outcomes:
        return
    yield (
        "## Days\n\nPeople out, captured and home again, weighted; the bound fills the kits. Time away is\n"
        "told as per cent over the sum of direct rides, where everybody is served. No planner that one can\n"
        "install answers these: none couples the way out, the capture and the way home.\n"
    )
    yield "| Day | Seconds | Seed | Served | Bound | Per cent | Away over direct |"
    yield "|---|---|---|---|---|---|---|"
    for one in sorted(outcomes, key=lambda one: (_natural(one.instance), one.seconds, one.seed)):
        served = f"{one.value:g}" if one.holds and one.value is not None else "breaks a rule"
        away = f"{100 * (one.away / one.least_away - 1):.1f} %" if one.serves_all and one.least_away else ""
        yield (
            f"| {one.instance} | {one.seconds:g} | {one.seed} | {served} | {one.bound or 0:g} "
            f"| {served_share(one):.1f} | {away} |"
        )
    yield ""

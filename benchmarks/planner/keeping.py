"""Outcomes kept in a file line by line, so that a long run that was stopped goes on where it was.

Runs of ours count only for the source that made them, runs of a peer as long as the file is kept.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from benchmarks.planner.instances import Kind
from benchmarks.planner.runs import OURS, Outcome, Run

_Key = tuple[str, str, float, int]


def keep(outcome: Outcome, path: Path, *, engine: str) -> None:
    """Add a line to the file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps({"engine": engine, **asdict(outcome)}) + "\n")


def kept(path: Path, *, engine: str) -> list[Outcome]:
    """Return what was kept, of ours only what this source has made; the last line of a run counts."""
    if not path.is_file():
        return []
    found: dict[_Key, Outcome] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        source = data.pop("engine")
        one = Outcome(**{**data, "kind": Kind(data["kind"]), "faults": tuple(data["faults"])})
        if one.planner != OURS or source == engine:
            found[one.planner, one.instance, one.seconds, one.seed] = one
    return list(found.values())


def still_to_run(runs: Iterable[Run], outcomes: Iterable[Outcome]) -> Iterator[Run]:
    """Yield the runs that no outcome answers."""
    done = {(one.planner, one.instance, one.seconds, one.seed) for one in outcomes}
    for run in runs:
        if (run.planner, run.instance.name, run.seconds, run.seed) not in done:
            yield run

"""`python -m benchmarks.planner`: the planner beside its peers; a sample, or everything with a page.

--rides FOLDER   dial-a-ride instances (*.txt); left out, some are made up
--days FOLDER    day files (day-*.json); left out, some are made up
--full           the full run of `make bench-full`, which writes docs/reference/benchmarks.md
--seeds N        that many seeds of each run of ours
--workers N      processes at once
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import monotonic

from benchmarks.planner.figures import day_figures, ride_figures
from benchmarks.planner.instances import (
    Instance,
    Kind,
    folder_days,
    folder_rides,
    made_up_days,
    made_up_rides,
    references,
)
from benchmarks.planner.keeping import keep, kept, still_to_run
from benchmarks.planner.page import Report, engine_hash, write_page
from benchmarks.planner.picture import draw_gaps
from benchmarks.planner.runs import OR_TOOLS, OURS, PYVRP, VROOM, Outcome, Run, run_all
from duadon.adapters.system_clock import SystemClock

_SAMPLE_SECONDS = 5.0
# Seconds of ours by family; the longest of a family last, so that a page's tables read from left to right.
_OURS: dict[str, tuple[float, ...]] = {"ab": (1, 5, 20, 60), "R": (60,), "made": (5, 20)}
_PEERS: dict[str, tuple[tuple[str, float], ...]] = {
    "ab": ((OR_TOOLS, 5), (OR_TOOLS, 20), (PYVRP, 20), (VROOM, 20)),
    "R": ((OR_TOOLS, 20),),
    "made": ((OR_TOOLS, 20), (PYVRP, 20), (VROOM, 20)),
}
_SECONDS_OF_75, _SECONDS_OF_150 = 5.0, 20.0


def main(arguments: Sequence[str] | None = None) -> None:
    """Run, print a line a run and a line a figure, and with --full write the page."""
    wish = _read(arguments)
    rides = list(folder_rides(wish.rides) if wish.rides else made_up_rides())
    days = list(folder_days(wish.days) if wish.days else made_up_days())
    runs = list(full_runs([*rides, *days], wish.seeds) if wish.full else sample_runs([*rides, *days]))
    began = monotonic()
    outcomes = sorted(_run(runs, wish), key=lambda one: (one.instance, one.planner, one.seconds, one.seed))
    known = references()
    rode = [one for one in outcomes if one.kind is Kind.RIDES]
    planned = [one for one in outcomes if one.kind is Kind.DAY]
    figures = [*ride_figures(rode, known), *day_figures(planned)]
    for figure in figures:
        print(figure)
    if wish.full:
        draw_gaps(rode, known)
        write_page(
            Report(
                day=SystemClock().now().date(),
                outcomes=outcomes,
                figures=figures,
                known=known,
                seconds=round(monotonic() - began),
            )
        )


def _run(runs: Sequence[Run], wish: argparse.Namespace) -> Iterator[Outcome]:
    engine = engine_hash()
    known = kept(wish.keep, engine=engine) if wish.keep else []
    names = {(run.planner, run.instance.name, run.seconds, run.seed) for run in runs}
    yield from (one for one in known if (one.planner, one.instance, one.seconds, one.seed) in names)
    left = list(still_to_run(runs, known))
    for number, one in enumerate(run_all(left, workers=wish.workers), start=1):
        if wish.keep:
            keep(one, wish.keep, engine=engine)
        told = "; ".join(one.faults) or ("no answer" if one.value is None else f"{one.value:.2f}")
        print(f"{number}/{len(left)} {one.planner} {one.instance} {one.seconds:g} s: {told}", flush=True)
        yield one


def _read(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.planner", description=__doc__)
    parser.add_argument("--rides", type=Path)
    parser.add_argument("--days", type=Path)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", type=Path)
    return parser.parse_args(arguments)


def sample_runs(instances: Sequence[Instance]) -> Iterator[Run]:
    """Yield a few short runs: every planner on every made-up instance, ours on the days."""
    for instance in instances:
        yield Run(planner=OURS, instance=instance, seconds=_SAMPLE_SECONDS)
        if instance.kind is Kind.RIDES:
            for planner in (OR_TOOLS, PYVRP, VROOM):
                yield Run(planner=planner, instance=instance, seconds=_SAMPLE_SECONDS)


def full_runs(instances: Sequence[Instance], seeds: int) -> Iterator[Run]:
    """Yield all runs, the longest first, so that the last minute has no straggler."""
    runs = [run for instance in instances for run in _runs_of(instance, seeds)]
    yield from sorted(runs, key=lambda run: -run.seconds)


def _runs_of(instance: Instance, seeds: int) -> Iterator[Run]:
    if instance.kind is Kind.DAY:
        times: tuple[float, ...] = (_SECONDS_OF_150 if instance.family.startswith("150") else _SECONDS_OF_75,)
    else:
        times = _OURS[instance.family]
    for seconds in times:
        for seed in range(1, seeds + 1):
            yield Run(planner=OURS, instance=instance, seconds=seconds, seed=seed)
    for planner, seconds in _PEERS.get(instance.family, ()):
        yield Run(planner=planner, instance=instance, seconds=seconds)


if __name__ == "__main__":
    main()

"""The picture of the benchmark: mean gap of each planner over the seconds that it was given."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import mean

import matplotlib as mpl
from matplotlib.figure import Figure

from benchmarks.planner.figures import best_known, gap
from benchmarks.planner.instances import Reference
from benchmarks.planner.runs import OURS, PEERS, Outcome

PICTURE = Path(__file__).parents[2] / "docs" / "images" / "planner-gap.svg"


def draw_gaps(outcomes: Sequence[Outcome], known: Mapping[str, Reference], path: Path = PICTURE) -> None:
    """Draw the gaps over time; instances without an answer are left out of a planner's mean."""
    picture = Figure(figsize=(7, 4))
    axes = picture.subplots()
    for planner, points in gaps_over_time(outcomes, known).items():
        axes.plot(*zip(*points, strict=True), marker="o", label=planner)
    axes.set_xscale("log")
    axes.set_xlabel("seconds of processor time")
    axes.set_ylabel("mean gap to the best known, %")
    axes.legend()
    axes.grid(visible=True, alpha=0.3)
    path.parent.mkdir(parents=True, exist_ok=True)
    # Neither a date nor chance: the same figures are the same file.
    with mpl.rc_context({"svg.hashsalt": "duadon"}):
        picture.savefig(path, metadata={"Date": None})


def gaps_over_time(
    outcomes: Sequence[Outcome], known: Mapping[str, Reference]
) -> dict[str, list[tuple[float, float]]]:
    """Return for each planner the mean gap by seconds, over the published instances without R."""
    published = [one for one in outcomes if one.family == "ab"]
    best = best_known(published, known)
    lines: dict[str, list[tuple[float, float]]] = {}
    for planner in (OURS, *PEERS):
        for seconds in sorted({one.seconds for one in published if one.planner == planner}):
            runs = [one for one in published if (one.planner, one.seconds) == (planner, seconds)]
            gaps = [one for one in (gap(run, best) for run in runs) if one is not None]
            if gaps:
                lines.setdefault(planner, []).append((seconds, mean(gaps)))
    return lines

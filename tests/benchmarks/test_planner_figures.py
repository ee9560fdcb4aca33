"""The planner's benchmark: what counts as an answer, gaps and bars, and the page that tells them."""

from dataclasses import replace
from datetime import date

import pytest

from benchmarks.planner.figures import best_known, day_figures, gap, ride_figures, served_share
from benchmarks.planner.instances import Instance, Kind, Reference, made_up_days, made_up_rides, references
from benchmarks.planner.keeping import keep, kept, still_to_run
from benchmarks.planner.page import Report, engine_hash, page_lines
from benchmarks.planner.runs import OR_TOOLS, OURS, PYVRP, VROOM, Outcome, Run, run_one

RIDE = Outcome(
    planner=OURS,
    instance="a2-16",
    kind=Kind.RIDES,
    family="ab",
    seconds=20,
    seed=1,
    spent=1.5,
    value=294.2479,
    bound=294.2479,
    is_proven=True,
)
DAY = replace(
    RIDE,
    instance="day-75-7min-01",
    kind=Kind.DAY,
    family="75-7",
    seconds=5,
    value=97,
    bound=100,
    is_proven=False,
    away=1110,
    least_away=1000,
)
KNOWN = {"a2-16": Reference(value=294.25, how="proven")}


def lines(outcomes: list[Outcome]) -> list[str]:
    """Return the figures of outcomes as they are printed."""
    rides = [one for one in outcomes if one.kind is Kind.RIDES]
    days = [one for one in outcomes if one.kind is Kind.DAY]
    return [*map(str, ride_figures(rides, KNOWN)), *map(str, day_figures(days))]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, 0),
        ({"value": 297.1925}, 1.0),
        ({"value": None}, None),
        ({"faults": ("a ride is too long",)}, None),
    ],
)
def test_a_gap_is_told_for_answers_that_hold(changes, expected):
    """To the two digits of published values; an answer that breaks a rule is none."""
    found = gap(replace(RIDE, **changes), {"a2-16": 294.25})
    assert found == (None if expected is None else pytest.approx(expected))


def test_without_a_published_value_the_best_answer_counts():
    """Of all planners, and only answers that hold."""
    made = replace(RIDE, instance="made-up", value=100)
    worse = replace(made, planner=OR_TOOLS, value=110)
    broken = replace(made, planner=OR_TOOLS, value=50, faults=("too fast",))
    assert best_known([made, worse, broken], KNOWN) == {"made-up": 100}


def test_bars_are_held_against_ours_alone():
    """Gap, worst gap, infeasible and proven for ours; a peer's figures stand without a bar."""
    told = lines([RIDE, replace(RIDE, planner=OR_TOOLS, value=300.135, is_proven=False)])
    assert "FIGURE rides_ab_20s_duadon_mean_gap 0.000 % bar 0.02 ok" in told
    assert "FIGURE rides_ab_20s_duadon_worst_gap 0.000 % bar 0.1 ok" in told
    assert "FIGURE rides_ab_20s_duadon_without_answer 0 of_1 bar 0 ok" in told
    assert "FIGURE rides_ab_20s_duadon_proven 1 of_1 bar 36 short" in told
    assert "FIGURE rides_ab_20s_ortools_mean_gap 2.000 %" in told
    assert not any("ortools" in line and "bar" in line for line in told)


def test_an_answer_with_a_fault_is_short():
    """It counts as none, and the bar is none without an answer."""
    told = lines([replace(RIDE, faults=("too fast",))])
    assert "FIGURE rides_ab_20s_duadon_without_answer 1 of_1 bar 0 short" in told


def test_days_are_told_by_their_bound():
    """Ten days: two at the bound, one with a fault serves nobody."""
    days = [replace(DAY, instance=f"day-75-7min-{n:02d}") for n in range(1, 11)]
    days[0], days[1] = (replace(day, value=100, serves_all=True) for day in days[:2])
    days[2] = replace(days[2], faults=("too early",))
    told = lines(days)
    assert "FIGURE days_75-7min_5s_at_bound 2 of_10 bar 9 short" in told
    assert "FIGURE days_75-7min_5s_broken_rules 1 of_10 bar 0 short" in told
    assert "FIGURE days_75-7min_5s_worst_of_bound 0.0 % bar 97 short" in told
    assert "FIGURE days_75-7min_5s_away_over_direct 11.0 % bar 12 ok" in told
    assert served_share(days[2]) == 0


def test_half_a_family_has_no_bar_of_days():
    """Nine of ten means nothing for three."""
    assert "FIGURE days_75-7min_5s_at_bound 0 of_1" in lines([DAY])


def test_the_published_values_are_those_of_the_sets():
    """42 of a and b, all known; of R those that anybody or we have found."""
    known = references()
    assert sum(name[0] in "ab" for name in known) == 42
    assert known["a2-16"].value == 294.25
    assert all(reference.how for reference in known.values())


def test_the_page_tells_machine_figures_and_every_run():
    """With the engine's hash, gaps with a star where proven, and days."""
    outcomes = [RIDE, replace(RIDE, planner=OR_TOOLS, value=None), DAY]
    figures = [*ride_figures(outcomes[:2], KNOWN), *day_figures(outcomes[2:])]
    report = Report(day=date(2024, 9, 9), outcomes=outcomes, figures=figures, known=KNOWN, seconds=90)
    page = "\n".join(page_lines(report))
    assert f"| Engine | {engine_hash()} " in page
    assert "| a2-16 | 294.25 | proven | 0.00* | - |" in page
    assert "| day-75-7min-01 | 5 | 1 | 97 | 100 | 97.0 |  |" in page
    assert all(str(figure) in page for figure in figures)


def test_ours_is_run_and_judged():
    """A made-up instance and a made-up day go through engine and checker."""
    ride = run_one(Run(planner=OURS, instance=next(made_up_rides()), seconds=0.5))
    day = run_one(Run(planner=OURS, instance=next(made_up_days()), seconds=0.5))
    assert ride.holds
    assert day.holds
    assert 0 < served_share(day) <= 100


def test_a_stopped_run_goes_on(tmp_path):
    """Kept outcomes are not run again: ours of this source only, a peer's always."""
    path = tmp_path / "kept" / "outcomes.jsonl"
    peer = replace(RIDE, planner=OR_TOOLS, faults=("too fast",))
    for outcome, engine in ((RIDE, "old"), (peer, "old"), (DAY, "new")):
        keep(outcome, path, engine=engine)
    assert kept(tmp_path / "none.jsonl", engine="new") == []
    found = kept(path, engine="new")
    assert found == [peer, DAY]
    instance = Instance(name="a2-16", kind=Kind.RIDES, family="ab", text="")
    runs = [Run(planner=planner, instance=instance, seconds=20) for planner in (OURS, OR_TOOLS)]
    assert [run.planner for run in still_to_run(runs, found)] == [OURS]


def test_a_full_run_asks_every_planner_on_every_set(tmp_path):
    """Ours for every bar, peers where they can answer, days by ours alone; the longest runs first."""
    pytest.importorskip("matplotlib")
    from benchmarks.planner.__main__ import full_runs

    ride = Instance(name="a2-16", kind=Kind.RIDES, family="ab", text="")
    day = Instance(name="day-150-7min-01", kind=Kind.DAY, family="150-7", text="")
    runs = list(full_runs([ride, day], 2))
    asked = {(run.planner, run.seconds) for run in runs if run.instance is ride}
    assert {(OURS, 5), (OURS, 20), (OURS, 60), (OR_TOOLS, 20), (PYVRP, 20), (VROOM, 20)} <= asked
    assert {(run.planner, run.seconds, run.seed) for run in runs if run.instance is day} == {
        (OURS, 20, 1),
        (OURS, 20, 2),
    }
    assert [run.seconds for run in runs] == sorted((run.seconds for run in runs), reverse=True)


def test_the_picture_has_a_line_for_each_planner(tmp_path):
    """Mean gaps by seconds, drawn the same each time."""
    pytest.importorskip("matplotlib")
    from benchmarks.planner.picture import draw_gaps, gaps_over_time

    outcomes = [
        replace(RIDE, seconds=1, value=297.1925),
        RIDE,
        replace(RIDE, planner=OR_TOOLS, value=300.135),
    ]
    points = gaps_over_time(outcomes, KNOWN)
    assert points[OURS][0] == pytest.approx((1, 1))
    assert points[OURS][1:] == [(20, 0)]
    assert points[OR_TOOLS][0] == pytest.approx((20, 2))
    for name in ("first.svg", "second.svg"):
        draw_gaps(outcomes, KNOWN, tmp_path / name)
    assert (tmp_path / "first.svg").read_bytes() == (tmp_path / "second.svg").read_bytes()

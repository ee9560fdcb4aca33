"""Figures of the planner's benchmark, each against its bar; and gaps, which everything else is told by."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import mean

from benchmarks.measures import Figure
from benchmarks.planner.instances import Reference
from benchmarks.planner.runs import OURS, PEERS, Outcome

_ROUNDED = 0.005  # published values have two digits

# Bars of the dial-a-ride sets: (family, seconds) -> most mean gap, most worst gap, fewest proven.
_RIDE_BARS: Mapping[tuple[str, float], tuple[float | None, float | None, int | None]] = {
    ("ab", 20): (0.02, 0.1, 36),
    ("ab", 5): (0.05, None, None),
    ("ab", 60): (None, None, 42),
    ("R", 60): (1.0, None, None),
}
# Bars of the days: family -> (days at the bound, mean and worst per cent of the bound), at least.
_DAY_BARS: Mapping[str, tuple[int | None, float | None, float | None]] = {
    "75-7": (9, None, 97.0),
    "75-17": (6, 97.0, 90.0),
    "150-7": (None, 93.0, None),
    "150-17": (None, 97.0, None),
}
_AWAY_BAR = 12.0  # per cent over the direct rides, on days of 7 minutes on which everybody is served
_SETS = 10  # days in a family: bars that count days hold for whole families only


def best_known(outcomes: Iterable[Outcome], known: Mapping[str, Reference]) -> dict[str, float]:
    """Return for each instance the published value, else the best answer that was found here."""
    best: dict[str, float] = {}
    for one in outcomes:
        if one.holds and one.value is not None:
            best[one.instance] = min(one.value, best.get(one.instance, one.value))
    return {name: known[name].value if name in known else value for name, value in best.items()}


def gap(one: Outcome, best: Mapping[str, float]) -> float | None:
    """Return by how many per cent an answer is dearer than the best known; None without an answer."""
    if not one.holds or one.value is None:
        return None
    over = one.value - best[one.instance]
    return 0.0 if abs(over) <= _ROUNDED else 100 * over / best[one.instance]


def ride_figures(outcomes: Sequence[Outcome], known: Mapping[str, Reference]) -> Iterator[Figure]:
    """Yield the figures of dial-a-ride: of ours with bars, of peers as they are."""
    best = best_known(outcomes, known)
    for group in _grouped(outcomes):
        planner, family, seconds = group[0].planner, group[0].family, group[0].seconds
        bars = _RIDE_BARS.get((family, seconds), (None,) * 3) if planner == OURS else (None,) * 3
        name = f"rides_{family}_{seconds:g}s_{_plain(planner)}"
        yield from _gaps(name, [gap(one, best) for one in group], bars)
        if planner == OURS:
            proven = sum(one.is_proven for one in group)
            yield Figure(
                name=f"{name}_proven",
                value=proven,
                unit=f"of_{len(group)}",
                bar=bars[2],
                at_least=True,
                digits=0,
            )
        spent = mean(one.spent for one in group)
        yield Figure(name=f"{name}_mean_spent", value=spent, unit="cpu_s", digits=2)


def _gaps(
    name: str, gaps: Sequence[float | None], bars: tuple[float | None, float | None, int | None]
) -> Iterator[Figure]:
    known = [one for one in gaps if one is not None]
    none = len(gaps) - len(known)
    yield Figure(
        name=f"{name}_without_answer",
        value=none,
        unit=f"of_{len(gaps)}",
        bar=None if bars[0] is None else 0,
        digits=0,
    )
    if known:
        yield Figure(name=f"{name}_mean_gap", value=mean(known), unit="%", bar=bars[0], digits=3)
        yield Figure(name=f"{name}_worst_gap", value=max(known), unit="%", bar=bars[1], digits=3)


def day_figures(outcomes: Sequence[Outcome]) -> Iterator[Figure]:
    """Yield the figures of the days: served in per cent of the bound, and the time away."""
    for group in _grouped(outcomes):
        family, seconds = group[0].family, group[0].seconds
        name = f"days_{family}min_{seconds:g}s"
        yield from _served(name, group, _DAY_BARS.get(family, (None, None, None)))
        full = [one for one in group if one.holds and one.serves_all and one.least_away]
        if full:
            over = mean(100 * (one.away / one.least_away - 1) for one in full)
            bar = _AWAY_BAR if family in _DAY_BARS and family.endswith("-7") else None
            yield Figure(name=f"{name}_away_over_direct", value=over, unit="%", bar=bar)
        yield Figure(
            name=f"{name}_mean_spent", value=mean(one.spent for one in group), unit="cpu_s", digits=2
        )


def _served(
    name: str, group: Sequence[Outcome], bars: tuple[int | None, float | None, float | None]
) -> Iterator[Figure]:
    shares = [served_share(one) for one in group]
    at_bound = sum(share >= 100 for share in shares)
    counted = bars[0] if len(group) % _SETS == 0 else None
    whole = (at_bound, counted * len(group) // _SETS if counted else None)
    faulty = sum(not one.holds for one in group)
    yield Figure(name=f"{name}_broken_rules", value=faulty, unit=f"of_{len(group)}", bar=0, digits=0)
    yield Figure(
        name=f"{name}_at_bound",
        value=whole[0],
        unit=f"of_{len(group)}",
        bar=whole[1],
        at_least=True,
        digits=0,
    )
    for which, share, bar in (("mean", mean(shares), bars[1]), ("worst", min(shares), bars[2])):
        yield Figure(name=f"{name}_{which}_of_bound", value=share, unit="%", bar=bar, at_least=True)


def served_share(one: Outcome) -> float:
    """Return the weighted people served in per cent of the bound; an answer with a fault serves nobody."""
    if not one.holds or one.value is None:
        return 0.0
    return 100 * one.value / one.bound if one.bound else 100.0


def _grouped(outcomes: Sequence[Outcome]) -> Iterator[list[Outcome]]:
    order = {OURS: 0, **{peer: number for number, peer in enumerate(PEERS, start=1)}}
    keys = {(one.family, -one.seconds, one.planner) for one in outcomes}
    for family, seconds, planner in sorted(keys, key=lambda key: (key[0], key[1], order[key[2]])):
        yield [
            one for one in outcomes if (one.family, -one.seconds, one.planner) == (family, seconds, planner)
        ]


def _plain(planner: str) -> str:
    return planner.lower().replace("-", "")

"""One measure: our time and a peer's on the same input, as the best of a few interleaved rounds."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Seconds of ours and of the peer; a ratio under 1 means that ours is faster."""

    name: str
    ours: float
    peer: float

    @property
    def ratio(self) -> float:
        """Return our time as a part of the peer's."""
        return self.ours / self.peer

    def __str__(self) -> str:
        return f"{self.name:<28} {self.ours:>7.3f} s {self.peer:>7.3f} s {self.ratio:>7.2f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure and its bar: the most that it may be, or (`at_least`) the least; None: only told."""

    name: str
    value: float
    unit: str
    bar: float | None = None
    at_least: bool = False
    digits: int = 1

    @property
    def is_short(self) -> bool:
        """Tell whether the bar is missed."""
        if self.bar is None:
            return False
        return self.value < self.bar if self.at_least else self.value > self.bar

    def __str__(self) -> str:
        told = f"FIGURE {self.name} {self.value:.{self.digits}f} {self.unit}"
        if self.bar is None:
            return told
        return f"{told} bar {self.bar:g} {'short' if self.is_short else 'ok'}"


def seconds(work: Callable[[], object]) -> float:
    """Return how long the work took."""
    start = perf_counter()
    work()
    return perf_counter() - start


def compare(name: str, ours: Callable[[], object], peer: Callable[[], object], *, rounds: int = 5) -> Measure:
    """Take turns, so that a busy machine is as hard on one as on the other; keep the best of each."""
    times = [(seconds(ours), seconds(peer)) for _ in range(rounds)]
    return Measure(name=name, ours=min(mine for mine, _ in times), peer=min(theirs for _, theirs in times))

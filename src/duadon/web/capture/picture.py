"""Waiting dots against van departures: who may be late is seen at one look; the table says the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duadon.core.values.times import HOUR, clock_text
from duadon.queries.capture_desk import ChildAtDesk, Departure, Desk

WIDTH, ROW, LEFT, RIGHT, TOP = 420, 46, 116, 22, 26
_DOT_APART = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """From seconds of the day to the picture's own units."""

    first: int
    last: int

    def x(self, second: int) -> int:
        """Return where a moment lies; what is outside stands at the edge."""
        part = (min(max(second, self.first), self.last) - self.first) / (self.last - self.first)
        return LEFT + round(part * (WIDTH - LEFT - RIGHT))


def draw_departures(desk: Desk) -> dict[str, object] | None:
    """Return the picture's numbers, or None where no van leaves."""
    if not desk.departures or desk.point is None:
        return None
    scale = _scale(desk)
    rows = [_row(place, one, desk.waiting, scale) for place, one in enumerate(desk.departures)]
    height = TOP + ROW * len(rows) + 10
    return {
        "width": WIDTH,
        "height": height,
        "bottom": height - 10,
        "now": scale.x(desk.now),
        "hours": [{"x": scale.x(hour), "text": clock_text(hour)} for hour in _hours(scale)],
        "rows": rows,
    }


def _scale(desk: Desk) -> _Scale:
    moments = [desk.now, *(one.leaves for one in desk.departures)]
    first = min([*moments, *(_arrived(one) for one in desk.waiting)])
    return _Scale(first=first - first % HOUR, last=max(moments) - max(moments) % HOUR + HOUR)


def _hours(scale: _Scale) -> Iterable[int]:
    """Yield at most five marks: on a phone more would lie on each other."""
    hours = (scale.last - scale.first) // HOUR
    return range(scale.first, scale.last + 1, HOUR * max(1, -(-hours // 4)))


def _row(
    place: int, departure: Departure, waiting: Sequence[ChildAtDesk], scale: _Scale
) -> dict[str, object]:
    y = TOP + ROW * place + ROW // 2
    own = sorted(
        _arrived(one) for one in waiting if (one.van, one.leaves) == (departure.van, departure.leaves)
    )
    return {
        "y": y,
        "label": departure.van,
        "run": departure.number,
        "leaves": scale.x(departure.leaves),
        "mark_top": y - 14,
        "mark_bottom": y + 14,
        # Who came together would lie on one spot.
        "dots": [{"x": scale.x(second) + place * _DOT_APART, "y": y} for place, second in enumerate(own)],
    }


def _arrived(child: ChildAtDesk) -> int:
    return (child.arrived.hour * 60 + child.arrived.minute) * 60

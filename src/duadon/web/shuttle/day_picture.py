"""The vans' day as lines over time: how many are aboard when, and how busy each capture point is.

Pure geometry in whole units of a drawing 960 wide; `_day_picture.html` writes it as SVG. The same
figures stand in a table beneath.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duadon.core.values.times import HOUR, MINUTE, clock_text

WIDTH, LEFT, RIGHT = 960, 200, 24
TOP, ROW, RISE, FOOT = 26, 50, 30, 16  # the hours, a row, the height of a full van, the word below
_NARROW = 40 * MINUTE  # a run that is shorter has no room for its words

Steps = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Steps over time under a ceiling: people under seats, children under kits.

    `steps` are pairs of a second and the count that holds from then on; the last one is 0. `limits`
    are pairs of a second and the ceiling from then on, the last one ends it.
    """

    label: str
    steps: Steps
    limits: Steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One row: a van with its runs, or a capture point."""

    name: str
    note: str
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnBand:
    """What is drawn of a band: its area, its ceiling, and its words where there is room."""

    area: str
    ceiling: str
    label: str
    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnLane:
    """A row of the picture; `y` is its base line."""

    name: str
    note: str
    y: int
    bands: tuple[DrawnBand, ...]

    @property
    def name_y(self) -> int:
        """Return where the name stands."""
        return self.y - RISE // 2 - 4

    @property
    def note_y(self) -> int:
        """Return where the note stands."""
        return self.y - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The drawing: rows, hours and the line of now (None: another day)."""

    width: int
    height: int
    left: int
    right: int
    lanes: tuple[DrawnLane, ...]
    hours: tuple[tuple[int, str], ...]
    now: int | None

    @property
    def now_line_ends(self) -> int:
        """Return where the line of now ends, above its word."""
        return self.height - FOOT

    @property
    def now_y(self) -> int:
        """Return where the word beneath the line of now stands."""
        return self.height - 2


def draw_day(lanes: Sequence[Lane], *, now: int | None = None) -> Picture | None:
    """Return the drawing of the lanes, or None where nothing happens; `now` in seconds of the day."""
    seconds = [second for lane in lanes for band in lane.bands for second, _ in (*band.steps, *band.limits)]
    if not seconds:
        return None
    seconds += [] if now is None else [now]
    scale = _Scale(first=min(seconds) // HOUR * HOUR, last=-(-max(seconds) // HOUR) * HOUR)
    return Picture(
        width=WIDTH,
        height=TOP + ROW * len(lanes) + FOOT,
        left=LEFT,
        right=WIDTH - RIGHT,
        lanes=tuple(_lane(lane, TOP + ROW * (row + 1) - 6, scale) for row, lane in enumerate(lanes)),
        hours=tuple((scale.x(second), clock_text(second)) for second in scale.hours()),
        now=None if now is None else scale.x(now),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    first: int
    last: int

    def x(self, second: int) -> int:
        return LEFT + (WIDTH - LEFT - RIGHT) * (second - self.first) // (self.last - self.first)

    def hours(self) -> Iterable[int]:
        return range(self.first, self.last + 1, HOUR)


def _lane(lane: Lane, y: int, scale: _Scale) -> DrawnLane:
    highest = max((count for band in lane.bands for _, count in (*band.steps, *band.limits)), default=1)
    bands = tuple(_band(band, y, max(highest, 1), scale) for band in lane.bands)
    return DrawnLane(name=lane.name, note=lane.note, y=y, bands=bands)


def _band(band: Band, y: int, highest: int, scale: _Scale) -> DrawnBand:
    first, last = band.limits[0][0], band.limits[-1][0]
    is_wide = last - first >= _NARROW
    return DrawnBand(
        area=_stairs(band.steps, y, highest, scale),
        ceiling=_stairs(band.limits, y, highest, scale),
        label=band.label if is_wide else "",
        x=scale.x(first) + 2,
        y=y - RISE - 6,
    )


def _stairs(steps: Steps, y: int, highest: int, scale: _Scale) -> str:
    """Return the corners of a stair from and to the base line, as SVG writes points."""
    corners: list[tuple[int, int]] = []
    height = y
    for second, count in steps:
        corners.append((scale.x(second), height))
        height = y - RISE * count // highest
        corners.append((scale.x(second), height))
    corners.append((corners[-1][0], y) if corners else (LEFT, y))
    return " ".join(f"{x},{corner}" for x, corner in corners)

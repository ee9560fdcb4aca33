"""The burn-up picture as places on a drawing: no words, no colours; the template draws it.

One unit of the drawing is one pixel, so a phone gets a narrow drawing and not a shrunk one. What is
said by a line is said by its dashes and its label: it reads the same in black and white.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from duadon.core.campaign.burn_up import DayTotal, Outlook
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import require

# Labels at the right end keep this much room, or they would lie on each other.
LABEL_ROOM = 17
_STEPS = (1, 2, 5)
_MOST_TICKS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The size of a drawing and, inside it, the field of the lines; names stand to its right."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int


WIDE = Sheet(width=960, height=340, left=56, right=820, top=16, bottom=308)
NARROW = Sheet(width=360, height=340, left=52, right=222, top=20, bottom=305)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A mark on an axis: where, and the number or day that it stands for."""

    at: int
    number: int = 0
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name at the end of a line: which line, how high, and the number it ends at."""

    name: str
    at: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BurnUpPicture:
    """Places of all lines, each as `x,y x,y …`; an empty text is a line that is not drawn."""

    sheet: Sheet
    done: str
    target: str
    needed: str
    usual: str
    fan: str
    now: tuple[int, int]
    rows: tuple[Tick, ...]
    columns: tuple[Tick, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """From days and children to places; the lowest number need not be zero."""

    sheet: Sheet
    first: date
    days: int
    low: int
    high: int

    def x(self, day: date) -> int:
        return self.sheet.left + (self.sheet.right - self.sheet.left) * (day - self.first).days // self.days

    def y(self, number: int) -> int:
        height = self.sheet.bottom - self.sheet.top
        return self.sheet.bottom - height * (number - self.low) // (self.high - self.low)

    def point(self, day: date, number: int) -> str:
        return f"{self.x(day)},{self.y(number)}"


def draw_burn_up(
    curve: Sequence[DayTotal], outlook: Outlook | None, *, campaign: CampaignFrame, sheet: Sheet
) -> BurnUpPicture:
    """Place the curve of done, the target, the pace needed and the fan of the outlook."""
    require(bool(curve), "a picture needs at least one day")
    last, end = curve[-1], max(campaign.ends_on, curve[-1].day)
    scale = _scale(curve, outlook, end=end, sheet=sheet)
    is_short = last.total < last.target and last.day < end
    return BurnUpPicture(
        sheet=sheet,
        done=" ".join(scale.point(each.day, each.total) for each in curve),
        target=" ".join([*_steps(curve, scale), scale.point(end, last.target)]),
        needed=f"{scale.point(last.day, last.total)} {scale.point(end, last.target)}" if is_short else "",
        usual=f"{scale.point(last.day, last.total)} {scale.point(end, outlook.usual)}" if outlook else "",
        fan=_fan(last, outlook, end, scale) if outlook else "",
        now=(scale.x(last.day), scale.y(last.total)),
        rows=tuple(Tick(at=scale.y(number), number=number) for number in _round_numbers(scale)),
        columns=tuple(Tick(at=scale.x(day), day=day) for day in _marked_days(scale, last.day, end)),
        labels=_labels(last, outlook, scale),
    )


def _scale(curve: Sequence[DayTotal], outlook: Outlook | None, *, end: date, sheet: Sheet) -> _Scale:
    first = curve[0].day - timedelta(days=1) if curve[0].day == end else curve[0].day
    numbers = [each.total for each in curve] + [each.target for each in curve]
    numbers += [outlook.slow, outlook.fast] if outlook else []
    low, high = min(numbers), max(numbers)
    room = max(1, (high - low) // 12)
    days = (end - first).days
    return _Scale(sheet=sheet, first=first, days=days, low=max(0, low - room), high=high + room)


def _steps(curve: Sequence[DayTotal], scale: _Scale) -> list[str]:
    """Return the target as stairs: it changes on a day, not slowly over the days before."""
    points = [scale.point(curve[0].day, curve[0].target)]
    for before, each in pairwise(curve):
        if each.target != before.target:
            points += [scale.point(each.day, before.target), scale.point(each.day, each.target)]
    return points


def _fan(last: DayTotal, outlook: Outlook, end: date, scale: _Scale) -> str:
    corners = ((last.day, last.total), (end, outlook.fast), (end, outlook.slow))
    return " ".join(scale.point(day, number) for day, number in corners)


def _round_numbers(scale: _Scale) -> list[int]:
    """Return at most six round numbers on the axis."""
    span = scale.high - scale.low
    steps = (digit * 10**power for power in range(len(str(span)) + 1) for digit in _STEPS)
    step = next(each for each in steps if span // each < _MOST_TICKS)
    first = -(-scale.low // step) * step
    return list(range(first, scale.high + 1, step))


def _marked_days(scale: _Scale, today: date, end: date) -> list[date]:
    """Return the first day, the day of the picture and the last; none so near that texts touch."""
    marked = [today]
    for day in (scale.first, end):
        if all(abs(scale.x(day) - scale.x(other)) >= 80 for other in marked):
            marked.append(day)
    return sorted(marked)


def _labels(last: DayTotal, outlook: Outlook | None, scale: _Scale) -> tuple[Label, ...]:
    """Name the lines at their right ends, pushed apart where they would touch, and none off the sheet."""
    ends = sorted(_ends(last, outlook), key=lambda one: -one[1])
    places: list[int] = []
    for _, number in ends:
        lowest = places[-1] + LABEL_ROOM if places else scale.sheet.top
        places.append(max(scale.y(number) + 4, lowest))
    limit = scale.sheet.bottom
    for index in reversed(range(len(places))):
        places[index] = min(places[index], limit)
        limit = places[index] - LABEL_ROOM
    return tuple(
        Label(name=name, at=place, number=number) for (name, number), place in zip(ends, places, strict=True)
    )


def _ends(last: DayTotal, outlook: Outlook | None) -> list[tuple[str, int]]:
    """Return the lines that get a name; a fan without width is one line."""
    target = ("target", last.target)
    if outlook is None:
        return [target]
    if outlook.slow == outlook.fast:
        return [target, ("usual", outlook.usual)]
    return [target, ("fast", outlook.fast), ("usual", outlook.usual), ("slow", outlook.slow)]

"""How many children the kits of a point can still take before it closes."""

from collections.abc import Sequence

from duadon.core.shuttle.problem import CapturePoint, KitCount


def places_left(point: CapturePoint, *, now: int) -> int:
    """Return how many whole captures fit between now and closing (seconds since local midnight).

    Each stretch with the same number of kits counts by itself, so a capture across a change of
    kits is not counted: rather one place too few than a family sent home.
    """
    return sum(
        count * (max(0, end - max(start, now)) // point.seconds_per_child)
        for start, end, count in _stretches(point.kits, point)
    )


def _stretches(kits: Sequence[KitCount], point: CapturePoint) -> list[tuple[int, int, int]]:
    ends = [one.since for one in kits[1:]] + [point.close]
    starts = [(max(one.since, point.open), one.count) for one in kits]
    return [(start, min(end, point.close), count) for (start, count), end in zip(starts, ends, strict=True)]

"""Windows cut so that no schedule can break the longest ride, for planners that do not know of one.

Where a pick-up begins at the earliest and its delivery at the latest, the ride is still short enough.
Much is lost by it that a planner with ride limits may use; without it most answers are no good.
"""

from benchmarks.checking.dial_a_ride import Instance

Window = tuple[float, float]


def cut_windows(instance: Instance) -> list[Window]:
    """Return a window for each node, depot first; empty ones (end before begin) mean: cannot ride."""
    windows: list[Window] = [(row[4], row[5]) for row in instance.rows]
    for pickup in range(1, instance.requests + 1):
        delivery = pickup + instance.requests
        windows[pickup], windows[delivery] = _cut(instance, pickup, windows[pickup], windows[delivery])
    return windows


def _cut(instance: Instance, pickup: int, early: Window, late: Window) -> tuple[Window, Window]:
    service = instance.rows[pickup][2]
    drive = instance.minutes(pickup, pickup + instance.requests)
    first, last = early
    soonest, latest = late
    first, last = max(first, soonest - instance.ride_limit - service), min(last, latest - service - drive)
    soonest, latest = max(soonest, first + service + drive), min(latest, last + service + instance.ride_limit)
    slack = latest - first - service - instance.ride_limit
    if slack > 0 and last - first <= latest - soonest:
        latest -= slack
    elif slack > 0:
        first += slack
    return (first, last), (soonest, latest)

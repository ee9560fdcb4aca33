"""The runs of a published day on a terminal or as JSON: stops, who gets off and on."""

from collections.abc import Iterable, Iterator
from datetime import date

from duadon.cli.language import language
from duadon.cli.session import tell_sentence, tell_table
from duadon.cli.verdicts import people_text
from duadon.core.values.answers import Parameter
from duadon.core.values.times import clock_text
from duadon.queries.day_plan_page import DayPlanPage, PlanRun, PlanStop
from duadon.queries.rider_names import People
from duadon.wording.say import say

COLUMNS = ("place", "arrive", "depart", "off", "on", "aboard")


def tell_manifest(day: date, page: DayPlanPage) -> None:
    """Print a table a run."""
    tell_sentence("cli.manifest.heading", day=day, version=page.version, label=page.roads_label)
    headings = [say(f"cli.manifest.{name}", {}, language()) for name in COLUMNS]
    for van, run in _runs(page):
        told: dict[str, Parameter] = {"van": van, "number": run.number, "people": run.people}
        tell_table(say("cli.manifest.run", told, language()), headings, map(_row, run.stops))


def _row(stop: PlanStop) -> list[Parameter]:
    return [stop.place, clock_text(stop.arrive), clock_text(stop.depart), *_moving(stop), stop.aboard]


def manifest_document(day: date, page: DayPlanPage) -> dict[str, object]:
    """Return the runs as plain values; times as HH:MM."""
    runs = [
        {
            "van": van,
            "number": run.number,
            "people": run.people,
            "stops": [_stop_document(stop) for stop in run.stops],
        }
        for van, run in _runs(page)
    ]
    return {"day": day, "version": page.version, "roads": page.roads_label, "runs": runs}


def _runs(page: DayPlanPage) -> Iterator[tuple[str, PlanRun]]:
    for van in page.vans:
        for run in van.runs:
            yield van.name, run


def _stop_document(stop: PlanStop) -> dict[str, object]:
    off, on = _moving(stop)
    return {
        "place": stop.place,
        "arrive": clock_text(stop.arrive),
        "depart": clock_text(stop.depart),
        "off": off,
        "on": on,
        "aboard": stop.aboard,
    }


def _moving(stop: PlanStop) -> tuple[str, str]:
    return _people(stop.off), _people(stop.on)


def _people(groups: Iterable[People]) -> str:
    return "; ".join(people_text(group) for group in groups)

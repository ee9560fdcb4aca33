"""What a plan is worth, and how much better one could be at most: a line each."""

from duadon.cli.language import language
from duadon.core.shuttle.plan import Bound, BoundedFigure, DayPlan
from duadon.core.values.times import MINUTE
from duadon.wording.say import say


def worth_lines(plan: DayPlan) -> list[str]:
    """Return the five figures in the order in which they count, each with its bound if one is known."""
    own = plan.objective
    bounds = {bound.figure: bound for bound in plan.bounds}
    return [
        _line("people", people=own.people, weighted=own.weighted_people)
        + _bound(plan, bounds.get(BoundedFigure.WEIGHTED_PEOPLE)),
        _line("late", minutes=_minutes(own.lateness_seconds)),
        _line("away", minutes=_minutes(own.away_seconds), worst=_minutes(own.worst_away_seconds))
        + _bound(plan, bounds.get(BoundedFigure.AWAY_SECONDS)),
        _line("metres", km=f"{own.metres / 1000:.1f}", vans=own.vans),
        _line("changed", people=own.changed_people),
    ]


def _line(figure: str, **told: str | int) -> str:
    return say(f"cli.worth.{figure}", told, language())


def _bound(plan: DayPlan, bound: Bound | None) -> str:
    """Say that nothing better exists, or what no plan can beat and how far this one is from it."""
    if bound is None:
        return ""
    how = say(f"cli.bound.{bound.found_by.value}", {}, language())
    gap = bound.gap(plan.objective)
    if gap == 0:
        return " " + say("cli.worth.optimal", {"how": how}, language())
    away = bound.figure is BoundedFigure.AWAY_SECONDS
    limit = _minutes(bound.value) if away else bound.value
    told: dict[str, str | int] = {
        "limit": limit,
        "percent": f"{100 * gap / max(1, bound.value):.1f}",
        "how": how,
    }
    return " " + say("cli.worth.gap", told, language())


def _minutes(seconds: int) -> int:
    return -(-seconds // MINUTE)

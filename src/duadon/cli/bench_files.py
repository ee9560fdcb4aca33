"""Commands that answer instance files of others in the files' own form; no database is touched."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from duadon.cli.inputs import read_file
from duadon.cli.options import taking
from duadon.cli.session import Json, end_refused, tell_sentence, working
from duadon.core.shuttle.day_files import DayFile, answer_day_file, read_day_file
from duadon.core.shuttle.dial_a_ride import DialARide, DialARideAnswer, read_dial_a_ride
from duadon.core.shuttle.plan import DayPlan
from duadon.core.shuttle.verification import verify_plan
from duadon.core.values.answers import Parameter, Refusal
from duadon.core.values.errors import RuleBroken
from duadon.planning.engines import dial_a_ride_effort, plan_day_within, solve_dial_a_ride

Read = TypeVar("Read")
_CPU_HELP = "Seconds of processor time to look for a better answer."
_SEED_HELP = "Where chance begins; another seed may find another answer."


def add_to(application: typer.Typer) -> None:
    """Add the commands of this module."""
    application.command("day-benchmark")(day_benchmark)
    application.command("darp")(darp)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBenchmarkWish:
    """What `duadon day-benchmark` is told."""

    file: Annotated[Path, typer.Argument(metavar="FILE", help="A day file of the benchmark.")]
    cpu_seconds: Annotated[float, typer.Option(min=0.0, help=_CPU_HELP)] = 5.0
    seed: Annotated[int, typer.Option(help=_SEED_HELP)] = 1
    as_json: Json = False


@taking(DayBenchmarkWish)
def day_benchmark(wish: DayBenchmarkWish) -> None:
    """Answer a day file of the benchmark; with --json in the form that its checker reads."""
    file = read_instance(wish.file, read_day_file, "cli.file.no_day_file")
    with working("cli.plan.working"):
        plan = plan_day_within(file.problem, wish.cpu_seconds, seed=wish.seed)
    broken = [one.as_refusal() for one in verify_plan(plan, file.problem)]
    if broken:
        end_refused(
            Refusal(code="shuttle.day.plan_refused", parameters={"day": plan.day}, items=tuple(broken))
        )
    if wish.as_json:
        typer.echo(answer_day_file(plan, file))
    else:
        _tell_day(plan, file)


def _tell_day(plan: DayPlan, file: DayFile) -> None:
    people = sum(group.people for group in file.problem.groups)
    own = plan.objective
    tell_sentence("cli.plan.people", placed=own.people, unplaced=people - own.people)
    tell_sentence(
        "cli.day_benchmark.worth",
        name=file.name,
        weighted=own.weighted_people,
        away=own.away_seconds,
        metres=own.metres,
        vans=own.vans,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DarpWish:
    """What `duadon darp` is told."""

    instance: Annotated[
        Path, typer.Argument(metavar="INSTANCE", help="A dial-a-ride instance in Cordeau's text format.")
    ]
    cpu_seconds: Annotated[float, typer.Option(min=0.0, help=_CPU_HELP)] = 5.0
    seed: Annotated[int, typer.Option(help=_SEED_HELP)] = 1
    as_json: Json = False


@taking(DarpWish)
def darp(wish: DarpWish) -> None:
    """Solve a dial-a-ride instance; routes are told as the node numbers of its file."""

    def read(text: str) -> DialARide:
        return read_dial_a_ride(text, wish.instance.stem)

    problem = read_instance(wish.instance, read, "cli.file.no_instance")
    with working("cli.plan.working"):
        effort = dial_a_ride_effort(problem, wish.cpu_seconds)
        found = solve_dial_a_ride(problem, seed=wish.seed, effort=effort)
    if found.left_out:
        told: dict[str, Parameter] = {"name": problem.name, "count": len(found.left_out)}
        end_refused(Refusal(code="shuttle.dial_a_ride.left_out", parameters=told))
    if wish.as_json:
        typer.echo(json.dumps(_document(problem, found.answer), separators=(",", ":")))
    else:
        _tell_routes(problem, found.answer)


def _document(problem: DialARide, answer: DialARideAnswer) -> dict[str, object]:
    return {
        "name": problem.name,
        "cost": answer.cost,
        "routes": answer.routes,
        "optimal": answer.optimal,
        "bound": answer.bound,
    }


def _tell_routes(problem: DialARide, answer: DialARideAnswer) -> None:
    tell_sentence("cli.darp.cost", name=problem.name, cost=f"{answer.cost:.4f}", vans=len(answer.routes))
    if answer.optimal:
        tell_sentence("cli.darp.optimal")
    elif answer.bound is not None:
        tell_sentence("cli.darp.bound", bound=f"{answer.bound:.4f}")
    for number, route in enumerate(answer.routes, start=1):
        tell_sentence("cli.darp.route", number=number, nodes=" ".join(map(str, route)))


def read_instance(file: Path, read: Callable[[str], Read], code: str) -> Read:
    """Return what a file holds, or end with the sentence of that code."""
    text = read_file(file)
    try:
        return read(text)
    except RuleBroken as error:
        end_refused(Refusal(code=code, parameters={"file": str(file), "detail": str(error)}))

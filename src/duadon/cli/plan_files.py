"""Plans in files: made and verified without any database."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from duadon.cli.bench_files import read_instance
from duadon.cli.inputs import write_file
from duadon.cli.session import end_refused, tell, tell_json, tell_sentence, working
from duadon.cli.verdicts import end_with_verdict, sentence_of
from duadon.cli.worth import worth_lines
from duadon.core.shuttle.json_form import plan_from_json, plan_to_json, problem_from_json
from duadon.core.shuttle.plan import DayPlan, Unplaced
from duadon.core.shuttle.problem import DayProblem
from duadon.core.shuttle.verification import verify_plan
from duadon.core.values.answers import Refusal
from duadon.planning.effort import Effort
from duadon.planning.engines import NEWEST, get_engine, plan_day


@dataclass(frozen=True, slots=True, kw_only=True)
class FileToPlan:
    """A problem in a file, where its plan goes (None: nowhere), and how long to look (None: no cap)."""

    file: Path
    out: Path | None
    seed: int
    iterations: int
    cpu_seconds: float | None = None


def plan_file(wish: FileToPlan, *, as_json: bool) -> None:
    """Plan the problem in a file, verify the plan, tell it, and write it where wished."""
    problem = read_instance(wish.file, problem_from_json, "cli.file.no_problem")
    if problem.commitments is not None and not get_engine(NEWEST).plans_again:
        end_refused(Refusal(code="shuttle.day.has_begun", parameters={"day": problem.day, "engine": NEWEST}))
    effort = Effort(iterations=wish.iterations, at_most_seconds=wish.cpu_seconds)
    with working("cli.plan.working"):
        plan = plan_day(problem, seed=wish.seed, effort=effort)
    broken = [one.as_refusal() for one in verify_plan(plan, problem)]
    if broken:
        refused = Refusal(code="shuttle.day.plan_refused", parameters={"day": plan.day}, items=tuple(broken))
        end_refused(refused)
    if wish.out is not None:
        write_file(wish.out, plan_to_json(plan))
    if as_json:
        tell_json(_document(plan, problem))
    else:
        _tell(plan, problem, wish.out)


def verify_files(problem_file: Path, plan_file: Path, *, as_json: bool) -> None:
    """Verify the plan in one file against the problem in another."""
    problem = read_instance(problem_file, problem_from_json, "cli.file.no_problem")
    plan = read_instance(plan_file, plan_from_json, "cli.file.no_plan")
    broken = [one.as_refusal() for one in verify_plan(plan, problem)]
    end_with_verdict(plan.day, broken, as_json=as_json)


def _tell(plan: DayPlan, problem: DayProblem, out: Path | None) -> None:
    tell_sentence("cli.plan.made", day=plan.day)
    tell_sentence("cli.plan.people", placed=plan.objective.people, unplaced=_unplaced(plan, problem))
    tell_sentence("cli.plan.roads", label=plan.roads_label)
    for line in worth_lines(plan):
        tell(line)
    for _, sentence in _reasons(plan, problem):
        tell(f"- {sentence}")
    if out is not None:
        tell_sentence("cli.plan.written", file=str(out))


def _document(plan: DayPlan, problem: DayProblem) -> dict[str, object]:
    reasons = [
        {"group": one.group_id, "code": one.code, "sentence": sentence}
        for one, sentence in _reasons(plan, problem)
    ]
    return {
        "day": plan.day,
        "people_placed": plan.objective.people,
        "people_unplaced": _unplaced(plan, problem),
        "worth": worth_lines(plan),
        "left_out": reasons,
        "violations": [],
        "plan": json.loads(plan_to_json(plan)),
    }


def _unplaced(plan: DayPlan, problem: DayProblem) -> int:
    return sum(group.people for group in problem.groups) - plan.objective.people


def _reasons(plan: DayPlan, problem: DayProblem) -> Iterator[tuple[Unplaced, str]]:
    """Yield each group left out with its reason and what would help."""
    labels = {group.id: group.label or group.id for group in problem.groups}
    for one in plan.unplaced:
        reason = Refusal(code=one.code, parameters={"group": labels[one.group_id], **one.parameters})
        sentences = [sentence_of(reason)]
        if one.change is not None:
            sentences.append(
                sentence_of(Refusal(code=one.change.code, parameters=dict(one.change.parameters)))
            )
        yield one, " ".join(sentences)

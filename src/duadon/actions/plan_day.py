"""Plan a day: judge each request, put the problem together, search, verify, keep as a new version.

The search runs before any transaction: nobody's tap waits for it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from duadon.access.campaigns import get_frame
from duadon.access.rights import require_right
from duadon.access.trips import DayRequest, load_day_requests
from duadon.actions.request_judgement import part_requests
from duadon.actions.running import find_answer, run_once
from duadon.core.shuttle.verification import verify_plan
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.ids import CampaignId, PlanId
from duadon.core.values.long_work import Report, tell_nobody
from duadon.core.values.roles import Actor, Right
from duadon.planning.effort import Effort
from duadon.planning.insertion import plan_day as search_plan
from duadon.queries.day_problem import build_day
from duadon.store.plans import KeptPlan, lock_plans, newest_version, save_plan


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDay:
    """Plan a day from its requests; the same seed and iterations give the same plan again."""

    command_id: UUID
    campaign_id: CampaignId
    plan_id: PlanId
    day: date
    seed: int = 1
    iterations: int = 200


def plan_day(
    command: PlanDay, *, actor: Actor, now: datetime, report: Report = tell_nobody
) -> Done | Refusal:
    """Keep a verified plan as a new version; refused where no request asks for the day.

    `report` hears how far the search is and may raise to stop: then no plan is kept.
    """
    require_right(actor, Right.PLAN_DAY)
    earlier = find_answer(command, actor=actor)
    if earlier is not None:
        return earlier
    frame = get_frame(command.campaign_id, actor=actor)
    requests = load_day_requests(frame.id, command.day, actor=actor, now=now)
    if not requests:
        return Refusal(code="shuttle.day.no_requests", parameters={"day": command.day})
    ready, not_ready = part_requests(requests, frame, now)
    problem = build_day(frame, command.day, ready)
    effort = Effort(iterations=command.iterations)
    plan = search_plan(problem, seed=command.seed, effort=effort, report=report)
    violations = verify_plan(plan, problem)

    def body() -> Done | Refusal:
        lock_plans(frame.id)
        if violations:
            items = tuple(one.as_refusal() for one in violations)
            return Refusal(code="shuttle.day.plan_refused", parameters={"day": command.day}, items=items)
        kept = KeptPlan(
            id=command.plan_id,
            campaign_id=frame.id,
            version=newest_version(frame.id, command.day) + 1,
            problem=problem,
            plan=plan,
            not_ready=not_ready,
            made_at=now,
            published_at=None,
        )
        save_plan(kept, actor.officer_id)
        return Done(command_id=command.command_id, result=_result(kept, requests))

    return run_once(command, actor=actor, now=now, body=body)


def _result(kept: KeptPlan, requests: tuple[DayRequest, ...]) -> dict[str, str | int]:
    people = sum(group.people for group in kept.problem.groups)
    return {
        "plan": str(kept.id),
        "version": kept.version,
        "requests": len(requests),
        "groups_not_ready": len(kept.not_ready),
        "groups_unplaced": len(kept.plan.unplaced),
        "people_placed": kept.plan.objective.people,
        "people_unplaced": people - kept.plan.objective.people,
        "violations": 0,
    }

"""Plan a day: judge each request, put the problem together, search, verify, keep as a new version.

The search runs before any transaction: nobody's tap waits for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from duadon.access.campaigns import get_frame
from duadon.access.rights import require_right
from duadon.access.trips import DayRequest, load_day_requests
from duadon.actions.answers_json import write_answer
from duadon.actions.running import find_answer, run_once
from duadon.core.enrolment.law import get_rule_set
from duadon.core.outreach.seats import SeatGrounds, SeatReady, seat_or_refusal
from duadon.core.outreach.trip_requests import TripRequest
from duadon.core.shuttle.verification import verify_plan
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.ids import CampaignId, PlanId
from duadon.core.values.roles import Actor, Right
from duadon.planning.effort import Effort
from duadon.planning.insertion import plan_day as search_plan
from duadon.queries.day_problem import build_day
from duadon.store.campaigns import load_signing_rules
from duadon.store.outreach import load_consents
from duadon.store.plans import KeptPlan, NotReady, next_version, save_plan


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDay:
    """Plan a day from its requests; the same seed and iterations give the same plan again."""

    command_id: UUID
    campaign_id: CampaignId
    plan_id: PlanId
    day: date
    seed: int = 1
    iterations: int = 200


def plan_day(command: PlanDay, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Keep a verified plan as a new version; refused where no request asks for the day."""
    require_right(actor, Right.PLAN_DAY)
    earlier = find_answer(command)
    if earlier is not None:
        return earlier
    frame = get_frame(command.campaign_id, actor=actor)
    requests = load_day_requests(frame.id, command.day, actor=actor, now=now)
    if not requests:
        return Refusal(code="shuttle.day.no_requests", parameters={"day": command.day})
    ready, not_ready = _judge(requests, frame, now)
    problem = build_day(frame, command.day, ready)
    effort = Effort(iterations=command.iterations)
    plan = search_plan(problem, seed=command.seed, effort=effort)
    violations = verify_plan(plan, problem)

    def body() -> Done | Refusal:
        if violations:
            items = tuple(one.as_refusal() for one in violations)
            return Refusal(code="shuttle.day.plan_refused", parameters={"day": command.day}, items=items)
        kept = KeptPlan(
            id=command.plan_id,
            campaign_id=frame.id,
            version=next_version(frame.id, command.day),
            problem=problem,
            plan=plan,
            not_ready=not_ready,
            made_at=now,
            published_at=None,
        )
        save_plan(kept, actor.officer_id)
        return Done(command_id=command.command_id, result=_result(kept, requests))

    return run_once(command, actor=actor, now=now, body=body)


def _judge(
    requests: Iterable[DayRequest], frame: CampaignFrame, now: datetime
) -> tuple[list[SeatReady], tuple[NotReady, ...]]:
    """Part the open requests into those that may be given seats and those that may not, with why."""
    open_ones = [one.request for one in requests if one.request.is_open]
    children = [child.child_id for request in open_ones for child in request.children]
    grounds = SeatGrounds(
        law=get_rule_set(frame.rule_set),
        signing=load_signing_rules(frame.office_id),
        consents=load_consents(children),
        other_requests=tuple(open_ones),
    )
    ready: list[SeatReady] = []
    not_ready: list[NotReady] = []
    for request in open_ones:
        answer = _judge_one(request, grounds, now)
        if isinstance(answer, Refusal):
            not_ready.append(NotReady(request_id=request.id, refusal=write_answer(answer)))
        else:
            ready.append(answer)
    return ready, tuple(not_ready)


def _judge_one(request: TripRequest, grounds: SeatGrounds, now: datetime) -> SeatReady | Refusal:
    """Judge one request; the planner rides both ways or none, so a single way waits for a person."""
    if request.out.cancelled or request.home.cancelled:
        return Refusal(code="shuttle.day.single_way")
    return seat_or_refusal(request, grounds=grounds, now=now)


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

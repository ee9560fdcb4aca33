"""Publish a plan: verified once more, then its runs exist and its children are booked."""

import secrets
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from duadon.access.campaigns import get_frame
from duadon.access.children import ListWish, open_list
from duadon.access.log import Purpose
from duadon.access.rights import require_right
from duadon.access.trips import load_day_requests
from duadon.actions.answers_json import read_answer
from duadon.actions.request_judgement import part_requests
from duadon.actions.running import run_once
from duadon.actions.status_moves import Move, move_children
from duadon.core.enrolment.states import Status
from duadon.core.outreach.trip_requests import TripRequest
from duadon.core.shuttle.plan import Leg, PlannedRun
from duadon.core.shuttle.problem import Group
from duadon.core.shuttle.verification import verify_plan
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import RuleBroken
from duadon.core.values.ids import ChildId, OfficerId, PlanId, RiderId, RunId, VehicleId
from duadon.core.values.roles import Actor, Right
from duadon.store.enrolments import Recording
from duadon.store.fleet import VehicleDuty, find_duties
from duadon.store.outreach import find_children_of_riders
from duadon.store.plans import KeptPlan, NewRun, find_plan, load_plan, lock_plans, save_runs


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishPlan:
    """Announce this plan to crews and families."""

    command_id: UUID
    plan_id: PlanId


def publish_plan(command: PublishPlan, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Write the runs and book the children; refused for a broken rule, changed requests, a second plan."""

    def body() -> Done | Refusal:
        require_right(actor, Right.PLAN_DAY)
        kept = load_plan(command.plan_id)
        frame = get_frame(kept.campaign_id, actor=actor)
        lock_plans(kept.campaign_id)
        refusal = _judge(kept) or _judge_requests(kept, frame, actor, now)
        if refusal is not None:
            return refusal
        runs = list(_runs(kept, frame))
        save_runs(kept.id, runs, now=now)
        recording = Recording(
            campaign_id=kept.campaign_id,
            officer_id=actor.officer_id,
            command_id=command.command_id,
            now=now,
        )
        refusals = _book(runs, Move(status=Status.BOOKED, on=kept.plan.day, frame=frame), actor, recording)
        if refusals:
            return Refusal(code="shuttle.day.cannot_book", parameters={"day": kept.plan.day}, items=refusals)
        return Done(command_id=command.command_id, result={"runs": len(runs)})

    return run_once(command, actor=actor, now=now, body=body)


def _judge(kept: KeptPlan) -> Refusal | None:
    day = {"day": kept.plan.day}
    if find_plan(kept.campaign_id, kept.plan.day, published=True) is not None:
        return Refusal(code="shuttle.day.already_published", parameters=day)
    violations = verify_plan(kept.plan, kept.problem)
    if violations:
        items = tuple(one.as_refusal() for one in violations)
        return Refusal(code="shuttle.day.plan_refused", parameters=day, items=items)
    return None


def _judge_requests(kept: KeptPlan, frame: CampaignFrame, actor: Actor, now: datetime) -> Refusal | None:
    """Refuse where a family that was given seats has cancelled, is not ready any longer, or is gone."""
    requests = load_day_requests(frame.id, kept.plan.day, actor=actor, now=now)
    ready, not_ready = part_requests(requests, frame, now)
    still = {str(one.request.id): one.request for one in ready}
    reasons = {str(one.request_id): read_answer(one.refusal) for one in not_ready}
    cancelled = {str(one.request.id) for one in requests if not one.request.is_open}
    changed = tuple(
        _changed(group, reasons.get(group.id), still, is_cancelled=group.id in cancelled)
        for group in _seated(kept)
        if group.id not in still or not _rides_as_planned(group, still[group.id])
    )
    if not changed:
        return None
    return Refusal(code="shuttle.day.requests_changed", parameters={"day": kept.plan.day}, items=changed)


def _seated(kept: KeptPlan) -> list[Group]:
    without = {one.group_id for one in kept.plan.unplaced}
    return [group for group in kept.problem.groups if group.id not in without]


def _rides_as_planned(group: Group, request: TripRequest) -> bool:
    planned = {*(child.id for child in group.children), *group.adults}
    asked = {str(rider) for rider in request.rider_ids}
    return planned == asked and group.attendant_named == request.attendant_named


def _changed(
    group: Group, reason: Done | Refusal | None, still: Collection[str], *, is_cancelled: bool
) -> Refusal:
    told = {"group": group.label}
    if group.id in still:
        return Refusal(code="shuttle.day.request_adults_changed", parameters=told)
    if isinstance(reason, Refusal):
        return Refusal(code="shuttle.day.request_not_ready", parameters=told, items=(reason,))
    if is_cancelled:
        return Refusal(code="shuttle.day.request_cancelled", parameters=told)
    return Refusal(code="shuttle.day.request_gone", parameters=told)


def _runs(kept: KeptPlan, frame: CampaignFrame) -> Iterable[NewRun]:
    duties = {str(duty.vehicle_id): duty for duty in find_duties(frame.office_id, kept.plan.day)}
    groups = {group.id: group for group in kept.problem.groups}
    for route in kept.plan.routes:
        duty = duties.get(route.van_id)
        if duty is None:
            raise RuleBroken(f"van {route.van_id} has no duty on {kept.plan.day}")
        for number, run in enumerate(route.runs, start=1):
            yield _run(duty, number, run, groups)


def _run(duty: VehicleDuty, number: int, run: PlannedRun, groups: Mapping[str, Group]) -> NewRun:
    return NewRun(
        id=RunId(uuid4()),
        vehicle_id=VehicleId(duty.vehicle_id),
        number=number,
        driver_id=OfficerId(duty.driver_id),
        attendant_id=OfficerId(duty.attendant_id) if duty.attendant_id else None,
        last_row_code=f"{secrets.randbelow(10_000):04d}",
        listed=tuple(_listed(run, groups)),
    )


def _listed(run: PlannedRun, groups: Mapping[str, Group]) -> Iterable[tuple[RiderId, Leg]]:
    for stop in run.stops:
        for pickup in stop.pickups:
            group = groups[pickup.group_id]
            for rider in (*(child.id for child in group.children), *group.adults):
                yield RiderId(UUID(rider)), pickup.leg


def _book(runs: Iterable[NewRun], move: Move, actor: Actor, recording: Recording) -> tuple[Refusal, ...]:
    riders = {rider for run in runs for rider, _ in run.listed}
    children: set[ChildId] = set(find_children_of_riders(riders).values())
    records = open_list(
        ListWish(ids=sorted(children)),
        actor=actor,
        purpose=Purpose.PLAN_DAY,
        right=Right.READ_REGISTER,
        now=recording.now,
    )
    return move_children(records, move, recording)

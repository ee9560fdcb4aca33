"""The plan of a day as a reader may see it: per van its runs, who is left out and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from duadon.access.log import Purpose
from duadon.access.rights import require_right_anywhere
from duadon.access.sight import sees_everybody
from duadon.core.shuttle.figures import Steps, busy_kits, longest_ride, open_kits, spare_seats
from duadon.core.shuttle.manifest import ManifestEntry, ManifestStop, RunManifest, make_manifests
from duadon.core.shuttle.plan import Change, Objective, Route, Unplaced
from duadon.core.shuttle.problem import Group, Van
from duadon.core.shuttle.verification import verify_plan
from duadon.core.shuttle.violation import Violation
from duadon.core.values.answers import Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.ids import PlanId, RiderId, TripRequestId
from duadon.core.values.roles import Actor, Right
from duadon.core.values.times import TimeWindow
from duadon.queries.day_verification import BrokenRule
from duadon.queries.rider_names import Name, People, gather, open_names
from duadon.store.fleet import find_duties
from duadon.store.last_rows import RunTag, list_tags
from duadon.store.outreach import load_riders_of
from duadon.store.plans import (
    KeptPlan,
    WeighedPlan,
    find_plan,
    find_version,
    weigh_versions,
)

MOST_VERSIONS = 8  # to choose from


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStop:
    """A stop with its times (seconds since local midnight) and how many are aboard when leaving."""

    place: str
    arrive: int
    depart: int
    off: tuple[People, ...]
    on: tuple[People, ...]
    aboard: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRun:
    """One outing of a van; `tag` tells planners when the tag of its last row was printed, never the code."""

    number: int
    people: int
    stops: tuple[PlanStop, ...]
    tag: RunTag | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVan:
    """The day of one van (seconds since local midnight)."""

    name: str
    seats: int
    leave: int
    back: int
    rest: TimeWindow | None
    runs: tuple[PlanRun, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A group without seats: why (the sentence still wants its `group`), and what change would help."""

    people: People
    reason: Refusal
    change: Refusal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A request that may not be given seats yet; `refusal` as a stored answer, None: not yours to read."""

    people: People
    refusal: Mapping[str, object] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPoint:
    """A capture point on that day: kits for riders and kits in use, each from a second on."""

    name: str
    kits: int
    open_kits: Steps
    busy_kits: Steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A version of the day's plan and what it is worth, for planners to choose from."""

    version: int
    made_at: datetime
    published_at: datetime | None
    objective: Objective


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlanPage:
    """A plan of a day; `newer_draft` is the version of a later one that is not published.

    `longest_ride` in seconds; `versions` are for planners, the newest first.
    """

    id: PlanId
    version: int
    newer_draft: int | None
    made_at: datetime
    published_at: datetime | None
    engine: str
    roads_label: str
    cut_short: bool
    violations: int
    broken: tuple[BrokenRule, ...]
    wanted: int
    objective: Objective
    longest_ride: int
    spare_seats: int
    vans: tuple[PlanVan, ...]
    points: tuple[PlanPoint, ...]
    versions: tuple[Weighed, ...]
    left_out: tuple[LeftOut, ...]
    waiting: tuple[Waiting, ...]


def show_day_plan(
    day: date, *, actor: Actor, frame: CampaignFrame, now: datetime, version: int | None = None
) -> DayPlanPage | None:
    """Return the day's published plan, or None; NotAllowed without the right to read plans.

    Drafts are for planners: they may ask for a version, and see the newest where none is published.
    """
    require_right_anywhere(actor, Right.READ_PLAN)
    kept = _find(day, actor, frame, version)
    if kept is None:
        return None
    waiting = load_riders_of(one.request_id for one in kept.not_ready)
    riders = {*_riders(kept.problem.groups), *(rider for some in waiting.values() for rider in some)}
    names = open_names(
        riders, own=_own_riders(kept, actor, frame), actor=actor, purpose=Purpose.SHOW_MANIFEST, now=now
    )
    zone = ZoneInfo(frame.zone_name)
    if not actor.may(Right.PLAN_DAY):
        return _page(kept, names, waiting, zone, {})
    page = _page(kept, names, waiting, zone, _tags(kept, zone))
    return _with_versions(page, frame, day, zone)


def _tags(kept: KeptPlan, zone: ZoneInfo) -> dict[tuple[str, int], RunTag]:
    return {
        key: replace(tag, printed_at=tag.printed_at.astimezone(zone)) if tag.printed_at else tag
        for key, tag in list_tags(kept.id).items()
    }


def _with_versions(page: DayPlanPage, frame: CampaignFrame, day: date, zone: ZoneInfo) -> DayPlanPage:
    versions = tuple(_weighed(one, zone) for one in weigh_versions(frame.id, day, most=MOST_VERSIONS))
    newest = versions[0].version
    draft = newest if page.published_at is not None and newest > page.version else None
    return replace(page, newer_draft=draft, versions=versions)


def _weighed(one: WeighedPlan, zone: ZoneInfo) -> Weighed:
    return Weighed(
        version=one.version,
        made_at=one.made_at.astimezone(zone),
        published_at=one.published_at.astimezone(zone) if one.published_at else None,
        objective=one.objective,
    )


def _find(day: date, actor: Actor, frame: CampaignFrame, version: int | None) -> KeptPlan | None:
    plans = actor.may(Right.PLAN_DAY)
    if plans and version is not None:
        return find_version(frame.id, day, version)
    published = find_plan(frame.id, day, published=True)
    return published if published or not plans else find_plan(frame.id, day)


def _riders(groups: Iterable[Group]) -> Iterable[RiderId]:
    for group in groups:
        yield from (RiderId(UUID(rider)) for rider in _riders_of(group))


def _riders_of(group: Group) -> tuple[str, ...]:
    return (*(child.id for child in group.children), *group.adults)


def _own_riders(kept: KeptPlan, actor: Actor, frame: CampaignFrame) -> set[RiderId]:
    """Return who rides in the vans that the actor drives or attends on that day."""
    if sees_everybody(actor) or not actor.may_anywhere(Right.RECORD_CUSTODY):
        return set()
    duties = find_duties(frame.office_id, kept.plan.day)
    vans = {
        str(duty.vehicle_id) for duty in duties if actor.officer_id in (duty.driver_id, duty.attendant_id)
    }
    runs = (run for run in make_manifests(kept.plan, kept.problem) if run.van_id in vans)
    return {RiderId(UUID(rider)) for run in runs for rider in run.riders}


def _page(
    kept: KeptPlan,
    names: Mapping[RiderId, Name],
    waiting: Mapping[TripRequestId, tuple[RiderId, ...]],
    zone: ZoneInfo,
    tags: Mapping[tuple[str, int], RunTag],
) -> DayPlanPage:
    plan = kept.plan
    violations = verify_plan(plan, kept.problem)
    manifests = make_manifests(plan, kept.problem)
    return DayPlanPage(
        id=kept.id,
        version=kept.version,
        newer_draft=None,
        made_at=kept.made_at.astimezone(zone),
        published_at=kept.published_at.astimezone(zone) if kept.published_at else None,
        engine=plan.engine,
        roads_label=plan.roads_label,
        cut_short=plan.cut_short,
        violations=len(violations),
        broken=tuple(_broken(one, kept, names) for one in violations),
        wanted=sum(group.people for group in kept.problem.groups),
        objective=plan.objective,
        longest_ride=longest_ride(plan),
        spare_seats=spare_seats(manifests, kept.problem),
        vans=tuple(_vans(kept, names, manifests, tags)),
        points=tuple(_points(kept)),
        versions=(),
        left_out=tuple(_left_out(kept, names)),
        waiting=tuple(_waiting(kept, names, waiting)),
    )


def _broken(violation: Violation, kept: KeptPlan, names: Mapping[RiderId, Name]) -> BrokenRule:
    """Return the broken rule with its people in place of the group's label, which names children."""
    groups = {group.id: group for group in kept.problem.groups}
    group = groups.get(violation.group_id)
    return BrokenRule(violation=violation, people=gather(_riders_of(group), names) if group else None)


def _points(kept: KeptPlan) -> Iterable[PlanPoint]:
    for point in kept.problem.points:
        yield PlanPoint(
            name=point.name or point.id,
            kits=point.most_kits,
            open_kits=open_kits(point),
            busy_kits=busy_kits(kept.plan.captures, point),
        )


def _vans(
    kept: KeptPlan,
    names: Mapping[RiderId, Name],
    manifests: Iterable[RunManifest],
    tags: Mapping[tuple[str, int], RunTag],
) -> Iterable[PlanVan]:
    known = {van.id: van for van in kept.problem.vans}
    for route in kept.plan.routes:
        runs = [
            _run(run, names, tags.get((run.van_id, run.run_number)))
            for run in manifests
            if run.van_id == route.van_id
        ]
        if runs:
            yield _van(route, known[route.van_id], runs)


def _van(route: Route, van: Van, runs: Iterable[PlanRun]) -> PlanVan:
    return PlanVan(
        name=van.name or van.id,
        seats=van.seats,
        leave=route.leave_start,
        back=route.reach_end,
        rest=route.rest,
        runs=tuple(runs),
    )


def _run(run: RunManifest, names: Mapping[RiderId, Name], tag: RunTag | None) -> PlanRun:
    return PlanRun(
        number=run.run_number,
        people=len(run.riders),
        stops=tuple(_stop(stop, names) for stop in run.stops),
        tag=tag,
    )


def _stop(stop: ManifestStop, names: Mapping[RiderId, Name]) -> PlanStop:
    return PlanStop(
        place=stop.place_name,
        arrive=stop.arrive,
        depart=stop.depart,
        off=tuple(_entry(entry, names) for entry in stop.off),
        on=tuple(_entry(entry, names) for entry in stop.on),
        aboard=stop.aboard,
    )


def _entry(entry: ManifestEntry, names: Mapping[RiderId, Name]) -> People:
    return gather((*entry.children, *entry.adults), names)


def _left_out(kept: KeptPlan, names: Mapping[RiderId, Name]) -> Iterable[LeftOut]:
    groups = {group.id: group for group in kept.problem.groups}
    for one in kept.plan.unplaced:
        people = gather(_riders_of(groups[one.group_id]), names)
        yield LeftOut(people=people, reason=_reason(one), change=_change(one.change))


def _reason(one: Unplaced) -> Refusal:
    """Return the reason without the group's label: it names children, so the page says it anew."""
    told = {name: value for name, value in one.parameters.items() if name != "group"}
    return Refusal(code=one.code, parameters=told)


def _change(change: Change | None) -> Refusal | None:
    return Refusal(code=change.code, parameters=dict(change.parameters)) if change else None


def _waiting(
    kept: KeptPlan,
    names: Mapping[RiderId, Name],
    waiting: Mapping[TripRequestId, tuple[RiderId, ...]],
) -> Iterable[Waiting]:
    for one in kept.not_ready:
        people = gather((str(rider) for rider in waiting.get(one.request_id, ())), names)
        # Its sentences name people, so they are for those only who may read every name.
        may_read = bool(people.names) and not people.unnamed
        yield Waiting(people=people, refusal=one.refusal if may_read else None)

"""The stored plan of a day against its problem: each broken rule, with the names its reader may know."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from duadon.access.log import Purpose
from duadon.access.rights import require_right_anywhere
from duadon.core.shuttle.problem import Group
from duadon.core.shuttle.verification import verify_plan
from duadon.core.shuttle.violation import Violation
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.ids import RiderId
from duadon.core.values.roles import Actor, Right
from duadon.queries.rider_names import People, gather, open_names
from duadon.store.plans import find_plan


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenRule:
    """A broken rule; `people` stand for the group's label, which names children; None: no group."""

    violation: Violation
    people: People | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayVerification:
    """The newest plan of a day and what it breaks."""

    version: int
    broken: tuple[BrokenRule, ...]


def verify_day(day: date, *, actor: Actor, frame: CampaignFrame, now: datetime) -> DayVerification | None:
    """Verify the day's newest plan afresh, or return None where there is no plan.

    Raises NotAllowed without the right to read plans. Names are read, and logged, only for groups
    that a broken rule is about.
    """
    require_right_anywhere(actor, Right.READ_PLAN)
    kept = find_plan(frame.id, day)
    if kept is None:
        return None
    violations = verify_plan(kept.plan, kept.problem)
    groups = {group.id: group for group in kept.problem.groups}
    about = {one.group_id: groups[one.group_id] for one in violations if one.group_id in groups}
    riders = {rider for group in about.values() for rider in _riders(group)}
    names = open_names(riders, actor=actor, purpose=Purpose.SHOW_MANIFEST, now=now) if riders else {}
    people = {key: gather(map(str, _riders(group)), names) for key, group in about.items()}
    broken = tuple(BrokenRule(violation=one, people=people.get(one.group_id)) for one in violations)
    return DayVerification(version=kept.version, broken=broken)


def _riders(group: Group) -> Iterable[RiderId]:
    for code in (*(child.id for child in group.children), *group.adults):
        yield RiderId(UUID(code))

"""The dated facts that all counts are made of; no names, one log row a reading."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from duadon.access.log import Door, Passage, Purpose, write_log
from duadon.access.rights import require_right_anywhere
from duadon.core.campaign.counts import CampaignFacts
from duadon.core.campaign.milestones import Milestone, MilestoneFact
from duadon.core.campaign.targets import OpeningBalance, Target
from duadon.core.enrolment.states import Status
from duadon.core.enrolment.tracks import Track
from duadon.core.values.ids import CampaignId, ChildId
from duadon.core.values.roles import Actor, Right
from duadon.store.campaigns import CampaignTarget, load_day_sums
from duadon.store.campaigns import OpeningBalance as OpeningRow
from duadon.store.enrolments import living_states

# A wish says that somebody was spoken to.
MILESTONES: dict[Status, tuple[Milestone, ...]] = {
    Status.LISTED: (Milestone.LISTED,),
    Status.CONTACTED: (Milestone.CONTACTED,),
    Status.NOT_WANTED: (Milestone.CONTACTED,),
    Status.WANTED: (Milestone.CONTACTED, Milestone.WANTED),
    Status.BOOKED: (Milestone.BOOKED,),
    Status.CAPTURED: (Milestone.CAPTURED,),
    Status.NOT_CAPTURED: (Milestone.CAPTURED,),  # takes back what the desk had said of that day
    Status.CARD_MADE: (Milestone.MADE,),
    Status.HANDED_OVER: (Milestone.HANDED_OVER,),
}


@transaction.atomic
def load_campaign_facts(campaign_id: CampaignId, *, actor: Actor, now: datetime) -> CampaignFacts:
    """Return every fact of the campaign; whoever may read the progress may count."""
    require_right_anywhere(actor, Right.READ_PROGRESS)
    milestones = tuple(_milestones(campaign_id))
    passage = Passage(actor_id=actor.officer_id, door=Door.JOB, purpose=Purpose.COUNT_PROGRESS, at=now)
    write_log(passage, count=len({fact.child_id for fact in milestones}))
    targets = CampaignTarget.objects.filter(campaign_id=campaign_id)
    openings = OpeningRow.objects.filter(campaign_id=campaign_id)
    return CampaignFacts(
        milestones=milestones,
        targets=tuple(_target(row) for row in targets),
        openings=tuple(_opening(row) for row in openings),
        sums=load_day_sums(campaign_id),
    )


def load_own_facts(
    campaign_id: CampaignId, *, actor: Actor, now: datetime
) -> tuple[CampaignFacts, tuple[str, ...]]:
    """Return the facts of the actor's own units, and the codes of these if they are not all."""
    facts = load_campaign_facts(campaign_id, actor=actor, now=now)
    if actor.may(Right.READ_PROGRESS):
        return facts, ()
    units = {scope.unit_code for scope in actor.scopes_for(Right.READ_PROGRESS)}
    codes = tuple(sorted(code for code in units if code is not None))
    return facts.of_units(codes), codes


def _milestones(campaign_id: CampaignId) -> Iterator[MilestoneFact]:
    columns = ("enrolment__child_id", "state", "unit_code", "track", "effective_on", "recorded_at")
    for child, state, unit, track, on, at in living_states(campaign_id).values_list(*columns):
        status = Status(state)
        for milestone in MILESTONES.get(status, ()):
            yield MilestoneFact(
                child_id=ChildId(child),
                unit_code=unit,
                track=Track(track),
                milestone=milestone,
                effective_on=on,
                recorded_at=at,
                taken_back=status is Status.NOT_CAPTURED,
            )


def _target(row: CampaignTarget) -> Target:
    return Target(
        unit_code=row.unit_code,
        track=Track(row.track),
        children=row.children,
        effective_on=row.effective_on,
        recorded_at=row.recorded_at,
    )


def _opening(row: OpeningRow) -> OpeningBalance:
    return OpeningBalance(
        unit_code=row.unit_code,
        track=Track(row.track),
        children=row.children,
        effective_on=row.effective_on,
        recorded_at=row.recorded_at,
    )

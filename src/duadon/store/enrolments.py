"""A child's place in a campaign: facts are appended, no status column is the truth."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import models

from duadon.core.enrolment.states import Status, StatusFact, last_of
from duadon.core.enrolment.tracks import Track
from duadon.core.values.ids import CampaignId, ChildId, OfficerId


class Enrolment(models.Model):
    """One child in one campaign."""

    id = models.UUIDField(primary_key=True)
    campaign = models.ForeignKey("store.Campaign", on_delete=models.PROTECT)
    child = models.ForeignKey("store.Child", on_delete=models.PROTECT, related_name="enrolments")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "child"], name="one_place_in_a_campaign")]

    def __str__(self) -> str:
        return str(self.id)


class EnrolmentState(models.Model):
    """A state reached: unit and track as they were on that day, so that past reports stand."""

    id = models.UUIDField(primary_key=True)
    enrolment = models.ForeignKey("store.Enrolment", on_delete=models.PROTECT, related_name="states")
    state = models.CharField(max_length=20)
    unit_code = models.CharField(max_length=5)
    track = models.CharField(max_length=20)
    effective_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("store.Officer", on_delete=models.PROTECT)
    command_id = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["enrolment", "effective_on"])]

    def __str__(self) -> str:
        return f"{self.enrolment_id} {self.state}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewState:
    """A state that a child reached, with the unit and track of that day."""

    child_id: ChildId
    status: Status
    unit_code: str
    track: Track
    effective_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """By whom, when and by which command states are recorded."""

    campaign_id: CampaignId
    officer_id: OfficerId
    command_id: UUID
    now: datetime


def save_states(states: Iterable[NewState], recording: Recording) -> None:
    """Append states; a child not yet in the campaign gets its place."""
    wanted = list(states)
    places = _places_of([state.child_id for state in wanted], recording.campaign_id)
    EnrolmentState.objects.bulk_create(
        EnrolmentState(
            id=uuid4(),
            enrolment_id=places[state.child_id],
            state=state.status.value,
            unit_code=state.unit_code,
            track=state.track.value,
            effective_on=state.effective_on,
            recorded_at=recording.now,
            recorded_by_id=recording.officer_id,
            command_id=recording.command_id,
        )
        for state in wanted
    )


def _places_of(children: Iterable[ChildId], campaign_id: CampaignId) -> dict[ChildId, UUID]:
    wanted = set(children)
    rows = Enrolment.objects.filter(campaign_id=campaign_id, child_id__in=wanted)
    places = {ChildId(child): place for child, place in rows.values_list("child_id", "pk")}
    fresh = [
        Enrolment(id=uuid4(), campaign_id=campaign_id, child_id=child)
        for child in wanted
        if child not in places
    ]
    Enrolment.objects.bulk_create(fresh)
    return places | {ChildId(place.child_id): place.pk for place in fresh}


def hold_enrolments(campaign_id: CampaignId, children: Iterable[ChildId]) -> None:
    """Let nobody else judge these children's next steps until this transaction ends.

    They are held in one order, so that two transactions never wait for each other.
    """
    rows = Enrolment.objects.filter(campaign_id=campaign_id, child_id__in=set(children)).order_by("pk")
    list(rows.select_for_update(no_key=True).values_list("pk"))


def load_status_facts(
    campaign_id: CampaignId, children: Iterable[ChildId]
) -> dict[ChildId, list[StatusFact]]:
    """Return what is recorded of each child's way, in no particular order."""
    facts: dict[ChildId, list[StatusFact]] = {child: [] for child in children}
    rows = EnrolmentState.objects.filter(
        enrolment__campaign_id=campaign_id, enrolment__child_id__in=list(facts)
    ).select_related("enrolment")
    for row in rows:
        facts[ChildId(row.enrolment.child_id)].append(_fact(row))
    return facts


def _fact(row: EnrolmentState) -> StatusFact:
    return StatusFact(
        id=row.pk,
        status=Status(row.state),
        effective_on=row.effective_on,
        recorded_at=row.recorded_at,
    )


def living_states(campaign_id: CampaignId) -> models.QuerySet[EnrolmentState]:
    """Return the states of children whose batch was accepted and not undone."""
    return EnrolmentState.objects.filter(
        enrolment__campaign_id=campaign_id,
        enrolment__child__batch__accepted_at__isnull=False,
        enrolment__child__batch__undone_at__isnull=True,
    )


def list_children_at(campaign_id: CampaignId, status: Status) -> list[ChildId]:
    """Return the children who reached a status and nothing after it, by the facts' own order."""
    reached = living_states(campaign_id).filter(state=status.value)
    children = [ChildId(pk) for pk in reached.values_list("enrolment__child_id", flat=True)]
    facts = load_status_facts(campaign_id, children)
    lasts = {child: last_of(known) for child, known in facts.items()}
    return sorted(child for child, last in lasts.items() if last is not None and last.status is status)

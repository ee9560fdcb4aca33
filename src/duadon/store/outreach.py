"""Contacts, consents, and trip requests with their riders."""

from collections.abc import Iterable
from datetime import date

from django.db import models

from duadon.core.outreach.consent import Consent as ConsentValue
from duadon.core.outreach.consent import ConsentGiver, ConsentPurpose
from duadon.core.outreach.contacts import Contact as ContactValue
from duadon.core.outreach.contacts import ContactReason, ContactResult, order_contacts
from duadon.core.outreach.seats import AskedSeat
from duadon.core.values.ids import (
    AdultId,
    CampaignId,
    ChildId,
    OfficeId,
    PlaceId,
    RiderId,
    TripRequestId,
)
from duadon.store.enrolments import Recording
from duadon.store.sealing import seal


class Contact(models.Model):
    """A visit or call: what came of it, and why the child could not come so far."""

    id = models.UUIDField(primary_key=True)
    campaign = models.ForeignKey("store.Campaign", on_delete=models.PROTECT)
    child = models.ForeignKey("store.Child", on_delete=models.PROTECT, related_name="contacts")
    result = models.CharField(max_length=30)
    reason = models.CharField(max_length=40, blank=True)
    card_wanted = models.BooleanField(null=True)
    note_sealed = models.BinaryField(null=True)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("store.Officer", on_delete=models.PROTECT)

    def __str__(self) -> str:
        return str(self.id)


class Consent(models.Model):
    """A consent for one purpose, by whom, to which version of the text; withdrawn, never deleted."""

    id = models.UUIDField(primary_key=True)
    child = models.ForeignKey("store.Child", on_delete=models.PROTECT)
    purpose = models.CharField(max_length=30)
    text_version = models.CharField(max_length=30)
    giver = models.CharField(max_length=20)
    given_by = models.ForeignKey("store.Adult", null=True, on_delete=models.PROTECT)
    given_at = models.DateTimeField()
    recorded_by = models.ForeignKey("store.Officer", on_delete=models.PROTECT)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["child", "purpose"])]

    def __str__(self) -> str:
        return f"{self.child_id} {self.purpose}"


class TripRequest(models.Model):
    """There and back as one: stops and receivers by leg, the signer apart from who rides along."""

    id = models.UUIDField(primary_key=True)
    campaign = models.ForeignKey("store.Campaign", on_delete=models.PROTECT)
    household = models.ForeignKey("store.Household", null=True, on_delete=models.PROTECT)
    unit_code = models.CharField(max_length=5)
    day = models.DateField()
    day_parts = models.JSONField(default=list)
    stop_out = models.ForeignKey("store.Place", on_delete=models.PROTECT, related_name="+")
    stop_home = models.ForeignKey("store.Place", on_delete=models.PROTECT, related_name="+")
    receivers_sealed = models.BinaryField(null=True)
    signer = models.ForeignKey("store.Adult", null=True, on_delete=models.PROTECT)
    signer_relation = models.CharField(max_length=20, blank=True)
    signer_presence = models.CharField(max_length=20, blank=True)
    paper_seen = models.BooleanField(default=False)
    override_reason = models.CharField(max_length=300, blank=True)
    attendant_named = models.BooleanField(default=False)
    priority = models.PositiveSmallIntegerField(default=1)
    waiting_since = models.DateField()
    version = models.PositiveIntegerField(default=1)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("store.Officer", on_delete=models.PROTECT)

    class Meta:
        indexes = [models.Index(fields=["campaign", "day"])]

    def __str__(self) -> str:
        return str(self.id)


class Rider(models.Model):
    """One person's place in a request; its random id is the person's code in custody."""

    id = models.UUIDField(primary_key=True)
    request = models.ForeignKey("store.TripRequest", on_delete=models.PROTECT, related_name="riders")
    child = models.ForeignKey("store.Child", null=True, on_delete=models.PROTECT)
    adult = models.ForeignKey("store.Adult", null=True, on_delete=models.PROTECT)
    needs_booster = models.BooleanField(default=False)
    at_least_135_cm = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(child__isnull=False, adult__isnull=True)
                | models.Q(child__isnull=True, adult__isnull=False),
                name="a_rider_is_a_child_or_an_adult",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class LegChange(models.Model):
    """A leg cancelled or moved to another stop: appended, the request's own row stays as asked."""

    request = models.ForeignKey("store.TripRequest", on_delete=models.PROTECT, related_name="changes")
    leg = models.CharField(max_length=10)
    cancelled = models.BooleanField(default=False)
    stop = models.ForeignKey("store.Place", null=True, on_delete=models.PROTECT)
    reason = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("store.Officer", on_delete=models.PROTECT)

    def __str__(self) -> str:
        return f"{self.request_id} {self.leg}"


RECEIVERS = "trip_request.receivers"
NOTE = "contact.note"


def save_contact(contact: ContactValue, note: str, recording: Recording) -> None:
    """Write one contact; the officer's free words are sealed."""
    Contact.objects.create(
        id=contact.id,
        campaign_id=recording.campaign_id,
        child_id=contact.child_id,
        result=contact.result.value,
        reason=contact.reason.value if contact.reason else "",
        card_wanted=contact.card_wanted,
        note_sealed=seal(NOTE, contact.id, note) if note else None,
        happened_at=contact.happened_at,
        recorded_at=contact.recorded_at,
        recorded_by_id=recording.officer_id,
    )


def load_contacts(campaign_id: CampaignId, children: Iterable[ChildId]) -> list[ContactValue]:
    """Return the campaign's contacts about the children as they happened, without the free words."""
    rows = Contact.objects.filter(campaign_id=campaign_id, child_id__in=list(children))
    return order_contacts(
        ContactValue(
            id=row.pk,
            child_id=ChildId(row.child_id),
            result=ContactResult(row.result),
            happened_at=row.happened_at,
            recorded_at=row.recorded_at,
            reason=ContactReason(row.reason) if row.reason else None,
            card_wanted=row.card_wanted,
        )
        for row in rows.defer("note_sealed")
    )


def save_consent(consent: ConsentValue, recording: Recording) -> None:
    """Write one consent."""
    Consent.objects.create(
        id=consent.id,
        child_id=consent.child_id,
        purpose=consent.purpose.value,
        text_version=consent.text_version,
        giver=consent.giver.value,
        given_by_id=consent.given_by,
        given_at=consent.given_at,
        recorded_by_id=recording.officer_id,
    )


def load_consents(children: Iterable[ChildId]) -> tuple[ConsentValue, ...]:
    """Return every consent for these children, withdrawn ones too."""
    rows = Consent.objects.filter(child_id__in=list(children)).order_by("given_at", "pk")
    return tuple(
        ConsentValue(
            id=row.pk,
            child_id=ChildId(row.child_id),
            purpose=ConsentPurpose(row.purpose),
            text_version=row.text_version,
            giver=ConsentGiver(row.giver),
            given_by=AdultId(row.given_by_id) if row.given_by_id else None,
            given_at=row.given_at,
            withdrawn_at=row.withdrawn_at,
        )
        for row in rows
    )


def find_living_riders(
    campaign_id: CampaignId, children: Iterable[ChildId], days: Iterable[date]
) -> models.QuerySet[Rider]:
    """Return the children's places in requests for the days of which some way still stands, oldest first."""
    cancelled = LegChange.objects.filter(request=models.OuterRef("request"), cancelled=True)
    gone = models.Exists(cancelled.filter(leg="out")) & models.Exists(cancelled.filter(leg="home"))
    rows = Rider.objects.filter(child_id__in=list(children), request__campaign_id=campaign_id)
    return rows.filter(~gone, request__day__in=list(days)).order_by("request__recorded_at", "pk")


def load_asked_seats(
    campaign_id: CampaignId, children: Iterable[ChildId], days: Iterable[date]
) -> tuple[AskedSeat, ...]:
    """Return the children's places in living requests for the days, whoever may see those requests."""
    rows = find_living_riders(campaign_id, children, days)
    return tuple(
        AskedSeat(request_id=TripRequestId(request), child_id=ChildId(child), day=day)
        for request, child, day in rows.values_list("request_id", "child_id", "request__day")
    )


def find_riders_of(office_id: OfficeId, riders: Iterable[RiderId]) -> frozenset[RiderId]:
    """Return which of the riders stand in a request of the office."""
    rows = Rider.objects.filter(pk__in=set(riders), request__campaign__office_id=office_id)
    return frozenset(RiderId(pk) for pk in rows.values_list("pk", flat=True))


def find_children_of_riders(riders: Iterable[RiderId]) -> dict[RiderId, ChildId]:
    """Return the child behind each rider; adults are left out."""
    rows = Rider.objects.filter(pk__in=list(riders), child__isnull=False)
    return {RiderId(pk): ChildId(child) for pk, child in rows.values_list("pk", "child_id")}


def load_riders_of(requests: Iterable[TripRequestId]) -> dict[TripRequestId, tuple[RiderId, ...]]:
    """Return who rides in each request, by code only."""
    riders: dict[TripRequestId, tuple[RiderId, ...]] = {}
    rows = Rider.objects.filter(request_id__in=list(requests)).order_by("pk")
    for pk, request in rows.values_list("pk", "request_id"):
        riders[TripRequestId(request)] = (*riders.get(TripRequestId(request), ()), RiderId(pk))
    return riders


def count_waiting_children(campaign_id: CampaignId, days: Iterable[date]) -> dict[date, int]:
    """Return how many children ask to ride on each day, without those whose way there is cancelled."""
    cancelled = LegChange.objects.filter(request=models.OuterRef("request"), leg="out", cancelled=True)
    rows = Rider.objects.filter(child__isnull=False, request__campaign_id=campaign_id)
    rows = rows.filter(~models.Exists(cancelled), request__day__in=list(days))
    counted = rows.values("request__day").annotate(children=models.Count("pk"))
    return {row["request__day"]: row["children"] for row in counted}


def mark_paper_seen(request_id: TripRequestId) -> None:
    """Write that the signer's paper was seen; who saw it is a PaperSight."""
    rows = TripRequest.objects.filter(pk=request_id)
    rows.update(paper_seen=True, version=models.F("version") + 1)


def find_days_with_stop(place_id: PlaceId, *, since: date) -> list[date]:
    """Return the days from one on for which families ask to be fetched or brought at a place."""
    there = models.Q(stop_out_id=place_id) | models.Q(stop_home_id=place_id)
    rows = TripRequest.objects.filter(there, day__gte=since)
    return list(rows.order_by("day").values_list("day", flat=True).distinct())

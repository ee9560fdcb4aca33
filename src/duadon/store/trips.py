"""Saves and loads trip requests; what a child is called and how old it is comes from the register."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Prefetch, QuerySet

from duadon.core.enrolment.eligibility import ChildFacts
from duadon.core.outreach.trip_requests import (
    AdultRider,
    ChildRider,
    DayPart,
    Leg,
    LegName,
    Receiver,
    Signer,
    SignerPresence,
    TripRequest,
)
from duadon.core.privacy.masking import mask_digits_in
from duadon.core.values.ids import (
    AdultId,
    CampaignId,
    ChildId,
    HouseholdId,
    PlaceId,
    RiderId,
    TripRequestId,
)
from duadon.core.values.people import Relation
from duadon.store.enrolments import Recording
from duadon.store.outreach import RECEIVERS, LegChange
from duadon.store.outreach import Rider as RiderRow
from duadon.store.outreach import TripRequest as TripRequestRow
from duadon.store.sealing import seal, unseal


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterWords:
    """What the register says of a child who rides: what to call it, and its facts."""

    label: str
    facts: ChildFacts


def save_request(
    request: TripRequest, *, unit_code: str, household: HouseholdId, recording: Recording
) -> None:
    """Write a new request with its riders."""
    TripRequestRow.objects.create(
        id=request.id,
        campaign_id=recording.campaign_id,
        household_id=household,
        unit_code=unit_code,
        day=request.day,
        day_parts=sorted(part.value for part in request.day_parts),
        stop_out_id=request.out.stop,
        stop_home_id=request.home.stop,
        receivers_sealed=seal(RECEIVERS, request.id, _write_receivers(request)),
        **_adult_columns(request),
        priority=request.priority,
        waiting_since=request.waiting_since,
        recorded_at=recording.now,
        recorded_by_id=recording.officer_id,
    )
    RiderRow.objects.bulk_create(_rider_rows(request))


def save_adults(before: TripRequest, after: TripRequest) -> None:
    """Write who rides along and who signs from now on; who changed it stands with the command."""
    staying = {adult.rider_id for adult in after.adults}
    gone = [adult.rider_id for adult in before.adults if adult.rider_id not in staying]
    RiderRow.objects.filter(pk__in=gone).delete()
    known = set(before.rider_ids)
    RiderRow.objects.bulk_create(row for row in _rider_rows(after) if row.pk not in known)
    rows = TripRequestRow.objects.filter(pk=before.id)
    rows.update(**_adult_columns(after), version=F("version") + 1)


def _adult_columns(request: TripRequest) -> dict[str, UUID | str | bool | None]:
    signer = request.signer
    return {
        "signer_id": signer.adult_id if signer else None,
        "signer_relation": signer.relation.value if signer and signer.relation else "",
        "signer_presence": signer.presence.value if signer else "",
        "paper_seen": bool(signer and signer.paper_seen),
        "override_reason": mask_digits_in(signer.override_reason) if signer else "",
        "attendant_named": request.attendant_named,
    }


def _rider_rows(request: TripRequest) -> Iterable[RiderRow]:
    for child in request.children:
        yield RiderRow(
            id=child.rider_id,
            request_id=request.id,
            child_id=child.child_id,
            needs_booster=child.needs_booster,
            at_least_135_cm=child.at_least_135_cm,
        )
    for adult in request.adults:
        yield RiderRow(id=adult.rider_id, request_id=request.id, adult_id=adult.adult_id)


def find_request_rows(campaign_id: CampaignId, day: date) -> list[TripRequestRow]:
    """Return the requests of a day with riders, stops and changes at hand."""
    return list(_rows_at_hand().filter(campaign_id=campaign_id, day=day).order_by("recorded_at", "pk"))


def find_request_rows_between(
    campaign_id: CampaignId, first: date, last: date, *, units: Collection[str] | None
) -> list[TripRequestRow]:
    """Return the requests of some days, all of them at hand; `units` None: of all units."""
    rows = _rows_at_hand().filter(campaign_id=campaign_id, day__range=(first, last))
    if units is not None:
        rows = rows.filter(unit_code__in=units)
    return list(rows.order_by("day", "recorded_at", "pk"))


def find_request_row(request_id: TripRequestId, campaign_id: CampaignId) -> TripRequestRow | None:
    """Return one request's row, or None where the campaign has no such request."""
    return _rows_at_hand().filter(pk=request_id, campaign_id=campaign_id).first()


def _rows_at_hand() -> QuerySet[TripRequestRow]:
    """Return requests with what reading them needs: three statements for however many."""
    changes = LegChange.objects.select_related("stop").order_by("recorded_at", "pk")
    rows = TripRequestRow.objects.select_related("stop_out", "stop_home")
    return rows.prefetch_related("riders", Prefetch("changes", changes))


def stop_names(row: TripRequestRow) -> dict[PlaceId, str]:
    """Return the names of the stops that a request has or had."""
    moved = [change.stop for change in row.changes.all() if change.stop]
    return {PlaceId(stop.pk): stop.name for stop in (row.stop_out, row.stop_home, *moved)}


def children_of(rows: Iterable[TripRequestRow]) -> tuple[ChildId, ...]:
    """Return the children who ride in the requests."""
    riders = (rider for row in rows for rider in row.riders.all())
    return tuple(ChildId(rider.child_id) for rider in riders if rider.child_id)


def read_request(row: TripRequestRow, words: Mapping[ChildId, RegisterWords]) -> TripRequest:
    """Return the request as it stands after all changes of its legs."""
    receivers = _read_receivers(row)
    return TripRequest(
        id=TripRequestId(row.pk),
        day=row.day,
        children=tuple(_children(row, words)),
        adults=tuple(
            AdultRider(rider_id=RiderId(rider.pk), adult_id=AdultId(rider.adult_id))
            for rider in row.riders.all()
            if rider.adult_id
        ),
        out=_leg(row, LegName.OUT, receivers),
        home=_leg(row, LegName.HOME, receivers),
        waiting_since=row.waiting_since,
        signer=_signer(row),
        day_parts=frozenset(DayPart(part) for part in row.day_parts),
        priority=row.priority,
        attendant_named=row.attendant_named,
    )


def _children(row: TripRequestRow, words: Mapping[ChildId, RegisterWords]) -> Iterable[ChildRider]:
    for rider in row.riders.all():
        if rider.child_id:
            known = words[ChildId(rider.child_id)]
            yield ChildRider(
                rider_id=RiderId(rider.pk),
                child_id=ChildId(rider.child_id),
                label=known.label,
                facts=known.facts,
                needs_booster=rider.needs_booster,
                at_least_135_cm=rider.at_least_135_cm,
            )


def _leg(row: TripRequestRow, name: LegName, receivers: Mapping[LegName, tuple[Receiver, ...]]) -> Leg:
    stop = row.stop_out_id if name is LegName.OUT else row.stop_home_id
    cancelled = False
    for change in row.changes.all():
        if change.leg == name.value:
            cancelled = cancelled or change.cancelled
            stop = change.stop_id or stop
    return Leg(stop=PlaceId(stop), receivers=receivers[name], cancelled=cancelled)


def _signer(row: TripRequestRow) -> Signer | None:
    if not row.signer_presence:
        return None
    return Signer(
        adult_id=AdultId(row.signer_id) if row.signer_id else None,
        relation=Relation(row.signer_relation) if row.signer_relation else None,
        presence=SignerPresence(row.signer_presence),
        paper_seen=row.paper_seen,
        override_reason=row.override_reason,
    )


def _write_receivers(request: TripRequest) -> str:
    legs = {name.value: request.leg(name).receivers for name in LegName}
    return json.dumps(
        {name: [[one.given_name, one.relation.value] for one in many] for name, many in legs.items()},
        ensure_ascii=False,
    )


def load_receivers(
    requests: Iterable[TripRequestId], leg: LegName
) -> dict[TripRequestId, tuple[Receiver, ...]]:
    """Return who may receive the group of each request on a leg."""
    rows = TripRequestRow.objects.filter(pk__in=set(requests)).only("receivers_sealed")
    return {TripRequestId(row.pk): _read_receivers(row)[leg] for row in rows}


def _read_receivers(row: TripRequestRow) -> dict[LegName, tuple[Receiver, ...]]:
    if row.receivers_sealed is None:
        return dict.fromkeys(LegName, ())
    document = json.loads(unseal(RECEIVERS, row.pk, row.receivers_sealed))
    return {
        name: tuple(
            Receiver(given_name=given, relation=Relation(relation))
            for given, relation in document[name.value]
        )
        for name in LegName
    }


def save_leg_changes(before: TripRequest, after: TripRequest, reason: str, by: Recording) -> None:
    """Append what changed between two states of a request."""
    for name in LegName:
        old, new = before.leg(name), after.leg(name)
        if old != new:
            LegChange.objects.create(
                request_id=before.id,
                leg=name.value,
                cancelled=new.cancelled,
                stop_id=new.stop if new.stop != old.stop else None,
                reason=reason,
                recorded_at=by.now,
                recorded_by_id=by.officer_id,
            )

"""Which children are expected at the capture points on a day, by their families' requests."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

from duadon.core.outreach.trip_requests import LegName
from duadon.core.values.ids import RiderId
from duadon.store.outreach import LegChange, Rider


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedChild:
    """A child of a request of which some way stands; `comes_alone`: the way out was cancelled."""

    rider_id: RiderId
    comes_alone: bool


def find_expected_rows(campaign_id: UUID, day: date) -> list[Rider]:
    """Return the children of the day's requests with request and record at hand, for `expected_child`.

    Those of cancelled requests are there too: they may have come all the same.
    """
    cancelled = LegChange.objects.filter(request=OuterRef("request"), cancelled=True)
    rows = Rider.objects.filter(child__isnull=False, request__campaign_id=campaign_id, request__day=day)
    rows = rows.annotate(
        no_way_out=Exists(cancelled.filter(leg=LegName.OUT.value)),
        no_way_home=Exists(cancelled.filter(leg=LegName.HOME.value)),
    )
    return list(rows.select_related("request", "child").order_by("request__recorded_at", "request_id", "pk"))


def expected_child(row: Rider) -> ExpectedChild | None:
    """Return how the family of such a row said that the child comes; None: not at all."""
    no_way_out = bool(getattr(row, "no_way_out", False))
    no_way_home = bool(getattr(row, "no_way_home", False))
    if no_way_out and no_way_home:
        return None
    return ExpectedChild(rider_id=RiderId(row.pk), comes_alone=no_way_out)


def find_children_expected(campaign_id: UUID, day: date, riders: Iterable[RiderId]) -> frozenset[RiderId]:
    """Return which of the riders are children of a request of that day, also of one that was cancelled."""
    rows = Rider.objects.filter(
        pk__in=set(riders), child__isnull=False, request__campaign_id=campaign_id, request__day=day
    )
    return frozenset(RiderId(pk) for pk in rows.values_list("pk", flat=True))

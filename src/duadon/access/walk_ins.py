"""Who of some children is expected at the point today, or still has a ride to come; ids and days only."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from duadon.core.custody.presses import is_at_point
from duadon.core.custody.state import fold_custody
from duadon.core.custody.ways import has_begun_home
from duadon.core.shuttle.plan import Leg
from duadon.core.values.ids import CampaignId, ChildId, RiderId, RunId
from duadon.store.custody import load_events
from duadon.store.expected import expected_child, find_expected_rows
from duadon.store.outreach import LegChange, Rider
from duadon.store.plans import Run


def find_expected(children: Iterable[ChildId], campaign_id: CampaignId, day: date) -> frozenset[ChildId]:
    """Return the children for whom the desk's queue waits: of a published day's requests, not gone home.

    Who stands at the point waits there, also where the family had cancelled both ways.
    """
    rows = _riders(children, campaign_id).filter(request__day=day).values_list("pk", "child_id")
    riders = {RiderId(pk): ChildId(child) for pk, child in rows if child is not None}
    runs = Run.objects.filter(plan__campaign_id=campaign_id, plan__day=day, plan__published_at__isnull=False)
    some_run = runs.values_list("pk", flat=True).first() if riders else None
    if some_run is None:
        return frozenset()
    state = fold_custody(load_events([RunId(some_run)]))
    told = (expected_child(row) for row in find_expected_rows(campaign_id, day))
    expected = {one.rider_id for one in told if one is not None}
    return frozenset(
        child
        for rider, child in riders.items()
        if (rider in expected or is_at_point(state, rider)) and not has_begun_home(state.passages_of(rider))
    )


def find_next_rides(
    children: Iterable[ChildId], campaign_id: CampaignId, since: date
) -> Mapping[ChildId, date]:
    """Return of each child the first day from one on for which a ride out is asked and not cancelled."""
    cancelled = LegChange.objects.filter(request=OuterRef("request"), leg=Leg.OUT.value, cancelled=True)
    rows = _riders(children, campaign_id).filter(~Exists(cancelled), request__day__gte=since)
    rows = rows.order_by("-request__day")
    return {ChildId(child): day for child, day in rows.values_list("child_id", "request__day")}


def _riders(children: Iterable[ChildId], campaign_id: CampaignId) -> QuerySet[Rider]:
    return Rider.objects.filter(child_id__in=list(children), request__campaign_id=campaign_id)

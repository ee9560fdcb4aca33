"""Ride requests that are refused for their children and adults, each with its code."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import uuid4

from duadon.actions.cancel_trip_leg import cancel_trip_leg
from duadon.actions.request_trip import request_trip
from duadon.core.values.people import Relation
from tests.actions import commands
from tests.actions.refused import Case
from tests.personas import NOW
from tests.scene import Ride, Scene, must


def _asked_again(scene: Scene) -> Any:
    """The same children and day once more, under ids of its own."""
    first = commands.request(scene)
    must(request_trip(first, actor=scene.office.ward_officer, now=NOW))
    children = tuple(replace(one, rider_id=commands.RiderId(uuid4())) for one in first.children)
    request_id = commands.TripRequestId(uuid4())
    return replace(first, command_id=uuid4(), request_id=request_id, children=children, adults=())


def _named(**changes: Any) -> Callable[[Scene], Any]:
    return lambda scene: replace(commands.adults(scene), **changes)


def _named_after_publishing(scene: Scene) -> Any:
    Ride(scene)
    return commands.adults(scene)


def _named_after_cancelling(scene: Scene) -> Any:
    must(cancel_trip_leg(commands.cancellation(scene), actor=scene.office.ward_officer, now=NOW))
    return commands.adults(scene)


def _named_stranger(scene: Scene) -> Any:
    stranger = commands.AdultRider(
        rider_id=commands.RiderId(uuid4()), adult_id=scene.next_visit.carer.adult_id
    )
    return replace(commands.adults(scene), adults=(stranger,))


def _named_with_claimed_relation(scene: Scene) -> Any:
    named = commands.adults(scene)
    assert named.signer is not None
    claimed = next(one for one in Relation if one is not named.signer.relation)
    return replace(named, signer=replace(named.signer, relation=claimed))


REQUEST_CASES = (
    Case(verb="request_trip", code="outreach.request.child_twice", make=_asked_again),
    Case(verb="name_adults", code="outreach.seat.cancelled", make=_named_after_cancelling),
    Case(verb="name_adults", code="outreach.adults.published", make=_named_after_publishing),
    Case(verb="name_adults", code="outreach.adults.changed_meanwhile", make=_named(expected_version=7)),
    Case(verb="name_adults", code="outreach.request.stranger", make=_named_stranger),
    Case(verb="name_adults", code="outreach.request.relation_differs", make=_named_with_claimed_relation),
)

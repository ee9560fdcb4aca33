"""A request checks itself when it is made."""

from dataclasses import replace
from uuid import UUID

import pytest

from duadon.core.outreach.trip_requests import (
    ChildRider,
    DayPart,
    Leg,
    LegName,
    Receiver,
    Signer,
    SignerPresence,
)
from duadon.core.values.errors import RuleBroken
from duadon.core.values.ids import AdultId
from duadon.core.values.people import Relation
from tests.core.outreach.requests import AUNT, BOY, DAY, GIRL, STOP, make_request


def _receiver(name: str) -> Receiver:
    return Receiver(given_name=name, relation=Relation.OTHER)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"children": ()}, "at least one child"),
        ({"children": (GIRL, replace(BOY, child_id=GIRL.child_id))}, "a child stands once"),
        ({"children": (GIRL, replace(BOY, rider_id=GIRL.rider_id))}, "a rider stands once"),
        ({"day_parts": frozenset()}, "part of the day"),
        ({"waiting_since": DAY.replace(day=18)}, "nobody waits longer"),
    ],
)
def test_a_request_that_cannot_be_is_refused(change, message):
    """Each promise of a request is checked by itself."""
    with pytest.raises(RuleBroken, match=message):
        make_request(**change)


def test_an_adult_stands_once():
    """Two seats for one adult are a fault."""
    (adult,) = make_request().adults
    twin = replace(adult, rider_id=GIRL.rider_id)
    with pytest.raises(RuleBroken, match=r"a rider stands once|an adult stands once"):
        make_request(adults=(adult, twin))


def test_a_leg_has_up_to_three_receivers():
    """Three are kept, a fourth or a double is refused."""
    three = tuple(_receiver(name) for name in ("Hai", "Ba", "Tư"))
    assert Leg(stop=STOP, receivers=three).receivers == three
    with pytest.raises(RuleBroken, match="at most three"):
        Leg(stop=STOP, receivers=(*three, _receiver("Năm")))
    with pytest.raises(RuleBroken, match="named once"):
        Leg(stop=STOP, receivers=(AUNT, AUNT))
    with pytest.raises(RuleBroken, match="given name"):
        _receiver(" ")


def test_a_signer_is_named_or_not_needed():
    """A name without need, or a need without name, contradicts itself."""
    somebody = AdultId(UUID(int=1))
    for adult, relation, presence in (
        (somebody, Relation.MOTHER, SignerPresence.NOT_NEEDED),
        (None, None, SignerPresence.RIDES),
        (somebody, None, SignerPresence.MEETS_AT_POINT),
    ):
        with pytest.raises(RuleBroken, match="a signer has a name"):
            Signer(adult_id=adult, relation=relation, presence=presence)


def test_boosters_are_counted_and_make_sense():
    """A tall child needs none; who was not measured may."""
    small = replace(BOY, needs_booster=True)
    assert make_request(children=(GIRL, small)).boosters == 1
    with pytest.raises(RuleBroken, match="needs no booster"):
        replace(small, at_least_135_cm=True)
    with pytest.raises(RuleBroken, match="call the child"):
        ChildRider(rider_id=BOY.rider_id, child_id=BOY.child_id, label="", facts=BOY.facts)


def test_a_request_counts_children_and_adults_as_riders():
    """The grandmother takes a seat too; every part of the day suits unless said otherwise."""
    request = make_request()
    assert len(request.rider_ids) == 3
    assert request.day_parts == frozenset(DayPart)
    assert request.leg(LegName.HOME).receivers == (AUNT,)
    assert request.leg(LegName.OUT) is request.out

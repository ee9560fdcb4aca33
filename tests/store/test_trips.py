"""A request goes into the tables and comes out equal."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duadon.access.trips import words_of
from duadon.actions.record_contact import record_contact
from duadon.actions.request_trip import request_trip
from duadon.core.outreach.legs import OtherLeg, cancel_leg, move_leg
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
from duadon.core.values.ids import CampaignId, PlaceId, RiderId, TripRequestId
from duadon.core.values.people import Relation
from duadon.demo.story import FIRST_DAY
from duadon.store.enrolments import Recording
from duadon.store.offices import load_places
from duadon.store.outreach import Contact, Rider
from duadon.store.outreach import TripRequest as TripRequestRow
from duadon.store.trips import (
    find_request_row,
    find_request_rows,
    read_request,
    save_leg_changes,
    save_request,
)
from tests.actions import commands
from tests.personas import WARD_11
from tests.scene import EVENING, Scene, must

_NAMES = st.text(st.characters(categories=["L"]), min_size=1, max_size=12)
_RECEIVERS = st.lists(
    st.builds(Receiver, given_name=_NAMES, relation=st.sampled_from(Relation)), max_size=3, unique=True
).map(tuple)
_SIZES = st.sampled_from([(False, None), (False, True), (False, False), (True, False), (True, None)])


_LEGS = st.tuples(st.integers(0, 5), _RECEIVERS)  # the stop as a number among the office's places
_WISHES = st.fixed_dictionaries(
    {
        "sizes": st.lists(_SIZES, min_size=1, max_size=2),
        "with_adult": st.booleans(),
        "out": _LEGS,
        "home": _LEGS,
        "signer": st.sampled_from([None, *SignerPresence]),
        "relation": st.sampled_from(Relation),
        "paper_seen": st.booleans(),
        "override_reason": st.text(st.characters(categories=("L", "Zs")), max_size=40),
        "rest": st.fixed_dictionaries(
            {
                "waiting_since": st.dates(date(2024, 8, 1), FIRST_DAY),
                "day_parts": st.frozensets(st.sampled_from(DayPart), min_size=1),
                "priority": st.integers(0, 9),
                "attendant_named": st.booleans(),
            }
        ),
    }
)


def _request(scene: Scene, wish: dict[str, Any]) -> TripRequest:
    """Return a request of the grandmother's household as the wish says."""
    visit, places = scene.visit, sorted(load_places(scene.office.world.office_id))
    adult = AdultRider(rider_id=RiderId(UUID(int=3)), adult_id=visit.carer.adult_id)
    records = zip(visit.records, wish["sizes"], strict=False)
    legs: dict[str, Any] = {
        name: Leg(stop=places[wish[name][0]], receivers=wish[name][1]) for name in ("out", "home")
    }
    return TripRequest(
        id=TripRequestId(UUID(int=9)),
        day=FIRST_DAY,
        children=tuple(_child(one, UUID(int=n), *size) for n, (one, size) in enumerate(records)),
        adults=(adult,) if wish["with_adult"] else (),
        signer=_signer(scene, wish),
        **legs,
        **wish["rest"],
    )


def _signer(scene: Scene, wish: dict[str, Any]) -> Signer | None:
    presence = wish["signer"]
    if presence is None:
        return None
    named = presence is not SignerPresence.NOT_NEEDED
    return Signer(
        adult_id=scene.visit.carer.adult_id if named else None,
        relation=wish["relation"] if named else None,
        presence=presence,
        paper_seen=wish["paper_seen"],
        override_reason=wish["override_reason"],
    )


def _child(record, code: UUID, needs_booster: bool, tall: bool | None) -> ChildRider:
    words = words_of(record)
    return ChildRider(
        rider_id=RiderId(code),
        child_id=record.id,
        label=words.label,
        facts=words.facts,
        needs_booster=needs_booster,
        at_least_135_cm=tall,
    )


def _recording(scene: Scene) -> Recording:
    return Recording(
        campaign_id=scene.office.frame.id,
        officer_id=scene.office.ward_officer.officer_id,
        command_id=uuid4(),
        now=EVENING,
    )


def _save(scene: Scene, request: TripRequest) -> None:
    household = scene.visit.records[0].household_id
    save_request(request, unit_code=WARD_11, household=household, recording=_recording(scene))


def _load(scene: Scene, request_id: TripRequestId) -> TripRequest:
    row = find_request_row(request_id, scene.office.frame.id)
    assert row is not None
    return read_request(row, {record.id: words_of(record) for record in scene.visit.records})


def _sorted(request: TripRequest) -> TripRequest:
    """Return the request with its riders in one order: they are a set, the tables keep no order."""
    children = tuple(sorted(request.children, key=lambda one: one.rider_id))
    return replace(request, children=children)


@given(wish=_WISHES)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_request_comes_back_as_it_was_saved(scene, wish):
    """Groups, sizes, signers, legs with receivers, parts of the day: equal after the way through."""
    request = _request(scene, wish)
    with transaction.atomic():
        _save(scene, request)
        assert _sorted(_load(scene, request.id)) == _sorted(request)
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", list(LegName))
@pytest.mark.parametrize("other", list(OtherLeg))
def test_a_cancelled_leg_comes_back_cancelled(scene, name, other):
    """The request's own row stays as asked; the change beside it tells what became of it."""
    receiver = Receiver(given_name="Tám", relation=Relation.OTHER)
    before = _load(scene, scene.request_id)
    before = replace(before, id=TripRequestId(uuid4()), out=replace(before.out, receivers=(receiver,)))
    before = _with_new_riders(before)
    _save(scene, before)
    rows = list(TripRequestRow.objects.values())
    after = cancel_leg(before, name, other=other)
    assert isinstance(after, TripRequest)
    save_leg_changes(before, after, "cháu bệnh", _recording(scene))
    assert _sorted(_load(scene, before.id)) == _sorted(after)
    assert list(TripRequestRow.objects.values()) == rows


def _with_new_riders(request: TripRequest) -> TripRequest:
    return replace(
        request,
        children=tuple(replace(one, rider_id=RiderId(uuid4())) for one in request.children),
        adults=tuple(replace(one, rider_id=RiderId(uuid4())) for one in request.adults),
    )


def test_a_leg_moved_twice_stands_at_its_last_stop(scene):
    """Changes count in the order of their recording."""
    places = sorted(load_places(scene.office.world.office_id))
    before = _load(scene, scene.request_id)
    for stop in (places[0], places[1]):
        before = _load(scene, scene.request_id)
        after = move_leg(before, LegName.HOME, stop=PlaceId(stop), other=OtherLeg.STAYS)
        assert isinstance(after, TripRequest)
        save_leg_changes(before, after, "dời điểm", _recording(scene))
    loaded = _load(scene, scene.request_id)
    assert (loaded.home.stop, loaded.out) == (places[1], before.out)


def test_a_day_lists_its_own_requests(scene):
    """Another day's request, or another campaign's, does not come along."""
    found = find_request_rows(scene.office.frame.id, FIRST_DAY)
    assert [row.pk for row in found] == [scene.request_id]
    assert find_request_rows(scene.office.frame.id, date(2024, 9, 10)) == []
    assert find_request_rows(CampaignId(uuid4()), FIRST_DAY) == []


@pytest.mark.parametrize("who", ["both", "nobody"])
def test_a_rider_is_a_child_or_an_adult(scene, who):
    """The database itself refuses a rider who is both, and one who is neither."""
    people = {"child_id": scene.visit.records[0].id, "adult_id": scene.visit.carer.adult_id}
    chosen = people if who == "both" else {}
    with pytest.raises(IntegrityError), transaction.atomic():
        Rider.objects.create(id=uuid4(), request_id=scene.request_id, **chosen)


def test_no_receiver_and_no_note_lies_open(scene):
    """Names of receivers and the officer's free words cannot be read in any cell of the two tables."""
    officer = scene.office.ward_officer
    must(record_contact(commands.contact(scene), actor=officer, now=EVENING))
    must(request_trip(commands.request(scene), actor=officer, now=EVENING))
    stored = _raw(TripRequestRow) + _raw(Contact)
    assert scene.request_id.hex in stored.decode("latin-1").replace("-", "")
    for word in ("Út Lành", "bà Tư", "hẻm", scene.next_visit.carer.full_name):
        assert word.encode() not in stored


def _raw(model) -> bytes:
    """Return everything that stands in the model's table, as the database holds it."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {model._meta.db_table}")
        cells = [cell for row in cursor.fetchall() for cell in row]
    return b"|".join(bytes(c) if isinstance(c, bytes | memoryview) else str(c).encode() for c in cells)


def test_what_is_sealed_can_be_found_when_it_is_not(scene):
    """The search above sees a name that lies open: a request's free words of the commander do."""
    row = TripRequestRow.objects.get(pk=scene.request_id)
    TripRequestRow.objects.filter(pk=row.pk).update(override_reason="Út Lành")
    assert "Út Lành".encode() in _raw(TripRequestRow)

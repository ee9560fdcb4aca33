"""A request goes into the tables and comes out equal."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duadon.access.trips import words_of
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
from duadon.core.values.ids import PlaceId, RiderId, TripRequestId
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
from tests.actions import verbs
from tests.personas import WARD_11
from tests.scene import EVENING, Scene, must

_NAMES = st.text(st.characters(categories=("L",)), min_size=1, max_size=12)
_RECEIVERS = st.lists(
    st.builds(Receiver, given_name=_NAMES, relation=st.sampled_from(Relation)), max_size=3, unique=True
).map(tuple)
_SIZES = st.sampled_from([(False, None), (False, True), (False, False), (True, False), (True, None)])


@st.composite
def _requests(draw: st.DrawFn, scene: Scene) -> TripRequest:
    """Draw a group of the grandmother's grandchildren, with or without adults, legs as they come."""
    visit = scene.visit
    places = sorted(load_places(scene.office.world.office_id))
    legs = st.builds(Leg, stop=st.sampled_from(places), receivers=_RECEIVERS, cancelled=st.just(False))
    carer = visit.carer
    named = st.builds(
        Signer,
        adult_id=st.just(carer.adult_id),
        relation=st.sampled_from(Relation),
        presence=st.sampled_from([SignerPresence.RIDES, SignerPresence.MEETS_AT_POINT]),
        paper_seen=st.booleans(),
        override_reason=st.text(st.characters(categories=("L", "Zs")), max_size=40),
    )
    needless = st.just(Signer(adult_id=None, relation=None, presence=SignerPresence.NOT_NEEDED))
    records = draw(st.lists(st.sampled_from(visit.records), min_size=1, unique_by=lambda one: one.id))
    return TripRequest(
        id=TripRequestId(uuid4()),
        day=FIRST_DAY,
        children=tuple(_child(record, *draw(_SIZES)) for record in records),
        adults=draw(st.sampled_from([(), (AdultRider(rider_id=_code(), adult_id=carer.adult_id),)])),
        out=draw(legs),
        home=draw(legs),
        waiting_since=draw(st.dates(date(2024, 8, 1), FIRST_DAY)),
        signer=draw(st.none() | named | needless),
        day_parts=draw(st.frozensets(st.sampled_from(DayPart), min_size=1)),
        priority=draw(st.integers(0, 9)),
        attendant_named=draw(st.booleans()),
    )


def _code() -> RiderId:
    return RiderId(uuid4())


def _child(record, needs_booster: bool, tall: bool | None) -> ChildRider:
    words = words_of(record)
    return ChildRider(
        rider_id=_code(),
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
    row = find_request_row(request_id)
    assert row is not None
    return read_request(row, {record.id: words_of(record) for record in scene.visit.records})


def _sorted(request: TripRequest) -> TripRequest:
    """Return the request with its riders in one order: they are a set, the tables keep no order."""
    children = tuple(sorted(request.children, key=lambda one: one.rider_id))
    return replace(request, children=children)


@given(data=st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_request_comes_back_as_it_was_saved(scene, data):
    """Groups, sizes, signers, legs with receivers, parts of the day: equal after the way through."""
    request = data.draw(_requests(scene))
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
        children=tuple(replace(one, rider_id=_code()) for one in request.children),
        adults=tuple(replace(one, rider_id=_code()) for one in request.adults),
    )


def test_a_leg_moved_twice_stands_at_its_last_stop(scene):
    """Changes count in the order of their recording."""
    places = sorted(load_places(scene.office.world.office_id))
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
    assert find_request_rows(uuid4(), FIRST_DAY) == []


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
    must(verbs.record_contact(verbs.contact(scene), actor=officer, now=EVENING))
    must(verbs.request_trip(verbs.request(scene), actor=officer, now=EVENING))
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

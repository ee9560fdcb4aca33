"""Where the form of a ride request lets a family get on and off, and which point it presets."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from duadon.core.values.places import PlaceKind
from duadon.store.offices import Area, Office, Place
from duadon.store.records.people import UnitMembership
from tests.personas import WARD_11

KHOM_1, KHOM_2, KHOM_20 = (
    f"Điểm hẹn {name}, Phường 11 (mô phỏng)" for name in ("Khóm 1", "Khóm 2", "Khóm 20")
)


@pytest.fixture
def in_khom_2(siblings):
    """The siblings live in Khóm 2 of ward 11."""
    area = Area.objects.create(id=uuid4(), unit_code=WARD_11, name="Khóm 2", valid_from=date(2024, 1, 1))
    homes = UnitMembership.objects.filter(child_id__in=[one.id for one in siblings])
    assert homes.update(area=area)
    return siblings


@pytest.fixture
def points(morning):
    """Three meeting points of ward 11, of which Khóm 20 has a name that begins like Khóm 2."""
    office = Office.objects.get()
    for name in (KHOM_1, KHOM_20, KHOM_2):
        Place.objects.get_or_create(
            office=office,
            kind=PlaceKind.MEETING_POINT.value,
            name=name,
            unit_code=WARD_11,
            defaults={"id": uuid4(), "lat": 10_480_000, "lon": 105_590_000, "side": "city"},
        )


def _select(browser, child, name):
    page = browser.get(reverse("trip-request", kwargs={"child": child.id})).content.decode()
    return re.search(rf'<select name="{name}".*?</select>', page, re.DOTALL)[0]


def _chosen(select):
    return re.findall(r'<option value="([^"]+)" selected>', select)


@pytest.mark.parametrize("name", ["stop_out", "stop_home"])
def test_the_point_of_the_own_area_is_preset(browser, in_khom_2, points, name):
    """A family of Khóm 2 gets on and off at Khóm 2, not at the first point of the ward."""
    chosen = _chosen(_select(browser, in_khom_2[0], name))
    assert [Place.objects.get(pk=pk).name for pk in chosen] == [KHOM_2]


def test_without_a_point_of_the_area_it_is_the_police_office_of_the_ward(browser, in_khom_2, points):
    """Nobody is sent to another hamlet unasked."""
    Place.objects.filter(name=KHOM_2).update(retired_on=date(2024, 9, 1))
    (chosen,) = _chosen(_select(browser, in_khom_2[0], "stop_out"))
    place = Place.objects.get(pk=chosen)
    assert (place.kind, place.unit_code) == (PlaceKind.POLICE_OFFICE.value, WARD_11)


def test_where_no_point_is_likely_none_is_preset(browser, in_khom_2, points):
    """Without a point of the area and without a police office the officer chooses."""
    Place.objects.filter(unit_code=WARD_11).exclude(name__in=[KHOM_1, KHOM_20]).update(
        retired_on=date(2024, 9, 1)
    )
    assert '<option value="" selected>' in _select(browser, in_khom_2[0], "stop_out")


def test_the_own_points_stand_before_all_others(browser, in_khom_2, points):
    """First the area's own point, then those of the ward, then the others under a heading of their own."""
    select = _select(browser, in_khom_2[0], "stop_out")
    own, others = select.split("</optgroup>")[:2]
    first, *_ = ids = re.findall(r'<option value="([^"]+)"', own)
    assert Place.objects.get(pk=first).name == KHOM_2
    assert set(Place.objects.filter(pk__in=ids).values_list("unit_code", flat=True)) == {WARD_11}
    strangers = re.findall(r'<option value="([^"]+)"', others)
    assert strangers
    assert not Place.objects.filter(pk__in=strangers, unit_code=WARD_11).exists()


def test_the_heading_says_the_ward_so_that_the_line_is_short(browser, in_khom_2, points):
    """The name of a point near home leaves out the ward, which a phone would cut off."""
    select = _select(browser, in_khom_2[0], "stop_out")
    assert '<optgroup label="Phường 11">' in select
    assert "Điểm hẹn Khóm 2 (mô phỏng)" in select

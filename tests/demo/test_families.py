"""The made-up register: exact counts, invented numbers, and the grandmother of ward 11."""

from collections import Counter
from datetime import date

import pytest

from duadon.core.values.partial_dates import age_on
from duadon.core.values.people import Relation, Sex
from duadon.demo.families import grandmother_of, make_families
from duadon.demo.family_draws import COUNTED_ON
from duadon.demo.family_values import MadeUpChild, MadeUpHousehold
from duadon.demo.world import made_up_world

WORLD = made_up_world()
SEEDS = (1, 7)


@pytest.fixture(scope="module", params=SEEDS)
def households(request: pytest.FixtureRequest) -> tuple[MadeUpHousehold, ...]:
    """The register of a seed."""
    return make_families(WORLD, seed=request.param)


def _children(households: tuple[MadeUpHousehold, ...]) -> list[MadeUpChild]:
    return [child for household in households for child in household.children]


def test_same_seed_same_families_and_other_seed_others():
    """The seed alone decides."""
    assert make_families(WORLD, seed=3, children=300) == make_families(WORLD, seed=3, children=300)
    assert make_families(WORLD, seed=3, children=300) != make_families(WORLD, seed=4, children=300)


def test_counts_add_up(households: tuple[MadeUpHousehold, ...]):
    """Exactly 3,000 children over all 15 units, each with a key of its own."""
    children = _children(households)
    assert len(children) == len({child.key for child in children}) == 3000
    by_unit = Counter(household.unit_code for household in households)
    assert set(by_unit) == {unit.unit.code for unit in WORLD.units}


def test_numbers_and_phones_hit_nobody(households: tuple[MadeUpHousehold, ...]):
    """Each number has place code 099 and agrees with sex and year; each phone starts with 06."""
    numbers = [child.personal_number for child in _children(households) if child.personal_number]
    assert len(numbers) == len(set(numbers)) > 2800
    for child in _children(households):
        if child.personal_number is not None:
            sex_digit = "2" if child.sex is Sex.MALE else "3"
            assert child.personal_number.startswith(f"099{sex_digit}{child.birth:%y}")
            assert len(child.personal_number) == 12
    phones = _phones(households)
    assert phones
    assert all(len(phone) == 10 and phone.startswith("06") for phone in phones)


def _phones(households: tuple[MadeUpHousehold, ...]) -> set[str]:
    adults = [(one.father, one.mother, one.carer) for one in households]
    return {adult.phone for trio in adults for adult in trio if adult is not None} - {""}


def test_ages_and_households_look_like_a_campaign(households: tuple[MadeUpHousehold, ...]):
    """Children are 0 to 14; about two in five are under 6; every household size occurs."""
    ages = Counter(age_on(child.birth, COUNTED_ON) for child in _children(households))
    assert set(ages) == set(range(15))
    assert 0.33 < sum(ages[age] for age in range(6)) / 3000 < 0.46
    assert {len(one.children) for one in households} == {1, 2, 3, 4}
    assert 0.4 < sum(len(one.children) == 1 for one in households) / len(households) < 0.5


def test_carers_and_rides(households: tuple[MadeUpHousehold, ...]):
    """About one in nine is in a grandparent's care with parents away; some need a ride."""
    grand = (Relation.GRANDMOTHER, Relation.GRANDFATHER)
    with_grand = [one for one in households if one.carer.relation in grand]
    assert 0.08 < len(with_grand) / len(households) < 0.14
    assert all(one.circumstances.parents_away for one in with_grand)
    riding = sum(len(one.children) for one in households if one.circumstances.needs_ride)
    assert 0.07 < riding / 3000 < 0.13


def test_twins_share_a_birthday_and_siblings_never_a_name(households: tuple[MadeUpHousehold, ...]):
    """Twins exist, share the birth date and nothing merges them by name."""
    twins = [one for one in households if any(child.is_twin for child in one.children)]
    assert twins
    for one in households:
        assert len({child.name for child in one.children}) == len(one.children)
        births = Counter(child.birth for child in one.children)
        assert all(child.is_twin is (births[child.birth] > 1) for child in one.children)


def test_some_small_children_have_no_number(households: tuple[MadeUpHousehold, ...]):
    """A few per cent of the under-6s are registered but not numbered yet."""
    small = [c for c in _children(households) if age_on(c.birth, COUNTED_ON) < 6]
    assert 0.02 < sum(c.personal_number is None for c in small) / len(small) < 0.07


def test_the_grandmother_is_always_there(households: tuple[MadeUpHousehold, ...]):
    """Ward 11: she cares for an 11- and an 8-year-old, rides no motorbike, parents are away."""
    home = grandmother_of(households)
    assert home.unit_code == "29863"
    assert (home.carer.name, home.carer.relation) == ("Nguyễn Thị Sáu", Relation.GRANDMOTHER)
    assert [age_on(child.birth, date(2024, 9, 9)) for child in home.children] == [11, 8]
    assert home.circumstances.parents_away
    assert not home.circumstances.carer_rides_motorbike
    assert home.circumstances.needs_ride
    assert all(child.wants_card and child.personal_number for child in home.children)


def test_every_household_lives_in_a_group_of_its_unit(households: tuple[MadeUpHousehold, ...]):
    """The tổ of a household belongs to the household's unit."""
    for one in households:
        assert WORLD.area(one.group_id).unit_code == one.unit_code

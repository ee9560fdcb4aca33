"""The officer of ward 11, and a family whom nobody has visited yet."""

import pytest

from duadon.access.children import ListWish, open_list
from duadon.access.log import Purpose
from duadon.core.values.partial_dates import age_on
from duadon.core.values.roles import Right
from tests.web.pages import visit_as
from tests.web.shuttle_morning import DAY, MORNING


@pytest.fixture
def browser(morning):
    """The officer of ward 11."""
    return visit_as("p11.cskv")


@pytest.fixture
def siblings(morning):
    """Two children of one home whom nobody has visited yet, with the same first adult."""
    officer = morning.office.actor("p11.cskv", at=MORNING)
    records = open_list(
        ListWish(), actor=officer, purpose=Purpose.REQUEST_TRIP, right=Right.REQUEST_TRIP, now=MORNING
    )
    homes = {}
    for record in records:
        homes.setdefault(record.household_id, []).append(record)
    taken = {child.id for family in (morning.own, morning.waiting) for child in family.children}
    return next(
        home
        for home in homes.values()
        if len(home) == 2 and all(_can_ride(one) and one.id not in taken for one in home)
    )


def _can_ride(record):
    birth = record.birth.full() if record.birth else None
    return birth is not None and 6 <= age_on(birth, DAY) < 13 and record.number and record.carers

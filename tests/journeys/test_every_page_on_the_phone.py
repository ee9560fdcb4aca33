"""Each page that the resolver knows, opened on a phone by its own officer."""

import pytest

from tests.journeys.addresses import looks
from tests.journeys.looking import faults_by_axe, faults_when_small_and_large
from tests.journeys.people import PHONE


@pytest.mark.parametrize("look", looks(), ids=lambda look: look.label)
def test_a_phone_shows_it_to_all_and_still_when_small_and_large(later_look, look):
    """Axe finds nothing; 320 px wide with text of twice the size nothing overlaps, sticks out or is cut."""
    page = later_look(look, PHONE)
    faults = [*faults_by_axe(page), *faults_when_small_and_large(page)]
    assert not faults, "\n".join(faults)

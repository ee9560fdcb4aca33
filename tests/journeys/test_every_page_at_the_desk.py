"""Each page that the resolver knows, opened for the first time at a desk by its own officer."""

import pytest
from playwright.sync_api import Request

from tests.journeys.addresses import NOTHING_TO_SEE, WHO_LOOKS, known_names, looks
from tests.journeys.looking import faults_by_axe
from tests.journeys.people import DESK
from tests.leaks import PERSONAL_NUMBER

FIRST_LOAD_BYTES = 200_000


def test_every_page_is_looked_at():
    """A new page is red until somebody says who looks at it."""
    assert known_names() == {*WHO_LOOKS, *NOTHING_TO_SEE}


@pytest.mark.parametrize("look", looks(), ids=lambda look: look.label)
def test_a_first_look_is_light_open_to_all_and_masked(first_look, look):
    """At most 200 kB come, files included; axe finds nothing; nobody's number stands there."""
    taken: list[Request] = []

    def note(request: Request) -> None:  # playwright takes no method of a list
        taken.append(request)

    page, answer = first_look(look, DESK, note)
    total = sum(one.sizes()["responseBodySize"] for one in taken)
    heavy = [] if 0 < total <= FIRST_LOAD_BYTES else [f"{total} bytes come"]
    numbers = [f"shows {number}" for number in PERSONAL_NUMBER.findall(answer.text())]
    faults = [*heavy, *numbers, *faults_by_axe(page)]
    assert not faults, "\n".join(faults)

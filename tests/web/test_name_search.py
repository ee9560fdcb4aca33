"""Every box that looks for a child by name turns numbers of people away."""

import pytest

from duadon.web.campaign.card_forms import CardSearch
from duadon.web.campaign.log_forms import ChildSearch
from duadon.web.outreach.trip_requests import RideSearch
from duadon.web.register.forms import RegisterSearch


@pytest.mark.parametrize("form", [CardSearch, ChildSearch, RegisterSearch, RideSearch])
@pytest.mark.parametrize("text", ["099213000811", "099 213 000 811", "0612.345.678", "0992 - 1300\u00a00811"])
def test_a_number_is_turned_away(form, text):
    """A personal number or a phone, however it is parted, is a fault of the box; a birthday is none."""
    assert "text" in form({"text": text}).errors
    assert "text" not in form({"text": "200516"}).errors

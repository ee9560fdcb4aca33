"""Which fields say that they may stay empty."""

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from duadon.web.campaign.card_forms import CardSearch, CardStepForm
from duadon.web.capture.walk_in_forms import WalkInSearch
from duadon.web.outreach.forms import VisitForm
from duadon.web.register.forms import RevealNumber


@pytest.mark.parametrize(
    ("form", "name", "is_told"),
    [
        (CardSearch, "text", False),
        (WalkInSearch, "text", False),
        (RevealNumber, "reason", False),
        (VisitForm, "giver", False),
        (VisitForm, "note", True),
        (CardStepForm, "other_name", True),
    ],
)
def test_only_what_may_really_stay_empty_says_so(form, name, is_told):
    """A search, a reason that is asked for and whoever agrees are not called optional."""
    with override("vi"):
        drawn = render_to_string("parts/_field.html", {"field": form()[name]})
    assert ("(nếu có)" in drawn) == is_told
    assert "(nếu biết)" not in drawn

"""Who has seen the signer's paper, and when, stands on the request: whoever reads it needs not ask round."""

from http import HTTPStatus as Http
from uuid import uuid4

import pytest
from django.urls import reverse

from duadon.actions.note_paper_seen import NotePaperSeen, note_paper_seen
from duadon.core.values.answers import Done
from duadon.core.values.ids import TripRequestId
from duadon.store.paper_sights import PaperSight
from tests.web.outreach.sent_forms import form_of, trip_form, visit_form
from tests.web.pages import text_of, visit_as
from tests.web.shuttle_morning import MORNING

TOLD = "Giấy của người ký: Trần Văn Lành đã xem, 08:30 10/09/2024."


@pytest.fixture
def ask(browser, siblings):
    """Visit the family and ask for a ride, with changes to the form; the address of the request."""

    def ask(**changes):
        browser.post(reverse("visit", kwargs={"child": siblings[0].id}), visit_form(browser, siblings))
        form = trip_form(browser, siblings, **changes)
        answer = browser.post(reverse("trip-request", kwargs={"child": siblings[0].id}), form)
        assert answer.status_code == Http.FOUND
        return answer.url

    return ask


def _id_in(address):
    return TripRequestId(address.rstrip("/").split("/")[-1])


def test_the_button_is_kept_with_its_officer_and_told_to_all(morning, browser, siblings, ask):
    """Pressed twice it is one look; the dispatcher reads who it was."""
    address = ask()
    assert "Giấy của người ký:" not in text_of(browser.get(address))
    command = NotePaperSeen(
        command_id=uuid4(),
        campaign_id=morning.office.frame.id,
        request_id=_id_in(address),
        signer_id=siblings[0].carers[0].adult_id,
    )
    officer = morning.office.actor("p11.cskv", at=MORNING)
    for _ in range(2):
        assert isinstance(note_paper_seen(command, actor=officer, now=MORNING), Done)
    assert PaperSight.objects.filter(request_id=_id_in(address)).count() == 1
    for reader in ("p11.cskv", "dieuphoi"):
        assert TOLD in text_of(visit_as(reader).get(address))


def test_a_paper_seen_at_the_visit_is_told_too(browser, ask):
    """Ticked in the form of the request: the officer who wrote it down has seen it."""
    assert TOLD in text_of(browser.get(ask(paper_seen="on")))


def test_a_new_signers_paper_is_looked_at_anew(browser, siblings, ask):
    """The paper of the one does not speak for the other; naming the same signer again is no new look."""
    address = ask(paper_seen="on")
    carers = {str(one.adult_id) for child in siblings for one in child.carers}
    signer = form_of(browser, address)
    first = str(siblings[0].carers[0].adult_id)
    naming = {**signer, "adults": [first], "signer": first, "presence": "rides", "paper_seen": "on"}
    assert browser.post(f"{address}nguoi-di-cung/", naming).status_code == Http.FOUND
    assert PaperSight.objects.filter(request_id=_id_in(address)).count() == 1
    for other in sorted(carers - {first})[:1]:
        changed = {**form_of(browser, address), "adults": [other], "signer": other, "presence": "rides"}
        assert browser.post(f"{address}nguoi-di-cung/", changed).status_code == Http.FOUND
        assert TOLD not in text_of(browser.get(address))

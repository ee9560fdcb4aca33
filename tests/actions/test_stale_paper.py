"""A press counts for the signer whom the page showed, whoever signs by the time it arrives."""

from dataclasses import replace
from uuid import uuid4

from django.urls import reverse

from duadon.actions.name_adults import name_adults
from duadon.core.values.ids import AdultId
from duadon.store.outreach import TripRequest
from duadon.store.paper_sights import PaperSight
from duadon.store.records.people import Adult, ChildCarer
from tests.actions import commands
from tests.scene import EVENING, must
from tests.web.driver.day import Forms
from tests.web.pages import text_of, visit_as
from tests.web.shuttle_morning import set_clock


def test_a_press_beside_the_former_signers_name_counts_for_nobody(scene):
    """Somebody else was named meanwhile: no paper of the new signer was seen, and the page says so."""
    set_clock(scene.office, EVENING)
    officer, browser = scene.office.ward_officer, visit_as("p11.cskv")
    named = commands.adults(scene)
    assert named.signer is not None
    unseen = replace(named, signer=replace(named.signer, paper_seen=False))
    must(name_adults(unseen, actor=officer, now=EVENING))
    page = browser.get(reverse("ride-request", kwargs={"request_id": scene.request_id}))
    press = next(one for one in Forms(page.content.decode()).forms if "giay" in one["action"])
    other = _another_carer(scene, named.signer)
    anew = replace(unseen, command_id=uuid4(), expected_version=2, signer=other)
    must(name_adults(anew, actor=officer, now=EVENING))
    assert "vừa đổi người ký" in text_of(browser.post(press["action"], press["fields"]))
    assert not TripRequest.objects.get(pk=scene.request_id).paper_seen
    assert not PaperSight.objects.filter(signer_id=other.adult_id).exists()


def _another_carer(scene, signer):
    adult = Adult.objects.exclude(pk=signer.adult_id)[0]
    for record in scene.visit.records:
        ChildCarer.objects.create(
            child_id=record.id, adult=adult, relation=signer.relation.value, recorded_at=EVENING
        )
    return replace(signer, adult_id=AdultId(adult.pk), paper_seen=False)

"""A hand-over says who took each card and how: judged, kept beside the state, told on the child's page."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from duadon.actions.record_card import CardStep, record_card
from duadon.core.enrolment.card_receipts import CardReceipt, CardReceiver, HandOverWay
from duadon.core.enrolment.states import Status
from duadon.core.values.answers import Refusal
from duadon.core.values.errors import RuleBroken
from duadon.core.values.ids import AdultId
from duadon.core.values.people import Relation
from duadon.core.values.roles import Role
from duadon.queries.child_page import show_child
from duadon.store.card_receipts import CardReceipt as ReceiptRow
from duadon.store.card_receipts import load_receipts
from duadon.store.enrolments import list_children_at
from tests.actions import commands
from tests.actions.commands import RIDDEN
from tests.scene import must
from tests.tables import ANSWERS_AND_LOG, snapshot_of_tables

LATER = RIDDEN + timedelta(minutes=5)


@pytest.fixture
def operator(scene):
    """Return somebody who records cards anywhere in the office."""
    return scene.somebody(Role.POINT_OPERATOR)


@pytest.fixture
def made(scene, operator):
    """One card of the grandmother's grandchildren is made; return the hand-over without a receiver."""
    command = commands.card(scene)
    must(record_card(command, actor=operator, now=RIDDEN))
    return replace(command, command_id=uuid4(), step=CardStep.HANDED_OVER, way=HandOverWay.AT_HOME)


def taken(command, receiver=CardReceiver.CARER, **changes):
    """Return the hand-over with who took the card."""
    receipt = CardReceipt(child_id=command.child_ids[0], receiver=receiver, **changes)
    return replace(command, receipts=(receipt,))


def kept(scene, command):
    """Return what is kept of the child's receiver."""
    return load_receipts(scene.office.frame.id, command.child_ids).get(command.child_ids[0])


def codes(answer):
    """Return the codes of the causes."""
    assert isinstance(answer, Refusal)
    return {one.code for one in answer.items}


def test_a_carer_takes_the_card(scene, operator, made):
    """The grandmother of the register: name, relation, way and day are kept, and told on the page."""
    carer = scene.visit.carer
    command = taken(made, adult_id=carer.adult_id)
    must(record_card(command, actor=operator, now=LATER))
    receipt = kept(scene, command)
    assert (receipt.name, receipt.relation) == (carer.full_name, carer.relation)
    assert (receipt.way, receipt.on) == (HandOverWay.AT_HOME, command.on)
    page = show_child(
        command.child_ids[0], actor=scene.office.ward_officer, frame=scene.office.frame, now=LATER
    )
    (step,) = [step for step in page.steps if step.labels.get("status") == "label.status.handed_over"]
    assert step.receipt == receipt


def test_another_adult_is_kept_by_name_and_sealed(scene, operator, made):
    """An aunt whom no list names: told with what she is to the child; her name lies sealed."""
    named = {"name": "Lê Thị  Bông", "relation": Relation.OTHER}
    command = taken(made, CardReceiver.OTHER_ADULT, **named)
    must(record_card(command, actor=operator, now=LATER))
    assert kept(scene, command).name == "Lê Thị Bông"
    assert "Bông".encode() not in bytes(ReceiptRow.objects.get().name_sealed or b"")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"way": None, "receipts": ()}, "enrolment.card.no_receiver"),
        ({"receipts": ()}, "enrolment.card.no_receiver"),
        ({"way": None}, "enrolment.card.no_receiver"),
    ],
)
def test_without_receiver_or_way_nothing_is_handed_over(scene, operator, made, change, code):
    """Nobody named, or no way: refused, nothing written, the card still waits."""
    command = replace(taken(made, adult_id=scene.visit.carer.adult_id), **change)
    before = snapshot_of_tables(leaving_out=ANSWERS_AND_LOG)
    assert codes(record_card(command, actor=operator, now=LATER)) == {code}
    assert snapshot_of_tables(leaving_out=ANSWERS_AND_LOG) == before
    assert list_children_at(scene.office.frame.id, Status.CARD_MADE) == list(command.child_ids)


def test_who_may_not_take_it_is_refused(scene, operator, made):
    """An adult of nobody's family, and a holder under 14."""
    strange = taken(made, adult_id=AdultId(uuid4()))
    assert codes(record_card(strange, actor=operator, now=LATER)) == {"enrolment.card.not_a_carer"}
    alone = replace(taken(made, CardReceiver.SELF), command_id=uuid4())
    assert codes(record_card(alone, actor=operator, now=LATER)) == {"enrolment.card.too_young"}
    assert not ReceiptRow.objects.exists()


def test_receivers_belong_to_a_hand_over_only(scene, made):
    """A card that is made was taken by nobody; nor is one taken twice, or of a child not named."""
    told = taken(made, adult_id=scene.visit.carer.adult_id)
    with pytest.raises(RuleBroken):
        replace(told, step=CardStep.MADE)
    with pytest.raises(RuleBroken):
        replace(told, receipts=told.receipts * 2)
    with pytest.raises(RuleBroken):
        replace(told, child_ids=(scene.next_visit.records[0].id,))


def test_the_database_wants_one_kind_of_receiver(scene, operator, made):
    """A carer without an id, a person with a name: refused by the tables as well."""
    must(record_card(taken(made, adult_id=scene.visit.carer.adult_id), actor=operator, now=LATER))
    for faulty in ({"adult": None}, {"receiver": "self"}, {"name_sealed": b"x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReceiptRow.objects.update(**faulty)

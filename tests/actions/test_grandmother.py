"""The grandmother of ward 11, from a row in a workbook to the cards of both grandchildren."""

from datetime import UTC, datetime, timedelta
from itertools import chain
from uuid import uuid4

import pytest

from duadon.actions.answers_json import read_answer
from duadon.actions.import_register import ImportRegister, import_register
from duadon.actions.plan_day import PlanDay, plan_day
from duadon.actions.publish_plan import PublishPlan, publish_plan
from duadon.actions.record_card import CardStep, RecordCard, record_card
from duadon.actions.schedule_day import schedule_day
from duadon.actions.set_signing_rule import SetSigningRule, set_signing_rule
from duadon.core.custody.kinds import (
    EventKind,
)
from duadon.core.enrolment.card_receipts import CardReceipt, CardReceiver, HandOverWay
from duadon.core.enrolment.signing import SigningAnswer
from duadon.core.enrolment.states import Status
from duadon.core.outreach.trip_requests import DayPart
from duadon.core.shuttle.plan import Leg
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.ids import AdultId, ChildId, PlanId
from duadon.core.values.people import Relation
from duadon.demo.families import make_families
from duadon.demo.grandmother import GRANDMOTHER_HOUSEHOLD
from duadon.demo.story import FIRST_DAY, Stage, schedule_of
from duadon.demo.visits import RideWish, ask_for_ride, find_households, make_contacts
from duadon.demo.ward_lists import write_ward_lists
from duadon.queries.campaign_facts import load_campaign_facts
from duadon.queries.child_page import NextStep, show_child
from duadon.store.enrolments import list_children_at
from duadon.store.ledger import CommandAnswer
from duadon.store.outreach import TripRequest
from duadon.store.plans import DayPlan, find_plan
from duadon.store.records.people import ChildCarer
from duadon.wording.say import say_refusal
from tests.personas import NOW, WARD_11
from tests.scene import Planned, Ride

SEED = 1
EVENING = datetime(2024, 9, 8, 9, 0, tzinfo=UTC)
MORNING = datetime(2024, 9, 9, 0, 0, tzinfo=UTC)


@pytest.fixture
def visit(office, tmp_path):
    """Her household as the register knows it, visited, with consent and her wish for a card."""
    ward_list = next(one for one in write_ward_lists(tmp_path, SEED) if one.unit_code == WARD_11)
    command = ImportRegister(
        command_id=uuid4(),
        campaign_id=office.frame.id,
        unit_code=WARD_11,
        source_name="p11",
        path=str(ward_list.path),
    )
    assert isinstance(import_register(command, actor=office.ward_officer, now=NOW), Done)
    hers = [one for one in make_families(office.world, seed=SEED) if one.key == GRANDMOTHER_HOUSEHOLD]
    (found,) = find_households(hers, actor=office.ward_officer, now=NOW)
    make_contacts(found, office.frame, actor=office.ward_officer, now=NOW)
    return found


@pytest.fixture
def asked(office, visit, tmp_path):
    """Her ride is asked for, without the paper that the office wants of a grandmother."""
    wish = RideWish(day=FIRST_DAY, part=DayPart.MORNING, paper_seen=False)
    request = ask_for_ride(visit, wish, office.world, office.frame, by=(office.ward_officer, NOW))
    stage = Stage(world=office.world, frame=office.frame, folder=tmp_path, unit_codes=frozenset({WARD_11}))
    done = schedule_day(schedule_of(stage, FIRST_DAY), actor=office.dispatcher, now=EVENING)
    assert isinstance(done, Done)
    return request


def _plan(office) -> tuple[PlanId, Done]:
    command = PlanDay(
        command_id=uuid4(),
        campaign_id=office.frame.id,
        plan_id=PlanId(uuid4()),
        day=FIRST_DAY,
        iterations=5,
    )
    answer = plan_day(command, actor=office.dispatcher, now=EVENING)
    assert isinstance(answer, Done), answer
    return command.plan_id, answer


def _let_grandmothers_sign(office) -> None:
    command = SetSigningRule(
        command_id=uuid4(),
        relation=Relation.GRANDMOTHER,
        answer=SigningAnswer.YES,
        effective_on=FIRST_DAY - timedelta(days=1),
    )
    assert isinstance(set_signing_rule(command, actor=office.commander, now=EVENING), Done)


def test_with_paper_there_is_no_seat_and_the_sentence_says_who_may_sign(office, asked):
    """Under the rule "with paper", no paper seen: nobody is placed and the refusal names who signs."""
    _, answer = _plan(office)
    assert answer.result["people_placed"] == 0
    (waiting,) = find_plan(office.frame.id, FIRST_DAY).not_ready
    assert waiting.request_id == asked
    refusal = read_answer(waiting.refusal)
    assert isinstance(refusal, Refusal)
    text = " ".join(say_refusal(refusal))
    assert "Bà của cháu ký được khi có giấy" in text
    assert "Cha, mẹ hoặc người giám hộ" in text


def test_the_same_request_is_seated_once_the_office_says_yes(office, asked):
    """Only the office's rule changes; the request is the same row and all three people ride."""
    before = list(TripRequest.objects.values())
    _let_grandmothers_sign(office)
    plan_id, answer = _plan(office)
    assert answer.result["people_placed"] == 3
    assert list(TripRequest.objects.values()) == before
    publish = PublishPlan(command_id=uuid4(), plan_id=plan_id)
    assert isinstance(publish_plan(publish, actor=office.dispatcher, now=EVENING), Done)


@pytest.fixture
def ride(office, asked):
    """The office says yes, her plan is made and published."""
    assert asked is not None
    _let_grandmothers_sign(office)
    plan_id, _ = _plan(office)
    return Ride(Planned(office=office, plan_id=plan_id))


def _to_the_point_and_back_aboard(ride):
    ride.press(ride.out, *ride.everybody(EventKind.BOARDED, Leg.OUT))
    ride.press(ride.out, *ride.everybody(EventKind.ARRIVED, Leg.OUT))
    for child in ride.children:
        ride.send(ride.captured(child), device=ride.desk)
    ride.finish(ride.out)
    ride.press(ride.home, *ride.everybody(EventKind.BACK_ON_BOARD, Leg.HOME))


@pytest.mark.parametrize("left", ["child", "grandmother"])
def test_the_run_cannot_close_while_one_is_aboard(ride, left):
    """All got off but one: closing is refused, names that one, and works once she is out."""
    _to_the_point_and_back_aboard(ride)
    last = ride.children[0] if left == "child" else ride.grandmother
    others = [one for one in (*ride.children, ride.grandmother) if one != last]
    ride.press(ride.home, *[ride.hand_over(one) for one in others])
    ride.finish(ride.home)
    refusal = ride.close(ride.home)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "custody.close.people_missing"
    assert refusal.parameters["count"] == 1
    text = " ".join(say_refusal(refusal))
    assert ("M. Khang" if left == "child" else "T. Sáu") in text
    ride.press(ride.home, ride.hand_over(last))
    ride.finish(ride.home)
    assert isinstance(ride.close(ride.home), Done)


_STATUSES = ("listed", "wanted", "booked", "captured", "card_made", "card_arrived", "handed_over")
TOLD_OF_A_CHILD = {
    "register.step.row",
    "register.step.consent",
    "register.step.request",
    "boarded",
    "arrived",
    "captured",
    "back_on_board",
    "handed_over",
    *(f"label.status.{name}" for name in _STATUSES),
}


def _taken_by_her(children):
    """Return that the grandmother took both cards at home, as the register knows her."""
    links = ChildCarer.objects.filter(child_id__in=children, relation=Relation.GRANDMOTHER.value)
    receipts = tuple(
        CardReceipt(
            child_id=ChildId(link.child_id), receiver=CardReceiver.CARER, adult_id=AdultId(link.adult_id)
        )
        for link in links
    )
    return {"way": HandOverWay.AT_HOME, "receipts": receipts}


def test_from_a_row_to_both_cards(office, ride):
    """List, visit, request, plan, ride, capture, ride home, card: every milestone twice."""
    _to_the_point_and_back_aboard(ride)
    ride.press(ride.home, *[ride.hand_over(one) for one in (*ride.children, ride.grandmother)])
    ride.finish(ride.home)
    assert isinstance(ride.close(ride.out), Done)
    assert isinstance(ride.close(ride.home), Done)
    later = datetime(2024, 9, 18, 3, 0, tzinfo=UTC)
    hers = list_children_at(office.frame.id, Status.CAPTURED)
    assert len(hers) == 2
    for step in (CardStep.MADE, CardStep.ARRIVED, CardStep.HANDED_OVER):
        command = RecordCard(
            command_id=uuid4(),
            campaign_id=office.frame.id,
            step=step,
            on=later.date(),
            child_ids=tuple(hers),
            **(_taken_by_her(hers) if step is CardStep.HANDED_OVER else {}),
        )
        assert isinstance(record_card(command, actor=office.ward_officer, now=later), Done)
    facts = load_campaign_facts(office.frame.id, actor=office.dispatcher, now=later)
    reached = {fact.milestone.value for fact in facts.milestones if fact.child_id in hers}
    assert reached == {
        "listed",
        "contacted",
        "wanted",
        "booked",
        "captured",
        "made",
        "handed_over",
    }
    page = show_child(hers[0], actor=office.ward_officer, frame=office.frame, now=later)
    told = [
        step.labels.get("status") or (step.event.kind.value if step.event else step.code)
        for step in page.steps
    ]
    assert set(told) >= TOLD_OF_A_CHILD
    assert page.next_step is NextStep.DONE


def test_no_name_lies_open_in_plan_or_answers(ride):
    """The stored plan, problem and answers are sealed: no name can be read in their bytes."""
    _to_the_point_and_back_aboard(ride)
    ride.close(ride.home)
    plans = DayPlan.objects.values_list("problem_sealed", "plan_sealed", "not_ready_sealed")
    answers = CommandAnswer.objects.values_list("answer_sealed", flat=True)
    stored = b"".join(bytes(part or b"") for part in [*chain.from_iterable(plans), *answers])
    assert len(stored) > 1_000
    assert not any(word.encode() in stored for word in ("Khang", "Hân", "Sáu"))

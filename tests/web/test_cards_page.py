"""Thẻ: who waits for a card, recording for several at once, refusals by name, other wards' children."""

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from duadon.access.children import ListWish, open_list
from duadon.access.log import Purpose
from duadon.core.enrolment.states import Status
from duadon.core.enrolment.tracks import Track
from duadon.core.values.people import Relation
from duadon.core.values.person_names import fold
from duadon.core.values.roles import Right
from duadon.queries import cards_page
from duadon.queries.cards_page import CardsWish, Queue, show_cards
from duadon.store.enrolments import EnrolmentState, NewState, Recording, save_states
from duadon.store.ledger import AccessLog
from duadon.wording.say import say
from tests.leaks import numbers_of_people
from tests.personas import WARD_11
from tests.web.pages import count_statements, text_of, visit_as
from tests.web.shuttle_morning import DAY, MORNING, WARD_6
from tests.web.shuttle_morning import EVE as EVE_AT

EVE = EVE_AT.date()
HAND_OVER, MAKING, DONE = "/the/?queue=hand_over", "/the/?queue=making", "/the/?queue=done"
RELATIONS = {one: say(f"label.relation.{one.value}", {}, "vi") for one in Relation}


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The morning after three captures in ward 11 and one in ward 6; one card of ward 11 is made."""

    morning: object
    own: tuple
    other: tuple


def children_of(morning, username, number):
    """Return the first children under 14 of an officer's list, with a carer, whom nobody has visited yet."""
    actor = morning.office.actor(username, at=MORNING)
    records = open_list(
        ListWish(limit=40),
        actor=actor,
        purpose=Purpose.SHOW_REGISTER,
        right=Right.READ_REGISTER,
        now=MORNING,
    )
    families = (morning.own, morning.other, morning.waiting)
    visited = {child.id for family in families for child in family.children}
    fit = (
        record
        for record in records
        if record.id not in visited and record.carers and record.birth and record.birth.year > 2011
    )
    return tuple(fit)[:number]


def reach(office, record, status, on):
    """Let a child stand at a status since a day."""
    recording = Recording(
        campaign_id=office.frame.id,
        officer_id=office.dispatcher.officer_id,
        command_id=uuid4(),
        now=MORNING - timedelta(hours=2) + timedelta(minutes=list(Status).index(status)),
    )
    track = Track.FROM_6_TO_13
    state = NewState(
        child_id=record.id, status=status, unit_code=record.unit_code, track=track, effective_on=on
    )
    save_states([state], recording)


@pytest.fixture
def desk(morning):
    """Captured: two of ward 11, the second a day later, and one of ward 6; a third has its card made."""
    own = children_of(morning, "p11.cskv", 3)
    other = children_of(morning, "p6.cskv", 1)
    for record, on in zip((*own, *other), (EVE, DAY, EVE, EVE), strict=True):
        reach(morning.office, record, Status.CAPTURED, on)
    reach(morning.office, own[2], Status.CARD_MADE, DAY)
    return Desk(morning=morning, own=own, other=other)


def press(browser, records, **changes):
    """Send the form as the page does; unchanged it says that cards were made today."""
    typed = {"command_id": str(uuid4()), "step": "card_made", "queue": "making", "on": "10/09/2024"}
    return browser.post("/the/ghi/", {**typed, **changes, "child": [str(record.id) for record in records]})


def hand_over(browser, records, **changes):
    """Send the form of the hand-over: each card taken at the point by the child's first carer."""
    took = {f"receiver-{record.id}": str(record.carers[0].adult_id) for record in records if record.carers}
    return press(
        browser,
        records,
        **{"step": "handed_over", "queue": "hand_over", "way": "at_point", **took, **changes},
    )


def states_of(record):
    """Return what is recorded of the child, in order."""
    rows = EnrolmentState.objects.filter(enrolment__child_id=record.id).order_by("recorded_at")
    return list(rows.values_list("state", flat=True))


def test_longest_waiting_first(desk):
    """The own ward's captured children by the day of their capture, and how many wait in both queues."""
    text = text_of(visit_as("p11.cskv").get(MAKING))
    first, second = (text.index(record.full_name) for record in desk.own[:2])
    assert first < second
    assert desk.own[2].full_name not in text
    assert "Chờ trao thẻ: 1 cháu" in text
    assert "Chờ có thẻ: 2 cháu" in text
    assert "Đã trao thẻ: 0 cháu" in text
    assert desk.other[0].full_name not in text


def test_the_office_sees_every_ward(desk):
    """The desk of the capture point sees both wards, each with its number; a unit narrows the list."""
    browser = visit_as("diema.canbo")
    text = text_of(browser.get(MAKING))
    assert desk.other[0].full_name in text
    assert "Chờ có thẻ: 3" in text
    narrowed = text_of(browser.get(f"{MAKING}&unit={WARD_6}"))
    assert desk.other[0].full_name in narrowed
    assert desk.own[0].full_name not in narrowed


def test_one_step_for_several_children(desk):
    """Two ticked children get their card in one press, and wait for the hand-over from then on."""
    browser = visit_as("p11.cskv")
    answer = press(browser, desk.own[:2])
    assert answer.status_code == 302
    assert all(states_of(record)[-1] == "card_made" for record in desk.own[:2])
    assert "2 cháu đã có thẻ" in text_of(browser.get(answer.headers["Location"]))
    assert "Chờ trao thẻ: 3" in text_of(browser.get(HAND_OVER))
    hand_over(browser, [desk.own[0]])
    assert states_of(desk.own[0])[-1] == "handed_over"
    assert "Chờ trao thẻ: 2" in text_of(browser.get(HAND_OVER))


def test_a_double_press_records_once(desk):
    """The same form sent twice is one hand-over, and the second answer is the first one's."""
    browser, command_id = visit_as("p11.cskv"), uuid4()
    for _ in range(2):
        answer = hand_over(browser, [desk.own[2]], command_id=command_id)
        assert answer.status_code == 302
    assert states_of(desk.own[2]).count("handed_over") == 1


def test_who_cannot_take_the_step_is_named_with_the_remedy(desk):
    """A card not yet made cannot be handed over: that child is named and told why, the other is recorded."""
    browser = visit_as("p11.cskv")
    answer = hand_over(browser, [desk.own[0], desk.own[2]])
    text = text_of(answer)
    assert answer.status_code == 200
    assert f"{desk.own[0].full_name}: Chưa ghi được “đã trao thẻ”" in text
    assert states_of(desk.own[0])[-1] == "captured"
    assert states_of(desk.own[2])[-1] == "handed_over"


def test_a_hand_over_tells_to_whom_and_how(desk):
    """The page asks beside each child; what was chosen stands in the list of those handed over."""
    browser, record = visit_as("p11.cskv"), desk.own[2]
    page = browser.get(HAND_OVER).content.decode()
    assert f'name="receiver-{record.id}"' in page
    assert "Chính người được cấp thẻ" not in page  # under 14 nobody takes the own card
    assert hand_over(browser, [record]).status_code == 302
    told = text_of(browser.get(DONE))
    carer = record.carers[0]
    assert f"{carer.full_name}, trao tại điểm thu nhận" in told
    assert "Đã trao thẻ: 1 cháu" in told
    child = text_of(browser.get(reverse("child", kwargs={"child": record.id})))
    assert f"Người nhận: {RELATIONS[carer.relation]}: {carer.full_name}, trao tại điểm thu nhận" in child


def test_another_adult_is_named_once(desk):
    """Name and relation of an adult whom no list names; what is missing is said and what was chosen kept."""
    browser, record = visit_as("p11.cskv"), desk.own[2]
    chosen = {f"receiver-{record.id}": "other_adult", "way": "at_home"}
    text = text_of(answer := hand_over(browser, [record], **chosen))
    assert "Hãy ghi họ và tên người lớn khác." in text
    assert "Hãy chọn quan hệ của người lớn khác với cháu." in text
    assert '<option value="other_adult" selected>' in answer.content.decode()
    assert states_of(record)[-1] == "card_made"
    numbered = hand_over(browser, [record], **chosen, other_name="099 123 456 789", other_relation="other")
    assert "Xin đừng gõ số" in text_of(numbered)
    named = hand_over(browser, [record], **chosen, other_name="Lê Thị Bông", other_relation="other")
    assert named.status_code == 302
    assert "Người thân: Lê Thị Bông, cán bộ trao tại nhà" in text_of(browser.get(DONE))


@pytest.mark.parametrize(
    ("left_out", "sentence"),
    [("receiver", "Hãy chọn người nhận thẻ"), ("way", "Hãy chọn cách trao thẻ")],
)
def test_no_card_goes_to_nobody(desk, left_out, sentence):
    """Without a receiver or a way nothing is recorded, and the page says what to choose."""
    record = desk.own[2]
    changes = {"way": ""} if left_out == "way" else {f"receiver-{record.id}": ""}
    answer = hand_over(visit_as("p11.cskv"), [record], **changes)
    assert answer.status_code == 200
    assert sentence in text_of(answer)
    assert states_of(record)[-1] == "card_made"


def test_a_page_is_short_enough_for_a_phone(desk, monkeypatch):
    """At most 20 children a page; with more the pages stand above and below, and lead on."""
    assert cards_page.CHILDREN_A_PAGE == 20
    monkeypatch.setattr(cards_page, "CHILDREN_A_PAGE", 1)
    browser = visit_as("p11.cskv")
    first = browser.get(MAKING)
    assert first.content.decode().count('class="pager') == 2
    assert first.content.decode().count('name="child"') == 1
    assert "Trang 1/2" in text_of(first)
    second = browser.post("/the/", {"queue": "making", "page": "2"})
    assert desk.own[1].full_name in text_of(second)
    assert desk.own[0].full_name not in text_of(second)


def test_another_wards_child_is_404(desk):
    """A child of ward 6 among the ticked ones: 404, and nothing is recorded for anybody."""
    answer = press(visit_as("p11.cskv"), [desk.own[0], desk.other[0]])
    assert answer.status_code == 404
    assert states_of(desk.own[0])[-1] == "captured"
    assert visit_as("p11.cskv").get(f"{MAKING}&unit={WARD_6}").status_code == 404


def test_only_who_records_cards(desk):
    """A dispatcher has no such right: 403 for the page and for the button."""
    browser = visit_as("dieuphoi")
    assert browser.get(HAND_OVER).status_code == 403
    assert press(browser, desk.own[:1]).status_code == 403


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"on": "31/02/2024"}, "Đây không phải là ngày"),
        ({"on": ""}, "Hãy ghi ngày"),
        ({"on": "11/09/2024"}, "chưa tới"),
    ],
)
def test_a_wrong_day_is_told(desk, changes, sentence):
    """A day that is none or still to come: said beside the field, the tick kept, nothing recorded."""
    answer = press(visit_as("p11.cskv"), [desk.own[0]], **changes)
    assert answer.status_code == 200
    assert sentence in text_of(answer)
    assert " checked" in answer.content.decode()
    assert states_of(desk.own[0])[-1] == "captured"


def test_no_tick_is_told(desk):
    """The button without a ticked child records nothing and says what to do."""
    assert "ít nhất một cháu" in text_of(press(visit_as("p11.cskv"), []))


def test_found_without_accents_and_by_birthday(desk):
    """The search folds accents; a number is turned away and never comes back in the page."""
    browser, record = visit_as("p11.cskv"), desk.own[0]
    found = browser.post("/the/", {"queue": "making", "text": fold(record.full_name)})
    assert record.full_name in text_of(found)
    assert found.content.decode().count('name="child"') == 1
    turned_away = browser.post("/the/", {"queue": "making", "text": "099 123 456 789"})
    assert not numbers_of_people(turned_away.content.decode())


def test_the_page_is_logged_and_shows_no_number(desk):
    """One log row with the children shown; personal numbers are masked; at most twelve statements."""
    browser = visit_as("p11.cskv")
    before = AccessLog.objects.count()
    response = browser.get(MAKING)
    row = AccessLog.objects.order_by("-at", "pk").filter(purpose="record_card").last()
    assert AccessLog.objects.count() == before + 1
    assert set(row.children.values_list("child_id", flat=True)) == {record.id for record in desk.own[:2]}
    assert not numbers_of_people(response.content.decode())
    assert count_statements(browser, MAKING) <= 12


def test_the_last_status_is_that_of_the_rule(desk):
    """Facts of one day and instant stand in the way's order, in the database as in the rule."""
    office, record = desk.morning.office, desk.own[0]
    recording = Recording(
        campaign_id=office.frame.id,
        officer_id=office.dispatcher.officer_id,
        command_id=UUID(int=1),
        now=MORNING,
    )
    made = NewState(
        child_id=record.id,
        status=Status.CARD_MADE,
        unit_code=WARD_11,
        track=Track.FROM_6_TO_13,
        effective_on=DAY,
    )
    save_states([replace(made, status=Status.HANDED_OVER), made], recording)
    page = show_cards(
        CardsWish(), actor=office.actor("p11.cskv", at=MORNING), frame=office.frame, now=MORNING
    )
    assert record.id not in {line.child_id for line in page.lines}
    assert page.waiting == {Queue.HAND_OVER: 1, Queue.MAKING: 1, Queue.DONE: 1}

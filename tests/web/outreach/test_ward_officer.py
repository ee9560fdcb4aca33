"""The ward officer's pages: the list, a visit, a ride request, its cancellation, the slip."""

import re
from datetime import date
from http import HTTPStatus as Http
from uuid import uuid4

import pytest
from django.urls import reverse

from duadon.access.log import Purpose
from duadon.actions.set_signing_rule import SetSigningRule, set_signing_rule
from duadon.core.enrolment.signing import SigningAnswer
from duadon.core.values.answers import Done
from duadon.core.values.people import Relation
from duadon.queries.my_list import FAMILIES_A_PAGE
from duadon.store.ledger import AccessLog
from duadon.store.offices import Area
from duadon.store.outreach import Consent, Contact, Rider, TripRequest
from duadon.store.records.people import ChildCarer, UnitMembership
from tests.leaks import numbers_of_people
from tests.personas import WARD_11
from tests.web.outreach.sent_forms import form_of, trip_form, visit_form
from tests.web.pages import count_statements, text_of, visit_as
from tests.web.shuttle_morning import MORNING

LIST = "/viec-cua-toi/"
REQUESTS = "/dua-don/"


def test_the_list_shows_rides_and_visits_of_the_own_ward_only(morning, browser):
    """The ride of the day, the request that waits for a consent, families to visit; nobody of ward 6."""
    text = text_of(browser.get(LIST))
    assert morning.own.children[0].full_name in text
    assert "Đăng ký chưa đủ điều kiện" in text
    assert "chưa có sự đồng ý của gia đình" in text
    assert "Gia đình cần đến thăm" in text
    assert morning.other.children[0].full_name not in text


def test_the_list_is_logged_once_with_whom_it_showed(browser):
    """One row of the log names the children of the page."""
    before = AccessLog.objects.count()
    browser.get(LIST)
    rows = AccessLog.objects.order_by("-at")[: AccessLog.objects.count() - before]
    assert [row.purpose for row in rows] == [Purpose.RECORD_CONTACT.value]


def test_the_list_can_be_narrowed_to_a_hamlet(morning, browser):
    """The hamlet of the address narrows the count; one that is no id is 404."""
    _settle_in_two_hamlets()
    page = browser.get(LIST).content.decode()
    areas = re.findall(r'<option value="([0-9a-f-]{36})">', page)
    total = int(re.search(r"Cần thăm <b>(\d+)", page)[1])
    parts = [
        int(re.search(r"Cần thăm <b>(\d+)", browser.get(LIST, {"khom": area}).content.decode())[1])
        for area in areas
    ]
    assert len(parts) > 1
    assert 0 < max(parts) < total
    assert browser.get(LIST, {"khom": "khom-1"}).status_code == Http.NOT_FOUND


def test_the_list_says_what_it_counts(morning, browser):
    """Children who ride, requests not ready, families and their children to visit, children with a card."""
    text = text_of(browser.get(LIST))
    assert re.search(
        r"Đi xe \d+ cháu Chưa đủ \d+ đăng ký Cần thăm \d+ hộ \(\d+ cháu\) Trao thẻ \d+ cháu", text
    )
    riding, not_ready = re.search(r"Đi xe (\d+) cháu Chưa đủ (\d+) đăng ký", text).groups()
    assert (int(riding), int(not_ready)) == (len(morning.own.children), 1)
    families, children = map(int, re.search(r"Cần thăm (\d+) hộ \((\d+) cháu\)", text).groups())
    assert 0 < families < children


def test_families_to_visit_come_page_by_page(morning, browser):
    """Every family once over all pages, the hamlet chosen stays; rides stand on the first page only."""
    _settle_in_two_hamlets()
    page = browser.get(LIST).content.decode()
    area = re.findall(r'<option value="([0-9a-f-]{36})">', page)[0]
    for query in ({}, {"khom": area}):
        first = browser.get(LIST, query).content.decode()
        total = int(re.search(r"Cần thăm <b>(\d+)", first)[1])
        number = -(-total // FAMILIES_A_PAGE)
        assert number > 1
        assert f"Trang 1/{number}" in text_of(browser.get(LIST, query))
        pages = [browser.get(LIST, {**query, "page": each}).content.decode() for each in range(1, number + 1)]
        shown = [each for one in pages for each in re.findall(r'href="/tham/([0-9a-f-]+)/"', one)]
        assert len(shown) == len(set(shown)) == total
        assert all(f"khom={area}&amp;page=" in one for one in pages) == bool(query)
        assert [morning.own.children[0].full_name in one for one in pages].count(True) <= 1
        too_far = browser.get(LIST, {**query, "page": "999999"})
        assert f"Trang {number}/{number}" in text_of(too_far)


def _settle_in_two_hamlets():
    areas = Area.objects.filter(unit_code=WARD_11, parent__isnull=True).order_by("name")[:2]
    memberships = UnitMembership.objects.filter(unit_code=WARD_11)
    homes = list(
        memberships.order_by("child__household").values_list("child__household", flat=True).distinct()
    )
    half = len(homes) // 2
    for area, some in zip(areas, (homes[:half], homes[half:]), strict=True):
        memberships.filter(child__household__in=some).update(area=area)


def test_a_visit_is_recorded_for_both_siblings_in_one_form(browser, siblings):
    """One press: a contact and a consent for each child; a second press of the same form adds none."""
    address = reverse("visit", kwargs={"child": siblings[0].id})
    said = visit_form(browser, siblings)
    ids = [one.id for one in siblings]
    for _ in range(2):
        assert browser.post(address, said).status_code == Http.FOUND
        assert Contact.objects.filter(child_id__in=ids).count() == 2
        assert Consent.objects.filter(child_id__in=ids, purpose="transport").count() == 2
    text = text_of(browser.get(address))
    assert "Không biết đi xe máy" in text
    assert "Có nhu cầu" in text


def test_a_consent_needs_a_name_and_nothing_is_written_without(browser, siblings):
    """Without who agrees the form says so, keeps what was typed and records nothing."""
    address = reverse("visit", kwargs={"child": siblings[0].id})
    answer = browser.post(address, visit_form(browser, siblings, giver=""))
    assert "Xin ghi ai trong gia đình đồng ý" in text_of(answer)
    assert "Nhà cuối hẻm" in answer.content.decode()
    assert not Contact.objects.filter(child_id__in=[one.id for one in siblings]).exists()


def test_a_refused_part_takes_the_whole_visit_back(browser, siblings):
    """The second child does not know who agrees: refused with the remedy, no contact stays."""
    giver = siblings[0].carers[0].adult_id
    ChildCarer.objects.filter(child_id=siblings[1].id, adult_id=giver).delete()
    address = reverse("visit", kwargs={"child": siblings[0].id})
    answer = browser.post(address, visit_form(browser, siblings))
    assert "Người đồng ý chưa có trong hồ sơ của cháu" in text_of(answer)
    assert not Contact.objects.filter(child_id__in=[one.id for one in siblings]).exists()


def test_from_the_list_to_a_ready_request(morning, browser, siblings):
    """The grandmother's way: visit, request, paper missing, paper seen, ready."""
    carer = siblings[0].carers[0]
    ChildCarer.objects.filter(adult_id=carer.adult_id).update(relation=Relation.GRANDMOTHER.value)
    _let_grandmothers_sign_with_paper(morning.office)
    browser.post(reverse("visit", kwargs={"child": siblings[0].id}), visit_form(browser, siblings))
    asked = browser.post(
        reverse("trip-request", kwargs={"child": siblings[0].id}), trip_form(browser, siblings)
    )
    text = text_of(browser.get(asked.url))
    assert "Chưa xếp được chỗ" in text
    assert "giấy xác nhận" in text
    assert "Tôi đã xem giấy của người ký" in text
    press = form_of(browser, asked.url)
    for _ in range(2):
        seen = browser.post(f"{asked.url}giay/", press)
        assert seen.status_code == Http.FOUND
    assert "Đủ điều kiện, chờ xếp xe" in text_of(browser.get(asked.url))


def _let_grandmothers_sign_with_paper(office):
    command = SetSigningRule(
        command_id=uuid4(),
        relation=Relation.GRANDMOTHER,
        answer=SigningAnswer.WITH_PAPER,
        paper="giấy xác nhận",
        effective_on=date(2024, 9, 1),
    )
    assert isinstance(set_signing_rule(command, actor=office.commander, now=MORNING), Done)


def test_a_double_press_asks_for_one_ride(browser, siblings):
    """The same form twice is one request with the same riders."""
    address = reverse("trip-request", kwargs={"child": siblings[0].id})
    said = trip_form(browser, siblings)
    before = TripRequest.objects.count()
    assert browser.post(address, said).url == browser.post(address, said).url
    assert TripRequest.objects.count() == before + 1
    assert Rider.objects.filter(child_id=siblings[1].id).count() == 1


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"day": "01/08/2024"}, "không có xe đưa đón"),
        ({"day": "thứ mấy"}, "Xin ghi ngày như 10/09/2024"),
        ({"other_receiver": "Tư"}, "cả tên và quan hệ"),
        ({"adults": ["00000000-0000-0000-0000-000000000001"]}, "hợp lệ"),
    ],
)
def test_a_request_that_cannot_be_taken_says_why(browser, siblings, changes, told):
    """A day without shuttle, no day at all, half a receiver, a stranger: told, kept, nothing written."""
    before = TripRequest.objects.count()
    address = reverse("trip-request", kwargs={"child": siblings[0].id})
    answer = browser.post(address, trip_form(browser, siblings, **changes))
    assert answer.status_code == Http.OK
    assert told in text_of(answer)
    assert TripRequest.objects.count() == before


def test_a_relation_that_differs_between_siblings_is_refused(browser, siblings):
    """Whoever is grandmother to one and aunt to the other cannot sign for both in one request."""
    carer = siblings[0].carers[0].adult_id
    ChildCarer.objects.filter(child_id=siblings[1].id, adult_id=carer).update(relation="other")
    address = reverse("trip-request", kwargs={"child": siblings[0].id})
    assert "không khớp với hồ sơ" in text_of(browser.post(address, trip_form(browser, siblings)))


@pytest.mark.parametrize(
    ("way", "told"), [("both", "Đã hủy"), ("out", "Đã hủy"), ("home", "Không đón cháu đi khi chưa có xe")]
)
def test_a_way_or_both_can_be_cancelled(morning, browser, way, told):
    """Both and the way out go; the way home alone is refused while nobody takes the children over."""
    address = reverse("ride-request", kwargs={"request_id": morning.waiting.request_id})
    said = {"command_id": str(uuid4()), "way": way, "reason": "cháu bị sốt"}
    for _ in range(2):
        answer = browser.post(f"{address}huy/", said, follow=True)
        assert told in text_of(answer)


def test_requests_are_found_by_name_and_by_birthday(morning, browser):
    """One box takes a name without accents or ddmmyy; the other ward's child is not found."""
    child = morning.own.children[0]
    birth = child.birth.full()
    for typed in (child.full_name, f"{birth:%d%m%y}"):
        assert child.full_name in text_of(browser.post(REQUESTS, {"text": typed}))
    stranger = morning.other.children[0].full_name
    assert "Tìm thấy 0 cháu" in text_of(browser.post(REQUESTS, {"text": stranger}))
    assert stranger in text_of(visit_as("dieuphoi").post(REQUESTS, {"text": stranger}))


def test_the_slip_names_time_place_and_officer_and_never_obliges(morning, browser):
    """The slip of a planned ride, the message without accents, and no word of duty or number."""
    page = browser.get(reverse("family-slip", kwargs={"request_id": morning.own.request_id}))
    text = text_of(page)
    assert re.search(r"Xe đón lúc \d\d:\d\d, ngày 10/09/2024", text)
    assert "Quý phụ huynh" in text
    assert "bắt buộc" not in text
    message = re.search(r'<p class="panel">(Kinh gui.*?)</p>', page.content.decode())[1]
    assert message.isascii()
    assert not numbers_of_people(page.content.decode())


def test_each_paper_of_the_slip_begins_a_line(morning, browser):
    """The office's own words for a paper begin large as the others do."""
    _let_grandmothers_sign_with_paper(morning.office)
    TripRequest.objects.filter(pk=morning.own.request_id).update(signer_relation=Relation.GRANDMOTHER.value)
    page = browser.get(reverse("family-slip", kwargs={"request_id": morning.own.request_id}))
    papers = re.findall(
        r"<li>([^<]+)</li>", re.search(r"<article.*?</article>", page.content.decode(), re.DOTALL)[0]
    )
    assert "Giấy xác nhận" in papers
    assert all(paper[0].isupper() for paper in papers)


def test_what_belongs_to_another_ward_is_404(morning, browser):
    """A child and a request of ward 6: not there for ward 11, whatever is tried; there for the dispatcher."""
    child, request_id = morning.other.children[0].id, morning.other.request_id
    pages = [
        reverse("visit", kwargs={"child": child}),
        reverse("trip-request", kwargs={"child": child}),
        reverse("ride-request", kwargs={"request_id": request_id}),
        reverse("family-slip", kwargs={"request_id": request_id}),
    ]
    for page in pages:
        assert browser.get(page).status_code == Http.NOT_FOUND
        assert visit_as("dieuphoi").get(page).status_code == Http.OK
    press = {"command_id": str(uuid4()), "way": "both", "reason": "thử"}
    for page in (f"{pages[2]}huy/", f"{pages[2]}giay/"):
        assert browser.post(page, press).status_code == Http.NOT_FOUND


def test_the_pages_ask_the_database_few_questions(morning, browser):
    """The numbers stand for any number of children: what is asked for goes in one question a table."""
    child = morning.own.children[0].id
    pages = {
        LIST: 16,
        REQUESTS: 15,
        reverse("visit", kwargs={"child": child}): 12,
        reverse("trip-request", kwargs={"child": child}): 16,
        reverse("ride-request", kwargs={"request_id": morning.own.request_id}): 16,
    }
    for page, most in pages.items():
        assert count_statements(browser, page) <= most, page

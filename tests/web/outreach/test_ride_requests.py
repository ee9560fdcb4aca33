"""One request on its page and in the list: judged alike, asked for once, its adults named anew."""

import re
from datetime import timedelta
from http import HTTPStatus as Http
from uuid import uuid4

import pytest
from django.urls import reverse

from duadon.store.outreach import Contact, LegChange, Rider, TripRequest
from duadon.store.records.people import ChildCarer
from tests.web.outreach.sent_forms import trip_form, visit_form
from tests.web.pages import text_of
from tests.web.shuttle_morning import MORNING, set_clock

REQUESTS = "/dua-don/"
SECOND = "đã có phiếu đăng ký khác ngày"


@pytest.fixture
def asked(browser, siblings):
    """The address of a ready request of two siblings."""
    browser.post(reverse("visit", kwargs={"child": siblings[0].id}), visit_form(browser, siblings))
    answer = browser.post(
        reverse("trip-request", kwargs={"child": siblings[0].id}), trip_form(browser, siblings)
    )
    assert answer.status_code == Http.FOUND
    return answer.url


def _copy(address: str) -> str:
    """Write a second request of the same children, as older data may hold it; return its address."""
    row = TripRequest.objects.get(pk=address.rstrip("/").split("/")[-1])
    riders = list(row.riders.all())
    row.pk, row.receivers_sealed = uuid4(), None  # sealed for the first row alone
    row.save(force_insert=True)
    for rider in riders:
        rider.pk, rider.request = uuid4(), row
        rider.save(force_insert=True)
    return reverse("ride-request", kwargs={"request_id": row.pk})


def test_the_page_of_a_request_and_the_list_say_the_same(browser, asked):
    """Two requests for one child and day: both pages say so of both; one cancelled, neither does."""
    second = _copy(asked)
    listed = text_of(browser.get(REQUESTS))
    assert listed.count(SECOND) == 4
    for address in (asked, second):
        assert text_of(browser.get(address)).count(SECOND) == 2
    for leg in ("out", "home"):
        LegChange.objects.create(
            request_id=second.rstrip("/").split("/")[-1],
            leg=leg,
            cancelled=True,
            recorded_at=MORNING,
            recorded_by=TripRequest.objects.first().recorded_by,
        )
    assert SECOND not in text_of(browser.get(REQUESTS))
    assert "Đủ điều kiện, chờ xếp xe" in text_of(browser.get(asked))


def test_a_second_request_of_a_child_is_refused_and_names_the_first(browser, siblings, asked):
    """One sentence: which child, which day, who asked when, from where; nothing is written."""
    before = TripRequest.objects.count(), Rider.objects.count()
    address = reverse("trip-request", kwargs={"child": siblings[1].id})
    text = text_of(browser.post(address, trip_form(browser, siblings[1:])))
    first = TripRequest.objects.get(pk=asked.rstrip("/").split("/")[-1])
    told = re.search(r"Cháu \S+ \S+ đã có phiếu đăng ký xe ngày 11/09/2024: (.*?)\. Xin mở phiếu đó", text)
    assert told, text
    assert told[1].startswith(f"{first.recorded_by.display_name} ghi lúc 08:30 10/09/2024")
    assert told[1].endswith(f"đón tại {first.stop_out.name}")
    assert (TripRequest.objects.count(), Rider.objects.count()) == before


def test_once_the_first_is_cancelled_a_child_can_be_asked_for_again(browser, siblings, asked):
    """Both ways cancelled: the second request is taken. One way left: it is not."""
    address = reverse("trip-request", kwargs={"child": siblings[0].id})
    cancelling = {"command_id": str(uuid4()), "way": "both", "reason": "đổi giờ"}
    assert browser.post(f"{asked}huy/", cancelling).status_code == Http.FOUND
    again = browser.post(address, trip_form(browser, siblings))
    assert again.status_code == Http.FOUND
    for leg, taken in (("out", Http.OK), ("home", Http.FOUND)):
        cancelling = {"command_id": str(uuid4()), "way": leg, "reason": "tự đi"}
        browser.post(f"{again.url}huy/", cancelling)
        assert browser.post(address, trip_form(browser, siblings)).status_code == taken


def test_another_day_is_another_request(browser, siblings, asked):
    """The same children may ask for the day after."""
    address = reverse("trip-request", kwargs={"child": siblings[0].id})
    assert browser.post(address, trip_form(browser, siblings, day="12/09/2024")).status_code == Http.FOUND


def test_a_form_sent_with_a_box_twice_is_no_fault(browser, siblings):
    """The same adult, child and receiver twice are one each."""
    said = trip_form(browser, siblings)
    for name in ("adults", "children", "receivers"):
        said[name] = said[name] * 2
    answer = browser.post(reverse("trip-request", kwargs={"child": siblings[0].id}), said)
    assert answer.status_code == Http.FOUND
    assert Rider.objects.filter(request_id=answer.url.rstrip("/").split("/")[-1]).count() == 3


def _naming(browser, asked, **changes):
    page = browser.get(asked).content.decode()
    form = page[page.index("nguoi-di-cung/") :]
    return {**_hidden(form.partition("</form>")[0]), "presence": "rides"} | changes


def _hidden(page):
    """Return the hidden fields of a page."""
    found = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    return {name: value for name, value in found.items() if name != "csrfmiddlewaretoken"}


def test_a_signer_is_named_later_and_the_request_turns_ready(browser, siblings):
    """Asked for without a signer it is not ready; named on its page, once however often pressed, it is."""
    browser.post(reverse("visit", kwargs={"child": siblings[0].id}), visit_form(browser, siblings))
    carer = siblings[0].carers[0]
    ChildCarer.objects.filter(adult_id=carer.adult_id).update(relation="mother")
    said = trip_form(browser, siblings, signer="", adults=[])
    asked = browser.post(reverse("trip-request", kwargs={"child": siblings[0].id}), said).url
    text = text_of(browser.get(asked))
    assert "Chưa ghi ai sẽ ký cho cháu" in text
    assert "chưa có người lớn đi cùng" in text
    naming = _naming(browser, asked, adults=[str(carer.adult_id)], signer=str(carer.adult_id))
    for _ in range(2):
        assert browser.post(f"{asked}nguoi-di-cung/", naming).status_code == Http.FOUND
    text = text_of(browser.get(asked))
    assert "Đủ điều kiện, chờ xếp xe" in text
    assert text.count(f"{carer.full_name} (mẹ)") >= 2
    assert Rider.objects.filter(adult_id=carer.adult_id).count() == 1
    assert "Có người vừa sửa phiếu này" in text_of(
        browser.post(f"{asked}nguoi-di-cung/", naming | {"command_id": str(uuid4())})
    )


def test_what_was_typed_is_kept_where_something_is_missing(browser, siblings, asked):
    """Without where the signer is the form stands open with its fault, and nothing is written."""
    before = TripRequest.objects.get(pk=asked.rstrip("/").split("/")[-1]).version
    naming = _naming(browser, asked, presence="", attendant_named="on")
    answer = browser.post(f"{asked}nguoi-di-cung/", naming)
    page = answer.content.decode()
    assert answer.status_code == Http.OK
    assert '<details class="d-print-none" open>' in page
    assert re.search(r'name="attendant_named"[^>]*checked', page)
    assert TripRequest.objects.get(pk=asked.rstrip("/").split("/")[-1]).version == before


def test_after_publishing_nobody_is_named_anew(morning, browser):
    """The page says so instead of the form, and a form sent all the same is refused with the remedy."""
    address = reverse("ride-request", kwargs={"request_id": morning.own.request_id})
    text = text_of(browser.get(address))
    assert "Kế hoạch ngày này đã công bố" in text
    assert "Đổi người đi cùng, người ký" not in text
    sent = {"command_id": str(uuid4()), "presence": "rides", "version": "1"}
    answer = text_of(browser.post(f"{address}nguoi-di-cung/", sent))
    assert "đã công bố nên không đổi người đi cùng, người ký được nữa. Xin gọi điều phối" in answer


def test_a_form_of_yesterday_records_no_visit(morning, browser, siblings):
    """Too old, in the future or forged: told, kept, not written; sent again it counts as of now."""
    address = reverse("visit", kwargs={"child": siblings[0].id})
    said = visit_form(browser, siblings)
    tomorrow = MORNING + timedelta(days=1)
    forged = ["0001-01-01T00:00:00+14:00", (MORNING + timedelta(hours=1)).isoformat(), "hôm qua"]
    for asked_at in forged:
        _turned_away(browser.post(address, said | {"asked_at": asked_at}))
    set_clock(morning.office, tomorrow)
    answer = browser.post(address, said)
    _turned_away(answer)
    assert not Contact.objects.filter(child_id=siblings[0].id).exists()
    anew = said | _hidden(answer.content.decode())
    assert browser.post(address, anew).status_code == Http.FOUND
    assert Contact.objects.get(child_id=siblings[0].id).happened_at >= tomorrow


def _turned_away(answer):
    """Assert that the form was told to be old and kept what was typed."""
    assert answer.status_code == Http.OK
    assert "Trang này mở đã lâu nên chưa ghi" in text_of(answer)
    assert "Nhà cuối hẻm" in answer.content.decode()


def test_the_requests_come_fifty_to_a_page_and_the_search_stays(morning, browser, monkeypatch):
    """With one a page: the second page shows the other; a page too far is the last one."""
    monkeypatch.setattr("duadon.queries.trip_requests.REQUESTS_A_PAGE", 1)
    pages = [text_of(browser.post(REQUESTS, {"page": number})) for number in ("1", "2", "99", "x")]
    names = [morning.own.children[0].full_name, morning.waiting.children[0].full_name]
    shown = [[name in page for name in names] for page in pages]
    assert shown[0] != shown[1] == shown[2]
    assert shown[3] == shown[0]
    assert "Trang 2/2" in pages[1]
    found = browser.post(REQUESTS, {"text": names[0], "page": "7"}).content.decode()
    assert f'value="{names[0]}"' in found


def test_no_number_of_a_person_is_looked_for(browser):
    """A personal number typed into the box is told off, not searched."""
    answer = text_of(browser.post(REQUESTS, {"text": "099 213 000 811"}))
    assert "Tìm thấy" not in answer


def test_a_reason_for_cancelling_hides_numbers(morning, browser):
    """A number typed into the reason is kept as its last three digits."""
    address = reverse("ride-request", kwargs={"request_id": morning.waiting.request_id})
    said = {"command_id": str(uuid4()), "way": "both", "reason": "nhầm số 099 216.000-017"}
    browser.post(f"{address}huy/", said)
    assert set(LegChange.objects.values_list("reason", flat=True)) == {"nhầm số •••••••••017"}

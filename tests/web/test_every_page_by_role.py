"""The matrix: every address of the resolver, asked in every way, about every record, by every role.

What is expected follows from the rights of the roles and the assignments of the visitors (tests/web/
matrix.py). A new page adds one line here: the rights that open it, how far they reach, what it takes.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from datetime import date
from http import HTTPStatus as Http
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from duadon.core.values.roles import Actor, Right, Role
from duadon.store.accounts import Officer, actor_of
from duadon.store.ledger import AccessLog
from duadon.store.offices import Place
from duadon.store.outreach import Rider
from duadon.store.plans import DayPlan
from duadon.store.records.people import Child
from tests.jobs.started import SAMPLE, report_job
from tests.leaks import numbers_of_people
from tests.personas import WARD_11
from tests.tables import ANSWERS_AND_LOG, snapshot_of_tables
from tests.web.matrix import Case, Reach, Record, Records, Way, Whose, expected, page
from tests.web.pages import VISITORS, text_in_file, visit_as
from tests.web.records_asked_for import AREA_OFFICER, area_officer, records_of
from tests.web.shuttle_morning import MORNING, outward_run

_R = Right
# Each page that a right opens.
WHO_READS = {
    "my-list": page(_R.RECORD_CONTACT),
    "visit": page(_R.RECORD_CONTACT, reach=Reach.PLACE, takes="GET POST"),
    "trip-request": page(_R.REQUEST_TRIP, reach=Reach.PLACE, takes="GET POST"),
    "trip-requests": page(_R.REQUEST_TRIP, takes="GET POST"),
    "ride-request": page(_R.REQUEST_TRIP, reach=Reach.PLACE),
    "cancel-ride": page(_R.REQUEST_TRIP, reach=Reach.PLACE, takes="POST"),
    "ride-adults": page(_R.REQUEST_TRIP, reach=Reach.PLACE, takes="POST"),
    "paper-seen": page(_R.REQUEST_TRIP, reach=Reach.PLACE, takes="POST"),
    "family-slip": page(_R.REQUEST_TRIP, reach=Reach.PLACE),
    "register-list": page(_R.READ_REGISTER, takes="GET POST"),
    "child": page(_R.READ_REGISTER, reach=Reach.PLACE),
    "reveal-number": page(_R.READ_REGISTER, reach=Reach.PLACE, takes="POST"),
    "import-list": page(_R.IMPORT_REGISTER, takes="GET POST"),
    "import-check": page(_R.IMPORT_REGISTER, reach=Reach.SENDER, takes="GET POST"),
    "import-batch": page(_R.IMPORT_REGISTER, reach=Reach.PLACE),
    "today": page(_R.READ_PLAN),
    "find-rider": page(_R.READ_PLAN, takes="POST"),
    "day-plan": page(_R.READ_PLAN),
    "make-plan": page(_R.PLAN_DAY, takes="POST"),
    "publish-plan": page(_R.PLAN_DAY, takes="POST"),
    "where-everybody-is": page(_R.READ_PLAN),
    "last-row-tags": page(_R.PLAN_DAY, takes="POST"),
    "schedule-day": page(_R.PLAN_DAY, takes="GET POST"),
    "fleet": page(_R.PLAN_DAY),
    "add-vehicle": page(_R.PLAN_DAY, takes="GET POST"),
    "change-vehicle": page(_R.PLAN_DAY, reach=Reach.OFFICE, takes="GET POST"),
    "add-place": page(_R.PLAN_DAY, takes="GET POST"),
    "change-place": page(_R.PLAN_DAY, reach=Reach.OFFICE, takes="GET POST"),
    "progress": page(_R.READ_PROGRESS),
    "read-log": page(_R.READ_ACCESS_LOG, takes="GET POST"),
    "one-read": page(_R.READ_ACCESS_LOG, reach=Reach.OFFICE),
    "cards": page(_R.RECORD_CARD, takes="GET POST"),
    "record-cards": page(_R.RECORD_CARD, reach=Reach.PLACE, takes="POST"),
    "system": page(_R.MANAGE_ACCOUNTS),
    "report": page(_R.READ_PROGRESS),
    "report-file": page(_R.READ_PROGRESS),
    "manifest-file": page(_R.READ_PLAN, reach=Reach.RIDDEN),
    "day-manifests-file": page(_R.READ_PLAN, reach=Reach.RIDES_TODAY),
    "day-sheet-file": page(_R.READ_PLAN),
    "my-runs": page(_R.CLOSE_RUN),
    "run-page": page(_R.RECORD_CUSTODY, _R.OVERRIDE_CLOSE, reach=Reach.RUN),
    "run-record": page(_R.RECORD_CUSTODY, reach=Reach.RUN, takes="POST"),
    "run-walk": page(_R.RECORD_CUSTODY, reach=Reach.RUN, takes="POST"),
    "run-settle": page(_R.CLOSE_RUN, _R.OVERRIDE_CLOSE, reach=Reach.OFFICE_WIDE_RUN, takes="POST"),
    "run-override": page(
        _R.RECORD_CUSTODY, _R.OVERRIDE_CLOSE, reach=Reach.RUN, takes="POST", then=_R.OVERRIDE_CLOSE
    ),
    "run-close": page(_R.CLOSE_RUN, reach=Reach.RUN, takes="POST"),
    "capture-desk": page(_R.RECORD_CAPTURE),
    "walk-ins": page(_R.RECORD_CAPTURE, takes="GET POST"),
    "record-walk-ins": page(_R.RECORD_CAPTURE, reach=Reach.PLACE, takes="POST"),
    "take-back-walk-ins": page(_R.RECORD_CAPTURE, reach=Reach.PLACE, takes="POST"),
    "capture-record": page(_R.RECORD_CUSTODY, reach=Reach.RUN, takes="POST", then=_R.RECORD_CAPTURE),
}
# Pages for whoever has signed in: the frame of all others, and what is its sender's alone; a job asks
# besides for the right of its work, which is a report here.
PLAIN = {
    "home": page(),
    "sign-in": page(takes="GET POST"),
    "sign-out": page(takes="POST"),
    "language": page(takes="POST"),
    "job": page(reach=Reach.SENDER, then=_R.READ_PROGRESS),
    "job-file": page(reach=Reach.SENDER, then=_R.READ_PROGRESS),
    "cancel-job": page(reach=Reach.SENDER, takes="POST", then=_R.READ_PROGRESS),
}
# What a GET answers to who has not signed in.
OPEN_TO_NOBODY_KNOWN = {"sign-in": Http.OK, "language": Http.METHOD_NOT_ALLOWED}
# What stands in an address by the converter's name, taken from the morning: something of ward 11's own.
SAMPLES = {
    "read": lambda _morning: AccessLog.objects.order_by("at", "pk").values_list("pk", flat=True)[0],
    "day": lambda _morning: date(2024, 9, 10),
    "form": lambda _morning: "pdf",
    "child": lambda morning: morning.own.children[0].id,
    "request_id": lambda morning: morning.own.request_id,
    "vehicle": lambda morning: outward_run(morning.own).vehicle_id,
    "place": lambda morning: outward_run(morning.own).vehicle.depot_id,
    "run": lambda morning: outward_run(morning.own).pk,
    "batch": lambda morning: Child.objects.get(pk=morning.own.children[0].id).batch_id,
    "upload": lambda _morning: SAMPLE,
    "job": lambda morning: report_job(morning.office),
}
# The record that a form names and not the address.
IN_THE_FORM = {"record-cards": "child", "record-walk-ins": "child", "take-back-walk-ins": "walk_in"}
# What is asked after the address.
QUERIES = {"import-check": {"unit": WARD_11}}
ONE_OF_EACH_ROLE = [*VISITORS.values(), "laixe2", AREA_OFFICER]


def addresses(morning) -> set[tuple[str, str]]:
    """Return every name of the resolver with its addresses."""
    return {(name, _address(name, wanted, morning)) for name, wanted in _walk(get_resolver().url_patterns)}


def _address(name, wanted, morning) -> str:
    return reverse(name, kwargs={each: SAMPLES[each](morning) for each in wanted})


def _walk(patterns):
    """Yield each name with what its address holds; a page without a name fails at once."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            assert pattern.name, f"a page without a name: {pattern.pattern}"
            yield pattern.name, tuple(pattern.pattern.converters)


def cases(records: Records, morning) -> Iterator[Case]:
    """Yield every page asked in every way about every record that its address may name."""
    for name, wanted in _walk(get_resolver().url_patterns):
        held = IN_THE_FORM.get(name) or next((each for each in wanted if each in records), None)
        for whose in Whose if held else [Whose.OWN]:
            record = records[held][whose] if held else None
            values = {each: record.key if each == held else SAMPLES[each](morning) for each in wanted}
            for way in Way:
                yield Case(
                    name=name,
                    page={**WHO_READS, **PLAIN}[name],
                    way=way,
                    whose=whose,
                    address=reverse(name, kwargs=values, query=QUERIES.get(name)),
                    record=record,
                    body=_body(name, whose, record, morning) if way is Way.POST else {},
                )


def _body(name: str, whose: Whose, record: Record | None, morning) -> dict[str, object]:
    """Return a form that is good enough to reach the question of rights."""
    if Way.POST not in {**WHO_READS, **PLAIN}[name].ways:
        return {}
    leg, gets_on = ("home", "back_on_board") if whose is Whose.OTHER else ("out", "boarded")
    rider = Rider.objects.filter(request_id=morning.own.request_id, child=morning.own.children[-1].id).get()
    called = f"called|out|{rider.pk}"
    bodies: dict[str, dict[str, object]] = {
        "run-record": {"press": f"{gets_on}|{leg}|{rider.pk}"},
        "capture-record": {"press": called if whose is Whose.OWN else called.replace("out", "home")},
        "run-walk": {"code": "0000", "seen_events": "0"},
        "run-settle": {"parked": str(uuid4()), "reason": "đã hỏi lại"},
        "reveal-number": {"reason": "Gia đình nhờ đọc lại số để khai"},
        "make-plan": {"effort": "small"},
        "publish-plan": {"plan": str(DayPlan.objects.get().pk)},
        "find-rider": {"name": "an"},
        "ride-adults": {"presence": "rides", "version": "1"},
        "cancel-ride": {"way": "both", "reason": "family_declined"},
        "record-walk-ins": {
            "outcome": "captured",
            "child": str(record.key) if record else "",
            "point": str(Place.objects.filter(kind="capture_point").order_by("pk")[0].pk),
        },
        "take-back-walk-ins": {
            "outcome": str(record.key) if record else "",
            "note": "bấm nhầm cháu",
            "point": str(Place.objects.filter(kind="capture_point").order_by("pk")[0].pk),
        },
        "record-cards": {
            "way": "at_point",
            "step": "handed_over",
            "queue": "hand_over",
            "on": "10/09/2024",
            "child": str(record.key) if record else "",
            f"receiver-{record.key if record else ''}": "self",
        },
    }
    return {"command_id": str(uuid4()), **bodies.get(name, {})}


@pytest.fixture
def records(morning, ward_lists) -> Records:
    """The records that addresses name."""
    area_officer(morning.own)
    return records_of(morning, ward_lists)


@contextmanager
def taken_back() -> Iterator[None]:
    """Take back whatever is written inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def ask(browser: Client, case: Case):
    """Ask for a page; the browser stays signed in as it was."""
    cookies = copy(browser.cookies)
    if case.way is Way.POST:
        answer = browser.post(case.address, case.body)
    else:
        answer = browser.get(case.address, headers={"HX-Request": "true"} if case.way is Way.HTMX else {})
    browser.cookies = cookies
    return answer


def actor_named(username: str, morning) -> Actor:
    """Return the visitor with the assignments of the day, from which all expectations follow."""
    officer = Officer.objects.get(username=username)
    return actor_of(officer, campaign_id=morning.office.frame.id, on=MORNING.date())


def test_every_name_is_in_the_matrix():
    """A new page is red until somebody says which right opens it."""
    assert {name for name, _ in _walk(get_resolver().url_patterns)} == {*WHO_READS, *PLAIN}
    assert not set(WHO_READS) & set(PLAIN)
    assert all(one.rights for one in WHO_READS.values())
    assert set(VISITORS) == set(Role)


@pytest.mark.parametrize("username", ONE_OF_EACH_ROLE)
def test_each_role_reads_what_its_assignment_allows(morning, records, username):
    """Every page, way and record answers what follows from the rights; no answer holds a number."""
    actor, browser = actor_named(username, morning), visit_as(username)
    browser.raise_request_exception = False
    wrong, missing = [], {}
    for case in cases(records, morning):
        with taken_back():
            answer = ask(browser, case)
        wanted = expected(case, actor)
        if answer.status_code not in wanted:
            wrong.append(f"{case.told}: {answer.status_code}, not {sorted(map(int, wanted))}")
        if answer.status_code == Http.NOT_FOUND:
            missing.setdefault((case.name, case.way), {})[case.whose] = _without_ids(answer, case)
        text = text_in_file(answer)
        if numbers_of_people(text) or "Traceback" in text:
            wrong.append(f"{case.told}: shows {numbers_of_people(text)}")
    assert not wrong, "\n".join(wrong)
    for which, told in missing.items():
        # Another's record and one that is gone are told by the very same page.
        assert len(set(told.values())) == 1, which


def _without_ids(answer, case: Case) -> str:
    page = answer.content.decode().replace(str(case.record.key if case.record else "-"), "ID")
    return re.sub(r'(name="csrfmiddlewaretoken" value=")\w+', r"\1", page)


@pytest.mark.parametrize("username", ONE_OF_EACH_ROLE)
def test_what_is_refused_changes_nothing(morning, records, username):
    """All POSTs that the visitor may not send leave every table as it was, but for the log of reads."""
    actor, browser = actor_named(username, morning), visit_as(username)
    refused = {Http.FORBIDDEN, Http.NOT_FOUND}
    asked = [one for one in cases(records, morning) if one.way is Way.POST]
    asked = [one for one in asked if set(expected(one, actor)) <= refused]
    before = snapshot_of_tables(leaving_out=ANSWERS_AND_LOG)
    assert {ask(browser, case).status_code for case in asked} <= refused
    assert snapshot_of_tables(leaving_out=ANSWERS_AND_LOG) == before


def test_nobody_known_is_led_to_the_sign_in(morning, records):
    """Without an account every page leads to the sign-in, asked in any way about any record."""
    before = snapshot_of_tables()
    for case in cases(records, morning):
        answer = ask(Client(), case)
        if case.name in OPEN_TO_NOBODY_KNOWN and case.way is not Way.POST:
            assert answer.status_code == OPEN_TO_NOBODY_KNOWN[case.name]
        elif case.name not in OPEN_TO_NOBODY_KNOWN:
            assert answer.status_code == Http.FOUND, case.told
            assert answer.headers["Location"].startswith("/dang-nhap/"), case.told
    assert snapshot_of_tables() == before


def test_no_page_takes_a_post_without_its_token(morning):
    """A form sent from elsewhere changes nothing and hears that the form is too old."""
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = visit_as("dieuphoi").cookies
    for name, address in addresses(morning):
        answer = browser.post(address)
        assert answer.status_code in {Http.FORBIDDEN, Http.METHOD_NOT_ALLOWED}, name


@pytest.mark.parametrize(
    "address",
    [
        "/khong-co/",
        "/ke-hoach/2024-13-40/",
        "/ke-hoach/hom-qua/",
        "/ke-hoach/0001-01-01/",
        "/ke-hoach/9999-12-31/mo-ngay/",
        "/bao-cao/0001-01-01/",
        "/tien-do/9999-12-31/",
    ],
)
def test_what_is_not_there_is_404(morning, address):
    """An unknown address and an impossible day are 404 in Vietnamese."""
    answer = visit_as("dieuphoi").get(address)
    assert answer.status_code == Http.NOT_FOUND
    assert "Không có trang này" in answer.content.decode()


def test_another_wards_unit_is_404(morning):
    """The officer of ward 11 may not choose ward 6; the dispatcher may."""
    assert visit_as("p11.cskv").get("/danh-sach/?unit=29878").status_code == Http.NOT_FOUND
    assert visit_as("dieuphoi").get("/danh-sach/?unit=29878").status_code == Http.OK

"""The matrix: every address of the resolver, asked by each role and by nobody."""

from datetime import date
from http import HTTPStatus as Http

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from duadon.core.values.roles import Role
from duadon.store.ledger import AccessLog
from duadon.store.records.people import Child
from tests.jobs.started import SAMPLE, report_job
from tests.web.pages import VISITORS, visit_as
from tests.web.shuttle_morning import outward_run

_READS_PLANS = {
    Role.WARD_OFFICER,
    Role.DISPATCHER,
    Role.DRIVER,
    Role.ATTENDANT,
    Role.POINT_OPERATOR,
    Role.COMMANDER,
}
_RECORDS = {Role.DISPATCHER, Role.DRIVER, Role.ATTENDANT, Role.POINT_OPERATOR}
_READS_REGISTER = {Role.WARD_OFFICER, Role.DISPATCHER, Role.COMMANDER}
_REQUESTS = {Role.WARD_OFFICER, Role.DISPATCHER}
_READS_PROGRESS = {Role.WARD_OFFICER, Role.DISPATCHER, Role.COMMANDER}

# What each page answers a GET: whom with 200; everybody else who has signed in hears 403.
WHO_READS = {
    "my-list": _REQUESTS,
    "visit": _REQUESTS,
    "trip-request": _REQUESTS,
    "trip-requests": _REQUESTS,
    "ride-request": _REQUESTS,
    "family-slip": _REQUESTS,
    "register-list": _READS_REGISTER,
    "child": _READS_REGISTER,
    "import-list": {Role.WARD_OFFICER, Role.DISPATCHER},
    "import-batch": {Role.WARD_OFFICER, Role.DISPATCHER},
    "today": _READS_PLANS,
    "day-plan": _READS_PLANS,
    "where-everybody-is": _READS_PLANS,
    "schedule-day": {Role.DISPATCHER},
    "fleet": {Role.DISPATCHER},
    "add-vehicle": {Role.DISPATCHER},
    "change-vehicle": {Role.DISPATCHER},
    "add-place": {Role.DISPATCHER},
    "change-place": {Role.DISPATCHER},
    "progress": _READS_PROGRESS,
    "read-log": {Role.AUDITOR},
    "one-read": {Role.AUDITOR},
    "cards": {Role.WARD_OFFICER, Role.POINT_OPERATOR},
    "system": {Role.SYSTEM_ADMINISTRATOR},
    "report": _READS_PROGRESS,
    "report-file": _READS_PROGRESS,
    "manifest-file": _READS_PLANS,
    "day-manifests-file": _READS_PLANS,
    "day-sheet-file": _READS_PLANS,
    "my-runs": {Role.DRIVER, Role.ATTENDANT, Role.DISPATCHER},
    "capture-desk": {Role.POINT_OPERATOR},
    "run-page": _RECORDS | {Role.COMMANDER},
}
# Pages without people: what a GET answers to whoever has signed in.
PLAIN = {
    "cancel-ride": {Http.METHOD_NOT_ALLOWED},
    "paper-seen": {Http.METHOD_NOT_ALLOWED},
    "sign-in": {Http.FOUND},
    "sign-out": {Http.METHOD_NOT_ALLOWED},
    "language": {Http.METHOD_NOT_ALLOWED},
    "record-cards": {Http.METHOD_NOT_ALLOWED},
    "home": {Http.OK, Http.FOUND},
    "find-rider": {Http.METHOD_NOT_ALLOWED},
    "make-plan": {Http.METHOD_NOT_ALLOWED},
    "publish-plan": {Http.METHOD_NOT_ALLOWED},
    "capture-record": {Http.METHOD_NOT_ALLOWED},
    "run-record": {Http.METHOD_NOT_ALLOWED},
    "run-walk": {Http.METHOD_NOT_ALLOWED},
    "run-settle": {Http.METHOD_NOT_ALLOWED},
    "run-override": {Http.METHOD_NOT_ALLOWED},
    "run-close": {Http.METHOD_NOT_ALLOWED},
    # A file that was sent is there for its sender alone: tests/web/register/test_import_pages.py.
    "import-check": {Http.NOT_FOUND},
    "reveal-number": {Http.METHOD_NOT_ALLOWED},
    # A job is there for whoever started it alone: tests/web/test_job_page.py.
    "job": {Http.OK, Http.NOT_FOUND},
    "job-file": {Http.NOT_FOUND},
    "cancel-job": {Http.METHOD_NOT_ALLOWED},
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


def test_every_name_is_in_the_matrix():
    """A new page is red until somebody says who may read it."""
    assert {name for name, _ in _walk(get_resolver().url_patterns)} == {*WHO_READS, *PLAIN}


def test_each_role_reads_what_it_may(morning):
    """Each role gets each page or a 403, by the table above; there is an officer for every role."""
    assert set(VISITORS) == set(Role)
    for role, username in VISITORS.items():
        browser = visit_as(username)
        for name, address in addresses(morning):
            wanted = PLAIN.get(name) or {Http.OK if role in WHO_READS[name] else Http.FORBIDDEN}
            assert browser.get(address).status_code in wanted, (role, address)


def test_nobody_known_is_led_to_the_sign_in(morning):
    """Without an account every page leads to the sign-in, for GET and for POST with a form's token."""
    for name, address in addresses(morning):
        browser = Client()
        if name in OPEN_TO_NOBODY_KNOWN:
            assert browser.get(address).status_code == OPEN_TO_NOBODY_KNOWN[name]
            continue
        for answer in (browser.get(address), browser.post(address)):
            assert answer.status_code == Http.FOUND, address
            assert answer.headers["Location"].startswith("/dang-nhap/"), address


def test_no_page_takes_a_post_without_its_token(morning):
    """A form sent from elsewhere changes nothing and hears that the form is too old."""
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = visit_as("dieuphoi").cookies
    for name, address in addresses(morning):
        answer = browser.post(address)
        assert answer.status_code in {Http.FORBIDDEN, Http.METHOD_NOT_ALLOWED}, name


@pytest.mark.parametrize("address", ["/khong-co/", "/ke-hoach/2024-13-40/", "/ke-hoach/hom-qua/"])
def test_what_is_not_there_is_404(morning, address):
    """An unknown address and an impossible day are 404 in Vietnamese."""
    answer = visit_as("dieuphoi").get(address)
    assert answer.status_code == Http.NOT_FOUND
    assert "Không có trang này" in answer.content.decode()


def test_another_wards_unit_is_404(morning):
    """The officer of ward 11 may not choose ward 6; the dispatcher may."""
    assert visit_as("p11.cskv").get("/danh-sach/?unit=29878").status_code == Http.NOT_FOUND
    assert visit_as("dieuphoi").get("/danh-sach/?unit=29878").status_code == Http.OK

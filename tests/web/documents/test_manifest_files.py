"""The lists of runs and the day's sheet as files: for whom, with whose names, logged, and what they cost."""

from datetime import timedelta
from http import HTTPStatus as Http
from uuid import uuid4

import pytest
from django.utils import translation

from duadon.core.privacy.masking import short_name
from duadon.core.values.ids import RunId
from duadon.queries.run_manifests import open_day_manifests, open_run_manifest
from duadon.store.ledger import AccessLog
from duadon.store.plans import DayPlan, Run
from tests.adapters.papers import pages_of, squeezed
from tests.leaks import numbers_of_people
from tests.web.pages import count_statements, visit_as
from tests.web.shuttle_morning import DAY, MORNING, outward_run

DAY_LISTS, DAY_SHEET = f"/ke-hoach/{DAY}/danh-sach.pdf", f"/ke-hoach/{DAY}/phieu-ngay.pdf"


def _run_list(run: Run) -> str:
    return f"/chuyen/{run.pk}/danh-sach.pdf"


def _read(username: str, address: str) -> str:
    answer = visit_as(username).get(address)
    assert answer.status_code == Http.OK
    return " ".join(pages_of(answer.content))


def _names(family) -> set[str]:
    return {short_name(child.full_name) for child in family.children}


def _is_named(family, text: str) -> bool:
    return all(squeezed(name) in squeezed(text) for name in _names(family))


def test_the_dispatcher_prints_every_run(morning):
    """Each run has its own pages, everybody is named, each child at home with who receives it."""
    text = _read("dieuphoi", DAY_LISTS)
    assert text.count("DANH SÁCH CHUYẾN XE") == Run.objects.count()
    assert _is_named(morning.own, text)
    assert _is_named(morning.other, text)
    assert text.count("Sáu (") >= len(morning.own.children) + len(morning.other.children)
    assert "của đơn vị khác" not in text


def test_a_file_is_kept_nowhere_and_says_what_it_is(morning):
    """PDF by type and name; no cache may keep what names children."""
    for address, name in ((DAY_LISTS, f"danh-sach-chuyen-{DAY}.pdf"), (DAY_SHEET, f"phieu-ngay-{DAY}.pdf")):
        answer = visit_as("dieuphoi").get(address)
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.headers["Content-Disposition"] == f'inline; filename="{name}"'
        assert "no-store" in answer.headers["Cache-Control"]
        assert answer.content.startswith(b"%PDF")


def test_the_crew_gets_its_own_runs_only(morning):
    """The driver of van 1 has the list; the driver of van 2 learns not even that there is one."""
    run = outward_run(morning.own)
    assert _is_named(morning.own, _read("laixe1", _run_list(run)))
    assert _is_named(morning.own, _read("phuxe1", DAY_LISTS))
    for address in (_run_list(run), DAY_LISTS):
        assert visit_as("laixe2").get(address).status_code == Http.NOT_FOUND


def test_a_ward_officer_reads_the_names_of_the_own_ward(morning):
    """Others on the same run are numbers, without names and without receivers."""
    text = _read("p11.cskv", DAY_LISTS)
    assert _is_named(morning.own, text)
    for name in _names(morning.other) - _names(morning.own):
        assert squeezed(name) not in squeezed(text)
    assert "của đơn vị khác" in text
    assert text.count("Sáu (") == len(morning.own.children)


@pytest.mark.parametrize("username", ["dieuphoi", "p11.cskv", "laixe1"])
def test_an_unknown_run_is_404(morning, username):
    """A run that does not exist, and a day without a plan."""
    browser = visit_as(username)
    for address in (f"/chuyen/{uuid4()}/danh-sach.pdf", "/ke-hoach/2024-09-11/danh-sach.pdf"):
        assert browser.get(address).status_code == Http.NOT_FOUND
    assert browser.get("/ke-hoach/2024-09-11/phieu-ngay.pdf").status_code == Http.NOT_FOUND


def test_a_draft_is_never_printed(morning):
    """Not even the planner takes a list along that no family was told of."""
    DayPlan.objects.update(published_at=None)
    for address in (DAY_LISTS, DAY_SHEET):
        assert visit_as("dieuphoi").get(address).status_code == Http.NOT_FOUND


def test_a_run_of_another_campaign_is_404(morning):
    """The run's own campaign must be the visitor's."""
    run, office = outward_run(morning.own), morning.office
    DayPlan.objects.filter(pk=run.plan_id).update(campaign=_another_campaign(office))
    assert visit_as("dieuphoi").get(_run_list(run)).status_code == Http.NOT_FOUND


def _another_campaign(office):
    from duadon.store.campaigns import Campaign

    row = Campaign.objects.get(pk=office.frame.id)
    row.pk, row.starts_on = uuid4(), row.starts_on - timedelta(days=400)
    row.save(force_insert=True)
    return row


def test_each_print_is_logged_with_the_children_on_it(morning):
    """One row of the log a print, with its purpose and the number of children named."""
    before = set(AccessLog.objects.values_list("pk", flat=True))
    _read("laixe1", _run_list(outward_run(morning.own)))
    (row,) = AccessLog.objects.exclude(pk__in=before)
    assert (row.purpose, row.door) == ("show_manifest", "list")
    assert row.count >= len(morning.own.children)
    assert row.columns == ["short_name"]


def test_no_number_of_a_person_is_on_paper(morning):
    """No personal number, no phone; the code of the last row is for who walks there."""
    text = _read("dieuphoi", DAY_LISTS) + _read("dieuphoi", DAY_SHEET)
    assert numbers_of_people(text) == []
    for code in Run.objects.values_list("last_row_code", flat=True):
        assert code not in text.split()


def test_the_sheet_counts_people_and_says_who_waits(morning):
    """All runs with crew and people; who is not ready, by name and with the reason."""
    text = squeezed(_read("dieuphoi", DAY_SHEET))
    for run in Run.objects.select_related("driver"):
        assert squeezed(run.driver.display_name) in text
    assert squeezed("Chưa xếp được chỗ") in text
    for name in _names(morning.waiting):
        assert squeezed(name) in text


def test_the_sheet_tells_a_stranger_no_name(morning):
    """The driver reads numbers; who waits in a ward is the ward's business."""
    text = squeezed(_read("laixe1", DAY_SHEET))
    for name in _names(morning.waiting) - _names(morning.own) - _names(morning.other):
        assert squeezed(name) not in text
    assert squeezed("chưa đủ điều kiện xếp chỗ") in text


@pytest.mark.parametrize("username", ["dieuphoi", "p11.cskv", "laixe1"])
def test_a_list_asks_little_of_the_database(morning, username):
    """The whole day is read in one go, however many ride."""
    browser = visit_as(username)
    for address in (_run_list(outward_run(morning.own)), DAY_LISTS):
        assert count_statements(browser, address) <= 14, address  # four of them say who visits


def test_the_paper_speaks_the_visitors_language(morning):
    """A page in English prints in English."""
    actor, frame = morning.office.dispatcher, morning.office.frame
    found = open_day_manifests(DAY, actor=actor, frame=frame, now=MORNING, language="en")
    with translation.override("vi"):
        assert "TRIP MANIFEST" in pages_of(found.make_pdf())[0]


def test_counts_on_the_paper_are_those_of_the_plan(morning):
    """Who gets on gets off; the head counts everybody once, the last stop leaves nobody aboard."""
    actor, frame = morning.office.dispatcher, morning.office.frame
    for run in open_day_manifests(DAY, actor=actor, frame=frame, now=MORNING).runs:
        on = [person for stop in run.stops for move in stop.moves if move.gets_on for person in move.people]
        off = [
            person for stop in run.stops for move in stop.moves if not move.gets_on for person in move.people
        ]
        assert sorted(one.name for one in on) == sorted(one.name for one in off)
        assert (run.children + run.adults, run.stops[-1].aboard) == (len(on), 0)
        one = open_run_manifest(RunId(run.run_id), actor=actor, frame=frame, now=MORNING)
        assert one.runs == (run,)

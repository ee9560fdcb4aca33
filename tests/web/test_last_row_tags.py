"""The tags of the last rows: their codes are shown once, and whoever prints them is written down."""

import re
from datetime import timedelta
from http import HTTPStatus as Http

import pytest

from duadon.store.last_rows import LastRowTag
from duadon.store.plans import Run
from tests.web.driver.day import Forms
from tests.web.pages import count_statements, text_of, visit_as
from tests.web.shuttle_morning import DAY, MORNING, set_clock

PLAN = f"/ke-hoach/{DAY}/"
CODE = re.compile(r"Mã ở hàng ghế cuối: (\d{4})")


def _codes() -> set[str]:
    return set(Run.objects.filter(plan__day=DAY).values_list("last_row_code", flat=True))


def _print(browser, label: str = "In nhãn hàng ghế cuối"):
    action, sent = Forms(browser.get(PLAN).content.decode()).find(label)
    return action, sent, browser.post(action, sent, follow=True)


@pytest.mark.parametrize("username", ["dieuphoi", "laixe1", "phuxe1", "chihuy", "p11.cskv"])
def test_no_plan_shows_a_code(morning, username):
    """Neither before nor after the printing, to nobody."""
    browser = visit_as(username)
    assert "Mã ở hàng ghế cuối" not in text_of(browser.get(PLAN))
    _print(visit_as("dieuphoi"))
    assert "Mã ở hàng ghế cuối" not in text_of(browser.get(PLAN))


def test_the_tags_are_printed_once(morning):
    """One page with each run's code; the plan says when and by whom, and offers it no more."""
    browser = visit_as("dieuphoi")
    action, sent, answer = _print(browser)
    assert set(CODE.findall(text_of(answer))) == _codes()
    assert answer["Cache-Control"] == "no-store"
    assert LastRowTag.objects.count() == Run.objects.filter(plan__day=DAY).count()
    plan = browser.get(PLAN)
    assert "Nhãn hàng ghế cuối đã in" in text_of(plan)
    assert "In nhãn hàng ghế cuối" not in Forms(plan.content.decode()).labels()
    fresh = {**sent, "command_id": "11111111-2222-4333-8444-555555555555"}
    assert "đã in rồi" in text_of(browser.post(action, fresh, follow=True))


def test_the_page_loads_again_for_ten_minutes_only(morning):
    """The same form sent again shows the same tags, later nothing; no second printing is written."""
    browser = visit_as("dieuphoi")
    action, sent, answer = _print(browser)
    again = browser.post(action, sent, follow=True)
    assert CODE.findall(text_of(again)) == CODE.findall(text_of(answer))
    printed = LastRowTag.objects.count()
    set_clock(morning.office, MORNING + timedelta(minutes=11))
    late = text_of(browser.post(action, sent, follow=True))
    assert not CODE.findall(late)
    assert "đã in rồi" in late
    assert LastRowTag.objects.count() == printed


def test_a_lost_tag_gets_a_new_code(morning):
    """Only its run's code changes, the tag of another van counts as before; the printing is a second row."""
    browser = visit_as("dieuphoi")
    _print(browser)
    before = dict(Run.objects.values_list("pk", "last_row_code"))
    _, sent, answer = _print(browser, "In lại nhãn này")
    after = dict(Run.objects.values_list("pk", "last_row_code"))
    assert len(CODE.findall(text_of(answer))) == 1
    assert {str(pk) for pk in after if after[pk] != before[pk]} <= {sent["run"]}
    assert LastRowTag.objects.filter(run=sent["run"]).count() == 2


def test_an_old_printing_shows_no_code_of_a_later_one(morning):
    """Loaded again just after somebody printed a tag anew: the new code is theirs, and no row tells of it."""
    browser = visit_as("dieuphoi")
    action, sent, _ = _print(browser)
    set_clock(morning.office, MORNING + timedelta(minutes=5))
    anew, fresh, _ = _print(browser, "In lại nhãn này")
    told = CODE.findall(text_of(browser.post(action, sent, follow=True)))
    code = Run.objects.get(pk=fresh["run"]).last_row_code
    assert len(told) == Run.objects.filter(plan__day=DAY).count() - 1
    assert code not in told
    assert CODE.findall(text_of(browser.post(anew, fresh, follow=True))) == [code]
    set_clock(morning.office, MORNING + timedelta(minutes=12))
    assert not CODE.findall(text_of(browser.post(action, sent, follow=True)))


@pytest.mark.parametrize("username", ["laixe1", "phuxe1", "chihuy", "p11.cskv", "diema.canbo"])
def test_nobody_else_prints_tags(morning, username):
    """The form made by hand is forbidden, and nothing is written."""
    action, sent = Forms(visit_as("dieuphoi").get(PLAN).content.decode()).find("In nhãn hàng ghế cuối")
    assert visit_as(username).post(action, sent).status_code == Http.FORBIDDEN
    assert not LastRowTag.objects.exists()


def test_the_plan_with_printed_tags_asks_little(morning):
    """At most 12 statements."""
    _print(visit_as("dieuphoi"))
    assert count_statements(visit_as("dieuphoi"), PLAN) <= 12

"""Two campaigns of one office, one after the other: the pages of the second tell nothing of the first."""

from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus as Http

import pytest

from duadon.core.privacy.masking import short_name
from duadon.core.values.roles import Role
from duadon.queries.campaign_summary import summarise_lists
from duadon.store.accounts import Officer, RoleAssignment, actor_of
from duadon.store.campaigns import frame_of
from tests.next_campaign import begin_next_campaign
from tests.web.matrix import Way, Whose, expected
from tests.web.pages import VISITORS, text_in_file, visit_as
from tests.web.records_asked_for import records_of
from tests.web.shuttle_morning import MORNING
from tests.web.test_every_page_by_role import ask, cases, taken_back

# What a campaign made, against what the office keeps from one campaign to the next.
OF_A_CAMPAIGN = ("run", "request_id", "job")
# The register and the log of reads are the office's: children stay in them.
OF_THE_OFFICE = {"register-list", "child", "reveal-number", "visit", "my-list", "read-log", "one-read"}


@pytest.fixture
def made(morning, ward_lists):
    """What the first campaign has made, and every way to ask for it."""
    records = records_of(morning, ward_lists)
    return [records[name][Whose.OWN] for name in OF_A_CAMPAIGN], list(cases(records, morning))


@pytest.fixture
def second(morning, made):
    """The next campaign has begun today, with the same people in the same roles."""
    row = begin_next_campaign(morning.office.frame.id, starts_on=MORNING.date())
    RoleAssignment.objects.exclude(campaign=None).update(campaign=row)
    return row


def _actor(username, campaign):
    officer = Officer.objects.get(username=username)
    return actor_of(officer, campaign_id=campaign.pk, on=MORNING.date())


@pytest.mark.parametrize("username", [VISITORS[role] for role in Role])
def test_runs_and_requests_of_the_campaign_before_are_gone(made, second, username):
    """Each page about one, read or sent, whoever asks: the same answer as for one that never was."""
    actor, browser, wrong = _actor(username, second), visit_as(username), []
    about, asked = made
    for case in asked:
        if case.record not in about or case.way is Way.HTMX or case.way not in case.page.ways:
            continue
        with taken_back():
            status = ask(browser, case).status_code
        if status not in expected(replace(case, whose=Whose.GONE, record=None), actor):
            wrong.append(f"{case.told}: {status}")
    assert actor.assignments
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("username", [VISITORS[role] for role in Role])
def test_no_page_of_the_second_names_a_rider_of_the_first(morning, made, second, username):
    """Boards, plans, papers, desk and lists: nobody who rode in the first campaign stands there."""
    names = {short_name(child.full_name) for child in (*morning.own.children, *morning.other.children)}
    browser = visit_as(username)
    asked = [case for case in made[1] if case.way is Way.GET and case.whose is Whose.OWN]
    asked = [case for case in asked if case.name not in OF_THE_OFFICE]
    told = [case.told for case in asked if _names_any(browser, case, names)]
    assert len(asked) > 10
    assert not told


def _names_any(browser, case, names) -> bool:
    with taken_back():
        text = text_in_file(ask(browser, case))
    return any(name in text for name in names)


def test_the_summary_counts_the_rows_of_its_own_lists(morning, second):
    """What the first campaign read in is not read in again by the second."""
    commander = _actor("chihuy", second)
    assert summarise_lists(morning.office.frame, actor=commander).read > 0
    assert summarise_lists(frame_of(second), actor=commander).read == 0


def test_a_campaign_prepared_for_later_closes_nothing_today(morning):
    """Set up a week ahead: everybody goes on working in the campaign that runs, until its first day."""
    begin_next_campaign(morning.office.frame.id, starts_on=MORNING.date() + timedelta(days=7))
    for username in ("p11.cskv", "dieuphoi", "chihuy"):
        assert visit_as(username).get("/tien-do/").status_code == Http.OK

"""The day's report read from the store: it traces to rows, and a past day comes out the same again."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from openpyxl import load_workbook

from duadon.actions.record_contact import RecordContact, record_contact
from duadon.core.campaign.milestones import Milestone
from duadon.core.outreach.contacts import ContactResult
from duadon.core.values.answers import Done
from duadon.core.values.errors import NotAllowed
from duadon.demo.story import LISTS_READ, read_lists, set_stage
from duadon.queries.campaign_report import load_report, write_day_report
from duadon.store.enrolments import EnrolmentState
from duadon.store.ledger import AccessLog, AccessLogChild
from tests.leaks import numbers_of_people

DAY = date(2024, 9, 5)
NOON = datetime.fromisoformat("2024-09-05T12:00:00+07:00")


@pytest.fixture
def stage(db, settings, tmp_path):
    """Ward 11's list is read, and the first child of it was visited and wants a card."""
    assert db is None
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    stage = set_stage(tmp_path, ("29863",))
    read_lists(stage)
    _visit(stage, EnrolmentState.objects.order_by("pk").first(), at=NOON - timedelta(hours=3))
    return stage


def _visit(stage, state, *, at):
    command = RecordContact(
        command_id=uuid4(),
        campaign_id=stage.frame.id,
        contact_id=uuid4(),
        child_id=state.enrolment.child_id,
        result=ContactResult.REACHED,
        happened_at=at,
        card_wanted=True,
    )
    assert isinstance(record_contact(command, actor=stage.actor("p11.cskv", at), now=at), Done)


def _figures(stage, day=DAY, now=NOON):
    return _report(stage, day, now).figures


def _report(stage, day=DAY, now=NOON):
    return load_report(stage.frame, day, actor=stage.actor("dieuphoi", now), now=now)


def test_the_counts_are_what_was_recorded(stage):
    """Listed is every accepted row; contacted and wanted is the one child that was visited."""
    reached = dict(zip(Milestone, _figures(stage).overall.reached, strict=True))
    assert reached[Milestone.LISTED] == EnrolmentState.objects.filter(state="listed").count() > 100
    assert reached[Milestone.CONTACTED] == reached[Milestone.WANTED] == 1
    assert reached[Milestone.CAPTURED] == 0


def test_a_past_day_is_rebuilt_with_the_same_hash(stage):
    """What is recorded later changes a later report, and not the one of the past cut."""
    before = _figures(stage)
    other = EnrolmentState.objects.filter(state="listed").order_by("pk").last()
    _visit(stage, other, at=NOON + timedelta(hours=1))
    assert _figures(stage).hash == before.hash
    assert _figures(stage, now=NOON + timedelta(hours=2)).hash != before.hash


def test_nothing_is_known_before_the_lists_were_read(stage):
    """A cut before the import shows the opening and targets of its day only."""
    day = LISTS_READ.date() - timedelta(days=1)
    assert sum(_figures(stage, day=day).overall.reached) == 0


def test_the_workbook_names_nobody(stage, tmp_path):
    """The rows carry codes; no cell of any sheet holds a name of the list or a number."""
    path = tmp_path / "report.xlsx"
    write_day_report(path, _report(stage))
    book = load_workbook(path)
    texts = " ".join(
        str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value
    )
    assert "Nguyễn" not in texts
    assert numbers_of_people(texts) == []
    assert len(book["Dòng"]["A"]) > 100


@pytest.mark.parametrize("username", ["kiemtra", "quantri", "laixe1"])
def test_who_may_not_read_the_progress_gets_nothing(stage, username):
    """No figures and no log row for those without the right."""
    logged = AccessLog.objects.count()
    later = datetime.fromisoformat("2024-09-10T08:00:00+07:00")
    with pytest.raises(NotAllowed):
        load_report(stage.frame, DAY, actor=stage.actor(username, later), now=later)
    assert AccessLog.objects.count() == logged


def test_counting_logs_a_number_and_no_child(stage):
    """A count is one row of the log, without ids beside it."""
    ids = AccessLogChild.objects.count()
    _figures(stage)
    last = AccessLog.objects.order_by("-at", "-pk").filter(purpose="count_progress").first()
    assert last is not None
    assert last.count > 100
    assert AccessLogChild.objects.count() == ids


def test_a_frame_of_another_campaign_counts_nothing(stage):
    """Figures are those of the campaign asked for."""
    stranger = replace(stage.frame, id=uuid4())
    figures = load_report(stranger, DAY, actor=stage.actor("dieuphoi", NOON), now=NOON).figures
    assert figures.rows == ()

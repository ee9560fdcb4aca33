"""The demo's story: it adds up, and a fault planted in one action changes its figures or stops it."""

from dataclasses import replace

import pytest

from duadon.access.admission import save_chunk
from duadon.actions.record_custody import record_custody
from duadon.core.custody.kinds import EventKind, Source
from duadon.core.register.cleaning import Verdict
from duadon.core.values.answers import Done
from duadon.core.values.errors import DuadonError
from duadon.demo import rehearsal, story, visits
from duadon.demo.story import run_demo, set_stage
from duadon.planning.insertion import plan_day as search_plan
from duadon.store.plans import Run, RunDevice

pytestmark = pytest.mark.django_db

# Ward 11 with the grandmother, an islet commune behind the ferry, and one more.
WARDS = ("29863", "29896", "29866")


@pytest.fixture(autouse=True)
def quick(settings, monkeypatch):
    """Few visits and a short search: the story is the same."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setattr(story, "VISITS_A_WARD", 2)
    monkeypatch.setattr(story, "HOUSEHOLDS_A_DAY", 3)
    monkeypatch.setattr(story, "SEARCH_ITERATIONS", 5)


def _figures(folder) -> list[str]:
    """Play the story in a few wards and return the figures that it prints."""
    lines: list[str] = []
    run_demo(set_stage(folder, WARDS), tell=lines.append, language="en")
    return [line for line in lines if line.startswith("     ") and "Report" not in line]


def test_the_story_adds_up(tmp_path):
    """Rows, rides, runs and cards balance, and the report is a workbook that exists."""
    figures = _figures(tmp_path)
    assert any("Rules broken: 0" in line for line in figures)
    assert any("Boarded = handed over: children" in line for line in figures)
    assert (tmp_path / "bao-cao-2024-09-18.xlsx").stat().st_size > 5_000


def test_the_served_day_goes_on_in_the_pages(tmp_path):
    """No run of the day that is left in play waits for the word of a phone that nobody holds."""
    _figures(tmp_path)
    days = dict.fromkeys(Run.objects.values_list("plan__day", flat=True))
    phones = RunDevice.objects.filter(device__kind=Source.PHONE.value)
    assert {run.run.plan.day for run in phones} == {story.FIRST_DAY}
    assert set(days) == {story.FIRST_DAY, story.TODAY}


def _lose_waiting_rows(monkeypatch):
    """The import forgets the rows that wait for a person."""

    def save(admission, first, size):
        kept = tuple(row for row in admission.rows if row.verdict is not Verdict.WAITING)
        save_chunk(replace(admission, rows=kept), first, size)

    monkeypatch.setattr("duadon.actions.import_register.save_chunk", save)


def _forget_contacts(monkeypatch):
    """Contacts answer Done and write nothing."""
    monkeypatch.setattr(visits, "record_contact", lambda command, **_: Done(command_id=command.command_id))


def _forget_consents(monkeypatch):
    """Consents answer Done and write nothing."""
    monkeypatch.setattr(visits, "give_consent", lambda command, **_: Done(command_id=command.command_id))


def _forget_requests(monkeypatch):
    """Ride requests answer Done and write nothing."""
    monkeypatch.setattr(visits, "request_trip", lambda command, **_: Done(command_id=command.command_id))


def _plan_without_captures(monkeypatch):
    """The planner hands out rides and forgets the kits."""
    monkeypatch.setattr(
        "duadon.actions.plan_day.search_plan",
        lambda *args, **kw: replace(search_plan(*args, **kw), captures=()),
    )


def _lose_hand_overs(monkeypatch):
    """Custody drops the hand-overs of adults."""

    def record(command, **kw):
        kept = [event for event in command.events if event.kind is not EventKind.HANDED_OVER]
        return record_custody(replace(command, events=tuple(kept)), **kw)

    monkeypatch.setattr(rehearsal, "record_custody", record)


def _close_nothing(monkeypatch):
    """Closing answers Done and writes nothing."""
    monkeypatch.setattr(rehearsal, "close_run", lambda command, **_: Done(command_id=command.command_id))


def _forget_cards(monkeypatch):
    """Cards answer Done and write nothing."""
    monkeypatch.setattr(story, "record_card", lambda command, **_: Done(command_id=command.command_id))


@pytest.mark.parametrize(
    "plant",
    [
        _lose_waiting_rows,
        _forget_contacts,
        _forget_consents,
        _forget_requests,
        _plan_without_captures,
        _lose_hand_overs,
        _close_nothing,
        _forget_cards,
    ],
)
def test_a_fault_in_one_action_stops_the_story(tmp_path, monkeypatch, plant):
    """Each planted fault is told by the figures' own checks, or stops an action after it."""
    plant(monkeypatch)
    with pytest.raises(DuadonError):
        _figures(tmp_path)

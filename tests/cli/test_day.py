"""A day from the command line: planned, verified, printed, played, and closing refused."""

from datetime import timedelta

import pytest

from duadon.actions.schedule_day import schedule_day
from duadon.core.values.answers import Done
from duadon.demo import story
from duadon.demo.families import make_families
from duadon.demo.rehearsal import at_second
from duadon.demo.story import TODAY, ask_for_rides, read_lists, schedule_of, set_stage, visit_families
from duadon.demo.ward_lists import write_ward_lists
from duadon.demo.world import made_up_world
from duadon.store.ledger import AccessLog
from tests.adapters.papers import pages_of
from tests.personas import WARD_11

DAY = TODAY.isoformat()


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """The made-up register, drawn once: its workbooks and its families."""
    lists = write_ward_lists(tmp_path_factory.mktemp("lists"), story.SEED)
    return lists, make_families(made_up_world(), seed=story.SEED)


@pytest.fixture
def stage(db, settings, monkeypatch, tmp_path, drawn):
    """A ward whose families have asked for rides today; vans and kits are there, no plan yet."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setattr(story, "write_ward_lists", lambda *_: drawn[0])
    monkeypatch.setattr(story, "make_families", lambda *_, **__: drawn[1])
    monkeypatch.setattr(story, "HOUSEHOLDS_A_DAY", 2)
    stage = set_stage(tmp_path, [WARD_11])
    read_lists(stage)
    ask_for_rides(stage, visit_families(stage))
    evening = at_second(TODAY - timedelta(days=1), 16 * 3600, stage.zone)
    dispatcher = stage.actor("dieuphoi", evening)
    assert isinstance(schedule_day(schedule_of(stage, TODAY), actor=dispatcher, now=evening), Done)
    return stage


@pytest.fixture
def published(stage, duadon):
    """The day's plan, made and published on the command line."""
    answer = duadon("plan", "--day", DAY, "--iterations", 5, "--publish", "--json", "--as", "dieuphoi")
    assert answer.status == 0
    return answer.json


def test_a_day_is_planned_and_published(published):
    """The answer counts people, tells nothing broken, and says that the plan is published."""
    assert published["people_placed"] > 0
    assert published["violations"] == 0
    assert published["published"]


def test_a_second_plan_is_kept_but_not_published(published, duadon):
    """Families were told their times: the new plan stays a draft, and the manifest is the published one's."""
    answer = duadon("plan", "--day", DAY, "--iterations", 5, "--publish", "--as", "dieuphoi")
    assert answer.status == 3
    assert "phiên bản 2, chưa công bố" in answer.said
    assert "đã có kế hoạch công bố" in answer.said
    assert duadon("manifest", "--day", DAY, "--json", "--as", "dieuphoi").json["version"] == 1


def test_the_stored_plan_holds(published, duadon):
    """`verify --day` reads plan and problem from the database."""
    answer = duadon("verify", "--day", DAY, "--as", "dieuphoi")
    assert answer.status == 0
    assert "0 quy tắc bị vi phạm" in answer.said


def test_the_stored_plan_is_really_verified(published, duadon, monkeypatch):
    """A rule that breaks on the stored plan is told with people instead of the group's label."""
    from duadon.core.shuttle.violation import Violation
    from duadon.queries import day_verification

    def broken(plan, problem):
        group = problem.groups[0]
        told = {"group": group.label}
        return (Violation(code="shuttle.group.not_home", parameters=told, group_id=group.id),)

    monkeypatch.setattr(day_verification, "verify_plan", broken)
    answer = duadon("verify", "--day", DAY, "--json", "--as", "laixe1")
    assert answer.status == 3
    (rule,) = answer.json["violations"]
    assert rule["code"] == "shuttle.group.not_home"
    assert "người" in rule["sentence"]


def test_the_manifest_balances_and_is_logged(published, duadon):
    """On each run as many get on as off, nobody stays aboard, and the read is in the log."""
    before = AccessLog.objects.filter(purpose="show_manifest").count()
    told = duadon("manifest", "--day", DAY, "--json", "--as", "dieuphoi").json
    assert told["runs"]
    for run in told["runs"]:
        assert run["stops"][-1]["aboard"] == 0
        assert max(stop["aboard"] for stop in run["stops"]) > 0
    assert AccessLog.objects.filter(purpose="show_manifest").count() == before + 1
    text = duadon("manifest", "--day", DAY, "--as", "dieuphoi").out
    assert "Lên xe" in text
    assert told["runs"][0]["stops"][0]["on"].split(",")[0] in text


def test_the_manifest_goes_on_paper(published, duadon, tmp_path):
    """--out makes a PDF, a page and a print for each run; one row of the log like the list on the screen."""
    out, before = tmp_path / "lists.pdf", AccessLog.objects.filter(purpose="show_manifest").count()
    told = duadon("manifest", "--day", DAY, "--out", out, "--json", "--as", "dieuphoi").json
    assert told["runs"] == sum("Chuyến" in page for page in pages_of(out.read_bytes())) > 0
    assert AccessLog.objects.filter(purpose="show_manifest").count() == before + 1


def test_the_manifest_is_written_as_pdf_only(published, duadon, tmp_path):
    """Another ending is a wrong use, and nothing is written."""
    out = tmp_path / "lists.docx"
    answer = duadon("manifest", "--day", DAY, "--out", out, "--as", "dieuphoi")
    assert (answer.status, out.exists()) == (2, False)
    assert ".pdf" in answer.said


def test_a_day_without_a_plan_has_no_paper(stage, duadon, tmp_path):
    """Status 3 and the next step."""
    out = tmp_path / "lists.pdf"
    answer = duadon("manifest", "--day", DAY, "--out", out, "--as", "dieuphoi")
    assert (answer.status, out.exists()) == (3, False)
    assert "Xin lập kế hoạch trước" in answer.said


def test_a_played_day_closes_every_run_once(published, duadon):
    """Everybody is handed over and all runs close; the same day is not played twice."""
    played = duadon("run", "--day", DAY, "--json", "--as", "dieuphoi")
    assert played.status == 0
    assert played.json["closed"] == played.json["runs"] > 0
    assert played.json["parked"] == 0
    again = duadon("run", "--day", DAY, "--as", "dieuphoi")
    assert again.status == 3
    assert "đã có thao tác ghi nhận" in again.said


@pytest.mark.parametrize("left", [1, 2])
def test_who_is_left_aboard_is_named(published, duadon, left):
    """Closing is refused with each missing person, where last seen, at local time, whom to call."""
    answer = duadon("run", "--day", DAY, "--leave-aboard", left, "--as", "dieuphoi")
    assert answer.status == 3
    assert "Chuyến không kết thúc được" in answer.out
    missing = [line for line in answer.err.splitlines() if "thấy lần cuối" in line]
    assert len(missing) == left
    runs = duadon("manifest", "--day", DAY, "--json", "--as", "dieuphoi").json["runs"]
    planned = {f"{stop['depart']} {TODAY:%d/%m/%Y}" for run in runs for stop in run["stops"]}
    assert all("Gọi:" in line and any(time in line for time in planned) for line in missing)


def test_the_play_may_stop_early(published, duadon):
    """Until five in the morning nothing has been pressed and nothing is closed."""
    played = duadon("run", "--day", DAY, "--until", "05:00", "--json", "--as", "dieuphoi")
    assert played.status == 0
    assert played.json["taps"] == played.json["closed"] == 0


@pytest.mark.parametrize("command", ["verify", "manifest", "run"])
def test_without_a_plan_the_sentence_says_what_to_do(stage, duadon, command):
    """No plan of the day: status 3 and the next step."""
    answer = duadon(command, "--day", DAY, "--as", "dieuphoi")
    assert answer.status == 3
    assert "ập kế hoạch" in answer.said or "lập và công bố" in answer.said.lower()


def test_a_day_without_requests_is_refused(office, duadon):
    """Nobody asked: the sentence says so."""
    answer = duadon("plan", "--day", "01/10/2024", "--as", "dieuphoi")
    assert answer.status == 3
    assert "01/10/2024" in answer.said


def test_a_real_office_plays_nothing(office, duadon):
    """In a real office the phones press, not the command line."""
    from duadon.store.offices import Office

    Office.objects.update(made_up=False, clock_offset_seconds=0)
    answer = duadon("run", "--day", DAY, "--as", "dieuphoi")
    assert answer.status == 3
    assert "đơn vị mô phỏng" in answer.said


@pytest.mark.parametrize("words", [("plan", "--iterations", 1), ("run",)])
def test_a_ward_officer_neither_plans_nor_plays(office, duadon, words):
    """Planning and playing are the dispatcher's: status 4."""
    assert duadon(words[0], "--day", DAY, *words[1:], "--as", "p11.cskv").status == 4

"""`duadon plan` and `duadon verify` with files: no database is touched."""

from dataclasses import replace

import pytest

from duadon.cli.worth import worth_lines
from duadon.core.shuttle.json_form import plan_from_json, plan_to_json, problem_to_json
from duadon.core.shuttle.plan import Bound, BoundedFigure, BoundWay
from duadon.core.shuttle.verification import verify_plan
from tests.core.shuttle.later_day import later_problem
from tests.core.shuttle.tiny_day import tiny_plan, tiny_problem, with_capture, with_group


@pytest.fixture
def problem_file(tmp_path):
    """The small day in a file."""
    path = tmp_path / "day.json"
    path.write_text(problem_to_json(tiny_problem()), encoding="utf-8")
    return path


def test_a_plan_is_made_written_and_verified(duadon, problem_file, tmp_path):
    """What plan writes holds against the problem, and verify says 0."""
    out = tmp_path / "plan.json"
    made = duadon("plan", problem_file, "--out", out, "--iterations", 20)
    assert made.status == 0
    assert "Xếp được 5 người, chưa xếp được 0 người" in made.said
    assert verify_plan(plan_from_json(out.read_text(encoding="utf-8")), tiny_problem()) == ()
    verified = duadon("verify", problem_file, out)
    assert verified.status == 0
    assert "0 quy tắc bị vi phạm" in verified.said


def test_the_same_seed_gives_the_same_plan(duadon, problem_file):
    """As JSON the whole plan is printed, twice the same."""
    words = ("plan", problem_file, "--seed", 3, "--iterations", 20, "--json")
    first, second = duadon(*words).json, duadon(*words).json
    assert first == second
    assert first["people_placed"] == 5
    assert first["violations"] == []


def test_what_a_plan_is_worth_is_told(duadon, problem_file):
    """The five figures in their order, on the screen and as JSON."""
    words = ("plan", problem_file, "--iterations", 20)
    lines = [
        "Phục vụ 5 người (tính trọng số 7).",
        "Trễ tổng cộng 0 phút.",
        "Xa nhà tổng cộng",
        "Chạy",
        "0 người",
    ]
    said, told = duadon(*words).said, duadon(*words, "--json").json["worth"]
    assert all(line in said for line in lines)
    assert [line.startswith(begin) for line, begin in zip(told, lines, strict=True)] == [True] * 5
    assert "Không thể tốt hơn: mọi người đều được phục vụ." in said
    assert "tính như mỗi nhóm đi riêng một xe." in said


def test_a_gap_is_told_with_how_the_bound_was_found(monkeypatch):
    """The plan by hand is away for 247 minutes, direct rides are for 230: 7.4 % more than the bound."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    bound = Bound(figure=BoundedFigure.AWAY_SECONDS, value=13_800, found_by=BoundWay.DIRECT_RIDES)
    told = worth_lines(replace(tiny_plan(), bounds=(bound,)))[2]
    assert told == (
        "Away from home for 247 minutes in all, 80 minutes at most. "
        "The bound is 230, 7.4 % away: as if each group had a van to itself."
    )


def test_a_cap_of_time_cuts_the_search_short(duadon, problem_file):
    """The plan says so: another machine may get further."""
    words = ("plan", problem_file, "--iterations", 10**6, "--cpu-seconds", 0.2, "--json")
    assert duadon(*words).json["plan"]["value"]["cut_short"] is True


def test_a_day_that_has_begun_is_not_planned_as_if_it_had_not(duadon, tmp_path):
    """An engine that does not know what stands refuses."""
    path = tmp_path / "later.json"
    path.write_text(problem_to_json(later_problem()), encoding="utf-8")
    answer = duadon("plan", path)
    assert answer.status == 3
    assert "đã bắt đầu (commitments)" in answer.said


def test_who_is_left_out_is_told_with_the_reason(duadon, tmp_path):
    """A family that may be fetched only after it has to be home stands in a sentence."""
    path = tmp_path / "day.json"
    path.write_text(problem_to_json(with_group(tiny_problem(), 0, adults=())), encoding="utf-8")
    answer = duadon("plan", path, "--iterations", 5)
    assert answer.status == 0
    assert "Chưa xếp nhóm le (2 người)" in answer.said


def test_a_broken_plan_ends_with_3_and_its_sentences(duadon, problem_file, tmp_path):
    """Two children on one kit: told by sentence, and as JSON by code."""
    out = tmp_path / "plan.json"
    out.write_text(plan_to_json(with_capture(tiny_plan(), 1, kit=0)), encoding="utf-8")
    answer = duadon("verify", problem_file, out)
    assert answer.status == 3
    assert "có hai trẻ cùng lúc" in answer.said
    told = duadon("verify", problem_file, out, "--json")
    assert told.status == 3
    assert [one["code"] for one in told.json["violations"]] == ["shuttle.kit.overlap"]


def test_a_plan_of_another_day_does_not_hold(duadon, problem_file, tmp_path):
    """The day is checked too."""
    out = tmp_path / "plan.json"
    other = replace(tiny_plan(), day=tiny_plan().day.replace(month=10))
    out.write_text(plan_to_json(other), encoding="utf-8")
    assert duadon("verify", problem_file, out).status == 3


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (("plan", "thieu.json"), 5, "Không đọc được tệp “thieu.json”"),
        (("plan",), 2, "Ghi --day"),
        (("plan", "x.json", "--day", "2024-09-09"), 2, "Ghi --day"),
        (("plan", "x.json", "--publish"), 2, "--publish chỉ dùng với --day"),
        (("verify",), 2, "Ghi --day"),
        (("verify", "x.json"), 2, "Cần hai tệp"),
        (("verify", "x.json", "y.json", "--day", "2024-09-09"), 2, "Ghi --day"),
    ],
)
def test_wrong_use_is_told(duadon, words, status, sentence):
    """Each slip has its sentence and status."""
    answer = duadon(*words)
    assert answer.status == status
    assert sentence in answer.said


def test_a_file_that_is_something_else_is_refused(duadon, problem_file, tmp_path):
    """A plan is no problem, text is neither; the sentence names the file and the form wanted."""
    other = tmp_path / "other.json"
    other.write_text(plan_to_json(tiny_plan()), encoding="utf-8")
    answer = duadon("plan", other)
    assert answer.status == 3
    assert "duadon.day-problem/1" in answer.said
    other.write_text("no json", encoding="utf-8")
    answer = duadon("verify", problem_file, other)
    assert answer.status == 3
    assert "duadon.day-plan/1" in answer.said


def test_a_folder_that_is_not_there_takes_no_plan(duadon, problem_file, tmp_path):
    """The disk did not do its part: status 5."""
    answer = duadon("plan", problem_file, "--iterations", 0, "--out", tmp_path / "no" / "plan.json")
    assert answer.status == 5
    assert "Không ghi được tệp" in answer.said

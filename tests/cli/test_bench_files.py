"""`duadon day-benchmark` and `duadon darp`: files in, answers out that their checkers pass."""

import json

import pytest

from benchmarks.checking.days import judge as judge_day
from benchmarks.checking.dial_a_ride import judge, read_instance
from duadon.cli.main import works_on_files
from tests.benchmarks.small_day import day

TWO = """2 4 480 3 40
0  0 0 0  0   0 500
1 10 0 3  2   0 500
2 20 0 3  1   0 500
3 40 0 3 -2   0 500
4 30 0 3 -1  70 100
"""


@pytest.fixture
def day_file(tmp_path):
    """The small day in a file."""
    path = tmp_path / "small.json"
    path.write_text(json.dumps(day()), encoding="utf-8")
    return path


@pytest.fixture
def instance(tmp_path):
    """Two requests on a line, in a file."""
    path = tmp_path / "two.txt"
    path.write_text(TWO, encoding="utf-8")
    return path


@pytest.fixture
def files(day_file, instance):
    """Both files by what they hold."""
    return {"day": day_file, "instance": instance}


def test_a_day_is_answered_in_its_own_form(duadon, day_file):
    """The checker finds no fault, and everybody is served."""
    answer = duadon("day-benchmark", day_file, "--cpu-seconds", 1, "--seed", 3, "--json")
    assert answer.status == 0
    verdict = judge_day(day_file.read_text(encoding="utf-8"), answer.out)
    assert (verdict.faults, verdict.people) == ((), 5)


def test_a_day_is_told_in_a_sentence(duadon, day_file):
    """With the figures of the objective."""
    answer = duadon("day-benchmark", day_file, "--cpu-seconds", 1)
    assert answer.status == 0
    assert "Xếp được 5 người, chưa xếp được 0 người" in answer.said
    assert "small: 7 người tính trọng số" in answer.said


def test_an_instance_is_answered_by_its_node_numbers(duadon, instance):
    """The checker finds no fault; one van drives to the far end and back."""
    answer = duadon("darp", instance, "--cpu-seconds", 1, "--json")
    assert answer.status == 0
    told = answer.json
    assert told["name"] == "two"
    assert judge(read_instance(TWO), told["cost"], told["routes"]) == []
    assert told["cost"] == pytest.approx(80)


def test_an_instance_is_told_route_by_route(duadon, instance):
    """A line a van; both ways to bring the two home are equally short."""
    answer = duadon("darp", instance, "--cpu-seconds", 1)
    assert answer.status == 0
    assert "two: dài 80.0000, 1 xe" in answer.said
    assert "Xe 1: 1 2 " in answer.said


def test_requests_that_cannot_ride_are_told(duadon, instance):
    """No seat for the two of request 1: no answer, and what to try."""
    instance.write_text(TWO.replace("480 3 40", "480 1 40"), encoding="utf-8")
    answer = duadon("darp", instance, "--cpu-seconds", 0.2)
    assert answer.status == 3
    assert "Chưa tìm được tuyến cho 1 yêu cầu của two" in answer.said


@pytest.mark.parametrize(
    ("line", "status", "sentence"),
    [
        ("darp thieu.txt", 5, "Không đọc được tệp “thieu.txt”"),
        ("day-benchmark thieu.json", 5, "Không đọc được tệp “thieu.json”"),
        ("darp {day}", 3, "không phải bài toán đưa đón theo dạng của Cordeau (line 1: 5 numbers"),
        ("day-benchmark {instance}", 3, "không phải tệp ngày để đo máy lập kế hoạch (not JSON"),
        ("darp", 2, "INSTANCE"),
        ("darp x --cpu-seconds -1", 2, "cpu-seconds"),
    ],
)
def test_wrong_use_is_told(duadon, files, line, status, sentence):
    """One clear sentence each."""
    answer = duadon(*line.format(**files).split())
    assert answer.status == status
    assert sentence in answer.said


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("darp x.txt", True),
        ("day-benchmark x.json --json", True),
        ("plan x.json -o y.json", True),
        ("verify x.json y.json", True),
        ("plan --day 2024-09-09", False),
        ("verify --day=2024-09-09", False),
        ("progress", False),
        ("", False),
    ],
)
def test_what_works_on_files_needs_no_office(line, alone):
    """Neither secrets nor a database are asked for then."""
    assert works_on_files(line.split()) is alone

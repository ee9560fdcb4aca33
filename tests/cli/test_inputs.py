"""Days, times and accounts as people write them; a slip is answered with one clear sentence."""

from datetime import date

import pytest
import typer

from duadon.cli.inputs import read_clock, read_day
from duadon.cli.language import language
from duadon.core.values.times import at


@pytest.mark.parametrize("text", ["2024-09-08", "08/09/2024", "8/9/2024"])
def test_a_day_is_read_day_first(text):
    """Both ways of writing the eighth of September give that day."""
    assert read_day(text) == date(2024, 9, 8)


@pytest.mark.parametrize("text", ["", "9/2024", "31/02/2024", "2024/09/08", "09-13-2024", "ngày mai"])
def test_what_is_no_day_is_told(text):
    """The sentence repeats what was written and shows how to write it."""
    with pytest.raises(typer.BadParameter, match="09/09/2024") as told:
        read_day(text)
    assert f"“{text}”" in str(told.value)


@pytest.mark.parametrize(("text", "second"), [("08:20", at(8, 20)), ("0:05", at(0, 5)), ("24:00", at(24))])
def test_a_time_is_read_as_seconds(text, second):
    """Hours and minutes become seconds since midnight."""
    assert read_clock(text) == second


@pytest.mark.parametrize("text", ["25:00", "8", "08:60", "8h20"])
def test_what_is_no_time_is_told(text):
    """The sentence shows how to write a time."""
    with pytest.raises(typer.BadParameter, match="08:20"):
        read_clock(text)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "C.UTF-8"}, "vi"),
        ({"LC_MESSAGES": "en_US"}, "en"),
        ({}, "vi"),
    ],
)
def test_the_language_follows_the_locale(monkeypatch, names, expected):
    """LC_ALL before LC_MESSAGES before LANG; all but English is Vietnamese."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    assert language() == expected


def test_a_bad_day_is_wrong_usage(duadon):
    """A slip in the day ends with 2 before any account is looked at."""
    answer = duadon("manifest", "--day", "2024-13-01")
    assert answer.status == 2
    assert "“2024-13-01” không phải một ngày" in answer.said


def test_nobody_acts_without_a_name(duadon):
    """Without --as the hint says how to name an account."""
    answer = duadon("progress")
    assert answer.status == 2
    assert "Ghi tên tài khoản sau --as" in answer.said


def test_an_unknown_account_is_told(duadon, office):
    """Nobody of that name: status 4, and the name is repeated."""
    answer = duadon("progress", "--as", "nobody.here")
    assert answer.status == 4
    assert "nobody.here" in answer.said
    assert "Kiểm tra tên sau --as" in answer.said


def test_who_has_no_right_is_turned_away(duadon, office):
    """The administrator keeps the machine running and sees no figures: status 4."""
    answer = duadon("progress", "--as", "quantri")
    assert answer.status == 4
    assert "không có quyền" in answer.said


def test_the_account_may_stand_in_the_environment(duadon, office, monkeypatch):
    """DUADON_AS spares typing --as each time."""
    monkeypatch.setenv("DUADON_AS", "dieuphoi")
    assert duadon("progress").status == 0

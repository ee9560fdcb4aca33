"""The reference page of the commands tells of each command, option and exit status."""

import re
from pathlib import Path

import pytest

from duadon.cli import exit_status
from tests.cli.commands import all_commands, is_option, parameters_of

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "commands.md"
COMMANDS = all_commands()


def sections() -> dict[str, str]:
    """Return the text of each command's section."""
    parts = re.split(r"^## `duadon ([a-z-]+)`$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_each_command_has_its_section_and_no_other():
    """What is gone from the program is gone from the page."""
    assert sorted(sections()) == sorted(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_option_is_described_and_no_other(name):
    """The section names exactly the command's own options, and its arguments."""
    names = {option for one in parameters_of(COMMANDS[name]) if is_option(one) for option in one.opts}
    own = {option for option in names if option.startswith("--")}
    assert all(f"`{short}" in sections()[name] for short in names - own)
    assert set(re.findall(r"^\| `(--[a-z-]+)", sections()[name], flags=re.MULTILINE)) == own
    for one in parameters_of(COMMANDS[name]):
        if not is_option(one):
            assert one.metavar.split()[0].rstrip(".") in sections()[name]


def test_each_exit_status_is_listed():
    """0, 2 and each status of our own stand in the table."""
    own = {value for name, value in vars(exit_status).items() if name.isupper()}
    listed = {
        int(one) for one in re.findall(r"^\| ([0-9]) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert listed == own | {0, 2}

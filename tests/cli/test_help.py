"""The help is complete: every command says what it does and every option what it means."""

import pytest

from tests.cli.commands import all_commands, is_option, parameters_of

COMMANDS = all_commands()


def test_the_commands_are_these():
    """A command that comes or goes is noticed here."""
    assert sorted(COMMANDS) == [
        "clear-up",
        "clock",
        "darp",
        "day-benchmark",
        "demo",
        "import",
        "make-secrets",
        "manifest",
        "migrate",
        "plan",
        "progress",
        "report",
        "run",
        "serve",
        "verify",
        "work",
    ]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_command_and_option_has_help(name):
    """No option without an explanation that is a sentence."""
    command = COMMANDS[name]
    assert (command.help or "").strip()
    for parameter in parameters_of(command):
        assert (parameter.help or "").strip(), parameter.name


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_help_ends_well_and_names_the_options(name, duadon):
    """`duadon COMMAND --help` prints every option and leaves with 0."""
    answer = duadon(name, "--help")
    assert answer.status == 0
    for parameter in parameters_of(COMMANDS[name]):
        if is_option(parameter):
            assert max(parameter.opts, key=len) in answer.out


@pytest.mark.parametrize(
    "name",
    ["import", "plan", "verify", "run", "manifest", "report", "progress", "darp", "day-benchmark"],
)
def test_what_reads_or_answers_knows_json(name):
    """Every command that tells figures can tell them to a program."""
    assert any("--json" in parameter.opts for parameter in parameters_of(COMMANDS[name]))


def test_no_command_shows_the_help(duadon):
    """Bare `duadon` lists its commands."""
    assert all(name in duadon().out for name in COMMANDS)

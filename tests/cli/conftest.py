"""How tests type commands: in this process, through the same entry as the console script."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from duadon.cli import main


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a command left behind; `said` is all that it printed, unwrapped."""

    status: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """Return both streams as one line without boxes."""
        return " ".join((self.out + self.err).replace("│", " ").split())

    @property
    def json(self) -> Any:
        """Return what was printed as JSON."""
        return json.loads(self.out)


Duadon = Callable[..., Answer]
SET_BY_THE_ENTRY = ("DUADON_FILES_ONLY", "DUADON_MAKE_SECRETS")


@pytest.fixture
def duadon(monkeypatch, capsys) -> Duadon:
    """Return what types a command; its words as arguments."""
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    monkeypatch.delenv("DUADON_AS", raising=False)
    for name in SET_BY_THE_ENTRY:
        monkeypatch.setenv(name, "0")  # put back afterwards: a process of its own would have ended

    def typed(*words: object) -> Answer:
        monkeypatch.setattr("sys.argv", ["duadon", *map(str, words)])
        with pytest.raises(SystemExit) as left:
            main.run()
        printed = capsys.readouterr()
        return Answer(status=int(left.value.code or 0), out=printed.out, err=printed.err)

    return typed

"""The import contracts hold, and each of them can fail."""

import re
import shutil
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

LAYERS = "1 Rooms stand in layers, and there are no others"
CORE_LAYERS = "2 Inside core, subjects stand in layers"
CORE_PURE = "3 Core knows a short list of the standard library, nothing else"
DOORS = "4 Each outside library has its own door"
TABLES = "5 Tables and the outside world are reached through the rooms for it"
PLANNER = "6 The planner and the verification of its plans share no code"
VERIFICATION = "6b Verification knows the problem, the plan and values only"
CYCLES = "7 No two siblings import each other"
RECORDS = "8 Records of people are reached through access only"

# One planted breach each: the file, its text, the contract it breaks, and what the report says.
PLANTED = [
    ("utils/drawer.py", "", LAYERS, "- duadon.utils"),
    ("planning/upward.py", "import duadon.actions", LAYERS, "duadon.planning.upward -> duadon.actions"),
    ("queries/hidden.py", "def f():\n    import duadon.web", LAYERS, "duadon.queries.hidden -> duadon.web"),
    ("web/across.py", "import duadon.cli", LAYERS, "duadon.web.across -> duadon.cli"),
    ("core/drawer/stuff.py", "", CORE_LAYERS, "- duadon.core.drawer"),
    (
        "core/values/upward.py",
        "import duadon.core.shuttle",
        CORE_LAYERS,
        "duadon.core.values.upward -> duadon.core.shuttle",
    ),
    (
        "core/values/framed.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import django",
        CORE_PURE,
        "duadon.core.values.framed -> django",
    ),
    ("core/values/dice.py", "import random", CORE_PURE, "duadon.core.values.dice -> random"),
    ("adapters/tables.py", "import django", DOORS, "duadon.adapters.tables -> django"),
    ("web/sheets.py", "import python_calamine", DOORS, "duadon.web.sheets -> python_calamine"),
    ("queries/ciphers.py", "import cryptography", DOORS, "duadon.queries.ciphers -> cryptography"),
    ("web/rows.py", "import duadon.store.models", TABLES, "duadon.web.rows -> duadon.store.models"),
    ("web/sending.py", "import duadon.adapters", TABLES, "duadon.web.sending -> duadon.adapters"),
    (
        "planning/peeking.py",
        "import duadon.core.shuttle.verification",
        PLANNER,
        "duadon.planning.peeking -> duadon.core.shuttle.verification",
    ),
    (
        "core/shuttle/verification.py",
        "import duadon.core.shuttle.manifest",
        VERIFICATION,
        "duadon.core.shuttle.verification -> duadon.core.shuttle.manifest",
    ),
    (
        "core/shuttle/manifest.py",
        "import duadon.core.shuttle.verification",
        CYCLES,
        ".verification -> .manifest",
    ),
    (
        "queries/people.py",
        "import duadon.store.records",
        RECORDS,
        "duadon.queries.people -> duadon.store.records",
    ),
]


def _copy(tree: Path) -> Path:
    shutil.copytree(ROOT / "src", tree / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tree)
    return tree


def _plant(tree: Path) -> None:
    for name, text, _, _ in PLANTED:
        path = tree / "src" / "duadon" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        (path.parent / "__init__.py").touch()
        with path.open("a", encoding="utf-8") as module:
            module.write(f"\n{text}\n")


def _lint(tree: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-logo", "--no-cache"],
        cwd=tree,
        env={"PYTHONPATH": str(tree / "src"), "PATH": "", "COLUMNS": "400", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    """Return what import-linter says about a copy of the source with every breach planted."""
    tree = _copy(tmp_path_factory.mktemp("planted"))
    _plant(tree)
    return _lint(tree)


def _section(report: str, contract: str) -> str:
    """Cut the part of the report about one broken contract, with the white space evened out."""
    _, _, details = report.partition("Broken contracts")
    lines = details.splitlines()
    starts = [number for number, line in enumerate(lines) if set(line) == {"-"}]
    bounds = [*(number - 1 for number in starts), len(lines)]
    for start, end in pairwise(bounds):
        if lines[start] == contract:
            return " ".join(" ".join(lines[start:end]).split())
    return ""


def test_brackets_go_when_a_room_is_born():
    """A room in brackets may be absent; one that is there must not stay optional."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    for contract in contracts["contracts"]:
        for container in contract.get("containers", ()):
            folder = ROOT / "src" / container.replace(".", "/")
            unborn = re.findall(r"\((\w+)\)", " ".join(contract["layers"]))
            assert [room for room in unborn if (folder / room / "__init__.py").exists()] == []


def test_the_contracts_hold(tmp_path):
    """The source as it stands keeps every contract."""
    done = _lint(_copy(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_breach_fails_the_check(planted):
    """A planted breach is no warning, it ends with a failure."""
    assert planted.returncode == 1, planted.stdout + planted.stderr


@pytest.mark.parametrize(
    ("contract", "trace"), [(contract, trace) for _, _, contract, trace in PLANTED], ids=str
)
def test_each_contract_can_fail(planted, contract, trace):
    """The report names each breach under the contract that it breaks."""
    assert trace in _section(planted.stdout, contract)

"""Starting for real: secrets are made once, on demand only, and the demo keeps away from real data."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
DUADON = Path(sys.executable).with_name("duadon")


@pytest.fixture
def real(tmp_path):
    """Run `duadon` in real mode with a folder for secrets that is empty at first."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DUADON_")}
    surroundings = {
        **kept,
        "DUADON_SECRET_DIR": str(tmp_path / "secrets"),
        "DUADON_DATABASE": f"sqlite:{tmp_path}/real.sqlite3",
        "LC_ALL": "C.UTF-8",
    }

    def run(*words):
        return subprocess.run(
            [DUADON, *words], env=surroundings, capture_output=True, text=True, cwd=tmp_path, check=False
        )

    return run


def test_no_secrets_no_start_then_made_once(real, tmp_path):
    """Without secrets nothing starts; make-secrets makes them for the owner only, and keeps them."""
    refused = real("progress", "--as", "x")
    assert refused.returncode == 5
    assert "duadon make-secrets" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not (tmp_path / "secrets").exists()
    assert real("make-secrets").returncode == 0
    first = {path.name: path.read_text() for path in (tmp_path / "secrets").iterdir()}
    assert sorted(first) == ["django.key", "sealing-1.key"]
    assert all(path.stat().st_mode & 0o077 == 0 for path in (tmp_path / "secrets").iterdir())
    assert real("make-secrets").returncode == 0
    assert first == {path.name: path.read_text() for path in (tmp_path / "secrets").iterdir()}


@pytest.mark.parametrize("command", [[], ["serve"], ["import"], ["plan"], ["make-secrets"]])
def test_help_needs_no_secrets_and_no_database(real, tmp_path, command):
    """Before anything is set up the help is told, and nothing is made by asking for it."""
    told = real(*command, "--help")
    assert told.returncode == 0, told.stderr
    assert "--help" in told.stdout
    assert list(tmp_path.iterdir()) == []


def test_real_mode_has_no_demo_and_says_what_is_missing(real):
    """The demo is refused with 3; a database without tables is told with the command that makes them."""
    real("make-secrets")
    demo = real("demo", "--fresh")
    assert demo.returncode == 3
    assert "DUADON_MADE_UP=1" in demo.stderr
    untouched = real("progress", "--as", "x")
    assert untouched.returncode == 5
    assert "duadon migrate" in untouched.stderr
    assert real("migrate").returncode == 0
    assert real("progress", "--as", "x").returncode == 4

"""The throw-away cluster takes the newest binaries, and says why it does without."""

import sys

import pytest

from tests import throwaway_postgres
from tests.debian_packages import NotInstalled, services_kept_still
from tests.throwaway_postgres import binaries, main, newest_binaries


@pytest.fixture
def family(tmp_path, monkeypatch):
    """Stand in for the folder that holds one folder a version."""
    monkeypatch.setattr(throwaway_postgres, "newest_binaries", lambda: newest_binaries(tmp_path))
    return tmp_path


def _put(family, version):
    folder = family / version / "bin"
    folder.mkdir(parents=True)
    (folder / "initdb").touch()
    return folder


def test_the_newest_version_is_taken(family):
    """Versions are compared as numbers: 15 is newer than 9."""
    assert newest_binaries(family) is None
    _put(family, "9")
    newest = _put(family, "15")
    _put(family, "common")
    assert binaries(is_root=False, environment={}) == newest


@pytest.mark.parametrize(
    ("is_root", "environment", "reason"),
    [(True, {"NO_APT": "1"}, "NO_APT=1"), (False, {}, "apt-get install postgresql")],
)
@pytest.mark.usefixtures("family")
def test_nothing_is_installed_where_it_may_not(monkeypatch, is_root, environment, reason):
    """NO_APT=1 and a caller who is not root each end with the reason, and no package manager runs."""
    monkeypatch.setattr(throwaway_postgres, "_install", lambda: pytest.fail("installed"))
    with pytest.raises(NotInstalled, match=reason):
        binaries(is_root=is_root, environment=environment)


@pytest.mark.usefixtures("family")
def test_a_skipped_group_says_so_and_does_not_run(monkeypatch, capsys, tmp_path):
    """Without PostgreSQL the command is not run, and the exit status is 0."""
    monkeypatch.setenv("NO_APT", "1")
    trace = tmp_path / "ran"
    assert main([sys.executable, "-c", f"open({str(trace)!r}, 'w')"]) == 0
    assert "SKIPPED on PostgreSQL" in capsys.readouterr().out
    assert not trace.exists()


@pytest.mark.parametrize("existing", [None, "#!/bin/sh\nexit 0\n"])
def test_the_start_policy_is_left_as_it_was(tmp_path, existing):
    """Services are kept still while the package goes in; afterwards the policy is as before."""
    policy = tmp_path / "policy-rc.d"
    if existing:
        policy.write_text(existing)
    with services_kept_still(policy):
        assert policy.read_text() == existing or "exit 101" in policy.read_text()
    assert (policy.read_text() if policy.exists() else None) == existing

"""The check of vendored files sees what is changed, missing, unlisted, unpacked, or from another version."""

import gzip
import json
import shutil

import pytest

from tests.architecture import vendored


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A copy of the pages' folder to break."""
    copy = tmp_path / "vendor"
    shutil.copytree(vendored.PAGES, copy)
    monkeypatch.setattr(vendored, "PAGES", copy)
    return copy


def _style(folder):
    return next(folder.glob("tabler-*/tabler.min.css"))


def test_what_is_committed_is_whole():
    """The files of this tree have no fault."""
    assert list(vendored.faults()) == []


def test_a_changed_file_is_found(folder):
    """One byte more is seen, in the file and in its twin."""
    _style(folder).write_bytes(_style(folder).read_bytes() + b" ")
    found = list(vendored.folder_faults(folder))
    assert len(found) == 2
    assert "not what the manifest says" in found[0]


def test_a_stranger_a_missing_licence_and_a_stale_twin_are_found(folder):
    """Each has its own sentence."""
    (folder / "extra.js").write_text("1")
    _style(folder).with_name("LICENSE").unlink()
    _style(folder).with_name("tabler.min.css.gz").write_bytes(gzip.compress(b"old"))
    found = " | ".join(vendored.folder_faults(folder))
    assert "extra.js is in no manifest" in found
    assert "keeps no licence" in found
    assert "is not the file, packed" in found


def test_a_twin_is_the_same_on_every_day():
    """No time of packing stands in it."""
    assert vendored.packed(b"x" * 99) == vendored.packed(b"x" * 99)
    assert vendored.packed(b"x" * 99)[4:8] == bytes(4)


def test_a_lock_with_an_address_or_another_version_is_found():
    """The lock file stays free of addresses, and copies come from what it locks."""
    package = json.dumps({"dependencies": {"htmx.org": "2.0.11"}})
    lock = json.dumps({"packages": {"node_modules/htmx.org": {"version": "2.0.10", "resolved": "x"}}})
    entry = {"file": "htmx.min.js", "package": "htmx.org", "version": "2.0.9"}
    assert len(list(vendored.lock_faults(package, lock, [entry]))) == 3

"""The checks of the documents can fail."""

import pytest

from tests.architecture import documents


def _write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("target", ["missing.md", "../nowhere/page.md", "missing.md#part"])
def test_a_broken_link_is_found(tmp_path, target):
    """A relative link to nothing is a fault, with or without a fragment."""
    _write(tmp_path / "docs" / "page.md", f"See [this]({target}).")
    assert len(list(documents.broken_links(tmp_path))) == 1


@pytest.mark.parametrize("target", ["page.md", "page.md#part", "https:" + "//example.invalid/x", "#part"])
def test_a_good_link_is_not(tmp_path, target):
    """Pages that exist, places in the page and addresses outside are no faults."""
    _write(tmp_path / "docs" / "page.md", f"See [this]({target}).")
    assert list(documents.broken_links(tmp_path)) == []


@pytest.mark.parametrize(("lines", "faults"), [(6, 1), (7, 0), (40, 0), (41, 1)])
def test_a_record_has_7_to_40_lines(tmp_path, lines, faults):
    """A record is neither a slogan nor an essay."""
    _write(tmp_path / "0001-a-title.md", "line\n" * lines)
    assert len(list(documents.misshapen_records(tmp_path))) == faults


def test_a_record_has_a_number_of_its_own(tmp_path):
    """Two records of one number and a name without number are faults."""
    for name in ("0001-one.md", "0001-other.md", "Title.md"):
        _write(tmp_path / name, "line\n" * 10)
    assert len(list(documents.misshapen_records(tmp_path))) == 2


@pytest.mark.parametrize("comment", ["noqa: S603", "type: ignore[assignment]", "ruff: noqa"])
def test_a_silenced_check_needs_a_record(tmp_path, comment):
    """A line that silences a check is a fault until it names a decision record that exists."""
    module = tmp_path / "src" / "duadon" / "cli" / "machine.py"
    _write(tmp_path / "docs" / "decisions" / "0001-why.md", "line\n" * 7)
    for named, faults in (("", 1), ("  # decision 0002", 1), ("  # decision 0001", 0)):
        _write(module, f"run()  # {comment}{named}\n")
        assert len(list(documents.unrecorded_exceptions(tmp_path))) == faults


def test_the_glossary_must_have_each_noun(tmp_path):
    """A table, and a term of the field once used, must stand in the glossary."""
    source = "class TripRequest(models.Model):\n    pass\n\nhandover = 1\n"
    _write(tmp_path / "package" / "store.py", source)
    _write(tmp_path / "glossary.md", "`TripRequest` a wish to ride; handover is not in code marks")
    missing = list(documents.missing_nouns(tmp_path / "glossary.md", tmp_path / "package"))
    assert missing == ["glossary.md lacks `handover`"]

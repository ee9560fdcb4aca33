"""The page of settings holds, and its check can fail."""

from tests.architecture import variables
from tests.architecture.tree import PACKAGE


def _package(folder, source):
    folder.mkdir()
    (folder / "settings.py").write_text(source, encoding="utf-8")
    return folder


def test_the_page_holds():
    """Every variable is explained, and no other."""
    assert list(variables.faults(variables.PAGE, PACKAGE)) == []


def test_a_variable_without_a_word_is_found(tmp_path):
    """A variable that the source reads must be explained."""
    package = _package(tmp_path / "package", "import os\nos.environ.get('DUADON_SECRET_DIR')\n")
    page = tmp_path / "settings.md"
    assert list(variables.faults(page, package)) == ["settings.md does not explain DUADON_SECRET_DIR"]
    page.write_text("| `DUADON_SECRET_DIR` | where secrets lie |\n", encoding="utf-8")
    assert list(variables.faults(page, package)) == []


def test_a_variable_that_is_gone_is_found(tmp_path):
    """A word about a variable that nothing reads is a fault, also where a docstring names it in passing."""
    package = _package(tmp_path / "package", '"""Once read DUADON_OLD and more."""\n')
    page = tmp_path / "settings.md"
    page.write_text("| `DUADON_OLD` | something |\n", encoding="utf-8")
    assert list(variables.faults(page, package)) == ["settings.md explains DUADON_OLD, which nothing reads"]

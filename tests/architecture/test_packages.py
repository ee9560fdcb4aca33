"""Every folder with modules is a package: the import contracts cannot see any other."""

from pathlib import Path

import pytest

from tests.architecture.tree import PACKAGE, ROOT


def _folders_without_init(root: Path) -> list[Path]:
    folders = {path.parent for path in root.rglob("*.py")}
    return sorted(folder for folder in folders if not (folder / "__init__.py").is_file())


@pytest.mark.parametrize("folder", ["src/duadon", "tests"])
def test_every_folder_with_modules_is_a_package(folder):
    """A folder without `__init__.py` would escape import-linter."""
    assert _folders_without_init(ROOT / folder) == []


def test_a_folder_without_init_is_found(tmp_path):
    """The check sees a planted folder."""
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden" / "module.py").touch()
    assert _folders_without_init(tmp_path) == [tmp_path / "hidden"]


def test_the_root_package_is_empty():
    """Core must be importable without anything being run on the way."""
    assert (PACKAGE / "__init__.py").read_text(encoding="utf-8") == ""


def test_no_drawer_for_leftovers():
    """No module or folder is named for having no subject."""
    drawers = {"utils", "util", "helpers", "common", "misc", "services"}
    assert [path for path in PACKAGE.rglob("*") if path.stem in drawers] == []

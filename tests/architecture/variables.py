"""The page of settings: every environment variable that the source reads is explained, and no other."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.tree import DOCS, PACKAGE, python_files, report

PAGE = DOCS / "reference" / "settings.md"
_VARIABLE = re.compile(r"(DUADON|DJANGO|LC)_[A-Z_]+|LANG")
_EXPLAINED = re.compile(r"^\| `([A-Z_]+)`", re.MULTILINE)


def variables_read(package: Path) -> set[str]:
    """Return the environment variables that modules of the package name in a text of its own."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in python_files(package))
    constants = (node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {text for text in constants if isinstance(text, str) and _VARIABLE.fullmatch(text)}


def faults(page: Path, package: Path) -> Iterator[str]:
    """Yield variables read but not explained, and explained but not read."""
    explained = set(_EXPLAINED.findall(page.read_text(encoding="utf-8"))) if page.is_file() else set()
    read = variables_read(package)
    yield from (f"{page.name} does not explain {name}" for name in sorted(read - explained))
    yield from (f"{page.name} explains {name}, which nothing reads" for name in sorted(explained - read))


if __name__ == "__main__":
    sys.exit(report("settings", faults(PAGE, PACKAGE), summary="every variable is explained"))

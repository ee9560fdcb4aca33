"""Where things are, and how the checks report what they found."""

import ast
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "duadon"
DOCS = ROOT / "docs"

Definition = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(*folders: Path) -> Iterator[Path]:
    """Yield the modules below the folders, migrations apart: Django writes those."""
    for folder in folders:
        yield from (path for path in sorted(folder.rglob("*.py")) if "migrations" not in path.parts)


def definitions(source: str) -> Iterator[Definition]:
    """Yield each function and method, nested ones too."""
    return (node for node in ast.walk(ast.parse(source)) if isinstance(node, Definition))


def decorator_names(node: Definition) -> set[str]:
    """Return the plain names that a function is decorated with."""
    return {one.id for one in node.decorator_list if isinstance(one, ast.Name)}


def line_count(node: Definition) -> int:
    """Count the lines from `def` to the end, docstring included."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def report(subject: str, faults: Iterable[str], *, summary: str) -> int:
    """Print the faults, or the summary where there are none; return the exit status."""
    found = list(faults)
    for fault in found:
        print(f"{subject}: {fault}".replace(f"{ROOT}/", ""), file=sys.stderr)
    if not found:
        print(f"check: {summary}")
    return 1 if found else 0

"""Size limits: functions, modules, templates, and the median function."""

import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.architecture.tree import (
    PACKAGE,
    ROOT,
    decorator_names,
    definitions,
    line_count,
    python_files,
    report,
)

FUNCTION_LIMIT = 50
KERNEL_LIMIT = 120
MODULE_LIMIT = 400
TEMPLATE_LIMIT = 150
MEDIAN_LIMIT = 10

# A compiled kernel is one loop over arrays: what is called from it costs time or compiling.
KERNEL_MARKS = {"compiled", "compiled_in_place"}
# Tables of data may be longer. Each entry names the decision record that says why.
EXEMPT = {
    "tests/core/shuttle/tiny_day.py": "docs/decisions/0003-checks-are-tested-code.md",
}


def long_functions(path: Path) -> Iterator[str]:
    """Yield one fault a function over the limit."""
    for node in definitions(path.read_text(encoding="utf-8")):
        limit = KERNEL_LIMIT if decorator_names(node) & KERNEL_MARKS else FUNCTION_LIMIT
        if line_count(node) > limit:
            yield f"{path}:{node.lineno} {node.name} has {line_count(node)} lines, limit {limit}"


def long_file(path: Path, limit: int) -> Iterator[str]:
    """Yield a fault if the file is over the limit."""
    lines = len(path.read_text(encoding="utf-8").splitlines())
    if lines > limit:
        yield f"{path} has {lines} lines, limit {limit}"


def median_function(folder: Path) -> float:
    """Return the median length of the functions below the folder, 0 where there are none."""
    texts = (path.read_text(encoding="utf-8") for path in python_files(folder))
    return median([line_count(node) for text in texts for node in definitions(text)] or [0])


def faults(root: Path) -> Iterator[str]:
    """Yield every breach of a limit in src and tests."""
    for path in python_files(root / "src", root / "tests"):
        if str(path.relative_to(root)) not in EXEMPT:
            yield from long_functions(path)
            yield from long_file(path, MODULE_LIMIT)
    for path in sorted((root / "src").rglob("*.html")):
        yield from long_file(path, TEMPLATE_LIMIT)
    if median_function(root / "src") > MEDIAN_LIMIT:
        yield f"the median function has {median_function(root / 'src'):g} lines, limit {MEDIAN_LIMIT}"


def unfounded_exemptions(root: Path) -> Iterator[str]:
    """Yield the exemptions whose file or decision record does not exist."""
    for name, record in EXEMPT.items():
        yield from (f"exempt but missing: {path}" for path in (name, record) if not (root / path).is_file())


if __name__ == "__main__":
    sys.exit(
        report(
            "sizes",
            [*faults(ROOT), *unfounded_exemptions(ROOT)],
            summary=f"sizes hold; the median function has {median_function(PACKAGE):g} lines",
        )
    )

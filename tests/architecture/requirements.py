"""Requirements are pinned, hashed, free of addresses, and development contains production."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.tree import ROOT, report

_PIN = re.compile(r"^([a-z0-9-]+)(\[[a-z,]+\])?==(\S+)", re.MULTILINE)


def pins(text: str) -> dict[str, str]:
    """Return the pinned version of each package."""
    return {match[1]: match[3] for match in _PIN.finditer(text)}


def file_faults(name: str, text: str) -> Iterator[str]:
    """Yield what is wrong with one file: an address, an option, a line without pin or hash."""
    if "://" in text:
        yield f"{name} holds an address"
    for entry in text.replace("\\\n", " ").splitlines():
        if entry.startswith("-"):
            yield f"{name} sets an option: {entry}"
        elif not _PIN.match(entry) or "--hash=sha256:" not in entry:
            yield f"{name} has a line without pin and hash: {entry[:60]}"


def difference_faults(base: str, dev: str) -> Iterator[str]:
    """Yield each pin of base that dev lacks or has at another version."""
    found = pins(dev)
    for package, version in pins(base).items():
        if found.get(package) != version:
            yield f"base pins {package} {version}, dev has {found.get(package)}"


def faults(folder: Path) -> Iterator[str]:
    """Yield every fault of the requirement files in the folder."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}
    for name, text in texts.items():
        yield from file_faults(name, text)
    yield from difference_faults(texts["base.txt"], texts["dev.txt"])


if __name__ == "__main__":
    sys.exit(report("requirements", faults(ROOT / "requirements"), summary="requirements hold no address"))

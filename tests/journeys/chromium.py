"""Debian's Chromium: found, or installed where that is allowed.

    python -m tests.journeys.chromium

Prepares a test run: installs the browser where root may, says why not elsewhere; exit status 0 both times.
"""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Browser, BrowserType

from tests.debian_packages import NotInstalled, install, refuse_unless_installable

PACKAGES = "chromium fonts-liberation"
# No calls home: in a closed network each of them waits for an answer.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def find_chromium() -> Path | None:
    """Return the browser's program, or None."""
    found = shutil.which("chromium")
    return Path(found) if found else None


def prepare(*, is_root: bool, environment: Mapping[str, str]) -> Path:
    """Return the browser's program, installed first where that is allowed; NotInstalled otherwise."""
    found = find_chromium()
    if found is None:
        refuse_unless_installable("Chromium", PACKAGES, is_root=is_root, environment=environment)
        install("Chromium", PACKAGES)
        found = find_chromium()
    if found is None:
        raise NotInstalled("the package chromium put no program on the path")
    return found


def launch(kind: BrowserType, program: Path) -> Browser:
    """Start it without a window."""
    return kind.launch(executable_path=program, args=list(QUIET))


def main() -> int:
    """Prepare, and say why the browser tests will be skipped where it cannot be."""
    try:
        prepare(is_root=os.geteuid() == 0, environment=os.environ)
    except NotInstalled as reason:
        print(f"SKIPPED in the browser: {reason}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

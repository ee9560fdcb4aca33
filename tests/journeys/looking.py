"""What is wrong with a page that stands open in a browser."""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, ViewportSize

HERE = Path(__file__).parent
_NARROW = ViewportSize(width=320, height=640)


def faults_by_axe(page: Page) -> Iterator[str]:
    """Yield each violation of accessibility with the places where it stands."""
    page.evaluate((HERE / "vendor" / "axe.min.js").read_text())
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")["violations"]
    for one in found:
        yield f"{one['id']}: {[node['html'][:120] for node in one['nodes']][:4]}"


def faults_when_small_and_large(page: Page) -> Iterator[str]:
    """Make the window 320 px wide and the text twice as large; yield what overlaps, sticks out or is cut."""
    page.set_viewport_size(_NARROW)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    for fault in page.evaluate((HERE / "on_page.js").read_text()):
        yield str(fault)

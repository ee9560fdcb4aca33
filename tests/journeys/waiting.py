"""Waiting for work in the background, as a person waits: by looking, or by loading the page again."""

from playwright.sync_api import Page, expect

_LOOKS = 120
_BETWEEN_LOOKS_MS = 400


def wait_for_job(page: Page, state: str = "Đã xong") -> None:
    """Stay on a job's page until it is over in that state; without JavaScript press its own link."""
    end = page.get_by_text(state, exact=True)
    again = page.get_by_role("link", name="Tải lại")
    for _ in range(_LOOKS):
        if end.is_visible():
            break
        if again.is_visible():
            again.click()
        page.wait_for_timeout(_BETWEEN_LOOKS_MS)
    expect(end).to_be_visible()

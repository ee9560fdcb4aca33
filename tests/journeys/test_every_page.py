"""Each page that the resolver knows, looked at as its own officer does: by axe, small, large and light."""

import json
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, Response

from tests.journeys.addresses import NOTHING_TO_SEE, WHO_LOOKS, Look, known_names, looks
from tests.journeys.people import DESK, PHONE, Device, People
from tests.leaks import PERSONAL_NUMBER

HERE = Path(__file__).parent
NARROW = Device(width=320, height=640)
FIRST_LOAD_BYTES = 200_000
LOOKS = [pytest.param(look, id=look.label) for look in looks()]


@pytest.fixture(scope="module")
def windows(browser, served_site):
    """Windows of those who look, one for each officer and screen, each signed in once."""
    with People(browser) as people:

        @cache
        def window(username: str | None, device: Device) -> Page:
            if username is None:
                return people.open(served_site, device)
            return people.sign_in(served_site, username, device)

        yield window


@pytest.fixture
def visit(windows, served_site):
    """Open a page and return its window with the answer."""

    def open_page(look: Look, device: Device) -> tuple[Page, Response]:
        page = windows(look.username, device)
        answer = page.goto(look.path(served_site), wait_until="load")
        assert answer is not None
        assert answer.ok, (answer.url, answer.status)
        return page, answer

    return open_page


def test_every_page_is_looked_at():
    """A new page is red until somebody says who looks at it."""
    assert known_names() == {*WHO_LOOKS, *NOTHING_TO_SEE}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("device", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing(visit, look, device):
    """No violation of accessibility on any page, on the desk and on the phone."""
    page, _ = visit(look, device)
    page.evaluate((HERE / "vendor" / "axe.min.js").read_text())
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")["violations"]
    told = [(one["id"], [node["html"][:120] for node in one["nodes"]][:4]) for one in found]
    assert not told, json.dumps(told, ensure_ascii=False, indent=1)


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_overlaps_when_small_and_large(visit, look):
    """320 px wide with text of twice the size: nothing overlaps, sticks out or is cut off."""
    page, _ = visit(look, NARROW)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate((HERE / "on_page.js").read_text()) == []


@pytest.mark.parametrize("look", LOOKS)
def test_no_full_number_is_on_any_page(visit, look):
    """No page holds twelve digits of a personal number, not even where nobody sees them."""
    _, answer = visit(look, DESK)
    assert PERSONAL_NUMBER.findall(answer.text()) == []


@pytest.mark.parametrize("look", LOOKS)
def test_the_first_load_is_light(browser, windows, served_site, look):
    """At most 200 kB come over the line when a page is opened for the first time, files included."""
    known = windows(look.username, DESK).context.storage_state()
    with browser.new_context(base_url=served_site.address, storage_state=known) as window:
        page = window.new_page()
        taken: list[Request] = []

        def note(request: Request) -> None:
            taken.append(request)

        page.on("requestfinished", note)
        page.goto(look.path(served_site), wait_until="load")
        total = sum(one.sizes()["responseBodySize"] for one in taken)
    assert 0 < total <= FIRST_LOAD_BYTES

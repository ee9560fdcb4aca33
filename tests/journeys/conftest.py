"""A browser a worker, a stage a run, and a site of its own for each journey."""

import fcntl
import os
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, Response, sync_playwright

from tests.journeys.addresses import Look
from tests.journeys.begun_work import begin_work
from tests.journeys.chromium import find_chromium, launch
from tests.journeys.people import Device, People
from tests.journeys.sites import ZONE, Site, make_stage, served_copy


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; without it these tests are skipped with the reason."""
    program = find_chromium()
    if program is None:
        pytest.skip("Chromium is not installed; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        yield launch(playwright.chromium, program)


def _made_once(name: str, worker_folder: Path) -> Path:
    """Return the stage, made by whichever of the parallel workers asks first; never one of an earlier run."""
    run_folder = worker_folder.parent if "PYTEST_XDIST_WORKER" in os.environ else worker_folder
    folder = run_folder / "stages" / name
    folder.mkdir(parents=True, exist_ok=True)
    ready = folder / "ready"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        # What could not be made once is not tried again for every test.
        begun = folder / "begun"
        assert ready.exists() or not begun.exists(), f"the stage {name} could not be made: see above"
        if not ready.exists():
            begun.touch()
            make_stage(name, folder)
            ready.touch()
    return folder / f"{name}.sqlite3"


@pytest.fixture(scope="session")
def lists_stage(tmp_path_factory) -> Path:
    """Ward 11's list is read, and nothing else has happened."""
    return _made_once("lists", tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def served_stage(tmp_path_factory) -> Path:
    """The demo's story up to its served morning."""
    return _made_once("served", tmp_path_factory.getbasetemp())


@pytest.fixture
def early_site(lists_stage, tmp_path) -> Iterator[Site]:
    """A site before the first visit."""
    with served_copy(lists_stage, tmp_path) as site:
        yield site


@pytest.fixture(scope="module")
def served_site(browser, served_stage, tmp_path_factory) -> Iterator[Site]:
    """A site on the demo's morning, for looking at; tests of a module share it.

    Somebody has begun a job and an import there, so that they can be looked at.
    """
    with served_copy(served_stage, tmp_path_factory.mktemp("served")) as site, People(browser) as people:
        begin_work(people, site, served_stage)
        yield site


@pytest.fixture
def morning_site(served_stage, tmp_path) -> Iterator[Site]:
    """A site of its own on the demo's morning, its clock at 08:20."""
    with served_copy(served_stage, tmp_path) as site:
        site.set_clock(datetime(2024, 9, 19, 8, 20, tzinfo=ZONE))
        yield site


@pytest.fixture(scope="module")
def windows(browser, served_site) -> Iterator[Callable[[str | None, Device], Page]]:
    """Windows of those who look, one for each officer and screen, each signed in once."""
    with People(browser) as people:

        @cache
        def window(username: str | None, device: Device) -> Page:
            if username is None:
                return people.open(served_site, device)
            return people.sign_in(served_site, username, device)

        yield window


@pytest.fixture
def later_look(windows, served_site) -> Callable[[Look, Device], Page]:
    """Open a page in a window that has seen others before."""

    def open_page(look: Look, device: Device) -> Page:
        page: Page = windows(look.username, device)
        page.set_viewport_size({"width": device.width, "height": device.height})
        _open_well(page, look.path(served_site))
        return page

    return open_page


@pytest.fixture
def first_look(browser, windows, served_site):
    """Open a page in a window that knows its officer and has no file of the site yet."""
    opened = []

    def open_page(look: Look, device: Device, hear: Callable[[Request], None]) -> tuple[Page, Response]:
        known = windows(look.username, device).context.storage_state()
        window = browser.new_context(
            base_url=served_site.address,
            storage_state=known,
            viewport={"width": device.width, "height": device.height},
            locale="vi-VN",
        )
        opened.append(window)
        page = window.new_page()
        page.on("requestfinished", hear)
        return page, _open_well(page, look.path(served_site))

    yield open_page
    for window in opened:
        window.close()


def _open_well(page: Page, path: str) -> Response:
    answer = page.goto(path, wait_until="load")
    assert answer is not None
    assert answer.ok, (answer.url, answer.status)
    return answer


@pytest.fixture
def people(browser) -> Iterator[People]:
    """Officers who sign in, each in a browser window of their own; no window may have complained."""
    with People(browser) as people:
        yield people
    assert people.watch.complaints == []

"""Pictures of every page on the phone and on the desk, and those that the README shows.

    python -m tests.journeys.screenshots

All go to var/screenshots; what README_PICTURES names goes to docs/images as well.
"""

import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import django
from playwright.sync_api import Browser, Page, sync_playwright

from tests.debian_packages import NotInstalled
from tests.journeys.addresses import looks
from tests.journeys.begun_work import begin_work
from tests.journeys.chromium import launch, prepare
from tests.journeys.people import DESK, PHONE, Device, People
from tests.journeys.sites import Site, make_stage, served_copy

FOLDER = Path("var/screenshots")
README_FOLDER = Path("docs/images")
README_PICTURES: Mapping[str, str] = {
    "today-1440x900": "today.png",
    "day-plan-day-1440x900": "plan.png",
    "run-page-run-390x844": "run.png",
    "capture-desk-1440x900": "desk.png",
    "progress-1440x900": "progress.png",
}


def main() -> int:
    """Take all pictures."""
    try:
        program = prepare(is_root=os.geteuid() == 0, environment=os.environ)
    except NotInstalled as reason:
        print(reason)
        return 1
    _set_up_django()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        stage = make_stage("served", Path(home))
        with served_copy(stage, Path(home)) as site:
            browser = launch(playwright.chromium, program)
            with People(browser) as people:
                begin_work(people, site, stage)
            _take_all(browser, site)
    _copy_for_readme()
    return 0


def _set_up_django() -> None:
    """Only the resolver is asked; the tables are those of the served copy."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "duadon.config.settings"
    django.setup()


def _take_all(browser: Browser, site: Site) -> None:
    with People(browser) as people:
        for device in (DESK, PHONE):
            windows: dict[str | None, Page] = {}
            for look in looks():
                if look.username not in windows:
                    windows[look.username] = _open(people, site, look.username, device)
                page = windows[look.username]
                page.goto(look.path(site), wait_until="load")
                name = f"{look.label}-{device.width}x{device.height}"
                page.screenshot(path=FOLDER / f"{name}.png", full_page=True)
                if name in README_PICTURES:
                    page.screenshot(path=FOLDER / f"readme-{name}.png")
                print(FOLDER / f"{name}.png")


def _open(people: People, site: Site, username: str | None, device: Device) -> Page:
    return people.open(site, device) if username is None else people.sign_in(site, username, device)


def _copy_for_readme() -> None:
    README_FOLDER.mkdir(parents=True, exist_ok=True)
    for name, short in README_PICTURES.items():
        (README_FOLDER / short).write_bytes((FOLDER / f"readme-{name}.png").read_bytes())


if __name__ == "__main__":
    sys.exit(main())

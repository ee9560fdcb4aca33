"""Does the steps of a tutorial in one window, as a reader does who has nothing but the page and the text."""

import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path

from playwright.sync_api import Error, Locator, Page, expect

from tests.journeys.papers import read_pdf
from tests.journeys.people import PASSWORD, open_entry
from tests.journeys.sites import Site
from tests.journeys.told_steps import Step
from tests.journeys.waiting import wait_for_job

ROOT = Path(__file__).parents[2]


class StepFailed(Exception):
    """A step could not be done as told; says its line."""


class Follower:
    """A reader at the window; remembers what the tutorial says to note."""

    def __init__(self, page: Page, site: Site) -> None:
        self._page = page
        self._site = site
        self._noted: dict[str, str] = {}
        self._ways: Mapping[str, Callable[..., None]] = {
            "sign_in": self._sign_in,
            "open": self._open,
            "open_paper": self._open_paper,
            "press": self._press,
            "write": self._write,
            "write_noted": self._write_noted,
            "choose": self._choose,
            "tick": self._tick,
            "give": self._give,
            "see": self._see,
            "wait": self._wait,
            "note": self._note,
            "run": self._run,
        }

    def do(self, step: Step) -> None:
        """Do one step; StepFailed with its line where it does not work."""
        try:
            self._ways[step.kind](*step.words)
        except (AssertionError, Error, OSError, subprocess.SubprocessError) as error:
            told = f"line {step.line}, {step.kind} {', '.join(step.words)} on {self._page.url}"
            raise StepFailed(f"{told}: {error}") from error

    def _sign_in(self, username: str) -> None:
        sign_out = self._page.get_by_role("button", name="Đăng xuất")
        if sign_out.is_visible():
            sign_out.click()
        self._page.goto("/dang-nhap/")
        self._page.get_by_label("Tên đăng nhập").fill(username)
        self._page.get_by_label("Mật khẩu").fill(PASSWORD)
        self._page.get_by_role("button", name="Đăng nhập").click()
        expect(sign_out).to_be_visible()

    def _open(self, word: str, whose: str = "") -> None:
        """Open an entry of the navigation, else a link whose words begin so and name whose it is."""
        entry = self._page.get_by_role("navigation", name="Các trang chính").get_by_role(
            "link", name=word, exact=True, include_hidden=True
        )
        if not whose and entry.count():
            open_entry(self._page, word)
        else:
            self._link(word, whose).click()

    def _link(self, word: str, whose: str = "") -> Locator:
        name = re.compile(rf"{re.escape(word)}.*{re.escape(whose)}")
        return self._main.get_by_role("link", name=name).first

    @property
    def _main(self) -> Locator:
        return self._page.get_by_role("main")

    def _open_paper(self, word: str) -> None:
        """A window without a viewer cannot show a PDF, so it is asked for beside the page."""
        address = self._page.get_by_role("link", name=word, exact=True).get_attribute("href")
        assert address is not None
        answer = self._page.context.request.get(address)
        assert answer.status == HTTPStatus.OK, answer.status
        assert read_pdf(answer.body()).strip()

    def _press(self, word: str) -> None:
        """Press a button, or a link that looks like one."""
        button, link = (self._main.get_by_role(role, name=word) for role in ("button", "link"))
        button.or_(link).first.click()

    def _write(self, text: str, label: str) -> None:
        self._field(label).fill(text)

    def _write_noted(self, part: str, label: str) -> None:
        self._field(label).fill(self._noted[part])

    def _field(self, label: str, within: str = "") -> Locator:
        """Return the first field whose label begins so: the text need not tell a long one to its end."""
        frame = self._main.get_by_role("group", name=within) if within else self._main
        return frame.get_by_label(re.compile(rf"^\s*{re.escape(label)}")).first

    def _choose(self, option: str, label: str, within: str = "") -> None:
        self._field(label, within).select_option(option)

    def _tick(self, label: str, within: str = "") -> None:
        self._field(label, within).check()

    def _give(self, file: str, label: str) -> None:
        self._field(label).set_input_files(ROOT / file)

    def _see(self, text: str) -> None:
        expect(self._page.locator("body")).to_contain_text(text, use_inner_text=True)

    def _wait(self, text: str) -> None:
        wait_for_job(self._page, text)

    def _note(self, label: str, part: str) -> None:
        found = re.search(rf"{part}\b.*?{label}:\s+(\w+)", self._main.inner_text(), re.DOTALL)
        assert found is not None, f"{label} of {part} is not on the page"
        self._noted[part] = found[1]

    def _run(self, command: str) -> None:
        """Run a command of this program with the site's environment."""
        name, *words = shlex.split(command)
        program = Path(sys.executable).with_name(name)
        subprocess.run([program, *words], check=True, env=self._site.environment, cwd=ROOT)

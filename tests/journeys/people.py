"""Officers at their screens: who signs in, on which device, with or without JavaScript."""

import re
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.sites import PASSWORD, Site
from tests.journeys.watching import Watch


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A screen, and whether its browser runs JavaScript."""

    width: int
    height: int
    has_javascript: bool = True


# A busy machine may take its time; what is wrong stays wrong however long one waits.
expect.set_options(timeout=30_000)

PHONE = Device(width=390, height=844)
DESK = Device(width=1440, height=900)
PLAIN_PHONE = Device(width=390, height=844, has_javascript=False)
PLAIN_DESK = Device(width=1440, height=900, has_javascript=False)


def open_entry(page: Page, entry: str) -> None:
    """Open an entry of the navigation, which folds up where the screen is small."""
    menu = page.get_by_text(re.compile("^Danh mục"))
    if menu.is_visible():
        menu.click()
    main_pages = page.get_by_role("navigation", name="Các trang chính")
    main_pages.get_by_role("link", name=entry, exact=True).click()


class People:
    """Opens windows and closes them all at the end."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._windows: list[BrowserContext] = []
        self.watch = Watch()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _where: TracebackType | None
    ) -> None:
        for window in self._windows:
            window.close()

    def open(self, site: Site, device: Device) -> Page:
        """Open a window of the site that nobody has signed in on."""
        window = self._browser.new_context(
            base_url=site.address,
            viewport={"width": device.width, "height": device.height},
            java_script_enabled=device.has_javascript,
            locale="vi-VN",
        )
        window.set_default_timeout(30_000)
        self._windows.append(window)
        self.watch.follow(window)
        return window.new_page()

    def sign_in(self, site: Site, username: str, device: Device = DESK) -> Page:
        """Open a window and sign in as a person does."""
        page = self.open(site, device)
        page.goto("/dang-nhap/")
        page.get_by_label("Tên đăng nhập").fill(username)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập").click()
        expect(page.get_by_role("button", name="Đăng xuất")).to_be_visible()
        return page

"""What browsers complain of while people work: console errors, failed requests, pages not found."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

_FIRST_ERROR = 400
# The answer itself tells of it, with its status.
_TOLD_BY_ANSWER = "Failed to load resource"
# A page that is left, and a file that is saved, end their request so.
_LEFT = "net::ERR_ABORTED"


@dataclass  # playwright hangs its own wrappers on it: no slots
class Watch:
    """Gathers the complaints of every window that it follows."""

    complaints: list[str] = field(default_factory=list)
    _expected: list[re.Pattern[str]] = field(default_factory=list)

    def expect(self, pattern: str) -> None:
        """Let a complaint be that belongs to the journey; whoever calls this says why."""
        self._expected.append(re.compile(pattern))

    def follow(self, window: BrowserContext) -> None:
        """Listen to a window from its first page on."""
        window.on("console", self._hear)
        window.on("weberror", self._hear_error)
        window.on("requestfailed", self._see_failed)
        window.on("response", self._see_answer)

    def _add(self, complaint: str) -> None:
        if not any(pattern.search(complaint) for pattern in self._expected):
            self.complaints.append(complaint)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(_TOLD_BY_ANSWER):
            where = message.page.url if message.page else ""
            self._add(f"{message.type} on {where}: {message.text}")

    def _hear_error(self, error: WebError) -> None:
        self._add(f"script error: {error.error}")

    def _see_failed(self, request: Request) -> None:
        if request.failure != _LEFT:
            self._add(f"{request.failure}: {request.method} {request.url}")

    def _see_answer(self, answer: Response) -> None:
        if answer.status >= _FIRST_ERROR:
            self._add(f"{answer.status}: {answer.request.method} {answer.url}")

"""How long the server takes for each page on the demo's morning, beside its lightest page in the same run."""

import re
import tempfile
from collections.abc import Iterator, Mapping
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from pathlib import Path
from statistics import median
from urllib.parse import urlencode, urlsplit

from benchmarks.measures import Figure, seconds
from tests.journeys.addresses import looks
from tests.journeys.sites import PASSWORD, Site, make_stage, served_copy

MOST_MILLISECONDS = 300
ROUNDS = 7
LIGHTEST = "sign-in"
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Visitor:
    """Somebody who has signed in over plain HTTP, without a browser's own time."""

    def __init__(self, site: Site, username: str | None) -> None:
        self._link = HTTPConnection(urlsplit(site.address).netloc, timeout=30)
        self._cookies: dict[str, str] = {}
        if username is not None:
            self._sign_in(username)

    def get(self, path: str) -> str:
        """Return a page's text."""
        return self._ask("GET", path)

    def _sign_in(self, username: str) -> None:
        token = _TOKEN.search(self.get("/dang-nhap/"))
        if token is None:
            raise RuntimeError("the sign-in has no form")
        form = {"csrfmiddlewaretoken": token[1], "username": username, "password": PASSWORD}
        self._ask("POST", "/dang-nhap/", urlencode(form))

    def _ask(self, method: str, path: str, body: str | None = None) -> str:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        self._link.request(method, path, body, headers)
        answer = self._link.getresponse()
        for line in answer.headers.get_all("Set-Cookie") or []:
            self._cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        text = answer.read().decode()
        if answer.status >= 400:
            raise RuntimeError(f"{path} answers {answer.status}")
        return text


def measure_pages() -> Iterator[Figure]:
    """Yield the median milliseconds of each page, and how many times the lightest page's that is."""
    with tempfile.TemporaryDirectory() as home:
        stage = make_stage("served", Path(home))
        with served_copy(stage, Path(home)) as site:
            times = _time_pages(site)
    for name, spent in times.items():
        yield Figure(name=f"page_{name}", value=spent * 1000, unit="ms", bar=MOST_MILLISECONDS)
        yield Figure(name=f"page_{name}_to_lightest", value=spent / times[LIGHTEST], unit="times")


def _time_pages(site: Site) -> Mapping[str, float]:
    visitors: dict[str | None, Visitor] = {}
    times: dict[str, float] = {}
    for look in looks():
        if look.username not in visitors:
            visitors[look.username] = Visitor(site, look.username)
        times[look.label] = _median(visitors[look.username], look.path(site))
    return times


def _median(visitor: Visitor, path: str) -> float:
    visitor.get(path)  # the first time templates are read from the disk
    return median(seconds(lambda: visitor.get(path)) for _ in range(ROUNDS))

"""Nothing that can be typed, pasted or forged into an address or a form breaks a page.

Every address of the resolver is asked as a role that may use it, with values that no honest form sends,
in the fields that its pages offer: some in all at once, then all in turn in one alone while the others
stay good.
"""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http import HTTPStatus as Http
from itertools import cycle
from urllib.parse import parse_qsl, urlencode, urlsplit
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from tests.web.matrix import DONE, Case, Way, Whose, expected
from tests.web.pages import VISITORS, visit_as
from tests.web.records_asked_for import records_of
from tests.web.test_every_page_by_role import actor_named, cases, taken_back

HOSTILE: dict[str, str | bytes] = {
    "nothing": "",
    "spaces": "  ",
    "the first day": "01/01/0001",
    "the first day, as the machine writes it": "0001-01-01",
    "the last day": "31/12/9999",
    "the last day, as the machine writes it": "9999-12-31",
    "a moment before all": "0001-01-01T00:00",
    "below zero": "-1",
    "too many digits for a number": "9" * 5_000,
    "more than the database counts": str(2**63),
    "no number at all": "NaN",
    "without an end": "1e999",
    "digits of another script": "١٢",
    "a digit that is none": "²",
    "NUL": "a\0b",
    "half a letter": b"\xed\xa0\x80",
    "no letters": b"\xff\xfe",
    "letters that turn around": "\u202e\ufeff\U0001f467\u0301",
    "very long": "ế" * 20_000,
    "a record that is none": "00000000-0000-0000-0000-000000000000",
    "almost a record": "11111111-2222-4333-8444-55555555555g",
    "bars": "|||",
    "a press for nobody": "boarded|out|00000000-0000-0000-0000-000000000000",
    "half a press": "boarded|out",
    "a tag": "\"'><script>",
}
# Each in every field at once; all the others are tried in some field alone, each field in its turn.
EVERYWHERE = ("nothing", "the first day", "the last day", "more than the database counts", "NUL", "very long")
ALONE = 2  # values a field
# What is typed where a page leaves a field open.
GOOD = {"text": "an", "name": "an", "reason": "Gia đình nhờ", "code": "0000"}


@dataclass
class Fields:
    """The fields that a page offers for one address, with what stands in them."""

    post: dict[str, str] = field(default_factory=dict)
    get: dict[str, str] = field(default_factory=dict)


class FormReader(HTMLParser):
    """Gathers forms and links with queries: (method, address, fields)."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.found: list[tuple[str, str, dict[str, str]]] = []
        self._form: tuple[str, str, dict[str, str]] | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = (told.get("method", "get"), told.get("action") or self.address, {})
            self.found.append(self._form)
        elif tag == "a" and "?" in told.get("href", ""):
            parts = urlsplit(told["href"])
            self.found.append(("get", parts.path or self.address, dict(parse_qsl(parts.query))))
        elif self._form and tag in {"input", "textarea", "button", "select"} and told.get("name"):
            self._take(tag, told)
        elif self._form and tag == "option" and self._select and not self._form[2].get(self._select):
            self._form[2][self._select] = told.get("value", "")

    def _take(self, tag: str, told: dict[str, str]) -> None:
        assert self._form is not None
        self._select = told["name"] if tag == "select" else ""
        value = told.get("value", "on" if told.get("type") == "checkbox" else "")
        self._form[2].setdefault(told["name"], value or GOOD.get(told["name"], ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None


def _name_of(address: str) -> str:
    try:
        return resolve(urlsplit(address).path).url_name or ""
    except Resolver404:
        return ""


def _cases_of(morning, ward_lists) -> Iterator[tuple[str, Case]]:
    """Yield every page about one's own record with a visitor who may use it."""
    actors = {username: actor_named(username, morning) for username in VISITORS.values()}
    for case in cases(records_of(morning, ward_lists), morning):
        if case.whose is Whose.OWN and case.way is not Way.HTMX and case.way in case.page.ways:
            able = [name for name, actor in actors.items() if set(expected(case, actor)) <= DONE]
            assert able, case.told
            yield able[0], case


def _gather(asked: list[tuple[str, Case]]) -> dict[str, Fields]:
    """Return what the pages offer to be filled in, by the name of the address that it is sent to."""
    offered: dict[str, Fields] = {}
    for username, case in asked:
        answer = _send(visit_as(username), case) if case.way is Way.GET else None
        if answer is None or "html" not in answer.headers.get("Content-Type", ""):
            continue
        reader = FormReader(case.address)
        reader.feed(answer.content.decode())
        for method, address, fields in reader.found:
            kept = offered.setdefault(_name_of(address), Fields())
            (kept.post if method == "post" else kept.get).update(fields)
    return offered


def _send(browser: Client, case: Case, body: list[tuple[str, str | bytes]] | None = None):
    """Send a form or a query as a forger would; the browser stays signed in, nothing stays written."""
    cookies = copy(browser.cookies)
    sent = urlencode(body or [])
    with taken_back():
        if case.way is Way.POST:
            answer = browser.post(case.address, sent, content_type="application/x-www-form-urlencoded")
        else:
            joint = "&" if "?" in case.address else "?"
            answer = browser.get(f"{case.address}{joint}{sent}" if sent else case.address)
    browser.cookies = cookies
    return answer


def _attacks(
    good: dict[str, str], turn: Iterator[str]
) -> Iterator[tuple[str, list[tuple[str, str | bytes]]]]:
    """Yield what is sent, each with words for it; `turn` gives the next value to be tried alone.

    A page that offers no field takes none: one look is enough.
    """
    if not good:
        yield "a field that is none", [("page", "\0")]
        return
    for told in EVERYWHERE:
        yield f"{told} in every field", [(name, HOSTILE[told]) for name in good]
    for name in _unlike(good):
        others: list[tuple[str, str | bytes]] = [one for one in good.items() if one[0] != name]
        for told in (next(turn) for _ in range(ALONE)):
            yield f"{told} in {name}", [*others, (name, HOSTILE[told])]
        yield f"{name} twice", [*others, (name, good[name]), (name, "\0")]


def _unlike(good: dict[str, str]) -> list[str]:
    """Return one name of each kind: the rows of a table have the same fields again and again."""
    kinds: dict[str, str] = {}
    for name in good:
        kinds.setdefault(name.rsplit("-", 1)[-1] if "-" in name else name.rsplit("_", 1)[0], name)
    return [name for name in kinds.values() if name != "csrfmiddlewaretoken"]


def _good(case: Case, fields: Fields) -> dict[str, object]:
    """Return what an honest browser would send."""
    return {**fields.post, **case.body} if case.way is Way.POST else dict(fields.get)


@pytest.mark.slow
def test_nothing_that_is_sent_breaks_a_page(morning, ward_lists):
    """Refused, shown again or not found: never a fault of the program."""
    asked = list(_cases_of(morning, ward_lists))
    offered = _gather(asked)
    browsers = {username: visit_as(username) for username, _ in asked}
    broken, count, turn = [], 0, cycle(HOSTILE)
    for username, case in asked:
        browser = browsers[username]
        browser.raise_request_exception = False
        fields = offered.get(case.name, Fields())
        good = _good(case, fields)
        for told, body in _attacks({name: str(value) for name, value in good.items()}, turn):
            sent = [
                ("command_id", str(uuid4())) if one == ("command_id", good.get("command_id")) else one
                for one in body
            ]
            count += 1
            if _send(browser, case, sent).status_code >= Http.INTERNAL_SERVER_ERROR:
                broken.append(f"{case.told}: {told}")
    assert not broken, f"{len(broken)} of {count}\n" + "\n".join(broken)
    assert count > 10 * len(HOSTILE)


@pytest.mark.parametrize("day", ["2000-01-01", "2099-12-31"])
def test_the_ends_of_our_calendar_break_no_page(morning, ward_lists, day):
    """The first and the last day that an address may hold: the pages of the day before and after too."""
    for username, case in _cases_of(morning, ward_lists):
        if "2024-09-10" in case.address and case.way is Way.GET:
            browser = visit_as(username)
            browser.raise_request_exception = False
            asked = Case(
                name=case.name,
                page=case.page,
                way=case.way,
                whose=case.whose,
                address=case.address.replace("2024-09-10", day),
            )
            assert _send(browser, asked).status_code < Http.INTERNAL_SERVER_ERROR, asked.address

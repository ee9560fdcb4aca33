"""Who visits in the tests, and how: one officer for each of the eight roles."""

from io import BytesIO
from zipfile import ZipFile

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags
from pypdf import PdfReader

from duadon.core.values.roles import Role

VISITORS = {
    Role.WARD_OFFICER: "p11.cskv",
    Role.DISPATCHER: "dieuphoi",
    Role.DRIVER: "laixe1",
    Role.ATTENDANT: "phuxe1",
    Role.POINT_OPERATOR: "diema.canbo",
    Role.COMMANDER: "chihuy",
    Role.AUDITOR: "kiemtra",
    Role.SYSTEM_ADMINISTRATOR: "quantri",
}
PAGES_WITH_PEOPLE = ("/danh-sach/", "/ke-hoach/", "/ke-hoach/2024-09-10/", "/dang-o-dau/")


def visit_as(username: str) -> Client:
    """Return a browser in which the officer has signed in."""
    client = Client()
    client.force_login(get_user_model().objects.get(username=username))
    return client


def text_of(response) -> str:
    """Return what a person reads on the page."""
    return " ".join(strip_tags(response.content.decode().replace("<", " <")).split())


def text_in_file(response) -> str:
    """Return what is written in an answer of any kind: a page (tags too), a PDF, a Word file, a workbook."""
    kind = response.headers.get("Content-Type", "")
    if kind == "application/pdf":
        return "\n".join(one.extract_text() for one in PdfReader(BytesIO(response.content)).pages)
    if "openxmlformats" in kind:
        with ZipFile(BytesIO(response.content)) as parts:
            return "\n".join(parts.read(name).decode(errors="replace") for name in parts.namelist())
    return str(response.content.decode())


def count_statements(browser: Client, address: str) -> int:
    """Return what a page asks of the database; a test's savepoints stand for a real transaction."""
    with CaptureQueriesContext(connection) as taken:
        browser.get(address)
    return sum("SAVEPOINT" not in one["sql"] for one in taken)

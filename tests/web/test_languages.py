"""Two languages: Vietnamese unless English was chosen, each complete, dates day-first in both."""

import re
from datetime import date

import polib
import pytest
from django import forms
from django.template import Context, Template
from django.test import Client
from django.utils import translation

from duadon.core.values.roles import Role
from duadon.wording.areas import TABLES
from tests.architecture.messages import CATALOGUE
from tests.web.pages import VISITORS, text_of, visit_as
from tests.web.test_every_page_by_role import addresses

_PLACE_OF_A_WORD = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
# What both languages write alike: languages on their own button, and how the names of capture points begin.
ALIKE = {"km", "English", "Tiếng Việt", "Điểm thu nhận"}
# Stands in the sealed plan in the office's language, whoever reads it later.
SEALED = {"shuttle.roads.straight_line"}


def _pieces(text):
    """Yield what stands between the places of a sentence."""
    return {piece.strip(" .,:;·–()") for piece in _PLACE_OF_A_WORD.split(text)} - ALIKE


def _pairs():
    """Return every English and Vietnamese text of pages and coded sentences."""
    catalogue = [(one.msgid, one.msgstr) for one in polib.pofile(str(CATALOGUE))]
    coded = {code: one for table in TABLES for code, one in table.items() if code not in SEALED}
    return catalogue + [(one.en, one.vi) for one in coded.values()]


def _foreign(shown):
    """Return the pieces of the other language that are long enough to be told from names of places."""
    english = {piece for en, _ in _pairs() for piece in _pieces(en)}
    vietnamese = {piece for _, vi in _pairs() for piece in _pieces(vi)}
    if shown == "vi":
        return {one for one in english - vietnamese if len(re.findall(r"[A-Za-z]", one)) >= 4}
    return {one for one in vietnamese - english if one.count(" ") >= 2}


def leftovers(text, shown):
    """Return what stands in the text in the other language."""
    words = set(re.findall(r"\w+", text))
    likely = (one for one in _foreign(shown) if set(re.findall(r"\w+", one)) <= words)
    return {one for one in likely if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text)}


def test_a_leftover_is_found():
    """The finder sees a sentence of the other language, and none in a page's own."""
    assert leftovers("Danh sách · Date of birth or Full name", "vi") >= {"Full name"}
    assert leftovers("Danh sách · Họ và tên", "vi") == set()
    assert "Họ và tên" in leftovers("List · Họ và tên", "en")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("role", list(Role))
def test_no_page_holds_a_word_of_the_other_language(morning, role, language):
    """Every page of the resolver, as each role sees it or hears that it may not."""
    from duadon.store.campaigns import Campaign
    from duadon.store.records.sources import SourceRow

    browser = visit_as(VISITORS[role])
    browser.cookies["language"] = language
    # What the office has named, and the sheets of its workbooks, stand in its own language.
    stored = [Campaign.objects.get().name, *SourceRow.objects.values_list("sheet", flat=True).distinct()]
    for _, address in addresses(morning):
        answer = browser.get(address)
        if not answer.streaming and answer.headers.get("Content-Type", "").startswith("text/html"):
            assert not leftovers(_without(stored, text_of(answer)), language), address


def _without(stored, text):
    for one in sorted(stored, key=len, reverse=True):
        text = text.replace(" ".join(one.split()), "")
    return text


def test_every_coded_sentence_is_said_in_both_languages():
    """Neither is empty, and no Vietnamese sentence is a copy of the English."""
    for table in TABLES:
        for code, one in table.items():
            assert one.vi.strip(), code
            assert one.en.strip(), code
            assert one.vi != one.en or not re.search(r"[a-z]{4}", _PLACE_OF_A_WORD.sub("", one.vi)), code


def test_vietnamese_whatever_the_browser_prefers(office):
    """A browser set to English still gets Vietnamese; only the button counts."""
    answer = Client().get("/dang-nhap/", headers={"Accept-Language": "en"})
    assert answer.headers["Content-Language"] == "vi"
    assert "Mật khẩu" in text_of(answer)


def test_the_button_keeps_the_language_and_the_page(office):
    """English is kept in a cookie that no script reads; the same page is shown again; and back."""
    browser = visit_as("dieuphoi")
    answer = browser.post("/ngon-ngu/", {"language": "en", "next": "/ke-hoach/2024-09-10/"})
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/ke-hoach/2024-09-10/"
    assert answer.cookies["language"]["httponly"]
    page = browser.get("/ke-hoach/2024-09-10/").content.decode()
    assert '<html lang="en">' in page
    assert "Plan of the day 10/09/2024" in page
    browser.post("/ngon-ngu/", {"language": "vi", "next": "/ke-hoach/"})
    assert "Kế hoạch ngày" in text_of(browser.get("/ke-hoach/"))


@pytest.mark.parametrize("wanted", ["https://example.org/", "//example.org/", ""])
def test_the_language_button_leads_to_no_other_site(office, wanted):
    """An address elsewhere is answered with the first page."""
    assert Client().post("/ngon-ngu/", {"language": "en", "next": wanted}).headers["Location"] == "/"


@pytest.mark.parametrize("wanted", ["de", "../en", ""])
def test_an_unknown_language_changes_nothing(office, wanted):
    """What is not offered is not kept, and a forged cookie means Vietnamese."""
    browser = Client()
    assert "language" not in browser.post("/ngon-ngu/", {"language": wanted}).cookies
    browser.cookies["language"] = wanted
    assert browser.get("/dang-nhap/").headers["Content-Language"] == "vi"


@pytest.mark.parametrize(("language", "number"), [("vi", "9.533"), ("en", "9,533")])
def test_dates_are_day_first_and_numbers_grouped(language, number):
    """3 October stays 3 October in both languages, typed and shown."""
    with translation.override(language):
        assert forms.DateField(localize=True).clean("03/10/2024") == date(2024, 10, 3)
        shown = Template("{{ day }} {{ number }}").render(Context({"day": date(2024, 10, 3), "number": 9533}))
        assert shown == f"03/10/2024 {number}"

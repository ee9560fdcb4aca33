"""The catalogue is read as Django reads it, and its check can fail."""

import gettext

import polib
import pytest

from tests.architecture.messages import Message, faults, module_messages, template_messages, write

USED = {Message(None, "Sign in", None), Message(None, "%(n)s child", "%(n)s children")}


@pytest.fixture
def catalogue(tmp_path):
    """Make a complete catalogue of two sentences."""
    path = tmp_path / "django.po"
    write(path, USED)
    source = polib.pofile(str(path))
    for entry in source:
        entry.msgstr_plural = {0: "%(n)s trẻ"} if entry.msgid_plural else {}
        entry.msgstr = "" if entry.msgid_plural else "Đăng nhập"
    source.save(str(path))
    write(path, USED)
    return path


def test_templates_are_read():
    """Every way a template asks for a translation is seen."""
    text = """{% load i18n %}{% translate "It's here" %}{% translate 'Seat' context "van" %}{{ _("Home") }}
    {% blocktranslate count n=x %}{{ n }} child{% plural %}{{ n }} children{% endblocktranslate %}"""
    assert set(template_messages(text)) == {
        Message(None, "It's here", None),
        Message("van", "Seat", None),
        Message(None, "Home", None),
        Message(None, "%(n)s child", "%(n)s children"),
    }


def test_modules_are_read():
    """Calls of gettext with literal strings are seen, also lazy and with context."""
    text = "a = _('One')\nb = gettext_lazy('Two')\nc = pgettext_lazy('van', 'Seat')\nd = other('No')\n"
    assert set(module_messages(text)) == {
        Message(None, "One", None),
        Message(None, "Two", None),
        Message("van", "Seat", None),
    }


def test_a_complete_catalogue_has_no_faults(catalogue):
    """What was translated survives the writing, and the compiled file says it."""
    assert list(faults(catalogue, USED)) == []
    with catalogue.with_suffix(".mo").open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("Sign in") == "Đăng nhập"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("Đăng nhập", "", "not translated: 'Sign in'"),
        ("Đăng nhập", "Vào", "django.mo is not what django.po says"),
        ("%(n)s trẻ", "%(m)s trẻ", "other placeholders"),
        ('msgid "Sign in"', 'msgid "Sign out"', "no longer used: 'Sign out'"),
        ('msgid "Sign in"', 'msgid "Sign out"', "missing, run `make messages`: 'Sign in'"),
        ('msgid "Sign in"', '#, fuzzy\nmsgid "Sign in"', "not translated: 'Sign in'"),
    ],
)
def test_each_defect_is_found(catalogue, old, new, fault):
    """Untranslated, not compiled, other placeholders, stale or fuzzy: each is a fault of its own."""
    catalogue.write_text(catalogue.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert any(found.startswith(fault) for found in faults(catalogue, USED))


def test_a_missing_catalogue_is_a_fault_once_sentences_are_used(tmp_path):
    """No pages, no catalogue; with pages it must be there."""
    assert list(faults(tmp_path / "django.po", set())) == []
    assert len(list(faults(tmp_path / "django.po", USED))) == 2

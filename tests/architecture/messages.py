"""The catalogue of templates and forms: complete in Vietnamese, nothing stale, compiled as written.

Reads and writes without gettext's own tools, so that the check runs on every machine. `--write` gathers
new sentences, drops those no longer used and compiles; the translating remains to be done by a person.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import polib
from django.conf import settings
from django.utils.translation.template import templatize

from tests.architecture.tree import PACKAGE, python_files, report

CATALOGUE = PACKAGE / "locale" / "vi" / "LC_MESSAGES" / "django.po"
_HEADER = {
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Language": "vi",
    "Plural-Forms": "nplurals=1; plural=0;",
}
_STRING = r"""u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_TEMPLATE_CALL = re.compile(rf"\b(n?p?gettext|_)\({_STRING}(?:,\s*{_STRING})?(?:,\s*{_STRING})?")
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


class Message(NamedTuple):
    """One sentence to translate: context, English text, English plural."""

    context: str | None
    text: str
    plural: str | None


def _message(function: str, strings: list[str]) -> Message:
    """Sort the strings of a call by the meaning that the function gives them."""
    kind = function.removesuffix("_lazy")
    context = strings.pop(0) if "p" in kind else None
    plural = strings[1] if kind.startswith("n") else None
    return Message(context, strings[0], plural)


def template_messages(text: str) -> Iterator[Message]:
    """Yield what a template asks to have translated."""
    for function, *literals in _TEMPLATE_CALL.findall(templatize(text)):
        yield _message(function, [ast.literal_eval(literal) for literal in literals if literal])


def module_messages(text: str) -> Iterator[Message]:
    """Yield what a module asks to have translated; only literal strings count."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and _translates(node.func.id):
            constants = [item.value for item in node.args if isinstance(item, ast.Constant)]
            strings = [value for value in constants if isinstance(value, str)]
            if strings:
                yield _message(node.func.id, strings)


def _translates(name: str) -> bool:
    return name == "_" or re.fullmatch(r"n?p?gettext(_lazy)?", name) is not None


def used_messages(package: Path) -> set[Message]:
    """Return every sentence that templates and modules of the package use."""
    templates = [path.read_text(encoding="utf-8") for path in sorted(package.rglob("*.html"))]
    modules = [path.read_text(encoding="utf-8") for path in python_files(package)]
    return {
        *(message for text in templates for message in template_messages(text)),
        *(message for text in modules for message in module_messages(text)),
    }


def _key(entry: polib.POEntry | polib.MOEntry) -> Message:
    return Message(entry.msgctxt, entry.msgid, entry.msgid_plural or None)


def _translations(entry: polib.POEntry | polib.MOEntry) -> tuple[str, ...]:
    return tuple(entry.msgstr_plural.values()) if entry.msgid_plural else (entry.msgstr,)


def _contents(catalogue: polib.POFile | polib.MOFile) -> dict[Message, tuple[str, ...]]:
    return {_key(entry): _translations(entry) for entry in catalogue}


def _entry_faults(entry: polib.POEntry) -> Iterator[str]:
    translations = _translations(entry)
    if entry.fuzzy or not translations or not all(translations):
        yield f"not translated: {entry.msgid!r}"
        return
    wanted = set(_PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
    for translation in translations:
        if set(_PLACEHOLDER.findall(translation)) != wanted:
            yield f"other placeholders than the English: {translation!r}"


def faults(catalogue: Path, used: set[Message]) -> Iterator[str]:
    """Yield what is missing, stale, untranslated, or other in the compiled file."""
    if not catalogue.is_file():
        yield from (f"missing: {message.text!r}" for message in sorted(used, key=str))
        return
    source = polib.pofile(str(catalogue))
    known = {_key(entry) for entry in source}
    yield from (
        f"missing, run `make messages`: {message.text!r}" for message in sorted(used - known, key=str)
    )
    yield from (f"no longer used: {message.text!r}" for message in sorted(known - used, key=str))
    for entry in source:
        yield from _entry_faults(entry)
    compiled = catalogue.with_suffix(".mo")
    if not compiled.is_file() or _contents(polib.mofile(str(compiled))) != _contents(source):
        yield f"{compiled.name} is not what {catalogue.name} says; run `make messages`"


def write(catalogue: Path, used: set[Message]) -> None:
    """Bring the catalogue up to the sentences in use, sorted by text, and compile it."""
    catalogue.parent.mkdir(parents=True, exist_ok=True)
    old = {_key(entry): entry for entry in polib.pofile(str(catalogue))} if catalogue.is_file() else {}
    fresh = polib.POFile(wrapwidth=110)
    fresh.metadata = dict(_HEADER)
    for message in sorted(used, key=lambda item: (item.text, item.context or "")):
        fresh.append(old.get(message) or _new_entry(message))
    fresh.save(str(catalogue))
    fresh.save_as_mofile(str(catalogue.with_suffix(".mo")))


def _new_entry(message: Message) -> polib.POEntry:
    plurals = {0: ""} if message.plural else {}
    return polib.POEntry(
        msgctxt=message.context,
        msgid=message.text,
        msgid_plural=message.plural or "",
        msgstr_plural=plurals,
    )


def main(arguments: list[str]) -> int:
    """Check the catalogue; with --write, bring it up to date before."""
    settings.configure(USE_I18N=True)
    used = used_messages(PACKAGE)
    if "--write" in arguments:
        write(CATALOGUE, used)
    summary = f"{len(used)} sentences of pages are translated and compiled"
    return report("messages", faults(CATALOGUE, used), summary=summary)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

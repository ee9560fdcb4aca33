"""Wording: each code that the program can answer with has its sentence in both languages."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import duadon
from duadon.wording.say import all_sentences

PACKAGE = Path(duadon.__path__[0])
CARRIERS = {"Refusal", "Finding"}
CODE = re.compile(r"[a-z_]+\.[a-z0-9_]+\.[a-z0-9_]+")
# Rooms whose codes are written beside the call (tables of codes, helpers that take one).
PREFIXES = tuple(f"{table}." for table in sorted({code.split(".")[0] for code in all_sentences()}))


def modules() -> Iterator[tuple[Path, ast.Module]]:
    """Yield every module of the package outside wording."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.parent.name not in {"wording", "migrations"}:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def codes_in(tree: ast.Module) -> Iterator[str]:
    """Yield the literal codes of refusals and findings, and every text that reads like a code."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in CARRIERS:
            yield from _literal_codes(node)
        elif isinstance(node, ast.Constant) and _reads_like_a_code(node.value):
            yield str(node.value)


def _reads_like_a_code(value: object) -> bool:
    return isinstance(value, str) and bool(CODE.fullmatch(value)) and value.startswith(PREFIXES)


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _literal_codes(call: ast.Call) -> Iterator[str]:
    for keyword in call.keywords:
        if keyword.arg == "code" and isinstance(keyword.value, ast.Constant):
            yield str(keyword.value.value)


def placeholders(text: str) -> set[str]:
    """Return the named places of a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_code_has_a_sentence() -> None:
    """A person never reads a bare code."""
    missing = {
        f"{path.relative_to(PACKAGE)}: {code}"
        for path, tree in modules()
        for code in codes_in(tree)
        if code not in all_sentences()
    }
    assert not missing, "\n".join(sorted(missing))


def test_the_scan_sees_codes() -> None:
    """The scan finds direct codes, codes in tables, and nothing in other texts."""
    tree = ast.parse(
        "Refusal(code='nowhere.thing.problem')\nX = {1: 'register.phone.old_prefix'}\ny = 'a.b.c'\n"
    )
    assert set(codes_in(tree)) == {"nowhere.thing.problem", "register.phone.old_prefix"}


@pytest.mark.parametrize("code", sorted(all_sentences()))
def test_both_languages_fill_the_same_places(code: str) -> None:
    """What one language tells, the other tells too, and no place stays unnamed."""
    sentence = all_sentences()[code]
    assert placeholders(sentence.vi) == placeholders(sentence.en)
    assert CODE.fullmatch(code)
    assert sentence.vi.strip()
    assert sentence.en.strip()


@pytest.mark.parametrize("code", sorted(all_sentences()))
def test_nothing_is_compulsory_for_a_child(code: str) -> None:
    """Cards for children under 14 are on demand (Law 26/2023/QH15): the word is never used."""
    assert "bắt buộc" not in all_sentences()[code].vi.lower()

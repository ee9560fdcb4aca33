"""Vietnamese names: one spelling for display, keys for comparing, a key for sorting.

A name is kept whole, as on the birth certificate; keys are derived and never shown. Family name
comes first, the given name last; people are called and sorted by the given name.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

# Tone marks in dictionary order: (level), huyền, hỏi, ngã, sắc, nặng.
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_LETTER_MARKS = frozenset("\u0302\u0306\u031b")  # circumflex, breve, horn
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS = {letter: f"{rank:02d}" for rank, letter in enumerate(_ALPHABET, start=1)}
_UNKNOWN_RANK = f"{len(_ALPHABET) + 1:02d}"
_WORD_END = "00"

# Look-alikes of Đ from other alphabets: Ð (Icelandic) and Ɖ (African).
_FALSE_D = str.maketrans("\u00d0\u00f0\u0189\u0256", "ĐđĐđ")
_FOLD_D = str.maketrans("Đđ", "Dd")
_INVISIBLE = str.maketrans(dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_BLANKS = re.compile(r"\s+")


def compose(text: str) -> str:
    """Return the text with every accented letter as one character (NFC)."""
    return unicodedata.normalize("NFC", text)


def replace_false_d(text: str) -> str:
    """Return the text with foreign look-alikes of Đ and đ replaced by the Vietnamese letters."""
    return text.translate(_FALSE_D)


def collapse_blanks(text: str) -> str:
    """Return the text without invisible characters, every run of blanks as one plain blank."""
    return _BLANKS.sub(" ", text.translate(_INVISIBLE)).strip()


def tidy_text(text: str) -> str:
    """Return the text composed, with true Đ and single blanks; spelling and case stay."""
    return collapse_blanks(replace_false_d(compose(text)))


def has_one_case(text: str) -> bool:
    """Tell whether a name of several letters stands wholly in capitals or wholly in small ones."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 1 and (text.isupper() or text.islower())


def with_name_case(text: str) -> str:
    """Return each word with a capital first letter: NGUYỄN THỊ ÁNH to Nguyễn Thị Ánh."""
    return compose(text).title()


def uses_vietnamese_letters(text: str) -> bool:
    """Tell whether every letter is Latin with Vietnamese marks; old font encodings fail here."""
    return all(_is_vietnamese(character) for character in compose(text))


@lru_cache(maxsize=4096)
def _is_vietnamese(character: str) -> bool:
    decomposed = unicodedata.normalize("NFD", character.translate(_FOLD_D))
    base = decomposed[0]
    if not all(mark in _TONES or mark in _LETTER_MARKS for mark in decomposed[1:]):
        return False
    return (base.isascii() and base.isalpha()) or base in " '’-."


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Return a key for typing without accents: small letters, no marks, đ as d, single blanks."""
    decomposed = unicodedata.normalize("NFD", tidy_text(text).translate(_FOLD_D))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return plain.casefold()


def strict_key(text: str) -> str:
    """Return a key that keeps every mark but not its place: hòa and hoà meet, hoá stays apart.

    Each word is written without its tone, the tone's number behind it.
    """
    return " ".join(letters + tones for letters, tones in _toned_words(tidy_text(text).split()))


@dataclass(frozen=True, slots=True, kw_only=True)
class NameParts:
    """Family name, middle words and given name; a single word is the given name."""

    family: str
    middle: str
    given: str


def split_name(text: str) -> NameParts:
    """Split a full name: first word, the words between, last word."""
    words = tidy_text(text).split()
    if not words:
        return NameParts(family="", middle="", given="")
    family = words[0] if len(words) > 1 else ""
    return NameParts(family=family, middle=" ".join(words[1:-1]), given=words[-1])


def sort_key(text: str) -> str:
    """Return a key in Vietnamese order by given name, then family name, then middle words.

    Digits only, so that every database and collation sorts it alike.
    """
    parts = split_name(text)
    return "".join(_rank(part) for part in (parts.given, parts.family, parts.middle))


def _rank(part: str) -> str:
    """Rank the letters of all words first, then their tones, as a dictionary does."""
    words = list(_toned_words(part.split()))
    letters = "".join(_rank_letters(word) + _WORD_END for word, _ in words)
    return letters + _WORD_END + "".join(tones or "0" for _, tones in words)


def _rank_letters(word: str) -> str:
    return "".join(_RANKS.get(letter, _UNKNOWN_RANK) for letter in word if letter.isalpha())


def _toned_words(words: Iterable[str]) -> Iterable[tuple[str, str]]:
    return (_take_tones(word.lower()) for word in words)


@lru_cache(maxsize=16384)
def _take_tones(word: str) -> tuple[str, str]:
    """Split a word into its letters (â, ơ stay letters) and the numbers of its tones."""
    decomposed = unicodedata.normalize("NFD", word)
    letters = "".join(letter for letter in decomposed if letter not in _TONES)
    tones = "".join(_TONES[letter] for letter in decomposed if letter in _TONES)
    return compose(letters), tones

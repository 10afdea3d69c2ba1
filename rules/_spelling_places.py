"""Where an unknown word stands in prose, and how it is written there."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from checker import Article

from ._lexicon import is_word
from ._spelling import unknown_word_places
from ._spelling_candidates import targets
from ._spelling_company import company
from ._spelling_shape import PREFIX_LIST

SHORTEST_IN_CAPITALS = 5
"""Letters of the shortest word in capitals that is no abbreviation."""

_ADDRESS = frozenset(";@#/_\\=&$%+~<>{}[]|`*^")
_QUOTES = frozenset("\"“”„‘’'`«»")
_BEFORE_HYPHEN = re.compile(r"([A-Za-z]+)-$")
_INITIAL = re.compile(r"(?:^|[ .])[A-Z]\.$")


class Kind(Enum):
    """How an unknown word is written in an article."""

    SMALL = "in small letters"
    SMALL_AND_CAPITAL = "in small letters here, with a capital there"
    OPENING = "with a capital, at the beginning of a sentence only"
    INSIDE = "with a capital inside a sentence"


class Place(NamedTuple):
    """A place of a word in a text."""

    text: str
    start: int
    end: int
    kind: Kind
    strange: float  # how strange the words around are
    capitals: float  # how many of them begin with a capital


def occurrences(article: Article, word: str) -> tuple[Kind, list[int]]:
    """How a word is written, and its places in prose."""
    text, length = article.text, len(word)
    small: list[int] = []
    large: list[int] = []
    capitals: list[int] = []
    for start in unknown_word_places(article).get(word, ()):
        first, rest = text[start], text[start + 1 : start + length]
        if not in_prose(text, start, start + length):
            continue
        if rest.islower():
            (small if first.islower() else large).append(start)
        elif rest.isupper() and first.isupper() and length >= SHORTEST_IN_CAPITALS:
            capitals.append(start)
    if not small and not large:
        return Kind.INSIDE, capitals
    inside = [p for p in large if not opens_sentence(text, p) or leads_name(text, p + length)]
    if small:
        return (Kind.SMALL_AND_CAPITAL if large else Kind.SMALL), small + (large if not inside else [])
    return (Kind.INSIDE, inside) if inside else (Kind.OPENING, large)


def place_of(text: str, word: str, start: int, kind: Kind) -> Place:
    """A place of a word, with what is around it."""
    end = start + len(word)
    return Place(text, start, end, kind, *company(text, start, end, targets()))


def in_prose(text: str, start: int, end: int) -> bool:
    """Whether the signs around a word are those of prose: not of an address, a handle, a file name, code, a mention."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in _ADDRESS or before in (".", "'", "’") or (after in _ADDRESS and after != ";"):
        return False
    if after in (".", ":", "(") and text[end + 1 : end + 2].isalnum():
        return False
    if after in ("'", "’") and not text[end + 1 : end + 2].isalpha():
        return False  # a letter is left out, or a quotation ends
    if before == "(" and text[start - 2 : start - 1].isalnum():
        return False
    if before in _QUOTES and after in _QUOTES:
        return False  # the word itself is spoken of
    return before != "-" or not (after == "-" or _ends_compound(text, start, end))


def _ends_compound(text: str, start: int, end: int) -> bool:
    """Whether a word after a hyphen is an ending, or makes one known word with what goes before it."""
    found = _BEFORE_HYPHEN.search(text, max(0, start - 20), start)
    if found is None:
        return True
    first = found[1].lower()
    return is_word(first + text[start:end].lower()) or not (is_word(first) or first in PREFIX_LIST)


def opens_sentence(text: str, start: int) -> bool:
    """Whether a place is the beginning of a line or of a sentence."""
    before = text[max(0, start - 6) : start].rstrip(" \t\"'“‘(")
    return not before or (before[-1] in ".!?\n:•" and not _INITIAL.search(before))


def leads_name(text: str, end: int) -> bool:
    """Whether a capitalised word follows, as in a name."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()

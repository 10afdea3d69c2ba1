"""Where an unknown word stands in prose, and how it is written there."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from checker import Article
from checker.native import in_c

from ._lexicon import is_word
from ._spelling import unknown_word_places
from ._spelling_candidates import targets
from ._spelling_company import company
from ._spelling_shape import PREFIX_LIST

SHORTEST_IN_CAPITALS = 5
"""Letters of the shortest word in capitals that is no abbreviation."""

_MOST_PLACES = 6
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


_KINDS = tuple(Kind)
_SMALL, _SMALL_AND_CAPITAL, _OPENING, _INSIDE = range(len(_KINDS))


class Place(NamedTuple):
    """A place of a word in a text."""

    text: str
    start: int
    end: int
    kind: Kind
    strange: float  # how strange the words around are
    capitals: float  # how many of them begin with a capital


Written = tuple[str, Kind, list[int]]
"""A word, how an article writes it, and its places in prose."""


def occurrences(article: Article) -> list[Written]:
    """How each unknown word is written that has places in prose, and these; what has many of them is no slip."""
    return written_in_prose(article.text, unknown_word_places(article), _KINDS, _MOST_PLACES, ends_compound)


@in_c
def written_in_prose(
    text: str,
    places: dict[str, list[int]],
    kinds: tuple[Kind, ...],
    most: int,
    ends_compound: Callable[[str, int, int], bool],
) -> list[Written]:
    """Of some words, each with its places, those that have some in prose, and at most so many: their kind and these.

    What ends a compound is asked about words after a hyphen.
    """
    found = []
    for word, starts in places.items():
        kind, kept = _written(text, len(word), [p for p in starts if _is_prose(text, p, p + len(word), ends_compound)])
        if 0 < len(kept) <= most:
            found.append((word, kinds[kind], kept))
    return found


def _written(text: str, length: int, starts: list[int]) -> tuple[int, list[int]]:
    """The number of a word's kind, and the places of that kind."""
    small: list[int] = []
    large: list[int] = []
    capitals: list[int] = []
    for start in starts:
        first, rest = text[start], text[start + 1 : start + length]
        if rest.islower():
            if first.islower():
                small.append(start)
            else:
                large.append(start)
        elif rest.isupper() and first.isupper() and length >= SHORTEST_IN_CAPITALS:
            capitals.append(start)
    if not small and not large:
        return _INSIDE, capitals
    inside = [p for p in large if not opens_sentence(text, p) or leads_name(text, p + length)]
    if small:
        return (_SMALL_AND_CAPITAL if large else _SMALL), small + (large if not inside else [])
    return (_INSIDE, inside) if inside else (_OPENING, large)


def place_of(text: str, word: str, start: int, kind: Kind) -> Place:
    """A place of a word, with what is around it."""
    end = start + len(word)
    return Place(text, start, end, kind, *company(text, start, end, targets()))


def in_prose(text: str, start: int, end: int) -> bool:
    """Whether the signs around a word are those of prose: not of an address, a handle, a file name, code, a mention."""
    return _is_prose(text, start, end, ends_compound)


def _is_prose(text: str, start: int, end: int, ends_compound: Callable[[str, int, int], bool]) -> bool:
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
    return before != "-" or not (after == "-" or ends_compound(text, start, end))


def ends_compound(text: str, start: int, end: int) -> bool:
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

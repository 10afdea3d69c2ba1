"""The words of an article that the lexicon does not know, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from checker import Article
from checker.language import ENGLISH, ENOUGH, is_english
from checker.native import in_c
from checker.words import WordSet, words_of

from ._dialects import words_of_dialects
from ._languages import TELLING
from ._lexicon import common_words, common_words_without, rare_words
from ._word_file import WordFile

_SHORTEST = 3
_MOST_REMEMBERED = 150_000
_BESIDE_FIGURE = re.compile(rb"\d[a-z]{4}|[a-z]{4}\d")
_WORD = re.compile(r"[^\W_]+")
_ASCII_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def unknown_words(article: Article) -> list[str]:
    """The words of the article that no list has, in lower case, sorted; those with figures are left out."""
    return article.memo(strangers).unknown


class Strangers(NamedTuple):
    """What an article has besides plain words and figures."""

    unknown: list[str]  # the words that no list has, sorted
    places: dict[str, list[int]]  # of these, in the same order
    beside_figures: list[bytes]
    telling: list[bytes]


def strangers(article: Article) -> Strangers:
    """The tokens that are no plain words or figures; the plain ones are remembered, since other articles have them.

    With them the words are counted, and those of English among the first, so that nobody has to read them again.
    """
    lists = _lists()
    if len(lists.plain) > _MOST_REMEMBERED:
        _lists.cache_clear()
    article.word_count, article.english, unknown, places, beside_figures, telling = unfamiliar(article.text, *lists)
    if not article.stated_language and is_english(*article.english):
        article.language = "en"
    return Strangers(unknown, places, beside_figures, telling)


@in_c
def unfamiliar(
    text: str,
    plain: WordSet,
    telling: WordSet,
    listed: WordSet,
    rare: WordFile,
    english: WordSet,
    enough: tuple[int, int, int],
) -> tuple[int, tuple[int, int, int], list[str], dict[str, list[int]], list[bytes], list[bytes]]:
    """The number of tokens of a text, what a sample of them has of English, and the distinct ones that are not plain.

    Those are unknown words, sorted, and their places; tokens with letters beside a figure; the telling ones, of which
    those that are neither `listed` nor rare are unknown as well. What is none of these is taken into the plain ones.
    """
    unknown, beside_figures, told = [], [], []
    tokens = words_of(text)
    for token in dict.fromkeys(tokens):
        if token in plain:
            continue
        if token in telling:
            told.append(token)
            if _is_long_word(token) and token not in listed and token not in rare:
                unknown.append(token.decode())
        elif _is_long_word(token) and token not in rare:
            unknown.append(token.decode())
        elif not _is_long_word(token) and _BESIDE_FIGURE.search(token):
            beside_figures.append(token)
        else:
            plain.add(token)
    unknown.sort()
    return len(tokens), english.sample(text, *enough), unknown, word_places(text, unknown), beside_figures, told


def _is_long_word(token: bytes) -> bool:
    return len(token) >= _SHORTEST and token.isalpha()


class _Lists(NamedTuple):
    """What `unfamiliar` is given besides a text."""

    plain: WordSet  # the common words, and all other tokens met so far of which nothing has to be said
    telling: WordSet
    listed: WordSet  # the common words
    rare: WordFile
    english: WordSet
    enough: tuple[int, int, int]


@cache
def _lists() -> _Lists:
    telling = WordSet(b" ".join([words_of_dialects(), *TELLING]))
    return _Lists(common_words_without(telling), telling, common_words(), rare_words(), ENGLISH, ENOUGH)


def written(article: Article, words: frozenset[str]) -> Iterator[str]:
    """Each place of some words, which are given in lower case, as the text writes them."""
    return (m.group() for m in _WORD.finditer(article.text) if m.group().lower() in words)


def places(text: str, word: str) -> list[int]:
    """Where a word stands in a text, written exactly so and not as a part of a longer one."""
    found = []
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            found.append(start)
        start = text.find(word, end)
    return found


def unknown_word_places(article: Article) -> dict[str, list[int]]:
    """Where each unknown word stands in the text, however it is written, and not as a part of a longer one."""
    return article.memo(strangers).places


@in_c
def word_places(text: str, words: list[str]) -> dict[str, list[int]]:
    """Where each of some words, which are of small letters of ASCII, stands in a text, however it is written."""
    lower = text.lower()
    if len(lower) != len(text):  # a character has two for its small letter
        lower = text.translate(_ASCII_LOWER)
    found: dict[str, list[int]] = {word: [] for word in words}
    for m in _WORD.finditer(lower):
        if m[0] in found and m[0].isascii():
            found[m[0]].append(m.start())
    return found

"""The words of an article that the lexicon does not know, and where they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from checker import Article

from ._lexicon import common_words, rare_words

_SHORTEST = 3
_LONG = 20_000  # characters from which a text has so many unknown words that one walk through it is cheaper
_WORD = re.compile(r"[^\W_]+")


def uncommon_words(article: Article) -> frozenset[bytes]:
    """The words of the article that are not among the most frequent, figures too; in lower case, as UTF-8."""
    return article.memo(_uncommon_words)


def _uncommon_words(article: Article) -> frozenset[bytes]:
    return article.vocabulary - common_words()


def unknown_words(article: Article) -> list[str]:
    """The words of the article that no list has, in lower case, sorted; those with figures are left out."""
    return article.memo(_unknown_words)


def _unknown_words(article: Article) -> list[str]:
    uncommon = uncommon_words(article)
    if not uncommon:
        return []
    letters = [w for w in uncommon if len(w) >= _SHORTEST and w.isalpha()]
    return sorted(w.decode() for w in rare_words().lacking(letters))


def written(article: Article, words: frozenset[str]) -> Iterator[str]:
    """Each place of some words, which are given in lower case, as the text writes them."""
    return (m.group() for m in _WORD.finditer(article.text) if m.group().lower() in words)


def places(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text, written exactly so and not as a part of a longer one."""
    if len(text) > _LONG and word.isalnum():
        yield from _starts(text).get(word, ())
        return
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield start
        start = text.find(word, end)


@lru_cache(maxsize=1)
def _starts(text: str) -> Mapping[str, list[int]]:
    """Where each word of a text stands."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for m in _WORD.finditer(text):
        found[m.group()].append(m.start())
    return found

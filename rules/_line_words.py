"""The words of a line as `stray-line` sees them: what is known of each, and how they are written."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from checker.language import stop_words

from ._claim import word_table

_BETWEEN = str.maketrans(dict.fromkeys('"“”„«»()[]{}<>.,;:!?…|/\\&+*=~#^_•·●▪■◦‣∙►▶▸›–—-©®™%$€£@\u00a0\u200b', " "))
FUNCTION, PAGE, OPENER, READER, BY, MONTH = (1 << bit for bit in range(6))
"""What a word may be: flags of one number."""

Known = dict[str, tuple[float, int]]
"""Words in lower case, each with its learned weight and what it is."""


class WordTally(NamedTuple):
    """How many of some words begin with a capital, are all in capitals, are function words and are words of pages;
    what the first is and what any is, as flags; the sum of their weights and the greatest."""

    capitals: int
    in_capitals: int
    function: int
    page: int
    first: int
    any: int
    sum: float
    strongest: float


@cache
def function_words() -> frozenset[str]:
    """The stop words of all languages, and more."""
    stops = frozenset(word.decode() for words in stop_words().values() for word in words)
    return stops | word_table("stray-line/words.toml")["function"]


def known_words(lexicon: Mapping[str, float]) -> Known:
    """All words of the lists, and those that have a weight."""
    table = word_table("stray-line/words.toml")
    kinds = (function_words(), *(table[name] for name in ("page", "openers", "reader", "by", "months")))
    flags = dict.fromkeys(lexicon, 0)
    for bit, words in enumerate(kinds):
        for word in words:
            flags[word] = flags.get(word, 0) | 1 << bit
    return {word: (lexicon.get(word, 0.0), flag) for word, flag in flags.items()}


def spaced_words(text: str) -> list[str]:
    """The words of a line: white space, hyphens and all marks but apostrophes separate them."""
    return text.translate(_BETWEEN).split()


def tally_words(words: list[str], known: Known) -> WordTally:
    """How some words are written, and what is known of them."""
    told = [known.get(word.lower(), (0.0, 0)) for word in words]
    total, any_flags = 0.0, 0
    for weight, flags in told:
        total += weight
        any_flags |= flags
    return WordTally(
        sum(word[0].isupper() for word in words),
        sum(word[0].isupper() and word.isupper() for word in words),
        sum(flags & FUNCTION != 0 for _, flags in told),
        sum(flags & PAGE != 0 for _, flags in told),
        told[0][1] if told else 0,
        any_flags,
        total,
        max([weight for weight, _ in told], default=0.0),
    )

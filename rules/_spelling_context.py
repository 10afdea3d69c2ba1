"""How well a word fits between its neighbours: what pairs of words tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from math import log10
from typing import NamedTuple

from checker.native import in_c
from checker.words import WordCounts

from ._spelling_candidates import one_letter_off
from ._word_table import WordTable

_BEFORE = re.compile(r"([a-z]+(?:['’][a-z]+)?)$", re.IGNORECASE)
_AFTER = re.compile(r"\s+([a-z]+(?:['’][a-z]+)?)", re.IGNORECASE)
_REACH = 30
_UNSEEN = 0.3  # a pair that no list has is half as frequent as chance would make it
_RAREST = 8.5
_AGAIN = 0.1
_PHRASE = 5.5  # the cost of what is no single word, such as “a lot”
_SHORT = {"a": 1.64, "i": 2.0}


LIKELIHOOD = (
    "cost",
    "advantage",
    "slip",
    "slip by length",
    "rarity",
    "fit before",
    "fit after",
    "fit",
    "ahead of the next",
    "elsewhere",
    "same beginning",
    "same end",
    "one letter off",
    "letters in one only",
    "letters before it",
    "letters behind it",
    "cut short",
    "meant with a capital",
)
"""What the likeliest of the words that may have been meant says."""


class Neighbours(NamedTuple):
    """The words before and after a place, in lower case; empty where a mark or the line's end stands between."""

    before: str
    after: str


@lru_cache(maxsize=1)
def neighbours(text: str, start: int, end: int) -> Neighbours:
    """The words next to a stretch of text, which is asked about several times in a row."""
    return Neighbours(*words_beside(text, start, end))


@in_c
def words_beside(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before and after a stretch of text, which only spaces part from it; empty where there is none."""
    last = text[max(0, start - _REACH) : start].rsplit(None, 1)[-1:] if text[start - 1 : start].isspace() else None
    before = _BEFORE.search(last[0]) if last else None
    after = _AFTER.match(text, end, end + _REACH)
    return _plain(before), _plain(after)


def _plain(match: re.Match[str] | None) -> str:
    return match[1].lower().replace("’", "'") if match else ""


@in_c
def expected(
    candidates: Iterable[tuple[str, float, float]],
    before: str,
    after: str,
    counts: WordCounts,
    words: int,
    following: WordTable,
    known: WordTable,
) -> list[tuple[float, float, str]]:
    """The words that may have been meant between two others in a text, the likeliest first.

    Each comes with its rarity and what the slip costs, and is given back with the cost of both and that of the slip.
    `counts` are those of the words of the text, of which there are `words`; the tables are `pairs` and `targets`.
    """
    around = Neighbours(before, after)
    found = []
    for written, _, slip in candidates:
        word, cost = written.lower(), _PHRASE
        if word.isalpha():
            count = counts.of(word.encode())
            cost = surprise(word, around, count / words if count else 0.0, following, known)
        found.append((slip + cost, slip, written))
    return sorted(found)


def surprise(word: str, around: Neighbours, elsewhere: float, following: WordTable, known: WordTable) -> float:
    """How unexpected a word is between its neighbours: minus the logarithm of its probability.

    What makes some share of the article elsewhere is likelier to stand there again.
    """
    own = _rarity(word, known)
    cost = _following(around.before, word, own, following, known) if around.before else own
    if elsewhere:
        cost = -log10(10**-cost + _AGAIN * elsewhere)
    if around.after:
        other = _rarity(around.after, known)
        if other < _RAREST:
            cost += _following(word, around.after, other, following, known) - other
    return cost


@in_c
def likelihood_of(
    word: str,
    written: str,
    cost: float,
    slip: float,
    ahead: float,
    doubt: float,
    count: int,
    before: str,
    after: str,
    following: WordTable,
    known: WordTable,
) -> list[float]:
    """The values of `LIKELIHOOD` for a word and what was probably meant, of which a text has so many.

    `ahead` is by how much it costs less than the next word, `doubt` how rare the word itself is.
    """
    word.encode("ascii")
    written.encode("ascii")
    meant = written.lower()
    own, other = _rarity(meant, known), _rarity(after, known) if after else _RAREST
    fits_before = own - _following(before, meant, own, following, known) if before and meant.isalpha() else 0.0
    fits_after = (
        other - _following(meant, after, other, following, known) if other < _RAREST and meant.isalpha() else 0.0
    )
    return [
        cost,
        doubt - cost,
        slip,
        slip / max(1, len(word)) * 5,
        own,
        fits_before,
        fits_after,
        fits_before + fits_after,
        min(4.0, ahead),
        min(4, count),
        meant[:1] == word[:1],
        meant[-1:] == word[-1:],
        one_letter_off(meant, word),
        len({*meant} ^ {*word}),
        len(word) - len(meant) if word.endswith(meant) else 0,
        len(word) - len(meant) if word.startswith(meant) else 0,
        len(meant) - len(word) if meant.startswith(word) else 0,
        written[:1].isupper(),
    ]


def _rarity(word: str, known: WordTable) -> float:
    """Minus the logarithm of a word's frequency."""
    return known.number(word) or _SHORT.get(word, _RAREST)


def _following(first: str, second: str, second_rarity: float, following: WordTable, known: WordTable) -> float:
    """Minus the logarithm of the probability that the second word follows the first."""
    found = following.following(first, second)
    if found is None:
        return second_rarity + (_UNSEEN if first in known else 0.0)
    cost, is_listed = found
    return cost if is_listed else max(second_rarity + _UNSEEN, cost)

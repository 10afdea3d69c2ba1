"""How well a word fits between its neighbours: what pairs of words tell."""

from __future__ import annotations

import re
from functools import lru_cache
from math import log10
from typing import NamedTuple

from ._lexicon import pairs
from ._spelling_candidates import targets

_BEFORE = re.compile(r"([a-z]+(?:['’][a-z]+)?)$", re.IGNORECASE)
_AFTER = re.compile(r"\s+([a-z]+(?:['’][a-z]+)?)", re.IGNORECASE)
_REACH = 30
_UNSEEN = 0.3  # a pair that no list has is half as frequent as chance would make it
_RAREST = 8.5
_AGAIN = 0.1
_SHORT = {"a": 1.64, "i": 2.0}


class Neighbours(NamedTuple):
    """The words before and after a place, in lower case; empty where a mark or the line's end stands between."""

    before: str
    after: str


@lru_cache(maxsize=1)
def neighbours(text: str, start: int, end: int) -> Neighbours:
    """The words next to a stretch of text, which is asked about several times in a row."""
    last = text[max(0, start - _REACH) : start].rsplit(None, 1)[-1:] if text[start - 1 : start].isspace() else None
    before = _BEFORE.search(last[0]) if last else None
    after = _AFTER.match(text, end, end + _REACH)
    return Neighbours(_plain(before), _plain(after))


def _plain(match: re.Match[str] | None) -> str:
    return match[1].lower().replace("’", "'") if match else ""


def surprise(word: str, around: Neighbours, elsewhere: float = 0.0) -> float:
    """How unexpected a word is between its neighbours: minus the logarithm of its probability.

    `elsewhere` is the word's share of the article's words: what stands there once is likelier to stand there again.
    """
    own = rarity(word)
    cost = _following(around.before, word, own) if around.before else own
    if elsewhere:
        cost = -log10(10**-cost + _AGAIN * elsewhere)
    if around.after:
        other = rarity(around.after)
        if other < _RAREST:
            cost += _following(word, around.after, other) - other
    return cost


def fit(word: str, around: Neighbours) -> tuple[float, float]:
    """By how much a word is likelier after the word before, and before the word after, than elsewhere."""
    own, other = rarity(word), rarity(around.after) if around.after else _RAREST
    return (
        own - _following(around.before, word, own) if around.before else 0.0,
        other - _following(word, around.after, other) if other < _RAREST else 0.0,
    )


def rarity(word: str) -> float:
    """Minus the logarithm of a word's frequency."""
    return targets().number(word) or _SHORT.get(word, _RAREST)


def _following(first: str, second: str, second_rarity: float) -> float:
    """Minus the logarithm of the probability that the second word follows the first."""
    found = pairs().following(first, second)
    if found is None:
        return second_rarity + (_UNSEEN if first in targets() else 0.0)
    cost, is_listed = found
    return cost if is_listed else max(second_rarity + _UNSEEN, cost)

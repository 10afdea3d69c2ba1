"""What a misspelt word was probably meant to be: words that sound or look alike, and what the slip would cost."""

from __future__ import annotations

from collections.abc import Set
from functools import cache, lru_cache
from typing import NamedTuple

from . import _spelling_search as search
from ._lexicon import doubt, file_bytes, word_file
from ._slip_costs import ENDLESS, SlipCosts
from ._word_file import WordFile
from ._word_table import WordTable

_MOST_WEIGHED_FAR = 5  # of those that are two edits away
_MOST_WEIGHED = 6  # candidates whose cost is worked out letter by letter


class Candidate(NamedTuple):
    """A word that may have been meant; `rarity` and `slip` are minus the logarithms of its and the slip's frequency."""

    word: str
    rarity: float
    slip: float

    @property
    def cost(self) -> float:
        """Both together: the lower, the likelier."""
        return self.slip + search.RARITY_WEIGHT * self.rarity


@cache
def targets() -> WordTable:
    """The words that others may be misspellings of, in lower case: their rarity, and how names are written."""
    return WordTable(file_bytes("targets.txt"))


def as_written(word: str) -> str:
    """A lower-case word with the capital that it always has, if it has one."""
    _, _, capitalised = (targets().get(word) or "").partition(" ")
    return capitalised or word


@cache
def _sounds() -> WordTable:
    return WordTable(file_bytes("sounds.txt"))


@cache
def _shortened() -> WordFile:
    return word_file("shortened")


@cache
def _slips() -> SlipCosts:
    return SlipCosts(file_bytes("edits.txt"))


def one_letter_off(a: str, b: str) -> bool:
    """Whether a letter left out, put in or exchanged, or two swapped, tell two words apart; a plural does not count."""
    return a != b + "s" and b != a + "s" and search.one_edit_apart(a, b)


def slip_cost(meant: str, written: str, limit: float = ENDLESS) -> float:
    """What it costs to write one lower-case word for another: minus the logarithm of its probability, about."""
    return _slips().cost(meant.encode(), written.encode(), limit)


@lru_cache(maxsize=4096)
def nearest(word: str) -> tuple[Candidate, ...]:
    """Words one edit away: what is found at the least cost, the likeliest first."""
    return near(word) if doubt(word).stored else weighed(word, look_alikes(word))


@lru_cache(maxsize=4096)
def near(word: str) -> tuple[Candidate, ...]:
    """Words one edit away, or with the same sound: quickly found, the likeliest first."""
    stored = doubt(word).meant
    if stored:
        return tuple(Candidate(as_written(w), targets().number(w) or 0.0, slip) for w, slip in stored)
    return weighed(word, look_and_sound_alikes(word))


@lru_cache(maxsize=4096)
def candidates(word: str) -> tuple[Candidate, ...]:
    """All words that may have been meant, also those two edits away; the likeliest first."""
    close = near(word)
    if doubt(word).stored:
        return close
    far = _two_edits_off(word) - look_and_sound_alikes(word)
    return _likeliest([*close, *weighed(word, far, _MOST_WEIGHED_FAR)])


def all_like(word: str) -> frozenset[str]:
    """The words that look or sound like another, in lower case."""
    return look_and_sound_alikes(word) | _two_edits_off(word)


@lru_cache(maxsize=4096)
def look_and_sound_alikes(word: str) -> frozenset[str]:
    """The words one edit away, and those with the same sound."""
    return look_alikes(word).union((_sounds().get(search.sound_of(word)) or "").split())


@lru_cache(maxsize=4096)
def look_alikes(word: str) -> frozenset[str]:
    """The words that differ by a letter left out, put in, exchanged, or swapped with its neighbour."""
    return frozenset(search.look_alikes(word, _shortened(), targets()))


def _two_edits_off(word: str) -> set[str]:
    return search.common_words_two_edits_off(word, _shortened(), targets(), _sounds())


def weighed(word: str, found: Set[str], most: int = _MOST_WEIGHED) -> tuple[Candidate, ...]:
    """The likeliest of the words found, each with its cost, the lowest first."""
    kept = search.weigh(word, found, most, targets(), _slips())
    return _likeliest([Candidate(as_written(lower), rarity, slip) for lower, rarity, slip in kept])


def _likeliest(found: list[Candidate]) -> tuple[Candidate, ...]:
    """The candidates that come close to the best, the best first."""
    best = min((c.cost for c in found), default=0.0)
    return tuple(sorted((c for c in found if c.cost < best + search.CLOSE), key=lambda c: (c.cost, c.word)))

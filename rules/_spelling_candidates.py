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
    return search.as_written(word, targets())


@cache
def sounds() -> WordTable:
    """The words of each sound."""
    return WordTable(file_bytes("sounds.txt"))


@cache
def shortened_words() -> WordFile:
    """The words that a string is once they lack a letter."""
    return word_file("shortened")


@cache
def slip_costs() -> SlipCosts:
    """What edits cost."""
    return SlipCosts(file_bytes("edits.txt"))


def one_letter_off(a: str, b: str) -> bool:
    """Whether a letter left out, put in or exchanged, or two swapped, tell two words apart; a plural does not count."""
    return a != b + "s" and b != a + "s" and search.one_edit_apart(a, b)


def slip_cost(meant: str, written: str, limit: float = ENDLESS) -> float:
    """What it costs to write one lower-case word for another: minus the logarithm of its probability, about."""
    return slip_costs().cost(meant.encode(), written.encode(), limit)


@lru_cache(maxsize=4096)
def nearest(word: str) -> tuple[Candidate, ...]:
    """Words one edit away: what is found at the least cost, the likeliest first."""
    return near(word) if doubt(word).stored else _likeliest(word, search.NEAREST)


@lru_cache(maxsize=4096)
def near(word: str) -> tuple[Candidate, ...]:
    """Words one edit away, or with the same sound: quickly found, the likeliest first."""
    stored = doubt(word).meant
    if stored:
        return tuple(Candidate(as_written(w), targets().number(w) or 0.0, slip) for w, slip in stored)
    return _likeliest(word, search.NEAR)


@lru_cache(maxsize=4096)
def candidates(word: str) -> tuple[Candidate, ...]:
    """All words that may have been meant, also those two edits away; the likeliest first."""
    close = near(word)
    if doubt(word).stored:
        return close
    found = [*close, *_likeliest(word, search.FAR, _MOST_WEIGHED_FAR)]
    best = min((c.cost for c in found), default=0.0)
    return tuple(sorted((c for c in found if c.cost < best + search.CLOSE), key=lambda c: (c.cost, c.word)))


def _likeliest(word: str, reach: int, most: int = _MOST_WEIGHED) -> tuple[Candidate, ...]:
    """The words within some reach that come close to the best, the best first."""
    found = search.likeliest(word, reach, most, shortened_words(), targets(), sounds(), slip_costs())
    return tuple([Candidate(*each) for each in found])


def weighed(word: str, found: Set[str], most: int = _MOST_WEIGHED) -> tuple[Candidate, ...]:
    """The likeliest of the words found, each with its cost, the lowest first."""
    return tuple(Candidate(*each) for each in search.weigh(word, found, most, targets(), slip_costs()))


def all_like(word: str) -> set[str]:
    """The words that look or sound like another, in lower case."""
    far = search.common_words_two_edits_off(word, shortened_words(), targets(), sounds())
    return look_and_sound_alikes(word) | far


def look_and_sound_alikes(word: str) -> set[str]:
    """The words one edit away, and those with the same sound."""
    return look_alikes(word) | search.sound_alikes(word, sounds())


def look_alikes(word: str) -> set[str]:
    """The words that differ by a letter left out, put in, exchanged, or swapped with its neighbour."""
    return search.look_alikes(word, shortened_words(), targets())


def has_look_alikes(word: str) -> bool:
    """Whether there are words that differ by a letter."""
    return search.has_look_alikes(word, shortened_words(), targets())

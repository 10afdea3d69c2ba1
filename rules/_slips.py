"""What a word of German, French, Spanish or Portuguese may be a slip of: a commoner word, one slip of the hand away."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

UNSEEN = 760
"""The rarity, in hundredths of a power of ten, of words that the lists of frequencies do not have."""
RAREST_MEANT = 640
"""Rarer words are not thought of as what was meant."""

_LAST = "\U0010ffff"  # no word has a letter that sorts behind it
_SHORTEST = 4
# How rare a word may be that a slip of four, five, six letters, and so on, is taken for: the longer the slip, the fewer
# the words that come near it.
_RAREST = (330, 450, 520, 550, 580, 610, 640)
_RAREST_OTHERWISE = 560  # what one with another letter is taken for
_RAREST_LONGER = 420  # what one with a letter more is taken for, where no finger hit two keys
_UNUSUAL = 580  # more frequent words are words of their own, however near they come to another
_FAR_RARER = 120  # how much rarer than what was meant a slip is
_RARER = 100  # the same for one that lacks an accent: many people leave them out
_ROWS = {
    "de": ("qwertzuiopü", "asdfghjklöä", "yxcvbnm"),
    "fr": ("azertyuiop", "qsdfghjklm", "wxcvbn"),
    "es": ("qwertyuiop", "asdfghjklñ", "zxcvbnm"),
    "pt": ("qwertyuiop", "asdfghjklç", "zxcvbnm"),
}
# Spellings that are right somewhere, in old books, after a reform, in Switzerland or on plain keyboards: either way (=)
# or only as they are written (>), as accents that are no longer wanted.
_VARIANTS = {
    "de": "ss=ß ae=ä oe=ö ue=ü th=t ph=f tia=zia tie=zie",
    "fr": "oe=œ ae=æ i=î u=û é=è",
    "es": "ps=s bs=s ree=re x=j ó>o é>e á>a ns=s",
    "pt": "cç=ç ct=t cc=c pç=ç pt=t mn=n bt=t gn=n ô=ó ê=é â=á ü>u é>e ó>o ô>o ê>e",
}


class Slip(NamedTuple):
    """A word that was probably meant; the less the cost, the likelier. `accent` says that only accents differ."""

    cost: int
    word: str
    accent: bool


class Words:
    """The frequent words of a language with their rarity: hundredths of minus a logarithm of their frequency."""

    def __init__(self, language: str, rarity: Mapping[str, int]) -> None:
        self.language = language
        self.rarity = rarity
        self._accented: defaultdict[str, list[str]] = defaultdict(list)
        by_length: defaultdict[int, list[str]] = defaultdict(list)
        for word, rare in rarity.items():
            if rare <= RAREST_MEANT:
                by_length[len(word)].append(word)
                if not word.isascii():
                    self._accented[plain(word)].append(word)
        self._by_length = {length: _Sorted(words) for length, words in by_length.items()}

    def with_other_accents(self, word: str) -> Iterator[str]:
        """Yield the words with accents that differ from a word in nothing else."""
        return (other for other in self._accented.get(plain(word), ()) if other != word)

    def near(self, word: str) -> Iterator[str]:
        """Yield words, some twice, among them all that one slip of the hand parts from a word."""
        half = len(word) // 2
        head, tail = word[:half], word[: half or None : -1]
        for length in (len(word) - 1, len(word), len(word) + 1):
            if words := self._by_length.get(length):
                yield from words.beginning(head)
                yield from words.ending(tail)


class _Sorted:
    """Words sorted by their beginnings and by their ends."""

    def __init__(self, words: list[str]) -> None:
        self._forwards = sorted(words)
        self._by_end = sorted(words, key=lambda word: word[::-1])
        self._backwards = [word[::-1] for word in self._by_end]

    def beginning(self, head: str) -> list[str]:
        """The words that begin so."""
        start = bisect_left(self._forwards, head)
        return self._forwards[start : bisect_left(self._forwards, head + _LAST, start)]

    def ending(self, tail: str) -> list[str]:
        """The words that end so, read backwards."""
        start = bisect_left(self._backwards, tail)
        return self._by_end[start : bisect_left(self._backwards, tail + _LAST, start)]


def slips(word: str, words: Words) -> list[Slip]:
    """What a word in lower case may be a slip of, the likeliest first."""
    if len(word) < _SHORTEST:
        return []
    known = words.rarity
    rarity = known.get(word, UNSEEN)
    found = {
        Slip(known[meant], meant, accent=True)
        for meant in words.with_other_accents(word)
        if rarity - known[meant] >= _RARER
    }
    if rarity >= _UNUSUAL:
        rarest = min(_RAREST[min(len(word) - _SHORTEST, len(_RAREST) - 1)], rarity - _FAR_RARER)
        for meant in words.near(word):
            if known[meant] <= rarest and (slip := _slip(word, meant, words.language)):
                cost, believed = slip
                if known[meant] <= believed:
                    found.add(Slip(known[meant] + cost, meant, accent=False))
    accents = {slip.word for slip in found if slip.accent}
    return sorted(
        (slip for slip in found if slip.accent or slip.word not in accents), key=lambda slip: (not slip.accent, slip)
    )


def _slip(word: str, meant: str, language: str) -> tuple[int, int] | None:
    """What it costs to write a word for another one, and how rare a word that is believed of; None if it is no slip.

    The first letter stays where it is or changes places with the second, and the form of the word stays.
    """
    place = 0
    while word[place : place + 1] == meant[place : place + 1] != "":
        place += 1
    wrote, right, last = word[place:], meant[place:], len(word) - 1
    if len(wrote) == len(right):
        if wrote[2:] == right[2:] and wrote[:2] == right[1::-1]:
            return 0, RAREST_MEANT
        beside = _neighbours(language).get(wrote[:1], "")
        near = 0 < place < last and wrote[1:] == right[1:] and plain(right[0]) in beside
        return (50, _RAREST_OTHERWISE) if near else None
    if place == 0 or not wrote:
        return None
    if wrote == right[1:]:
        return 0 if right[0] in (word[place - 1], wrote[:1]) else 30, RAREST_MEANT
    if wrote[1:] != right:
        return None
    if wrote[0] == word[place - 1]:
        return 0, RAREST_MEANT
    beside = _neighbours(language).get(wrote[0], "")
    if place < last and (word[place - 1] in beside or wrote[1] in beside):
        return 60, RAREST_MEANT
    return (60, _RAREST_LONGER) if place < last - 2 else None


def variants(word: str, language: str) -> Iterator[str]:
    """The other spellings of a word that would be as right, if there is such a word at all."""
    for old, new in _variants(language):
        place = word.find(old)
        while place >= 0:
            yield word[:place] + new + word[place + len(old) :]
            place = word.find(old, place + 1)


@cache
def _variants(language: str) -> tuple[tuple[str, str], ...]:
    """What may be written, with what it may be written for."""
    pairs = []
    for entry in _VARIANTS[language].split():
        written, both, meant = entry.partition("=")
        if both:
            pairs += [(written, meant), (meant, written)]
        else:
            written, _, meant = entry.partition(">")
            pairs.append((written, meant))
    return tuple(pairs)


def plain(word: str) -> str:
    """A word without its accents."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


@cache
def _neighbours(language: str) -> Mapping[str, str]:
    """The letters whose keys lie beside each letter's."""
    rows = _ROWS[language]
    near = {}
    for row, keys in enumerate(rows):
        for place, letter in enumerate(keys):
            beside = [keys[place - 1 : place], keys[place + 1 : place + 2]]
            beside += [rows[r][max(0, p) : p + 2] for r, p in ((row - 1, place), (row + 1, place - 1)) if 0 <= r < 3]
            near[letter] = "".join(beside)
    return near

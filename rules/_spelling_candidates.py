"""What a misspelt word was probably meant to be: words that sound or look alike, and what the slip would cost."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

_WORDS = Path(__file__).parent / "words" / "spelling"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SOUNDS = "abdfgklmnprstx"
_MOST_WEIGHED = 40  # candidates whose cost is worked out letter by letter
_UNLIKE = 3.2  # what an edit costs that no list of misspellings has
_LONGEST_EDIT = 3
_SOUND_RULES = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("^kn", "n"), ("^wr", "r"), ("^ps", "s"), ("ph", "f"), ("tch|ch|sh", "x"), ("ght", "t"), ("gh", ""),
        ("dg", "g"), ("ck|qu|q", "k"), ("c(?=[eiy])", "s"), ("c", "k"), ("z", "s"), ("j", "g"), ("v", "f"),
    )
]  # fmt: skip
_SILENT = re.compile("[aeiouyhw]")
_DOUBLE = re.compile(r"(.)\1+")


class Candidate(NamedTuple):
    """A word that may have been meant; `rarity` and `slip` are minus the logarithms of its and the slip's frequency."""

    word: str
    rarity: float
    slip: float

    @property
    def cost(self) -> float:
        """Both together: the lower, the likelier."""
        return self.slip + 0.8 * self.rarity


def sound_of(word: str) -> str:
    """The consonants of a lower-case word as they sound, with a mark for a vowel at the beginning."""
    for pattern, sound in _SOUND_RULES:
        word = pattern.sub(sound, word)
    head = "a" if word[:1] in "aeiouyh" else word[:1]
    return _DOUBLE.sub(r"\1", head + _SILENT.sub("", word[1:]))


@cache
def targets() -> dict[str, tuple[str, float]]:
    """The words that others may be misspellings of, in lower case: how they are written, and their rarity."""
    found = {}
    for line in (_WORDS / "targets.txt").read_text(encoding="utf-8").splitlines():
        rarity, *words = line.split(" ")
        found.update({word.lower(): (word, int(rarity) / 100) for word in words})
    return found


@cache
def _by_sound() -> dict[str, str]:
    lines = (_WORDS / "sounds.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines)


@cache
def _edits() -> dict[str, dict[str, float]]:
    table: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for line in (_WORDS / "edits.txt").read_text(encoding="utf-8").splitlines():
        meant, written, cost = line.split(",")
        table[meant][written] = int(cost) / 100
    return dict(table)


def one_edit_away(word: str, letters: str = _LETTERS) -> set[str]:
    """All strings that differ from a word by one letter left out, put in, exchanged or swapped with its neighbour."""
    splits = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    made = {a + b[1:] for a, b in splits if b}
    made.update(a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1)
    for c in letters:
        made.update([a + c + b for a, b in splits])
        made.update([a + c + b[1:] for a, b in splits if b])
    return made


def slip_cost(meant: str, written: str, limit: float = 99.0) -> float:
    """What it costs to write one lower-case word for another: minus the logarithm of its probability, about."""
    table = _edits()
    a, b = f"^{meant}$", f"^{written}$"
    n, m = len(a), len(b)
    costs = [[99.0] * (m + 1) for _ in range(n + 1)]
    costs[0][0] = 0.0
    for i in range(n + 1):
        row = costs[i]
        if min(row) > limit:
            return 99.0
        parts = [(costs[i + k], table.get(a[i : i + k])) for k in range(min(_LONGEST_EDIT, n - i) + 1)]
        letter = a[i : i + 1]
        for j in range(m + 1):
            here = row[j]
            if here >= limit:
                continue
            for below, options in parts:
                if options:
                    for k in range(min(_LONGEST_EDIT, m - j) + 1):
                        cost = options.get(b[j : j + k])
                        if cost is not None and here + cost < below[j + k]:
                            below[j + k] = here + cost
            if letter:
                below = costs[i + 1]
                if j < m:
                    step = here if letter == b[j] else here + _UNLIKE
                    if step < below[j + 1]:
                        below[j + 1] = step
                if here + _UNLIKE < below[j]:
                    below[j] = here + _UNLIKE
            if j < m and here + _UNLIKE < row[j + 1]:
                row[j + 1] = here + _UNLIKE
    return costs[n][m]


@lru_cache(maxsize=4096)
def near(word: str) -> tuple[Candidate, ...]:
    """Words one edit away, or with the same sound: quickly found, the likeliest first."""
    found = {w for w in one_edit_away(word) if w in targets()}
    found.update(_by_sound().get(sound_of(word), "").split())
    return _weighed(word, found)


@lru_cache(maxsize=4096)
def candidates(word: str) -> tuple[Candidate, ...]:
    """All words that may have been meant, also those whose sound is one edit away; the likeliest first."""
    found = {w for w in one_edit_away(word) if w in targets()}
    by_sound = _by_sound()
    sound = sound_of(word)
    for other in one_edit_away(sound, _SOUNDS) | {sound}:
        found.update(by_sound.get(other, "").split())
    return _weighed(word, found)


def _weighed(word: str, found: set[str]) -> tuple[Candidate, ...]:
    found.discard(word)
    if len(found) > _MOST_WEIGHED:
        letters = frozenset(word)
        found = set(sorted(found, key=lambda w: (_distance(letters, word, w), w))[:_MOST_WEIGHED])
    weighed = [Candidate(targets()[w][0], targets()[w][1], slip_cost(w, word, 12.0)) for w in found]
    return tuple(sorted((c for c in weighed if c.slip < 12.0), key=lambda c: (c.cost, c.word)))


def _distance(letters: frozenset[str], word: str, other: str) -> float:
    """A rough measure for leaving the least alike out: letters that only one has, length, beginning, rarity."""
    return (
        len(letters.symmetric_difference(other))
        + 0.7 * abs(len(word) - len(other))
        + (word[0] != other[0])
        + 0.5 * (word[-1] != other[-1])
        + 0.8 * targets()[other][1]
    )

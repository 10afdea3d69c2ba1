"""What a misspelt word was probably meant to be: words that sound or look alike, and what the slip would cost."""

from __future__ import annotations

import heapq
import re
from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from ._lexicon import SortedFile, doubt, sorted_file

_WORDS = Path(__file__).parent / "words" / "spelling"
_SOUNDS = "abdfgklmnprstx"
_RARITY_WEIGHT = 0.8
_DEAREST = 5.6  # the dearest slip that is thought of
_LEAST = (0.0, 0.0, 1.8, 3.1, 4.2, 5.2)  # what a slip costs at least, by the letters that only one word has
_CLOSE = 3.0  # candidates that cost more than the best by this much are left out
_COMMON = 5.6  # the rarity up to which a word is thought of that is two edits away
_SHORTEST_TWICE_WRONG = 5
_MOST_UNLIKE = 4  # letters that only one of two words has that are two edits apart
_MOST_WEIGHED_FAR = 5  # of those that are two edits away
_MOST_WEIGHED = 6  # candidates whose cost is worked out letter by letter
_UNLIKE = 3.2  # what an edit costs that no list of misspellings has
_LONGEST_EDIT = 3
_CONTEXT = 2
_ENDLESS = 99.0
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
        return self.slip + _RARITY_WEIGHT * self.rarity


def sound_of(word: str) -> str:
    """The consonants of a lower-case word as they sound, with a mark for a vowel at the beginning."""
    for pattern, sound in _SOUND_RULES:
        word = pattern.sub(sound, word)
    head = "a" if word[:1] in "aeiouyh" else word[:1]
    return _DOUBLE.sub(r"\1", head + _SILENT.sub("", word[1:]))


@cache
def targets() -> dict[str, float]:
    """The words that others may be misspellings of, in lower case, with their rarity."""
    found: dict[str, float] = {}
    for line in (_WORDS / "targets.txt").read_text(encoding="utf-8").splitlines():
        rarity, _, words = line.partition(" ")
        found.update(dict.fromkeys(words.lower().split(" "), int(rarity) / 100))
    return found


@cache
def _capitalised() -> dict[str, str]:
    """The targets that are written with a capital, by their lower case."""
    words = (_WORDS / "targets.txt").read_text(encoding="utf-8").split()
    return {word.lower(): word for word in words if word[0].isupper()}


def as_written(word: str) -> str:
    """A lower-case word with the capital that it always has, if it has one."""
    return _capitalised().get(word, word)


@cache
def _by_sound() -> dict[str, str]:
    lines = (_WORDS / "sounds.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines)


@cache
def _shortened() -> SortedFile:
    return sorted_file("shortened.txt")


@cache
def _edits() -> dict[str, dict[str, float]]:
    table: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for line in (_WORDS / "edits.txt").read_text(encoding="utf-8").splitlines():
        meant, written, cost = line.split(",")
        table[meant][written] = int(cost) / 100
    return dict(table)


def one_letter_off(a: str, b: str) -> bool:
    """Whether a letter left out, put in or exchanged, or two swapped, tell two words apart; a plural does not count."""
    return a != b + "s" and b != a + "s" and _one_edit_apart(a, b)


def _one_edit_apart(a: str, b: str) -> bool:
    """Whether a letter left out, put in or exchanged, or two swapped, tell two words apart."""
    if abs(len(a) - len(b)) > 1:
        return False
    start, most = 0, min(len(a), len(b))
    while start < most and a[start] == b[start]:
        start += 1
    end = 0
    while end < most - start and a[-1 - end] == b[-1 - end]:
        end += 1
    x, y = a[start : len(a) - end], b[start : len(b) - end]
    return (len(x) <= 1 and len(y) <= 1) or (len(x) == 2 and x == y[::-1])


def slip_cost(meant: str, written: str, limit: float = _ENDLESS) -> float:
    """What it costs to write one lower-case word for another: minus the logarithm of its probability, about."""
    a, b = f"^{meant}$", f"^{written}$"
    start, most = 1, min(len(a), len(b))
    while start < most and a[start] == b[start]:
        start += 1
    end = 0
    while end < most - start and a[-1 - end] == b[-1 - end]:
        end += 1
    if len(a) - start - end <= 1 and len(b) - start - end <= 1:
        return _one_edit(a, b, start, end)
    start, end = max(0, start - _CONTEXT), max(0, end - _CONTEXT)
    return _cheapest(a[start : len(a) - end], b[start : len(b) - end], limit)


def _one_edit(a: str, b: str, start: int, end: int) -> float:
    """The cost where the words differ between `start` and `end` only, by a letter: the cheapest way to see it."""
    table, cost, stop, other_stop = _edits(), _UNLIKE, len(a) - end, len(b) - end
    for before in range(min(_CONTEXT, start) + 1):
        for after in range(min(_CONTEXT, end) + 1):
            options = table.get(a[start - before : stop + after])
            if options:
                cost = min(cost, options.get(b[start - before : other_stop + after], cost))
    return cost


def _cheapest(a: str, b: str, limit: float) -> float:
    """The cost of the cheapest series of edits that makes one string of another."""
    table, n, m = _edits(), len(a), len(b)
    pieces = [[(end, b[j:end]) for end in range(j, min(j + _LONGEST_EDIT, m) + 1)] for j in range(m + 1)]
    reached = [[limit] * (m + 1) for _ in range(n + 1)]  # the cost by letters of `a` done and letters of `b` done
    reached[0][0] = 0.0
    for i, row in enumerate(reached):
        if min(row) >= limit:
            continue
        parts = [(reached[i + k], o) for k in range(min(_LONGEST_EDIT, n - i) + 1) if (o := table.get(a[i : i + k]))]
        for j, here in enumerate(row):
            if here >= limit:
                continue
            spent = here + _UNLIKE
            if j < m and spent < row[j + 1]:
                row[j + 1] = spent
            if i < n:
                below = reached[i + 1]
                if spent < below[j]:
                    below[j] = spent
                step = here if j < m and a[i] == b[j] else spent
                if j < m and step < below[j + 1]:
                    below[j + 1] = step
            for end, piece in pieces[j]:
                for to, options in parts:
                    if piece in options and here + options[piece] < to[end]:
                        to[end] = here + options[piece]
    return reached[n][m] if reached[n][m] < limit else _ENDLESS


@lru_cache(maxsize=4096)
def nearest(word: str) -> tuple[Candidate, ...]:
    """Words one edit away: what is found at the least cost, the likeliest first."""
    return near(word) if doubt(word).stored else weighed(word, look_alikes(word))


@lru_cache(maxsize=4096)
def near(word: str) -> tuple[Candidate, ...]:
    """Words one edit away, or with the same sound: quickly found, the likeliest first."""
    stored = doubt(word).meant
    if stored:
        return tuple(Candidate(as_written(w), targets()[w], slip) for w, slip in stored)
    return weighed(word, look_and_sound_alikes(word))


@lru_cache(maxsize=4096)
def candidates(word: str) -> tuple[Candidate, ...]:
    """All words that may have been meant, also those two edits away; the likeliest first."""
    close = near(word)
    if doubt(word).stored:
        return close
    far = frozenset(_common_words_two_edits_off(word) - look_and_sound_alikes(word))
    return _likeliest([*close, *weighed(word, far, _MOST_WEIGHED_FAR)])


def all_like(word: str) -> frozenset[str]:
    """The words that look or sound like another, in lower case."""
    return look_and_sound_alikes(word) | _common_words_two_edits_off(word)


def look_and_sound_alikes(word: str) -> frozenset[str]:
    """The words one edit away, and those with the same sound."""
    return look_alikes(word).union(_by_sound().get(sound_of(word), "").split())


@lru_cache(maxsize=4096)
def look_alikes(word: str) -> frozenset[str]:
    """The words that differ by a letter left out, put in, exchanged, or swapped with its neighbour."""
    shorter = shortened(word)
    exchanged = {w for w in _that_shorten_to(shorter) if _one_edit_apart(word, w)}
    return frozenset(exchanged | _that_shorten_to({word}) | (shorter & targets().keys())) - {word}


def shortened(word: str) -> set[str]:
    """A word without one of its letters, for each letter."""
    return {word[:i] + word[i + 1 :] for i in range(len(word))}


def _common_words_two_edits_off(word: str) -> set[str]:
    """Common words that need two edits, one of them a letter too many, or whose sound is one edit away."""
    by_sound, known, letters = _by_sound(), targets(), frozenset(word)
    sounding = [by_sound[sound] for sound in _one_edit_away(sound_of(word)) if sound in by_sound]
    found = {w for w in " ".join(sounding).split() if known[w] < _COMMON}
    if len(word) >= _SHORTEST_TWICE_WRONG:
        once = shortened(word)
        twice = {s for piece in once for s in shortened(piece)}
        longer = _that_shorten_to(once | twice) | (twice & known.keys())
        found.update(w for w in longer if known[w] < _COMMON)
    return {w for w in found if len(letters.symmetric_difference(w)) <= _MOST_UNLIKE}


def _one_edit_away(sound: str) -> set[str]:
    """The sounds with a consonant left out, put in or exchanged, or with two swapped."""
    made: set[str] = set()
    for i in range(len(sound) + 1):
        head, tail = sound[:i], sound[i + 1 :]
        made.add(head + tail)
        made.add(head + tail[:1] + sound[i : i + 1] + tail[1:])
        made.update([head + c + tail for c in _SOUNDS])
        made.update([head + c + sound[i:] for c in _SOUNDS])
    return made


def _that_shorten_to(pieces: set[str]) -> set[str]:
    """The words that are one of some strings once a letter is left out."""
    entries = (_shortened().get(piece.encode()) for piece in pieces)
    return {word for entry in entries if entry for word in entry.decode().split(" ")}


def weighed(word: str, found: frozenset[str], most: int = _MOST_WEIGHED) -> tuple[Candidate, ...]:
    """The likeliest of the words found, each with its cost, the lowest first."""
    found -= {word}
    known, letters = targets(), frozenset(word)
    if len(found) > most:
        found = frozenset(heapq.nsmallest(most, found, key=lambda w: (_distance(word, w), w)))
    kept, best = [], _ENDLESS
    for unlike, rarity, lower in sorted((len(letters.symmetric_difference(w)), known[w], w) for w in found):
        room = min(_DEAREST, best + _CLOSE - _RARITY_WEIGHT * rarity)
        if unlike >= len(_LEAST) or _LEAST[unlike] >= room:
            continue
        slip = slip_cost(lower, word, room)
        if slip < _DEAREST:
            kept.append(Candidate(as_written(lower), rarity, slip))
            best = min(best, kept[-1].cost)
    return _likeliest(kept)


def _likeliest(found: list[Candidate]) -> tuple[Candidate, ...]:
    """The candidates that come close to the best, the best first."""
    best = min((c.cost for c in found), default=0.0)
    return tuple(sorted((c for c in found if c.cost < best + _CLOSE), key=lambda c: (c.cost, c.word)))


def _distance(word: str, other: str) -> float:
    """A rough measure for leaving the least alike out: length, beginning, end, rarity."""
    return (
        0.7 * abs(len(word) - len(other))
        + (word[0] != other[0])
        + 0.5 * (word[-1] != other[-1])
        + 0.8 * targets()[other]
    )

"""The words that the spelling rules know: read from sorted files, common ones at once, others when first asked for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).parent / "words" / "spelling"

_NEVER_SEEN = 8.5
_HEAD, _LONG_HEAD = 2, 3  # letters by which words and entries are looked for


class Doubt(NamedTuple):
    """What is known of a word that looks like a misspelling of a commoner one.

    `rarity` is minus the logarithm of its frequency. `kind` is `h` where a small dictionary has the word, `c` where
    only a large one has it, `w` where only a list of everything ever printed has it, `n` where it is a name or a
    foreign word, else empty. `meant` are the words, in lower case,
    that it may be a misspelling of, each with the cost of the slip.
    """

    rarity: float
    kind: str = ""
    meant: tuple[tuple[str, float], ...] = ()


class SortedFile:
    """A sorted file of words, one a line, of which only those with the beginning asked for are taken apart."""

    def __init__(self, name: str) -> None:
        self._bytes = b"\n" + (_FOLDER / name).read_bytes()
        self._words: dict[bytes, frozenset[bytes]] = {}
        self._stretches: dict[bytes, tuple[int, int]] = {}

    def __contains__(self, word: bytes) -> bool:
        return not self.lacking((word,))

    def lacking(self, words: Iterable[bytes]) -> list[bytes]:
        """Those of some words that are no lines of the file, in their order."""
        known, missing = self._words, []
        for word in words:
            head = word[:_HEAD]
            if head not in known:
                start, end = self._stretch(head)
                known[head] = frozenset(self._bytes[start:end].split(b"\n"))
            if word not in known[head]:
                missing.append(word)
        return missing

    def get(self, word: bytes) -> bytes | None:
        """What the file says of a word after a tab, or None where it does not have the word."""
        head = word[:_LONG_HEAD]
        start, end = self._stretches.get(head) or self._stretch(head)
        place = self._bytes.find(b"\n%s\t" % word, start - 1, end)
        if place < 0:
            return None
        begin = place + len(word) + 2
        return self._bytes[begin : self._bytes.find(b"\n", begin)]

    def _stretch(self, head: bytes) -> tuple[int, int]:
        """Where the lines stand that begin so."""
        if head in self._stretches:
            return self._stretches[head]
        low, high = self._stretch(head[:-1]) if len(head) > 1 else (1, len(self._bytes))
        start = self._first(head, low, high)
        end = self._first(head[:-1] + bytes([head[-1] + 1]), start, high)
        self._stretches[head] = start, end
        return start, end

    def _first(self, beginning: bytes, low: int, high: int) -> int:
        """Where the first line stands, of those between two places, that does not sort before a beginning."""
        while low < high:
            start = self._bytes.rfind(b"\n", 0, (low + high) // 2) + 1
            if self._bytes[start : start + len(beginning)] < beginning:
                low = self._bytes.find(b"\n", start) + 1
            else:
                high = start
        return low


@cache
def common_words() -> frozenset[bytes]:
    """The most frequent words of English that are spelt right, names among them, in lower case."""
    return frozenset((_FOLDER / "common.txt").read_bytes().split())


@cache
def rare_words() -> SortedFile:
    """All other words that are accepted wherever they stand: rare ones, names and foreign words."""
    return SortedFile("rare.txt")


@cache
def _doubtful() -> SortedFile:
    return SortedFile("doubtful.txt")


@cache
def _misspellings() -> SortedFile:
    return SortedFile("misspellings.txt")


@cache
def pairs() -> SortedFile:
    """Which words follow a word, with how rarely they do."""
    return SortedFile("pairs.txt")


@lru_cache(maxsize=8192)
def doubt(word: str) -> Doubt:
    """What is known of a word that is not accepted."""
    entry = _doubtful().get(word.encode())
    if entry is None:
        return Doubt(_NEVER_SEEN)
    head, *meant = entry.decode().split(" ")
    rarity = head.rstrip("chnw")
    pairs_meant = (item.split(":") for item in meant)
    return Doubt(int(rarity) / 100, head[len(rarity) :], tuple((w, int(slip) / 100) for w, slip in pairs_meant))


def known_corrections(word: str) -> list[str]:
    """What lists of known misspellings say that a lower-case word should be; empty when they do not have it."""
    entry = _misspellings().get(word.encode())
    return entry.decode().split("\t") if entry else []


def is_word(word: str) -> bool:
    """Whether a lower-case word is accepted."""
    written = word.encode()
    return written in common_words() or written in rare_words()

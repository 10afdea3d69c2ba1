"""The words that the spelling rules know: read from sorted files, common ones at once, others when first asked for."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import NamedTuple

from checker.native import in_c

from ._word_table import WordTable

_FOLDER = Path(__file__).parent / "words" / "spelling"

_NEVER_SEEN = 8.5
_STRETCH = 1024  # bytes of a sorted file, about, that are searched for a word
_HEAD = 64  # more letters than any word of the files has
_AFTER_SEPARATORS = b"\v"  # sorts behind a tab and a newline, and before all letters


class Doubt(NamedTuple):
    """What is known of a word that looks like a misspelling of a commoner one.

    `rarity` is minus the logarithm of its frequency. `kind` is `h` where a small dictionary has the word, `c` where
    only a large one has it, `w` where only a list of everything ever printed has it, `n` where it is a name or a
    foreign word, else empty. `stored`
    is what the file has of the words that it may be a misspelling of; few are asked for them.
    """

    rarity: float
    kind: str = ""
    stored: str = ""

    @property
    def meant(self) -> tuple[tuple[str, float], ...]:
        """The words, in lower case, that it may be a misspelling of, each with the cost of the slip."""
        items = (item.split(":") for item in self.stored.split())
        return tuple((word, int(slip) / 100) for word, slip in items)


_NO_DOUBT = Doubt(_NEVER_SEEN)


@in_c
class SortedFile:
    """A sorted file of words, one a line, in which a word is looked for where it would have to stand."""

    def __init__(self, data: mmap) -> None:
        self._bytes = data
        self._starts = [self._bytes.rfind(b"\n", 0, n) + 1 for n in range(0, len(self._bytes), _STRETCH)]
        self._heads = [self._bytes[start : start + _HEAD] for start in self._starts]
        self._starts.append(len(self._bytes))

    def __contains__(self, word: bytes) -> bool:
        return b"\n%s\n" % word in self._lines_around(word)

    def get(self, word: bytes) -> bytes | None:
        """What the file says of a word after a tab, or None where it does not have the word."""
        lines = self._lines_around(word)
        place = lines.find(b"\n%s\t" % word)
        if place < 0:
            return None
        begin = place + len(word) + 2
        return lines[begin : lines.find(b"\n", begin)]

    def _lines_around(self, word: bytes) -> bytes:
        """The few lines among which a word stands if the file has it, each between two newlines."""
        n = bisect_right(self._heads, word + _AFTER_SEPARATORS) - 1
        return b"\n" + self._bytes[self._starts[n] : self._starts[n + 1]]


def file_bytes(name: str) -> mmap:
    """The bytes of a file of the folder of the spelling rules, read where they are first looked at."""
    with (_FOLDER / name).open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


def sorted_file(name: str) -> SortedFile:
    """A file of the folder of the spelling rules in which words are looked for."""
    return SortedFile(file_bytes(name))


@cache
def common_words() -> frozenset[bytes]:
    """The most frequent words of English that are spelt right, names among them, in lower case."""
    return frozenset((_FOLDER / "common.txt").read_bytes().split())


@cache
def rare_words() -> SortedFile:
    """All other words that are accepted wherever they stand: rare ones, names and foreign words."""
    return sorted_file("rare.txt")


@cache
def _doubtful() -> SortedFile:
    return sorted_file("doubtful.txt")


@cache
def _misspellings() -> SortedFile:
    return sorted_file("misspellings.txt")


@cache
def pairs() -> WordTable:
    """Which words follow a word, with how rarely they do."""
    return WordTable(file_bytes("pairs.txt"))


@lru_cache(maxsize=8192)
def doubt(word: str) -> Doubt:
    """What is known of a word that is not accepted."""
    entry = _doubtful().get(word.encode())
    if entry is None:
        return _NO_DOUBT
    head, _, stored = entry.decode().partition(" ")
    rarity = head.rstrip("chnw")
    return Doubt(int(rarity) / 100, head[len(rarity) :], stored)


@lru_cache(maxsize=8192)
def known_corrections(word: str) -> tuple[str, ...]:
    """What lists of known misspellings say that a lower-case word should be; empty when they do not have it."""
    entry = _misspellings().get(word.encode())
    return tuple(entry.decode().split("\t")) if entry else ()


def is_word(word: str) -> bool:
    """Whether a lower-case word is accepted."""
    written = word.encode()
    return written in common_words() or written in rare_words()

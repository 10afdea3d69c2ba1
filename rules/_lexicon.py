"""The words that the spelling rules know: read from sorted files, common ones at once, others when first asked for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "words" / "spelling"


class SortedLines:
    """The lines of a sorted file, found by their beginning without reading the others."""

    def __init__(self, path: Path) -> None:
        self._bytes = path.read_bytes()
        self._sets: dict[bytes, frozenset[bytes]] = {}

    def starting(self, beginning: bytes) -> list[bytes]:
        """The lines that start so, without their ends."""
        start = self._first(beginning)
        end = self._first(beginning[:-1] + bytes([beginning[-1] + 1]))
        return self._bytes[start:end].split(b"\n")[:-1]

    def __contains__(self, line: bytes) -> bool:
        head = line[:2]
        if head not in self._sets:
            self._sets[head] = frozenset(self.starting(head))
        return line in self._sets[head]

    def _first(self, beginning: bytes) -> int:
        """Where the first line stands that does not sort before a beginning."""
        low, high = 0, len(self._bytes)
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
def rare_words() -> SortedLines:
    """All other words that are accepted wherever they stand: rare ones, names and foreign words."""
    return SortedLines(_FOLDER / "rare.txt")


@cache
def names() -> SortedLines:
    """Names that look like misspellings of common words, and so are accepted with a capital letter only."""
    return SortedLines(_FOLDER / "names.txt")


@cache
def _misspellings() -> SortedLines:
    return SortedLines(_FOLDER / "misspellings.txt")


def known_corrections(word: str) -> list[str]:
    """What lists of known misspellings say that a lower-case word should be; empty when they do not have it."""
    for line in _misspellings().starting(word.encode() + b"\t"):
        return line.decode().split("\t")[1:]
    return []


def is_word(word: str) -> bool:
    """Whether a lower-case word is accepted."""
    written = word.encode()
    return written in common_words() or written in rare_words()

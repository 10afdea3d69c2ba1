"""The words that the spelling rules know: read from files, common ones at once, others when first asked for."""

from __future__ import annotations

from functools import cache, lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import NamedTuple

from checker.words import WordSet

from ._word_file import WordFile
from ._word_table import WordTable

_FOLDER = Path(__file__).parent / "words" / "spelling"

_NEVER_SEEN = 8.5


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


def file_bytes(name: str) -> mmap:
    """The bytes of a file of the folder of the spelling rules, read where they are first looked at."""
    with (_FOLDER / name).open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


def word_file(name: str) -> WordFile:
    """A file of the folder of the spelling rules in which words are looked for."""
    return WordFile(file_bytes(f"{name}.txt"), file_bytes(f"{name}.places"))


@cache
def common_words() -> WordSet:
    """The most frequent words of English that are spelt right, names among them, in lower case."""
    return common_words_without(None)


def common_words_without(others: WordSet | None) -> WordSet:
    """The common words but for some, as a set that others may be added to."""
    return WordSet((_FOLDER / "common.txt").read_bytes(), others)


@cache
def rare_words() -> WordFile:
    """All other words that are accepted wherever they stand: rare ones, names and foreign words."""
    return word_file("rare")


@cache
def doubtful_words() -> WordFile:
    """The words that look like misspellings of commoner ones, each with what is known of it."""
    return word_file("doubtful")


@cache
def misspellings() -> WordFile:
    """The known misspellings, each with what it should be."""
    return word_file("misspellings")


@cache
def pairs() -> WordTable:
    """Which words follow a word, with how rarely they do."""
    return WordTable(file_bytes("pairs.txt"))


@lru_cache(maxsize=8192)
def doubt(word: str) -> Doubt:
    """What is known of a word that is not accepted."""
    entry = doubtful_words().get(word.encode())
    if entry is None:
        return _NO_DOUBT
    head, _, stored = entry.decode().partition(" ")
    rarity = head.rstrip("chnw")
    return Doubt(int(rarity) / 100, head[len(rarity) :], stored)


@lru_cache(maxsize=8192)
def known_corrections(word: str) -> tuple[str, ...]:
    """What lists of known misspellings say that a lower-case word should be; empty when they do not have it."""
    entry = misspellings().get(word.encode())
    return tuple(entry.decode().split("\t")) if entry else ()


def is_word(word: str) -> bool:
    """Whether a lower-case word is accepted."""
    written = word.encode()
    return written in common_words() or written in rare_words()

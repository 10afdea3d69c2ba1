"""The words of a text as lower-case UTF-8, without their places: made for asking sets of words about whole texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from .native import in_c

# Bytes to lower-case word characters, everything else to a space; UTF-8 letters beyond ASCII stay as they are.
_TOKEN_BYTES = bytes(
    c if 48 <= c <= 57 or 97 <= c <= 122 or c >= 128 else c + 32 if 65 <= c <= 90 else 32 for c in range(256)
)
_TYPOGRAPHY = re.compile("[\u00a0\u00ab\u00bb\u2000-\u206f\u3000-\u3003]")


def words_of(text: str) -> list[bytes]:
    """The words of a text, in order.

    Only ASCII letters are lowered; apostrophes, hyphens and all other marks of ASCII and of typography separate.
    """
    text = text if text.isascii() else _TYPOGRAPHY.sub(" ", text)
    return text.encode("utf-8", "replace").translate(_TOKEN_BYTES).split()


@in_c
def count_words(text: str) -> int:
    """The number of words of a text."""
    return len(words_of(text))


@in_c
class WordCounts:
    """How often each word of a text stands there."""

    def __init__(self, text: str) -> None:
        self._counts = Counter(words_of(text))

    def of(self, word: bytes) -> int:
        """How often a word stands in the text."""
        return self._counts[word]


@in_c
class WordSet:
    """A set of words that reads texts: `words_of` tells what their words are.

    It is made of words, or of bytes in which they stand with white space between them, and then `without` some.
    """

    def __init__(self, words: Iterable[bytes] | bytes, without: WordSet | None = None) -> None:
        if isinstance(words, bytes):
            words = [word for word in words.split() if without is None or word not in without]
        elif without is not None:
            raise TypeError("what is left out is a WordSet, and of bytes only")
        self._words = set(words)
        self._words.discard(b"")

    def __len__(self) -> int:
        return len(self._words)

    def __contains__(self, word: bytes) -> bool:
        return word in self._words

    def add(self, word: bytes) -> None:
        """Take a word in."""
        if word:
            self._words.add(word)

    def members(self, text: str, bare: bool = False) -> list[bytes]:
        """The distinct words of a text that are in the set, in the order of the text.

        Words are read `bare` without the figures that they begin with, unless they have nothing else.
        """
        words = words_of(text)
        if bare:
            words = [word.lstrip(b"0123456789") or word for word in words]
        return [word for word in dict.fromkeys(words) if word in self._words]

    def has_some(self, text: str, least: int) -> bool:
        """Whether a text has so many distinct words of the set."""
        return len(self.members(text)) >= least

    def sample(self, text: str, most: int, enough: int, distinct: int) -> tuple[int, int, int]:
        """Of the first words of a text: how many were read, how many are of the set, and how many of those distinct.

        No more than `most` are read, nor any after `enough` are of the set, `distinct` of them distinct.
        """
        read, known = 0, list[bytes]()
        for word in words_of(text)[:most]:
            read += 1
            if word in self._words:
                known.append(word)
                if len(known) >= enough and len(set(known)) >= distinct:
                    break
        return read, len(known), len(set(known))

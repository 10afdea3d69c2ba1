"""Words that stand together without the space between them, as a word and one that often follows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ._lexicon import common_words, known_corrections, pairs

_LINKS = "a and as at by for from in is of on that the to was with"
_SHORTEST = 4


def linked(word: str) -> Iterator[tuple[str, str]]:
    """The common word and the link word after it that an unknown word is glued of: `willingto`."""
    common = common_words()
    for left, right in ways_to_end(word, _BY_LENGTH):
        is_glued = len(left) >= _SHORTEST and left.encode() in common and _follow(left, right)
        if is_glued and not known_corrections(word):
            yield left, right


def by_length(words: Iterable[str]) -> dict[int, frozenset[str]]:
    """Words by how many letters they have."""
    words = frozenset(words)
    return {length: frozenset(w for w in words if len(w) == length) for length in sorted(set(map(len, words)))}


def ways_to_end(word: str, endings: dict[int, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """A word without each of the endings that it has, and the ending."""
    for length, some in endings.items():
        if word[-length:] in some and len(word) > length:
            yield word[:-length], word[-length:]


def _follow(left: str, right: str) -> bool:
    """Whether the right word often follows the left."""
    found = pairs().following(left, right)
    return found is not None and found[1]


LINK_WORDS = tuple(_LINKS.split())
"""The words that often stand after others, as the second of two that are glued."""
_BY_LENGTH = by_length(LINK_WORDS)

"""Which unknown words may be misspelt at all: most are names, or new but right, which is quickly seen."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from checker.native import in_c
from checker.words import WordSet

from ._lexicon import common_words, doubt, doubtful_words, known_corrections, misspellings, rare_words
from ._spelling_candidates import has_look_alikes, shortened_words, targets
from ._spelling_evidence import is_after_name
from ._spelling_places import SHORTEST_IN_CAPITALS, Kind, Written
from ._spelling_shape import may_be_misspelt
from ._spelling_twins import twin
from ._word_file import WordFile
from ._word_table import WordTable

_LONGEST = 30  # letters; what is longer is no word, and looking for its neighbours would take forever
_ATTESTED = 7.0  # the rarity up to which a capitalised word is the name of many

Suspect = tuple[str, Kind, list[int], bool, str | None]
"""A word that may be misspelt, how it is written, its places, whether a list has it, and the name it is a slip of."""


class Lists(NamedTuple):
    """The lists that words are looked for in; those in C are given them, those in Python ask where they are kept."""

    kinds: tuple[Kind, ...]
    misspellings: WordFile
    doubtful: WordFile
    common: WordSet
    rare: WordFile
    shortened: WordFile
    targets: WordTable


@cache
def lists() -> Lists:
    """The lists, read."""
    return Lists(
        tuple(Kind), misspellings(), doubtful_words(), common_words(), rare_words(), shortened_words(), targets()
    )


@in_c
def suspects(text: str, found: list[Written], _: Lists) -> list[Suspect]:
    """Those of some words, each with its kind and its places in a text, that may be misspelt."""
    suspected: list[Suspect] = []
    for word, kind, starts in found:
        listed = bool(known_corrections(word))
        is_capitalised = kind is Kind.INSIDE and not listed
        if len(word) > _LONGEST or (is_capitalised and len(starts) != 1) or not may_be_misspelt(word, listed=listed):
            continue
        other = _twin(text, word, starts[0]) if is_capitalised else None
        if other is None and is_capitalised and is_rather_a_name(text, word, starts):
            continue
        suspected.append((word, kind, starts, listed, other))
    return suspected


def _twin(text: str, word: str, start: int) -> str | None:
    """The name that stands elsewhere in the text and that a word is a slip of."""
    other = twin(text, start, start + len(word), targets())
    return other if other and (has_look_alikes(word) or word in targets()) else None


def is_rather_a_name(text: str, word: str, starts: list[int]) -> bool:
    """Whether a capitalised word that no list has is no slip: recurring, short, attested, like no other."""
    if len(starts) != 1 or len(word) < SHORTEST_IN_CAPITALS or doubt(word).rarity < _ATTESTED:
        return True
    return is_after_name(text, starts[0]) or not has_look_alikes(word)

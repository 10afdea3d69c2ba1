"""Slips in names: an unknown capitalised word in the place of one that stands beside the same neighbour elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ._spelling_candidates import one_letter_off, targets

_BEFORE = re.compile(r"([^\W\d_]{4,}) $")
_AFTER = re.compile(r" ([^\W\d_]{4,})")
_WORD = re.compile(r"[^\W\d_]+")
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_REACH = 30


def twin(text: str, start: int, end: int) -> str | None:
    """The known word, one letter off, that stands beside the same neighbour elsewhere; None where none does."""
    written = text[start:end]
    for other in _beside_same_neighbour(text, start, end):
        if other != written and other[:1].isupper() and one_letter_off(written, other) and other.lower() in targets():
            return other
    return None


def _beside_same_neighbour(text: str, start: int, end: int) -> Iterator[str]:
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    if before:
        for place in _elsewhere(text, before[1] + " ", before.start(1)):
            following = _WORD.match(text, place + len(before[0]))
            if following:
                yield following[0]
    after = _AFTER.match(text, end, end + _REACH)
    if after:
        for place in _elsewhere(text, after[0], end):
            preceding = _WORD_BEFORE.search(text, max(0, place - _REACH), place)
            if preceding:
                yield preceding[0]


def _elsewhere(text: str, phrase: str, here: int) -> Iterator[int]:
    place = text.find(phrase)
    while place >= 0:
        if place != here:
            yield place
        place = text.find(phrase, place + 1)

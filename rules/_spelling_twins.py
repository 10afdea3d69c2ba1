"""Slips in names: an unknown capitalised word in the place of one that stands beside the same neighbour elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.native import in_c

from ._spelling_candidates import one_letter_off
from ._word_table import WordTable

_AFTER = re.compile(r" ([^\W\d_]{4,})")
_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"[^\W\d_]{4,}\Z")
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_REACH = 30


@in_c
def twin(text: str, start: int, end: int, targets: WordTable) -> str | None:
    """The known word, one letter off, that stands beside the same neighbour elsewhere; None where none does."""
    written = text[start:end]
    for other in _beside_same_neighbour(text, start, end):
        if other != written and other[:1].isupper() and one_letter_off(written, other) and other.lower() in targets:
            return other
    return None


def _beside_same_neighbour(text: str, start: int, end: int) -> Iterator[str]:
    phrase = _word_before(text, start)
    if phrase:
        here = start - len(phrase) - (text[start - 1] == "\n")
        for place in _elsewhere(text, phrase, here):
            following = _WORD.match(text, place + len(phrase))
            if following:
                yield following[0]
    after = _AFTER.match(text, end, end + _REACH)
    if after:
        for place in _elsewhere(text, after[0], end):
            preceding = _WORD_BEFORE.search(text, max(0, place - _REACH), place)
            if preceding:
                yield preceding[0]


def _word_before(text: str, start: int) -> str:
    """The longer word before a place, which may begin the next line, with its space; empty where there is none."""
    before = text[max(0, start - _REACH) : start].removesuffix("\n")
    if not before.endswith(" "):
        return ""
    word = _LAST_WORD.search(before[:-1].rpartition(" ")[2])
    return f"{word[0]} " if word else ""


def _elsewhere(text: str, phrase: str, here: int) -> Iterator[int]:
    place = text.find(phrase)
    while place >= 0:
        if place != here:
            yield place
        place = text.find(phrase, place + 1)

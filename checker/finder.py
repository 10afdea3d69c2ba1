"""Which of many literals occur in a text, and on which of its lines; case and what decorates a line do not count."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from .native import in_c

_VARIANTS = {
    0xB5: 0x3BC,
    0x131: 0x69,
    0x17F: 0x73,
    0x345: 0x3B9,
    0x3C2: 0x3C3,
    0x3D0: 0x3B2,
    0x3D1: 0x3B8,
    0x3D5: 0x3C6,
    0x3D6: 0x3C0,
    0x3F0: 0x3BA,
    0x3F1: 0x3C1,
    0x3F5: 0x3B5,
    0x1C80: 0x432,
    0x1C81: 0x434,
    0x1C82: 0x43E,
    0x1C83: 0x441,
    0x1C84: 0x442,
    0x1C85: 0x442,
    0x1C86: 0x44A,
    0x1C87: 0x463,
    0x1C88: 0xA64B,
    0x1E9B: 0x1E61,
    0x1FBE: 0x3B9,
    0x1FD3: 0x390,
    0x1FE3: 0x3B0,
    0xFB05: 0xFB06,
}
"""Characters that `re` takes for others whatever their case, in lower case, each with the one that stands for both."""


@in_c
def folded(text: str) -> str:
    """A text of the same length with one character for all that `re` takes for the same whatever their case.

    Decimal digits of all scripts are those of ASCII in it, so that ten literals stand for what `re` calls a digit.
    """
    lower = text.replace("İ", "i").lower()  # the only letter that two stand for in lower case
    return lower if lower.isascii() else lower.translate(_table())


@in_c
def letters(text: str) -> int:
    """How many letters and digits a text has."""
    return sum(map(str.isalnum, text))


@cache
def _table() -> dict[int, int]:
    digits = {code: ord("0") + unicodedata.decimal(chr(code)) for code in range(0x110000) if chr(code).isdecimal()}
    return _VARIANTS | digits


@in_c
class Finder:
    """Finds literals in texts, whatever the case, and tells whose they are.

    Lines are read without white space around them, then without `decoration`. A newline in a literal is a newline, the
    beginning or the end of the text.
    """

    def __init__(self, literals: Sequence[str], owners: Sequence[str], decoration: str) -> None:
        from ahocorasick_rs import AhoCorasick, MatchKind

        if not all(literals) or len(literals) != len(owners):
            raise ValueError("a literal is a str that is not empty and has an owner")
        needles = [_encodable(folded(literal)) for literal in literals]
        self._search = AhoCorasick(needles, matchkind=MatchKind.Standard).find_matches_as_indexes
        self._literals = literals
        self._owners = owners
        self._decoration = decoration

    def find(self, text: str) -> dict[str, dict[int, list[str]]]:
        """The owners of the literals that occur, each with the numbers of the lines, from 0, and those literals."""
        cores = [_encodable(folded(line.strip().strip(self._decoration))) for line in text.split("\n")]
        matches = self._search("\n" + "\n".join(cores) + "\n", overlapping=True)
        starts = list(accumulate((len(core) + 1 for core in cores), initial=1))
        places = set()
        for number, start, end in matches:
            line = bisect_right(starts, start) - 1
            if line < 0 or starts[line] + len(cores[line]) <= start < end - 1:
                line += 1  # the match begins with the newline before its line
            places.add((line, number))
        found: dict[str, dict[int, list[str]]] = {}
        for line, number in sorted(places):
            found.setdefault(self._owners[number], {}).setdefault(line, []).append(self._literals[number])
        return found


def _encodable(text: str) -> str:
    """The text with a question mark for each half character."""
    return text.encode("utf-8", "replace").decode()

"""Which of many literals occur in a text, and on which of its lines; case and what decorates a line do not count."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import Any

from .folding import encodable, folded
from .native import in_c
from .sieve import Sieve

Found = dict[str, dict[int, list[Any]]]
"""By owner and number of the line, from 0: the literals that occur, or the patterns that a sieve has let through."""


@in_c
class Finder:
    """Finds literals in texts, whatever the case, and tells whose they are.

    Lines are read without white space around them, then without `decoration`. A newline in a literal is a newline, the
    beginning or the end of the text. `sieves` make, for some owners, what tells from their literals which patterns may
    match a line; they are made when the first of those occurs.
    """

    def __init__(
        self,
        literals: Sequence[str],
        owners: Sequence[str],
        decoration: str,
        sieves: Mapping[str, Callable[[], Sieve]] | None = None,
    ) -> None:
        from ahocorasick_rs import AhoCorasick, MatchKind

        if not all(literals) or len(literals) != len(owners):
            raise ValueError("a literal is a str that is not empty and has an owner")
        needles = [encodable(folded(literal)) for literal in literals]
        self._search = AhoCorasick(needles, matchkind=MatchKind.Standard).find_matches_as_indexes
        self._literals = literals
        self._owners = owners
        self._decoration = decoration
        self._make = sieves or {}
        self._sieves: dict[str, Sieve] = {}
        counts: Counter[str] = Counter()
        self._ordinals = []  # the number of each literal among those of its owner
        for owner in owners:
            self._ordinals.append(counts[owner])
            counts[owner] += 1

    def find(self, text: str) -> Found:
        """The owners of what occurs, each with the numbers of the lines, from 0, and its literals or patterns there."""
        texts = [line.strip() for line in text.split("\n")]
        cores = [line.strip(self._decoration) for line in texts]
        found: Found = {}
        for line, number in self._places([encodable(folded(core)) for core in cores]):
            owner = self._owners[number]
            what = self._ordinals[number] if owner in self._make else self._literals[number]
            found.setdefault(owner, {}).setdefault(line, []).append(what)
        for owner in found.keys() & self._make.keys():
            sieve = self._sieves.get(owner) or self._sieves.setdefault(owner, self._make[owner]())
            passing = {line: sieve.passing(texts[line], cores[line], held) for line, held in found[owner].items()}
            found[owner] = {line: patterns for line, patterns in passing.items() if patterns}
        return {owner: lines for owner, lines in found.items() if lines}

    def _places(self, lines: Sequence[str]) -> list[tuple[int, int]]:
        """The numbers of lines and of literals that occur in them, in order."""
        starts = list(accumulate((len(line) + 1 for line in lines), initial=1))
        places = set()
        for number, start, end in self._search("\n" + "\n".join(lines) + "\n", overlapping=True):
            line = bisect_right(starts, start) - 1
            if line < 0 or starts[line] + len(lines[line]) <= start < end - 1:
                line += 1  # the match begins with the newline before its line
            places.add((line, number))
        return sorted(places)

"""Which patterns may match a line that holds a literal: what else the line must hold, and how long it may be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .folding import encodable, folded, letters
from .native import in_c

SEPARATOR = "\r"
"""What stands between the literals of a set; a literal that holds it cannot be asked for."""

Needed = tuple[int, str, Sequence[str]]
"""What a line must be for a pattern: of no more letters and digits, without some of ASCII, and with one of each set of
literals."""


@in_c
class Sieve:
    """Tells which of some patterns may match a line, from the literals that were found in it.

    `groups` are numbers of patterns, `group_of` tells for each literal the group that may match where it occurs, and
    `patterns` what each of them needs besides. With `on_core` the patterns read lines without their decoration.
    """

    def __init__(
        self, groups: Sequence[Sequence[int]], group_of: Sequence[int], patterns: Sequence[Needed], on_core: bool
    ) -> None:
        self._groups = groups
        self._group_of = group_of
        self._patterns = [
            (
                most,
                barred.encode("ascii", "ignore").decode(),
                [[encodable(folded(text)) for text in literals.split(SEPARATOR)] for literals in sets],
            )
            for most, barred, sets in patterns
        ]
        self._on_core = on_core

    def passing(self, text: str, core: str, literals: Iterable[int]) -> list[int]:
        """The patterns that may match a line, in order, where the literals of these numbers occur.

        The line is given without white space around it, and without decoration.
        """
        read = core if self._on_core else text
        line, count = f"\n{encodable(folded(read))}\n", letters(read)
        likely = {n for literal in literals for n in self._groups[self._group_of[literal]]}
        return [n for n in sorted(likely) if _passes(read, line, count, *self._patterns[n])]


def _passes(read: str, line: str, count: int, most_letters: int, barred: str, sets: Iterable[Iterable[str]]) -> bool:
    return (
        count <= most_letters
        and all(any(map(line.__contains__, literals)) for literals in sets)
        and not any(map(read.__contains__, barred))
    )

"""Literals that tell what a text may hold, all looked for in one pass."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.native import in_c


@in_c
class Signs:
    """Tells of which kinds a text holds signs: literals, in just this case, of which each kind has some.

    There are 64 kinds at most.
    """

    def __init__(self, kinds: Mapping[str, Sequence[str]]) -> None:
        if len(kinds) > 64 or not all(all(literals) for literals in kinds.values()):
            raise ValueError("of 64 kinds at most each has signs that are not empty")
        self._kinds = {kind: tuple(literals) for kind, literals in kinds.items()}

    def of(self, text: str) -> frozenset[str]:
        """The kinds that have a sign in a text."""
        return frozenset([kind for kind, literals in self._kinds.items() if any(map(text.__contains__, literals))])

"""Literals that tell what a text may hold, all looked for in one pass."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from checker.folding import folded
from checker.native import in_c


@in_c
class Signs:
    """Tells of which kinds a text holds signs: literals, in just this case, of which each kind has some.

    One that begins with a newline and does not end there is an opening: what comes after, which has to be folded,
    begins the text, whatever the case. There are 64 kinds at most.
    """

    def __init__(self, kinds: Mapping[str, Sequence[str]]) -> None:
        if len(kinds) > 64 or not all(all(literals) for literals in kinds.values()):
            raise ValueError("of 64 kinds at most each has signs that are not empty")
        self._signs = {kind: tuple(s for s in signs if not _is_opening(s)) for kind, signs in kinds.items()}
        self._openings = {kind: tuple(s[1:] for s in signs if _is_opening(s)) for kind, signs in kinds.items()}
        self._longest = max(map(len, chain(*kinds.values())), default=0)

    def of(self, text: str) -> frozenset[str]:
        """The kinds that have a sign in a text."""
        begin = folded(text[: self._longest])
        held = {kind for kind, signs in self._signs.items() if any(map(text.__contains__, signs))}
        return frozenset(held | {kind for kind, openings in self._openings.items() if begin.startswith(openings)})


@in_c
def are_held(text: str, signs: Signs, folded_signs: Signs) -> bool:
    """Whether a text holds any of some signs, or when it is folded any of some others."""
    return bool(signs.of(text) or folded_signs.of(folded(text)))


def _is_opening(sign: str) -> bool:
    return sign[0] == "\n" and len(sign) > 1

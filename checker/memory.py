"""What an object remembers: the results of analyses that others make of it."""

from __future__ import annotations

from collections.abc import Callable, Set
from typing import Any, TypeVar

from .native import in_c

S = TypeVar("S", bound="Memory")
T = TypeVar("T")


@in_c
class Memory:
    """An object that others analyse: each analysis is computed once, when its result is first asked for."""

    __slots__ = ("_known",)
    _known: dict[Callable[[Any], Any], Any]

    def memo(self: S, analysis: Callable[[S], T]) -> T:
        """The result of an analysis of this object, computed once; the function itself is the key."""
        if not hasattr(self, "_known"):
            self._known = {}
        if analysis not in self._known:
            result = analysis(self)
            self._known[analysis] = result
        known: T = self._known[analysis]
        return known

    def forget(self, kept: Set[str]) -> None:
        """Drop all results, and all attributes but some; what is asked for again is computed anew."""
        state = vars(self)
        for name in state.keys() - kept:
            del state[name]
        self._known = {}

"""How evidence on a word is weighed: small decision trees, learned by scripts/train_misspelling.py."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from checker.native import in_c

_FILE = Path(__file__).parent / "words" / "spelling" / "trees.json"
_ROUNDING = 1e-6  # sums of the same numbers in another order differ by less


@in_c
class Trees:
    """Decision trees whose answers add up to a score, the logarithm of the odds that a word is misspelt.

    A tree is a number, or a list of the place of a value, a bound, and the trees for values up to it and above it.
    """

    def __init__(self, base: float, trees: list[tuple[Any, float]]) -> None:
        self._base = base
        self._trees = trees  # each with the most that the trees after it can add

    def score(self, values: list[float], least: float) -> float | None:
        """What the trees say of some values; None where that is below `least`."""
        total = self._base
        for tree, to_come in self._trees:
            while type(tree) is list:
                tree = tree[2] if values[tree[0]] <= tree[1] else tree[3]
            total += tree
            if total + to_come < least:
                return None
        return total


@cache
def forest(name: str) -> Trees:
    """The trees that look at the `signs` alone, or at `all` evidence."""
    stored = _stored()[name]
    trees, to_come = [], _ROUNDING
    for tree in reversed(stored["trees"]):
        trees.append((tree, to_come))
        to_come += _most(tree)
    trees[0] = (trees[0][0], 0.0)
    return Trees(stored["base"], trees[::-1])


def names_of_values(name: str) -> tuple[str, ...]:
    """What the values are that the trees look at, in their order."""
    return tuple(_stored()[name]["names"])


def _most(tree: Any) -> float:
    """The highest number in a tree."""
    return max(_most(tree[2]), _most(tree[3])) if type(tree) is list else float(tree)


@cache
def _stored() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return found

"""How evidence on a word is weighed: small decision trees, learned by scripts/train_misspelling.py."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_FILE = Path(__file__).parent / "words" / "spelling" / "trees.json"


class Forest(NamedTuple):
    """Decision trees whose answers add up to a score, the logarithm of the odds that a word is misspelt.

    A tree is a number, or a list of the place of a value, a bound, and the trees for values up to it and above it.
    """

    names: tuple[str, ...]
    base: float
    trees: list[object]

    def score(self, values: Sequence[float]) -> float:
        """What the trees say of some values, which are in the order of `names`."""
        total = self.base
        for tree in self.trees:
            while type(tree) is list:
                tree = tree[2] if values[tree[0]] <= tree[1] else tree[3]
            total += tree  # type: ignore[operator]
        return total


@cache
def forest(name: str) -> Forest:
    """The trees that look at the `signs` alone, or at `all` evidence."""
    stored = _stored()[name]
    return Forest(tuple(stored["names"]), stored["base"], stored["trees"])


@cache
def _stored() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return found

"""Claims: the one place that answers whether a line is part of the article."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Claim(NamedTuple):
    """A rule's word that a line is no part of the article's own text."""

    rule: str
    confidence: float


class Claims:
    """The claims on an article's lines: the more confident wins, then the rule's id.

    `lines` maps the number of a line, counted from 0, to the claim that holds it. `doubts` says of lines that nobody
    claims how likely they are no part of the article, where a rule has weighed them: what the score counts, too.
    """

    __slots__ = ("doubts", "lines")

    def __init__(self) -> None:
        self.lines: dict[int, Claim] = {}
        self.doubts: dict[int, float] = {}

    def add(self, lines: Iterable[int], rule: str, confidence: float) -> None:
        """Claim lines for a rule; the claim holds where no stronger one does."""
        claim = Claim(rule, confidence)
        for line in lines:
            held = self.lines.get(line)
            if held is None or (-confidence, rule) < (-held.confidence, held.rule):
                self.lines[line] = claim

    def of(self, line: int) -> str | None:
        """The id of the rule that holds a line, or None."""
        held = self.lines.get(line)
        return held.rule if held else None

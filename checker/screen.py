"""The screen: which rules need to look at an article at all, and at which of its lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from .article import DECORATION, Article
from .rule import Rule


class Screen:
    """All anchors of a set of rules in one automaton; one pass over an article finds the rules to call."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        owners: dict[str, list[str]] = {}
        for rule in rules:
            for anchor in rule.anchors:
                owners.setdefault(anchor, []).append(rule.id)
        self._owners = list(owners.values())
        self._find = None
        if owners:
            from ahocorasick_rs import AhoCorasick, MatchKind

            self._find = AhoCorasick(list(owners), matchkind=MatchKind.Standard).find_matches_as_indexes

    def lines(self, article: Article) -> dict[str, set[int]]:
        """The ids of the rules whose anchors occur, each with the numbers of the lines where they do, from 0."""
        if self._find is None:
            return {}
        # Folded line by line: where folding changes a line's length, the numbers of the lines stay right.
        cores = [line.strip(DECORATION).lower() for line in article.lines]
        folded = "\n" + "\n".join(cores) + "\n"
        try:
            matches = self._find(folded, overlapping=True)
        except UnicodeEncodeError:  # a lone surrogate; a question mark takes its place, so that offsets stay right
            matches = self._find(folded.encode("utf-8", "replace").decode(), overlapping=True)
        if not matches:
            return {}
        starts = list(accumulate((len(core) + 1 for core in cores), initial=1))
        found: dict[str, set[int]] = {}
        for needle, start, end in matches:
            line = bisect_right(starts, start) - 1
            if line < 0 or starts[line] + len(cores[line]) <= start < end - 1:
                line += 1  # the match begins with the newline before its line
            for rule in self._owners[needle]:
                found.setdefault(rule, set()).add(line)
        return found

"""The screen: which rules need to look at an article at all, and at which of its lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from .article import DECORATION, Article, Screened
from .rule import Rule


class Screen:
    """What a set of rules cannot find anything without: one pass over an article tells which rules to call.

    `always` holds the rules that ask for nothing and are called for every article.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        owners: dict[str, list[str]] = {}
        self.always: list[Rule] = []
        self._by_id: dict[str, Rule] = {}
        self._by_character: dict[str, list[str]] = {}
        for rule in rules:
            self._by_id[rule.id] = rule
            for anchor in rule.anchors:
                owners.setdefault(anchor, []).append(rule.id)
            for character in rule.characters:
                self._by_character.setdefault(character, []).append(rule.id)
            if not rule.anchors and not rule.characters:
                self.always.append(rule)
        self._owners = list(owners.items())
        self._find = None
        if owners:
            from ahocorasick_rs import AhoCorasick, MatchKind

            self._find = AhoCorasick(list(owners), matchkind=MatchKind.Standard).find_matches_as_indexes

    def called(self, article: Article) -> list[Rule]:
        """The rules to call for an article whose `screened` lines are known, besides those that always are."""
        ids = set(article.screened)
        for character in article.marks & self._by_character.keys():
            ids.update(self._by_character[character])
        return [self._by_id[rule_id] for rule_id in sorted(ids)]  # the order of a set changes from run to run

    def lines(self, article: Article) -> Screened:
        """The ids of the rules whose anchors occur, each with the numbers of the lines, from 0, and those anchors."""
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
        found: Screened = {}
        for needle, start, end in matches:
            line = bisect_right(starts, start) - 1
            if line < 0 or starts[line] + len(cores[line]) <= start < end - 1:
                line += 1  # the match begins with the newline before its line
            anchor, rules = self._owners[needle]
            for rule in rules:
                found.setdefault(rule, {}).setdefault(line, []).append(anchor)
        return found

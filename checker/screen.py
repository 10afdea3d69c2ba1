"""The screen: which rules need to look at an article at all, and at which of its lines."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from .article import DECORATION, Article, Screened
from .finder import Finder
from .rule import Rule


class Screen:
    """What a set of rules cannot find anything without: one pass over an article tells which rules to call.

    `always` holds the ids of the rules that ask for nothing and are called for every article.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.always: set[str] = set()
        self._by_character: dict[str, list[str]] = {}
        anchors: list[str] = []
        owners: list[str] = []  # the id of the rule of each anchor
        sieves = {}
        for rule in rules:
            if "" in rule.anchors or not (rule.anchors or rule.characters):
                self.always.add(rule.id)
            literals = [anchor for anchor in rule.anchors if anchor]
            anchors += literals
            owners += [rule.id] * len(literals)
            if rule.sieve:
                sieves[rule.id] = rule.sieve
            for character in rule.characters:
                self._by_character.setdefault(character, []).append(rule.id)
        self._characters = frozenset(self._by_character)
        self._of_marks = lru_cache(1000)(self._of_characters)  # most articles have one of some two hundred sets
        self._finder = Finder(anchors, owners, DECORATION, sieves) if anchors else None

    def called(self, article: Article) -> frozenset[str]:
        """The ids of the rules to call, besides those that always are, for an article that was screened."""
        return self._of_marks(self._characters & article.marks).union(article.screened)

    def _of_characters(self, characters: frozenset[str]) -> frozenset[str]:
        return frozenset().union(*(self._by_character[character] for character in characters))

    def lines(self, article: Article) -> Screened:
        """The ids of the rules whose anchors occur, each with the numbers of the lines, from 0, and what is there."""
        return self._finder.find(article.text) if self._finder else {}

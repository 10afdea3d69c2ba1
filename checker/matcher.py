"""The patterns of a rule: those whose literals a line holds are compiled and tried, no others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, Literal

import msgspec

from .errors import RuleError

Match = Literal["line", "line-start", "line-end", "word", "text"]
_WRAPPED = {"word": r"\b(?:{})\b", "line-end": r"(?:{})$"}


class Entry(msgspec.Struct, array_like=True):
    """One pattern of a language, and the literals one of which occurs wherever it matches, if any are known."""

    language: str
    pattern: str
    confidence: float
    anchors: tuple[str, ...] = ()


class Matcher:
    """Finds the matches of some patterns in a line or a text."""

    def __init__(self, entries: list[Entry], match: Match, origin: str) -> None:
        self.entries = entries
        self._match = match
        self._origin = origin
        self._compiled: dict[int, Any] = {}

    @property
    def anchors(self) -> tuple[str, ...]:
        """Literals one of which occurs in every line that holds a match; none where a pattern has none."""
        return () if self._always else tuple(self._owners)

    @cached_property
    def _always(self) -> list[int]:
        """The patterns without literals, by number."""
        return [n for n, entry in enumerate(self.entries) if not entry.anchors]

    @cached_property
    def _owners(self) -> dict[str, list[int]]:
        """Which patterns, by number, a literal stands for."""
        owners: dict[str, list[int]] = {}
        for n, entry in enumerate(self.entries):
            for anchor in entry.anchors:
                owners.setdefault(anchor, []).append(n)
        return owners

    @cached_property
    def _by_needle(self) -> list[list[int]]:
        return list(self._owners.values())

    @cached_property
    def _find(self) -> Callable[..., list[tuple[int, int, int]]]:
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(list(self._owners)).find_matches_as_indexes

    def compile(self) -> None:
        """Compile every pattern; RuleError names the first that does not compile."""
        for n in range(len(self.entries)):
            self._pattern(n)

    def matches(self, text: str) -> Iterator[tuple[Any, Entry]]:
        """Every match in a text with the pattern it is of; matches of different patterns may overlap."""
        for n in self._likely(text):
            pattern = self._pattern(n)
            if self._match == "line":
                found = [pattern.fullmatch(text)]
            elif self._match == "line-start":
                found = [pattern.match(text)]
            else:
                found = pattern.finditer(text)
            for match in filter(None, found):
                yield match, self.entries[n]

    def _likely(self, text: str) -> list[int]:
        """The numbers of the patterns that may match a text, by the literals it holds."""
        if not self._owners:
            return self._always
        needles = {needle for needle, _, _ in self._find(f"\n{text.lower()}\n", overlapping=True)}
        return sorted({n for needle in needles for n in self._by_needle[needle]} | {*self._always})

    def _pattern(self, n: int) -> Any:
        if n not in self._compiled:
            import regex

            pattern = _WRAPPED.get(self._match, "{}").format(self.entries[n].pattern)
            try:
                self._compiled[n] = regex.compile(pattern, regex.I)
            except regex.error as error:
                text = self.entries[n].pattern
                raise RuleError(f"{self._origin}: the pattern {text!r} does not compile: {error}") from None
        return self._compiled[n]

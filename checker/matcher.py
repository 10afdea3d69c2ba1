"""The patterns of one language of a rule: those whose literals a line holds are compiled and tried, no others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import msgspec
from ahocorasick_rs import AhoCorasick

from .errors import RuleError

Match = Literal["line", "line-start", "line-end", "word", "text"]
_WRAPPED = {"word": r"\b(?:{})\b", "line-end": r"(?:{})$"}


class Entry(msgspec.Struct, array_like=True):
    """One pattern with its confidence and the literals one of which occurs wherever it matches, if any are known."""

    pattern: str
    confidence: float
    anchors: tuple[str, ...] = ()


class Matcher:
    """Finds the matches of some patterns in a line or a text."""

    def __init__(self, entries: list[Entry], match: Match, origin: str) -> None:
        self._entries = entries
        self._match = match
        self._origin = origin
        self._compiled: dict[int, Any] = {}
        self._always = [n for n, entry in enumerate(entries) if not entry.anchors]
        owners: dict[str, list[int]] = {}
        for n, entry in enumerate(entries):
            for anchor in entry.anchors:
                owners.setdefault(anchor, []).append(n)
        self._owners = list(owners.values())
        self._automaton = AhoCorasick(list(owners)) if owners else None

    def compile(self) -> None:
        """Compile every pattern; RuleError names the first that does not compile."""
        for n in range(len(self._entries)):
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
                yield match, self._entries[n]

    def _likely(self, text: str) -> list[int]:
        """The numbers of the patterns that may match a text, by the literals it holds."""
        if self._automaton is None:
            return self._always
        line = f"\n{text.lower()}\n"
        needles = {needle for needle, _, _ in self._automaton.find_matches_as_indexes(line, overlapping=True)}
        return sorted({n for needle in needles for n in self._owners[needle]} | {*self._always})

    def _pattern(self, n: int) -> Any:
        if n not in self._compiled:
            import regex

            pattern = _WRAPPED.get(self._match, "{}").format(self._entries[n].pattern)
            try:
                self._compiled[n] = regex.compile(pattern, regex.I)
            except regex.error as error:
                text = self._entries[n].pattern
                raise RuleError(f"{self._origin}: the pattern {text!r} does not compile: {error}") from None
        return self._compiled[n]

"""The patterns of a rule: each is compiled when it is first tried."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, Literal

import msgspec

from .errors import RuleError
from .regexes import programs

Match = Literal["line", "line-start", "line-end", "word", "text"]
_WRAPPED = {"word": r"\b(?:{})\b", "line-end": r"(?:{})$"}


class Entry(msgspec.Struct, array_like=True, gc=False):
    """One pattern of a language."""

    language: str
    pattern: str
    confidence: float
    headline: bool = True


class Matcher:
    """Finds the matches of some patterns in a line or a text."""

    def __init__(self, entries: list[Entry], match: Match, origin: str) -> None:
        self._entries = entries
        self._match = match
        self._origin = origin
        self._compiled: dict[int, Any] = {}

    def compile(self) -> None:
        """Compile every pattern; RuleError names the first that does not compile."""
        for n in range(len(self._entries)):
            self._pattern(n)

    @cached_property
    def foreign(self) -> dict[int, str]:
        """The languages of the patterns that are of one other than English, by their numbers."""
        return {n: entry.language for n, entry in enumerate(self._entries) if entry.language not in ("en", "any")}

    def matches(self, text: str, patterns: Iterable[int]) -> Iterator[tuple[Any, Entry]]:
        """Every match of some patterns in a text with the pattern it is of; matches may overlap."""
        kind, entries, compiled = self._match, self._entries, self._compiled
        for n in patterns:
            pattern = compiled.get(n) or self._pattern(n)
            if kind == "line":
                if match := pattern.fullmatch(text):
                    yield match, entries[n]
            elif kind == "line-start":
                if match := pattern.match(text):
                    yield match, entries[n]
            else:
                for match in pattern.finditer(text):
                    yield match, entries[n]

    def _pattern(self, n: int) -> Any:
        text = self._entries[n].pattern
        pattern = self._compiled[n] = compiled(_WRAPPED.get(self._match, "{}").format(text), self._origin)
        return pattern


def compiled(pattern: str, origin: str) -> Any:
    """A pattern compiled, whatever the case of letters; RuleError names the file that one is from which does not.

    `re` compiles and matches twice as fast; `regex` reads what it cannot, such as Unicode's properties.
    """
    try:
        return programs().compile(pattern, re.IGNORECASE)
    except re.error:
        import regex

        try:
            return regex.compile(pattern, regex.IGNORECASE)
        except regex.error as error:
            raise RuleError(f"{origin}: the pattern {pattern!r} does not compile: {error}") from None

"""The patterns of a rule: each is compiled when it is first tried."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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

    def matches(self, text: str, patterns: Iterable[int], language: str | None = None) -> Iterator[tuple[Any, Entry]]:
        """Every match of some patterns in a text with the pattern it is of; matches may overlap.

        Where a language is given, patterns of others are left out, but for those of English and of any.
        """
        kind, entries, compiled = self._match, self._entries, self._compiled
        for n in patterns:
            entry = entries[n]
            if language and entry.language not in ("en", "any", language):
                continue
            pattern = compiled.get(n) or self._pattern(n)
            if kind == "line":
                if match := pattern.fullmatch(text):
                    yield match, entry
            elif kind == "line-start":
                if match := pattern.match(text):
                    yield match, entry
            else:
                for match in pattern.finditer(text):
                    yield match, entry

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

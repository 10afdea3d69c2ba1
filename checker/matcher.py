"""The patterns of a rule: those whose literals a line holds are compiled and tried, no others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec

from .errors import RuleError
from .finder import folded
from .letters import ANY_NUMBER

Match = Literal["line", "line-start", "line-end", "word", "text"]
_WRAPPED = {"word": r"\b(?:{})\b", "line-end": r"(?:{})$"}


class Entry(msgspec.Struct, array_like=True):
    """One pattern of a language.

    Of each `further` set of literals one has to occur besides those that the screen looks for. A match has no more
    letters and digits than `most_letters`.
    """

    language: str
    pattern: str
    confidence: float
    further: list[list[str]] = []
    most_letters: int = ANY_NUMBER
    headline: bool = True


Owners = dict[str, list[int]]
"""By literal: the numbers of the patterns that may match where it occurs; by the empty text, those that need none."""


class Matcher:
    """Finds the matches of some patterns in a line or a text."""

    def __init__(self, entries: list[Entry], owners: Owners, match: Match, origin: str) -> None:
        self._entries = entries
        self._owners = owners
        self._match = match
        self._origin = origin
        self._compiled: dict[int, Any] = {}

    def compile(self) -> None:
        """Compile every pattern; RuleError names the first that does not compile."""
        for n in range(len(self._entries)):
            self._pattern(n)

    def matches(
        self, text: str, anchors: Iterable[str] | None, language: str | None = None
    ) -> Iterator[tuple[Any, Entry]]:
        """Every match in a text with the pattern it is of, the surest patterns first; matches may overlap.

        `anchors` are the literals that the screen found in it, None where no screen has run. Where the language is known
        only its patterns, those of English and of any language are tried.
        """
        for n in self._likely(text, anchors, language):
            pattern = self._compiled.get(n) or self._pattern(n)
            if self._match == "line":
                found = (pattern.fullmatch(text),)
            elif self._match == "line-start":
                found = (pattern.match(text),)
            else:
                found = pattern.finditer(text)
            for match in found:
                if match:
                    yield match, self._entries[n]

    def _likely(self, text: str, anchors: Iterable[str] | None, language: str | None) -> list[int]:
        """The numbers of the patterns that may match a text, the surest first: what sorts out most is asked first."""
        line = f"\n{folded(text)}\n"
        if anchors is None:
            anchors = filter(line.__contains__, self._owners)
        likely = []
        for n in {n for anchor in anchors for n in self._owners[anchor]}:
            entry = self._entries[n]
            if (
                (not language or entry.language in ("en", "any", language))
                and all(any(map(line.__contains__, literals)) for literals in entry.further)
                and (self._match != "line" or not _has_more_letters(text, entry.most_letters))
            ):
                likely.append((-entry.confidence, n))
        return [n for _, n in sorted(likely)]

    def _pattern(self, n: int) -> Any:
        text = self._entries[n].pattern
        pattern = self._compiled[n] = compiled(_WRAPPED.get(self._match, "{}").format(text), self._origin)
        return pattern


def _has_more_letters(text: str, most: int) -> bool:
    return len(text) > most and sum(map(str.isalnum, text)) > most


def compiled(pattern: str, origin: str) -> Any:
    """A pattern compiled, whatever the case of letters; RuleError names the file that one is from which does not.

    `re` compiles and matches twice as fast; `regex` reads what it cannot, such as Unicode's properties.
    """
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error:
        import regex

        try:
            return regex.compile(pattern, regex.IGNORECASE)
        except regex.error as error:
            raise RuleError(f"{origin}: the pattern {pattern!r} does not compile: {error}") from None

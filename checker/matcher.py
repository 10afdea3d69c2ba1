"""The patterns of a rule: those whose literals a line holds are compiled and tried, no others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec

from .errors import RuleError
from .letters import ANY_NUMBER

Match = Literal["line", "line-start", "line-end", "word", "text"]
_WRAPPED = {"word": r"\b(?:{})\b", "line-end": r"(?:{})$"}


class Entry(msgspec.Struct, array_like=True):
    """One pattern of a language.

    Of `further` literals, if there are any, one has to occur besides those that the screen looks for. A match has no
    more letters and digits than `most_letters`.
    """

    language: str
    pattern: str
    confidence: float
    further: tuple[str, ...] = ()
    most_letters: int = ANY_NUMBER
    headline: bool = True


Literals = dict[str, list[tuple[str, int]]]
"""By the literal that the screen looks for: whole literals that hold it, with the number of the pattern of each."""


class Matcher:
    """Finds the matches of some patterns in a line or a text."""

    def __init__(self, entries: list[Entry], literals: Literals, match: Match, origin: str) -> None:
        self._entries = entries
        self._literals = literals
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

        `anchors` are the literals that the screen found in it, each as often as it stands there; None where no screen
        has run. Where the language is known only its patterns, those of English and of any language are tried.
        """
        for n in self._likely(text, self._literals if anchors is None else anchors):
            entry = self._entries[n]
            if language and entry.language not in ("en", "any", language):
                continue
            pattern = self._compiled.get(n) or self._pattern(n)
            if self._match == "line":
                found = (pattern.fullmatch(text),)
            elif self._match == "line-start":
                found = (pattern.match(text),)
            else:
                found = pattern.finditer(text)
            for match in found:
                if match:
                    yield match, entry

    def _likely(self, text: str, anchors: Iterable[str]) -> list[int]:
        """The numbers of the patterns that may match a text, by the literals it holds, the surest first."""
        line, literals = f"\n{text.lower()}\n", self._literals
        likely = {n for anchor in set(anchors) for literal, n in literals[anchor] if literal in line}
        if not likely:
            return []
        entries = self._entries
        if self._match == "line":
            letters = sum(map(str.isalnum, text))
            likely = {n for n in likely if letters <= entries[n].most_letters}
        likely = {n for n in likely if not (further := entries[n].further) or any(map(line.__contains__, further))}
        return sorted(likely, key=lambda n: (-entries[n].confidence, n))

    def _pattern(self, n: int) -> Any:
        text = self._entries[n].pattern
        pattern = self._compiled[n] = compiled(_WRAPPED.get(self._match, "{}").format(text), self._origin)
        return pattern


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

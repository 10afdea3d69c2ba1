"""The patterns of a rule: those whose literals a line holds are compiled and tried, no others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

import msgspec

from .errors import RuleError
from .finder import folded, letters
from .letters import ANY_NUMBER
from .regexes import programs

Match = Literal["line", "line-start", "line-end", "word", "text"]
_WRAPPED = {"word": r"\b(?:{})\b", "line-end": r"(?:{})$"}


class Entry(msgspec.Struct, array_like=True, gc=False):
    """One pattern of a language.

    Of each `further` set of literals one has to occur besides those that the screen looks for. A match has no more
    letters and digits than `most_letters`.
    """

    language: str
    pattern: str
    confidence: float
    further: list[tuple[str, ...]] = []
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

    def matches(self, text: str, patterns: Iterable[int]) -> Iterator[tuple[Any, Entry]]:
        """Every match of some patterns in a text with the pattern it is of; matches may overlap."""
        for n in patterns:
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

    def likely(self, text: str, anchors: Sequence[str] | None, language: str | None = None) -> list[int]:
        """The numbers of the patterns that may match a text, the surest first.

        `anchors` are the literals that the screen found in it, None where no screen has run. Where a language is known
        only its patterns, those of English and of any language are tried. What costs least is asked first.
        """
        line = ""
        if anchors is None:
            line = f"\n{folded(text)}\n"
            anchors = list(filter(line.__contains__, self._owners))
        owners, likely, length, count = self._owners, [], len(text), None
        for n in owners[anchors[0]] if len(anchors) == 1 else {n for anchor in anchors for n in owners[anchor]}:
            entry = self._entries[n]
            if language and entry.language not in ("en", "any", language):
                continue
            if length > entry.most_letters and self._match == "line":
                count = letters(text) if count is None else count
                if count > entry.most_letters:
                    continue
            if entry.further:
                line = line or f"\n{folded(text)}\n"
                if not all(_holds(line, literals) for literals in entry.further):
                    continue
            likely.append((-entry.confidence, n))
        likely.sort()
        return [n for _, n in likely]

    def _pattern(self, n: int) -> Any:
        text = self._entries[n].pattern
        pattern = self._compiled[n] = compiled(_WRAPPED.get(self._match, "{}").format(text), self._origin)
        return pattern


def _holds(line: str, literals: tuple[str, ...]) -> bool:
    """Whether a line, between newlines, holds one of some literals, which are in order."""
    if literals[0][0] == literals[-1][0] == "\n":  # all of them stand at the beginning
        return line.startswith(literals)
    return any(map(line.__contains__, literals))


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

"""The patterns of a rule: those whose literals a line holds are compiled and tried, no others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, Literal

import msgspec

from .errors import RuleError
from .literals import ANY_NUMBER

Match = Literal["line", "line-start", "line-end", "word", "text"]
_LETTERS = 3  # of a line's beginning; enough to leave nearly all literals out
_WRAPPED = {"word": r"\b(?:{})\b", "line-end": r"(?:{})$"}


class Entry(msgspec.Struct, array_like=True):
    """One pattern of a language, and the literals one of which occurs wherever it matches, if any are known.

    `anchors` are those that the screen looks for; of `further`, if there are any, one has to occur besides. A match
    has no more letters and digits than `most_letters`.
    """

    language: str
    pattern: str
    confidence: float
    anchors: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    most_letters: int = ANY_NUMBER
    headline: bool = True


class Matcher:
    """Finds the matches of some patterns in a line or a text."""

    def __init__(self, entries: list[Entry], match: Match, origin: str) -> None:
        self.entries = entries
        self._match = match
        self._origin = origin
        self._compiled: dict[int, Any] = {}

    @cached_property
    def _at_start(self) -> dict[str, list[tuple[str, int]]]:
        """The literals that begin a line, by their first letters, each with the number of its pattern."""
        found: dict[str, list[tuple[str, int]]] = {}
        for n, entry in enumerate(self.entries):
            for anchor in entry.anchors:
                if anchor.startswith("\n"):
                    found.setdefault(anchor[: 1 + _LETTERS], []).append((anchor, n))
        return found

    @cached_property
    def _elsewhere(self) -> list[tuple[str, int]]:
        """The literals that may stand anywhere, each with the number of its pattern."""
        numbered = ((anchor, n) for n, entry in enumerate(self.entries) for anchor in entry.anchors)
        return [pair for pair in numbered if not pair[0].startswith("\n")]

    @cached_property
    def _always(self) -> list[int]:
        """The numbers of the patterns without literals."""
        return [n for n, entry in enumerate(self.entries) if not entry.anchors]

    @cached_property
    def _find(self) -> Callable[..., list[tuple[int, int, int]]]:
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick([anchor for anchor, _ in self._elsewhere]).find_matches_as_indexes

    def compile(self) -> None:
        """Compile every pattern; RuleError names the first that does not compile."""
        for n in range(len(self.entries)):
            self._pattern(n)

    def matches(self, text: str, language: str | None = None) -> Iterator[tuple[Any, Entry]]:
        """Every match in a text with the pattern it is of, the surest patterns first; matches may overlap.

        Where the language is known only its patterns, those of English and of any language are tried.
        """
        for n in self._likely(text):
            if language and self.entries[n].language not in ("en", "any", language):
                continue
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
        """The numbers of the patterns that may match a text, by the literals it holds, the surest first."""
        line = f"\n{text.lower()}\n"
        heads = [self._at_start.get(line[: 1 + letters], ()) for letters in range(1, _LETTERS + 1)]
        likely = {n for head in heads for anchor, n in head if line.startswith(anchor)}
        if self._elsewhere:
            try:
                matches = self._find(line, overlapping=True)
            except UnicodeEncodeError:  # a lone surrogate; a question mark takes its place
                matches = self._find(line.encode("utf-8", "replace").decode(), overlapping=True)
            likely |= {self._elsewhere[index][1] for index, _, _ in matches}
        if likely:
            letters = sum(map(str.isalnum, text)) if self._match == "line" else 0
            likely = {n for n in likely if letters <= self.entries[n].most_letters and self._may_go_on(n, line)}
        return sorted(likely | {*self._always}, key=lambda n: (-self.entries[n].confidence, n))

    def _may_go_on(self, n: int, line: str) -> bool:
        further = self.entries[n].further
        return not further or any(map(line.__contains__, further))

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

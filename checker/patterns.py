"""Pattern rules: a TOML file that says in regular expressions what a line, a word or a text must not be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from .article import DECORATION, Article, Block, Span
from .finder import Finder
from .language import told_at_once
from .matcher import Entry, Matcher, compiled
from .pattern_files import ON_CORE, Compiled, compiled_file
from .rule import Edit, Examples, Fix, Hit, Rule, Severity, Stage, delete
from .structure import is_step

SAFE_CONFIDENCE = 0.9  # below it a pattern's fix is offered, never applied unasked
_QUOTED = re.compile(r"""[“"„«][^“”"„»]*[”"»]\s*(?:[\w’'-]+,? ){5}""")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_SAME = {"nb": "no", "nn": "no"}  # the two written forms of Norwegian share their labels


class PatternRule(Rule):
    """A rule made of patterns, by language; the article's own language and English are read."""

    def __init__(self, rule_id: str, compiled: Compiled, origin: str) -> None:
        spec = compiled.file
        self.id = rule_id  # type: ignore[misc]
        self.spec = spec
        self.origin = origin
        self.group = spec.group  # type: ignore[misc]
        self.severity = Severity[spec.severity.upper()]  # type: ignore[misc]
        self.confidence = spec.confidence  # type: ignore[misc]
        self.stage = Stage(spec.stage)  # type: ignore[misc]
        self.default = spec.default  # type: ignore[misc]
        self.examples = Examples(spec.examples.bad, spec.examples.good)  # type: ignore[misc]
        self.anchors = () if compiled.everywhere else compiled.literals  # type: ignore[misc]
        self.sieve = compiled.sieve
        self._compiled = compiled
        self._on_core = spec.match in ON_CORE

    @property
    def documentation(self) -> str:
        """The documentation: summary, reason and measured precision."""
        measured = f"Measured: {self.spec.measured}" if self.spec.measured else ""
        return "\n\n".join(filter(None, [f"{self.spec.summary}.", self.spec.why, measured]))

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self._compiled.patterns(), self.spec.match, self.origin)

    @cached_property
    def _finder(self) -> Finder:
        literals = self._compiled.literals
        return Finder(literals, [self.id] * len(literals), DECORATION, {self.id: self._compiled.sieve})

    @cached_property
    def _beside(self) -> Any:
        return compiled(self.spec.beside, self.origin)

    def compile(self) -> None:
        """Compile every pattern; RuleError names the first that does not compile."""
        self._matcher.compile()
        _ = self._beside

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield each match, in the order of the text."""
        likely = article.screened.get(self.id) if self.anchors else None
        if likely is None:
            likely = self._unscreened(article)
        if not likely:
            return
        for line in sorted(likely):
            block = article.blocks.on(line)
            if block is not None and (found := self._found(block, self._spoken(article, likely[line]))):
                yield from self._hits(block, found)

    def _spoken(self, article: Article, patterns: list[int]) -> list[int]:
        """Those of some patterns that are of the article's language, of English or of any."""
        foreign = self._matcher.foreign
        if foreign.keys().isdisjoint(patterns):  # as nearly always: then the language need not be told
            return patterns
        language = _patterns_of(article.memo(told_at_once))
        return [n for n in patterns if foreign.get(n, language) == language] if language else patterns

    def _unscreened(self, article: Article) -> dict[int, list[int]]:
        """By the number of a line: those of the patterns that may match there, the surest first."""
        likely = self._finder.find(article.text).get(self.id, {})
        if everywhere := self._compiled.everywhere:
            return {b.line: sorted([*everywhere, *likely.get(b.line, ())]) for b in article.blocks}
        return likely

    def _found(self, block: Block, patterns: Iterable[int]) -> list[tuple[Any, Entry]]:
        """The matches of some patterns in a block that count; the first, where they are of whole lines."""
        found: list[tuple[Any, Entry]] = []
        if self.spec.max_words is not None and len(block.words) > self.spec.max_words:
            return found
        for match, entry in self._matcher.matches(block.core if self._on_core else block.text, patterns):
            if _counts(block, entry) and not self._is_amid(block, match):
                found.append((match, entry))
                if self.spec.match in ("line", "line-start"):
                    break
        return found

    def _hits(self, block: Block, found: list[tuple[Any, Entry]]) -> Iterator[Hit]:
        found.sort(key=lambda pair: (pair[0].start(), -pair[1].confidence, -pair[0].end()))
        base, done = block.core_span.start if self._on_core else block.start, 0
        for match, entry in found:
            if match.start() >= done and match.end() > match.start():
                done = match.end()
                yield self._hit(block, Span(base + match.start(), base + match.end()), match, entry)

    def _is_amid(self, block: Block, match: Any) -> bool:
        """Whether a match stands amid sentences that say nothing of the kind, where the file tells what they say."""
        if not self.spec.beside:
            return False
        first, *between = _SENTENCE_END.split(block.text)
        if len(between) < 2:
            return False
        return not any(match.re.search(part) or self._beside.search(part) for part in (first, between[-1]))

    def _hit(self, block: Block, span: Span, match: Any, entry: Entry) -> Hit:
        fix, spec = None, self.spec.fix
        if spec is not None:
            safe = spec.safe and entry.confidence >= SAFE_CONFIDENCE
            if spec.action == "delete":
                fix = delete(block, safe=safe)
            else:
                text = match.expand(spec.text) if spec.action == "replace" else ""
                fix = Fix((Edit(span, text),), safe)
        return Hit(span, self.spec.message or f"{self.spec.summary}.", fix, confidence=entry.confidence)


def _counts(block: Block, entry: Entry) -> bool:
    """Whether a pattern counts for a block: of its article's language, English, or any where that is unknown.

    A sentence that quotes the words at its head and goes on is about them; a step of instructions is the article's.
    """
    if (not entry.headline and block.article.headline is block) or _QUOTED.match(block.core) or is_step(block):
        return False
    if entry.language in ("en", "any"):
        return True
    own = block.article.language  # asked last: where words do not tell, a library that takes its time has to
    return own is None or entry.language == _patterns_of(own)


def _patterns_of(language: str | None) -> str | None:
    return _SAME.get(language, language) if language else None


def load_pattern_rule(path: Path, rule_id: str) -> PatternRule:
    """Read a pattern rule; RuleError says what is wrong with its file."""
    return PatternRule(rule_id, compiled_file(path), str(path))

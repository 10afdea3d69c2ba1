"""Pattern rules: a TOML file that says in regular expressions what a line, a word or a text must not be."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from .article import Article, Block, Span
from .errors import RuleError
from .literals import required_literals
from .rule import GROUPS, Edit, Examples, Fix, Hit, Rule, Severity, Stage, delete

Match = Literal["line", "line-start", "line-end", "word", "text"]


class Entry(msgspec.Struct, forbid_unknown_fields=True):
    """One pattern with a confidence of its own; its fix is safe only where the rule's would be and this is high."""

    pattern: str
    confidence: Annotated[float, msgspec.Meta(ge=0, le=1)]


class FixSpec(msgspec.Struct, forbid_unknown_fields=True):
    """What to do with a match: delete its block, delete the match alone, or put `text` in its place."""

    action: Literal["delete", "delete-match", "replace"]
    safe: bool = False
    text: str = ""


class ExampleSpec(msgspec.Struct, forbid_unknown_fields=True):
    """The rule's first tests; ⟦ ⟧ mark what must be found."""

    bad: list[str]
    good: list[str] = []


class PatternFile(msgspec.Struct, forbid_unknown_fields=True, rename="kebab"):
    """The keys of a pattern rule's file."""

    summary: str
    group: str
    patterns: dict[str, list[str | Entry]]
    examples: ExampleSpec
    match: Match = "line"
    severity: Literal["info", "warning", "error"] = "warning"
    stage: Literal["claim", "main"] = "main"
    confidence: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.95
    why: str = ""
    message: str = ""
    fix: FixSpec | None = None
    max_words: int | None = None
    default: bool = True


SAFE_CONFIDENCE = 0.9  # below it a pattern's fix is offered, never applied unasked


class PatternRule(Rule):
    """A rule made of patterns, by language; the article's own language and English are read."""

    def __init__(self, rule_id: str, spec: PatternFile, origin: str) -> None:
        self.id = rule_id  # type: ignore[misc]
        self.spec = spec
        self.origin = origin
        self.group = spec.group  # type: ignore[misc]
        self.severity = Severity[spec.severity.upper()]  # type: ignore[misc]
        self.confidence = spec.confidence  # type: ignore[misc]
        self.stage = Stage(spec.stage)  # type: ignore[misc]
        self.default = spec.default  # type: ignore[misc]
        self.examples = Examples(spec.examples.bad, spec.examples.good)  # type: ignore[misc]
        # Each pattern with its language and confidence; compiled when an article first needs its language.
        self._entries: dict[str, list[Entry]] = {
            language: [e if isinstance(e, Entry) else Entry(e, spec.confidence) for e in entries]
            for language, entries in spec.patterns.items()
        }
        self._compiled: dict[str, Any] = {}
        self.anchors = self._anchors()  # type: ignore[misc]

    @property
    def documentation(self) -> str:
        """The documentation: summary and reason."""
        return f"{self.spec.summary}.\n\n{self.spec.why}".strip()

    @cached_property
    def languages_read(self) -> list[str]:
        """The languages that the rule has patterns for."""
        return sorted(self._entries)

    def _anchors(self) -> tuple[str, ...]:
        found: set[str] = set()
        for entries in self._entries.values():
            for entry in entries:
                literals = required_literals(
                    entry.pattern,
                    line_start=self.spec.match in ("line", "line-start"),
                    line_end=self.spec.match in ("line", "line-end"),
                )
                if not literals:
                    return ()
                found |= literals
        return tuple(sorted(found))

    def compile(self) -> None:
        """Compile every pattern; RuleError names the first that does not compile."""
        for language in self._entries:
            self._matcher(language)

    def _matcher(self, language: str) -> Any:
        """The patterns of a language as one, each in a group of its own so that a match tells which it was."""
        if language not in self._compiled:
            import regex

            for entry in self._entries[language]:
                try:
                    regex.compile(entry.pattern, regex.I)
                except regex.error as error:
                    raise RuleError(f"{self.origin}: the pattern {entry.pattern!r} ({language}) does not compile: {error}") from None
            alternatives = "|".join(f"(?P<_{n}>{e.pattern})" for n, e in enumerate(self._entries[language]))
            if self.spec.match == "word":
                alternatives = rf"\b(?:{alternatives})\b"
            elif self.spec.match == "line-end":
                alternatives = rf"(?:{alternatives})$"
            self._compiled[language] = regex.compile(alternatives, regex.I)
        return self._compiled[language]

    def _readable(self, article: Article) -> list[str]:
        """The languages whose patterns count for an article: its own and English, or all where it is unknown."""
        if list(self._entries) == ["en"]:
            return ["en"]
        language = article.language
        return [name for name in self._entries if language is None or name in ("en", "any", language)]

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield each match, in the order of the text."""
        candidates = article.screened.get(self.id) if self.anchors else None
        blocks: list[Block] = article.blocks
        if candidates is not None:
            blocks = [b for line in sorted(candidates) if (b := article.block_at_line(line))]
        if not blocks:
            return
        languages = self._readable(article)
        for block in blocks:
            if self.spec.max_words is not None and len(block.words) > self.spec.max_words:
                continue
            yield from self._check_block(block, languages)

    def _check_block(self, block: Block, languages: list[str]) -> Iterator[Hit]:
        on_core = self.spec.match in ("line", "line-start", "line-end")
        text = block.core if on_core else block.text
        base = block.core_span.start if on_core else block.start
        done = -1
        for language in languages:
            matcher = self._matcher(language)
            if self.spec.match == "line":
                matches = filter(None, [matcher.fullmatch(text)])
            elif self.spec.match == "line-start":
                matches = filter(None, [matcher.match(text)])
            else:
                matches = matcher.finditer(text)
            for m in matches:
                if m.end() == m.start() or m.start() < done:
                    continue
                done = m.end()
                entry = self._entries[language][int(m.lastgroup[1:])]
                yield self._hit(block, Span(base + m.start(), base + m.end()), m, entry)

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


def load_pattern_rule(path: Path, rule_id: str) -> PatternRule:
    """Read a pattern rule from its file; RuleError says what is wrong with it."""
    try:
        spec = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), PatternFile)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: {error}") from None
    if spec.group not in GROUPS:
        raise RuleError(f"{path}: the group {spec.group!r} is none of {', '.join(GROUPS)}")
    return PatternRule(rule_id, spec, str(path))

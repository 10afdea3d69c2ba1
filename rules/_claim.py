"""What the rules that claim lines share: the hit itself, the lines worth a look, and word lists."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from checker.article import Article, Block, Span
from checker.rule import Hit, Severity, delete

SAFE = 0.9  # a claim at least this sure may be deleted unasked
_WORDS = Path(__file__).parent / "words"


def claim(block: Block, message: str, confidence: float, severity: Severity | None = None) -> Hit:
    """A hit on a line that is no part of the article, with the deletion of the line as its fix."""
    fix = delete(block, safe=confidence >= SAFE)
    return Hit(_balanced(block), message, fix, confidence=confidence, severity=severity)


def claim_all(blocks: list[Block], message: str, confidence: float) -> Hit:
    """A hit on lines of the text that stand together and are no part of the article, with their deletion as its fix."""
    fix = delete(blocks[0], blocks[-1], safe=confidence >= SAFE)
    return Hit(Span(blocks[0].core_span.start, blocks[-1].core_span.end), message, fix, confidence=confidence)


def _balanced(block: Block) -> Span:
    """The line without what dresses it up, but with the bracket that closes one inside it."""
    core = block.core
    if len(core) == len(block.text):
        return block.span
    span = block.core_span
    if span.end == block.end or not ("(" in core or "[" in core):
        return span
    unclosed = core.count("(") > core.count(")") or core.count("[") > core.count("]")
    return block.part(span.start - block.start, span.end - block.start + 1) if unclosed else span


def anchored(article: Article, rule_id: str) -> Sequence[Block]:
    """The lines that hold one of a rule's anchors, in order; all lines where no screen has run."""
    lines = article.screened.get(rule_id)
    return article.blocks if lines is None else article.blocks.on_any(lines)


@cache
def word_list(name: str) -> frozenset[str]:
    """The entries of a list in `rules/words`, one a line; lines that begin with # are comments."""
    lines = (_WORDS / name).read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def word_table(name: str) -> dict[str, frozenset[str]]:
    """The words of a TOML table of strings in `rules/words`, by key."""
    table = tomllib.loads((_WORDS / name).read_text(encoding="utf-8"))
    return {key: frozenset(words.split()) for key, words in table.items()}

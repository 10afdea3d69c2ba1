"""What the rules that claim lines share: the hit itself, the short lines of an article, and word lists."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from checker.article import Article, Block, Span
from checker.rule import Hit, Severity, delete

SAFE = 0.9  # a claim at least this sure may be deleted unasked
_SHORT = 130
_FEW_SPACES = 7  # in a line that ends like a sentence and may yet be none
_DIGIT = re.compile(r"\d")
_WORDS = Path(__file__).parent / "words"


def claim(block: Block, message: str, confidence: float, severity: Severity | None = None) -> Hit:
    """A hit on a line that is no part of the article, with the deletion of the line as its fix."""
    fix = delete(block, safe=confidence >= SAFE)
    return Hit(_balanced(block), message, fix, confidence=confidence, severity=severity)


def _balanced(block: Block) -> Span:
    """The line without what dresses it up, but with the bracket that closes one inside it."""
    span, core = block.core_span, block.core
    unclosed = core.count("(") > core.count(")") or core.count("[") > core.count("]")
    return (
        block.part(span.start - block.start, span.end - block.start + 1) if unclosed and span.end < block.end else span
    )


class ShortLines(NamedTuple):
    """The lines too short to be a paragraph, sentences aside: those that may tell a date or time, and all others."""

    numbered: list[Block]
    plain: list[Block]


def short_lines(article: Article) -> ShortLines:
    """The short lines of an article: one pass for all rules, which is made for nearly every article."""
    lines, has_digit = ShortLines([], []), _DIGIT.search
    for block in article.blocks:
        text = block.text
        if len(text) > _SHORT or (text[-1] in ".!?,;" and text.count(" ") > _FEW_SPACES):
            continue
        (lines.numbered if has_digit(text) or " ago" in text else lines.plain).append(block)
    return lines


def anchored(article: Article, rule_id: str) -> list[Block]:
    """The lines that hold one of a rule's anchors, in order; all lines where no screen has run."""
    if rule_id not in article.screened:
        return article.blocks
    lines = sorted(article.screened[rule_id])
    return [block for line in lines if (block := article.block_at_line(line))]


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

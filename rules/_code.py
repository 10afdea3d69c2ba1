"""Tells articles about programming, whose tags and tokens are meant, from articles in which they were left behind."""

from __future__ import annotations

import re
from functools import cache

from checker import Article

from ._claim import word_table

_LEAST = 4  # terms; one or two stand in many a report on business
_CODE_LINE = re.compile(r"[{};>]\s*\Z|\A\s*[.#@$<{}]|=>|\bfunction\s*\(")
_MARKUP = re.compile(r"<[^<>]*>|\[[^\[\]]*\]|\{+[^{}]*\}+")
_MARKS = frozenset("={};")
_ENOUGH = 20_000  # characters; what an article is about shows in its beginning
_WORD = re.compile(r"[a-z][a-z0-9]+")


def is_technical(article: Article) -> bool:
    """Whether the article's own sentences speak of code, so that markup in it may be what they explain."""
    return article.memo(_is_technical)


@cache
def _terms() -> tuple[frozenset[bytes], frozenset[bytes]]:
    """The words that say by themselves that an article is about programming, and all that do so together."""
    words = word_table("markup.toml")
    sure, more = (frozenset(term.encode() for term in words[key]) for key in ("sure-terms", "terms"))
    return sure, sure | more


def _is_technical(article: Article) -> bool:
    sure, terms = _terms()
    if len(terms & article.vocabulary) < _LEAST:
        return False
    prose = "\n".join(line for line in article.lines if len(line) > 40 and not _CODE_LINE.search(line))[:_ENOUGH]
    tokens = _MARKUP.sub(" ", prose).lower().split()
    spoken = frozenset(
        word.encode() for word in _WORD.findall(" ".join(token for token in tokens if _MARKS.isdisjoint(token)))
    )
    return len(spoken & terms) >= _LEAST and not spoken.isdisjoint(sure)


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a stretch stands between quotation marks or backticks: named, not left behind."""
    return start > 0 and end < len(text) and text[start - 1] in "`'\"“‘«„" and text[end] in "`'\"”’»“"

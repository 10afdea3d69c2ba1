"""Tells articles about programming, whose tags and tokens are meant, from articles in which they were left behind."""

from __future__ import annotations

import re

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


def _is_technical(article: Article) -> bool:
    words = word_table("markup.toml")
    sure, terms = words["sure-terms"], words["sure-terms"] | words["terms"]
    if sum(term.encode() in article.vocabulary for term in terms) < _LEAST:
        return False
    prose = "\n".join(line for line in article.lines if len(line) > 40 and not _CODE_LINE.search(line))[:_ENOUGH]
    tokens = _MARKUP.sub(" ", prose).lower().split()
    spoken = set(_WORD.findall(" ".join(token for token in tokens if _MARKS.isdisjoint(token))))
    return len(spoken & terms) >= _LEAST and not spoken.isdisjoint(sure)


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a stretch stands between quotation marks or backticks: named, not left behind."""
    return start > 0 and end < len(text) and text[start - 1] in "`'\"“‘«„" and text[end] in "`'\"”’»“"

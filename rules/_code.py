"""Tells articles about programming, whose tags and tokens are meant, from articles in which they were left behind."""

from __future__ import annotations

import re
from functools import cache

from checker import Article
from checker.words import WordSet

from ._claim import word_table

_LEAST = 4  # terms; one or two stand in many a report on business
_ENDS, _BEGINNINGS = "{};>", ".#@$<{}"  # of lines of code
_CALL = re.compile(r"\bfunction\s*\(")
_MARKUP = {"<": re.compile(r"<[^<>]*>"), "[": re.compile(r"\[[^\[\]]*\]"), "{": re.compile(r"\{\{*[^{}]*\}+")}
_ANY_MARKUP = re.compile("|".join(kind.pattern for kind in _MARKUP.values()))
_MARKS = "={};"  # of words of code
_ENOUGH = 20_000  # characters; what an article is about shows in its beginning


def is_technical(article: Article) -> bool:
    """Whether the article's own sentences speak of code, so that markup in it may be what they explain."""
    return article.memo(_is_technical)


@cache
def _terms() -> tuple[frozenset[bytes], WordSet]:
    """The words that alone say that an article is about programming, and with them those that do so together."""
    words = word_table("markup.toml")
    sure = frozenset(term.encode() for term in words["sure-terms"])
    return sure, WordSet(sure.union(term.encode() for term in words["terms"]))


def _is_technical(article: Article) -> bool:
    _, known = _terms()
    if not known.has_some(article.text, _LEAST):
        return False
    prose = _without_markup(_beginning(article)).lower()
    if not _speaks_of_code(prose):
        return False
    for mark in _MARKS[1:]:
        prose = prose.replace(mark, _MARKS[0])
    return _MARKS[0] not in prose or _speaks_of_code("\n".join(map(_without_marked, prose.split("\n"))))


def _without_marked(line: str) -> str:
    """A line without the words in which the first of the marks stands."""
    mark = _MARKS[0]
    return line if mark not in line else " ".join([word for word in line.split() if mark not in word])


def _without_markup(prose: str) -> str:
    """A text with a space for each piece of markup; one kind alone is found faster than what any begins."""
    kinds = [mark for mark in _MARKUP if mark in prose]
    if not kinds:
        return prose
    return (_MARKUP[kinds[0]] if len(kinds) == 1 else _ANY_MARKUP).sub(" ", prose)


def _beginning(article: Article) -> str:
    """The longer lines that are no code, as many as are enough."""
    lines, length = [], 0
    for line in article.lines:
        if len(line) > 40 and not _is_code(line):
            lines.append(line)
            length += len(line) + 1
            if length > _ENOUGH:
                break
    return "\n".join(lines)[:_ENOUGH]


def _speaks_of_code(prose: str) -> bool:
    """Whether a text in lower case has enough terms; letters beyond ASCII part words."""
    sure, terms = _terms()
    spoken = terms.members(prose.encode("ascii", "replace").decode(), True)  # each term begins with a letter
    return len(spoken) >= _LEAST and not sure.isdisjoint(spoken)


def _is_code(line: str) -> bool:
    bare = line.strip()
    return bool(bare) and (
        bare[-1] in _ENDS
        or bare[0] in _BEGINNINGS
        or "=>" in bare
        or ("function" in bare and _CALL.search(bare) is not None)
    )


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a stretch stands between quotation marks or backticks: named, not left behind."""
    return start > 0 and end < len(text) and text[start - 1] in "`'\"“‘«„" and text[end] in "`'\"”’»“"

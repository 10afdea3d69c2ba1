"""Where a span stands, for people: line and column from 1, and an excerpt around it."""

from __future__ import annotations

from typing import NamedTuple

from .article import Article, Span

_CUT = "…"


class Place(NamedTuple):
    """A line and a column of a field, both counted from 1."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


class Excerpt(NamedTuple):
    """What a span covers, with what stands before and after it on its line; a cut end shows an ellipsis, if it fits."""

    before: str
    match: str
    after: str


def place_of(article: Article, span: Span) -> Place:
    """The line and the column at which a span begins."""
    return Place(*position_of(article, span))


def position_of(article: Article, span: Span) -> tuple[int, int]:
    """The same as two numbers: records are made of many."""
    start, _, field = span
    if field == "text":
        return article.blocks.line_at(start) + 1, start - article.text.rfind("\n", 0, start)
    title = article.of(field)
    return title.count("\n", 0, start) + 1, start - title.rfind("\n", 0, start)


def excerpt(article: Article, span: Span, width: int = 88) -> Excerpt:
    """The span within its line, in at most `width` characters; of a long span the middle is left out."""
    text = article.of(span.field)
    match = _shorten(text[span.start : span.end], width)
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", max(span.start, span.end - 1))
    before = text[line_start : span.start].lstrip()
    after = text[span.end : line_end if line_end >= 0 else len(text)].rstrip()
    room = width - len(match)
    left = min(len(before), max(room // 2, room - len(after)))
    return Excerpt(_tail(before, left), match, _head(after, room - left))


def _shorten(text: str, width: int) -> str:
    if len(text) <= width:
        return text
    end = width // 3
    return text[: width - end - 3] + f" {_CUT} " + text[-end:]


def _tail(text: str, room: int) -> str:
    """The end of a text, cut at a word where one begins within the room."""
    if len(text) <= room:
        return text
    if room < 1:
        return ""
    kept = text[len(text) - room + 1 :] if room > 1 else ""
    return _CUT + (kept[kept.find(" ") :] if " " in kept.rstrip() else kept)


def _head(text: str, room: int) -> str:
    """The beginning of a text, cut at a word where one ends within the room."""
    if len(text) <= room:
        return text
    if room < 1:
        return ""
    kept = text[: room - 1]
    return (kept[: kept.rfind(" ") + 1] if " " in kept.lstrip() else kept) + _CUT

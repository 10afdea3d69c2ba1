"""Fixes that take something out of a line: the whole line where nothing else stands on it."""

from __future__ import annotations

from checker import Article, Edit, Fix, Span, delete

_NO_SPACE_BEFORE = ".,;:!?)]}”’\n\r"


def removal(article: Article, start: int, end: int, *, safe: bool = True) -> Fix:
    """A fix that removes a stretch of the text; a space that would stand twice or before a mark goes with it."""
    text = article.text
    first, last = (article.block_at_line(article.line_at(place)) for place in (start, max(start, end - 1)))
    if first and last and start <= first.start and end >= last.end:
        begun, ended = (delete(block, safe=safe).edits[0].span for block in (first, last))
        return Fix((Edit(Span(begun.start, ended.end), ""),), safe)
    before = text[start - 1 : start] or "\n"
    after = text[end : end + 1] or "\n"
    if before == "\n" and after == " ":
        end += 1
    elif before == " " and (after == " " or after in _NO_SPACE_BEFORE):
        start -= 1
    return Fix((Edit(Span(start, end), ""),), safe)

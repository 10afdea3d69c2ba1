"""Fixes applied to a text: overlapping edits never corrupt it, deleted lines leave one clean break behind."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from .article import Article, Field
from .errors import RuleError
from .finding import Finding
from .rule import Edit, Fix

if TYPE_CHECKING:
    from .engine import Engine

_ROUNDS = 10  # a fix may bare another defect; each round checks again, and real texts settle in two or three


def fixed_article(
    engine: Engine, article: Article, *, unsafe: bool = False, fields: Collection[Field] = ("text", "title")
) -> tuple[Article, int]:
    """The article with fixes applied until nothing changes, and how many fixes were applied.

    Only safe fixes unless `unsafe`, and only those that stay within `fields`. The article given is left as it
    is; the one returned may be the same object.
    RuleError when a rule raises: what it would have mended is not known.
    """
    applied, current = 0, article
    seen = {(article.text, article.title)}
    for _ in range(_ROUNDS):
        result = engine.check(current)
        if result.error is not None:
            raise RuleError(result.error)
        current.release()  # its fixes are all that is needed: a run may mend millions
        fixes = chosen(result.findings, unsafe=unsafe)
        fixes = [fix for fix in fixes if all(edit.span.field in fields for edit in fix.edits)]
        if not fixes:
            return current, applied
        text = apply(current.text, fixes, "text")
        title = apply(current.title, fixes, "title") if current.title is not None else None
        if (text, title) in seen:  # two rules that undo each other: stop where the first round stood
            return current, applied
        seen.add((text, title))
        applied += len(fixes)
        current = _copy(article, text, title)
    return current, applied


def fixed_text(engine: Engine, article: Article, *, unsafe: bool = False) -> str:
    """The text of `fixed_article`."""
    return fixed_article(engine, article, unsafe=unsafe)[0].text


def _copy(article: Article, text: str, title: str | None) -> Article:
    return Article(
        text,
        title=title,
        url=article.url,
        id=article.id,
        language=article.stated_language,
        date=article.date,
        html=article.html,
        source=article.source,
        record=article.record,
        encoding=article.encoding,
    )


def chosen(findings: Iterable[Finding], *, unsafe: bool) -> list[Fix]:
    """The fixes to apply together: of two that overlap the one that contains the other, the earlier, then by rule."""
    candidates = [(f.rule, f.fix) for f in findings if f.fix and f.fix.edits and (unsafe or f.fix.safe)]
    candidates.sort(key=lambda pair: (-_longest_edit(pair[1]), pair[1].edits[0].span, pair[0]))
    kept: list[tuple[str, Fix]] = []
    taken: list[tuple[Field, int, int]] = []  # in order, and apart from one another
    for rule, fix in candidates:
        if all(_is_free(edit, taken) for edit in fix.edits):
            kept.append((rule, fix))
            for edit in fix.edits:
                insort(taken, _extent_of(edit))
    return [fix for _, fix in sorted(kept, key=lambda pair: pair[1].edits[0].span)]


def _longest_edit(fix: Fix) -> int:
    return max(e.span.end - e.span.start for e in fix.edits)


def _extent_of(edit: Edit) -> tuple[Field, int, int]:
    return edit.span.field, edit.span.start, edit.span.end


def _is_free(edit: Edit, taken: list[tuple[Field, int, int]]) -> bool:
    """Whether an edit overlaps none of those taken: only its neighbours among them can be in its way."""
    field, start, end = _extent_of(edit)
    place = bisect_left(taken, (field, start, start))
    return not any(
        field == other and (start == begin or (start < stop and begin < end))
        for other, begin, stop in taken[max(0, place - 1) : place + 1]
    )  # at one and the same place nothing tells the order of two insertions, or of an insertion and a replacement


def apply(text: str, fixes: Iterable[Fix], field: Field) -> str:
    """The text with the edits of one field applied; the edits must not overlap."""
    out: list[str] = []
    position = 0
    for start, end, new in _joined(text, [e for fix in fixes for e in fix.edits if e.span.field == field]):
        out += [text[position:start], new]
        position = end
    return "".join([*out, text[position:]])


def _joined(text: str, edits: list[Edit]) -> list[tuple[int, int, str]]:
    """The edits in order, those that delete neighbouring whole lines as one that leaves a single clean break."""
    joined: list[tuple[int, int, str]] = []
    for edit in sorted(edits, key=lambda e: e.span):
        start, end, _ = edit.span
        if joined and not edit.text and not joined[-1][2] and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end, "")
        else:
            joined.append((start, end, edit.text))
    return [_with_clean_break(text, *edit) for edit in joined]


def _with_clean_break(text: str, start: int, end: int, new: str) -> tuple[int, int, str]:
    """A deletion of whole lines, widened so that the longer of the breaks around it is what remains."""
    whole_lines = not new and start < end and (start == 0 or text[start - 1] == "\n")
    if not whole_lines or not (end == len(text) or text[end - 1] == "\n"):
        return start, end, new
    stays = len(text[:start].rstrip())
    if stays == 0:  # nothing stands before: the text begins with what follows
        return 0, end, ""
    if end == len(text):
        return stays, end, "\n" if text.endswith("\n") else ""
    before = text[stays:start]
    after = text[len(text[:end].rstrip()) : end]
    return stays, end, after if after.count("\n") > before.count("\n") else before

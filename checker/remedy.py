"""A fix in words: what a reader would do."""

from __future__ import annotations

from .article import Article, Span
from .finding import Finding
from .rule import Edit, Fix

_LONG = 120


def remedy(article: Article, finding: Finding, fix: Fix) -> str:
    """What the fix does, in a few words: the mended text where it stands in the finding's place, else the edits."""
    if len(fix.edits) == 1 and not fix.edits[0].text.strip():
        return _deletion(article, fix.edits[0])
    mended = _mended(finding, fix)
    return mended if mended else "; ".join(_edit(article, edit) for edit in fix.edits)


def remedies(article: Article, finding: Finding) -> list[str]:
    """The fix, or else the alternatives that a person chooses from, in words; the best first."""
    fixes = ([finding.fix] if finding.fix else []) + list(finding.alternatives)
    return list(dict.fromkeys(remedy(article, finding, fix) for fix in fixes))


def _mended(finding: Finding, fix: Fix) -> str | None:
    """What the finding's text becomes, when all edits lie inside it and it is short enough to read."""
    span = finding.span
    if span is None or len(finding.text) > _LONG or not all(_inside(edit.span, span) for edit in fix.edits):
        return None
    text, end = "", span.start
    for edit in sorted(fix.edits, key=lambda e: e.span):
        text += finding.text[end - span.start : edit.span.start - span.start] + edit.text
        end = edit.span.end
    return (text + finding.text[end - span.start :]).strip() or None


def _inside(inner: Span, outer: Span) -> bool:
    return inner.field == outer.field and outer.start <= inner.start and inner.end <= outer.end


def _deletion(article: Article, edit: Edit) -> str:
    text = article.of(edit.span.field)
    start, end = edit.span.start, edit.span.end
    lines = [line for line in text[start:end].split("\n") if line.strip()]
    begins = not text[text.rfind("\n", 0, start) + 1 : start].strip()
    ends = not text[end : text.find("\n", end) if "\n" in text[end:] else None].strip() or text[start:end].endswith(
        "\n"
    )
    if edit.text:
        return "put a space here" if edit.text == " " else "put a line break here"
    if not lines:
        return "delete the white space"
    if begins and ends and edit.span.field == "text":
        return "delete the line" if len(lines) == 1 else f"delete {len(lines)} lines"
    return f"delete “{_short(text[start:end])}”"


def _edit(article: Article, edit: Edit) -> str:
    old = article.of(edit.span.field)[edit.span.start : edit.span.end]
    if not edit.text:
        return _deletion(article, edit)
    return f"“{_short(old)}” becomes “{_short(edit.text)}”" if old else f"insert “{_short(edit.text)}”"


def _short(text: str) -> str:
    text = text.strip() or text
    return text if len(text) <= _LONG else f"{text[: _LONG // 2]}…{text[-_LONG // 4 :]}"

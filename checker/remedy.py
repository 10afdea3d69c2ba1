"""A fix in words: what a reader would do."""

from __future__ import annotations

from typing import NamedTuple

from .article import Article, Span
from .finding import Finding
from .rule import Edit, Fix

_LONG = 120


class Remedy(NamedTuple):
    """What a fix does: a replacement to be read literally, or an instruction such as `delete the line`."""

    text: str
    literal: bool
    safe: bool


def remedies(article: Article, finding: Finding) -> list[Remedy]:
    """The fix, then the alternatives that a person chooses from, each once."""
    fixes = ([finding.fix] if finding.fix else []) + list(finding.alternatives)
    found: dict[str, Remedy] = {}
    for fix in fixes:
        remedy = _remedy(article, finding, fix)
        found.setdefault(remedy.text, remedy)
    return list(found.values())


def _remedy(article: Article, finding: Finding, fix: Fix) -> Remedy:
    """The mended text where it stands in the finding's place, else the edits in words."""
    if len(fix.edits) == 1 and not fix.edits[0].text.strip():
        return Remedy(_deletion(article, fix.edits[0]), False, fix.safe)
    mended = _mended(finding, fix)
    if mended:
        return Remedy(mended, True, fix.safe)
    return Remedy("; ".join(_edit(article, edit) for edit in fix.edits), False, fix.safe)


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
        return "put a line break here" if "\n" in edit.text else "put a space here"
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

"""Marks laid over the lines of an article: lines cut where marks begin and end, and folds of those between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from checker.article import Article, Span
from checker.finding import Finding
from checker.remedy import Remedy

_CONTEXT = 1  # lines shown before and after a marked one
_SHORT_FOLD = 2  # clean lines that are shown as they are rather than folded
_LONG_STRETCH = 1500  # characters without a mark in one line, beyond which their middle is folded
_MANY_LINES = 6  # of a mark, from which those in its midst are folded
_MOST_FOLDED = 20_000  # characters of a fold


class Mark(NamedTuple):
    """A finding to be marked, or (`note` is None) a place that one speaks of."""

    start: int
    end: int
    note: Note | None


@dataclass(frozen=True, eq=False, slots=True)
class Note:
    """What is said about a finding. `number` counts the article's notes from 1; `line` is a line of the text."""

    number: int
    finding: Finding
    line: int | None
    remedies: list[Remedy]
    links: list[tuple[str, str]]
    elsewhere: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a line under the same marks. `starts` are the notes whose mark begins here.

    `kind` is the worst severity, `related` under no finding's mark, or empty; `folded` marks a long clean stretch.
    """

    text: str
    notes: tuple[Note, ...] = ()
    starts: tuple[Note, ...] = ()
    kind: str = ""
    folded: bool = False


@dataclass(slots=True)
class Row:
    """A line that is shown. `gone` means that a fix deletes it."""

    line: int
    segments: list[Segment]
    notes: list[Note]
    gone: bool


@dataclass(slots=True)
class Fold:
    """A run of lines that are not shown: how many, their text, how many characters are left out, if it is clean."""

    lines: int
    text: str
    cut: int
    clean: bool = True


def mark_of(note: Note) -> Mark:
    """The mark of a note that has a place."""
    span = note.finding.span
    assert span is not None
    return Mark(span.start, span.end, note)


def parts_of(article: Article, notes: list[Note]) -> Iterator[Row | Fold]:
    """The lines that are marked with those around them, and folds between."""
    marks, own = _marks_by_line(article, notes)
    shown = _shown(article, marks)
    long = _long_marks(article, notes)
    hidden: list[int] = []
    marked = False
    for block in article.blocks:
        within = [mark for mark in long if mark.start < block.end and block.start < mark.end]
        if hidden and (block.line in shown or bool(within) is not marked):
            yield from _hidden_lines(article, hidden, marked)
            hidden = []
        if block.line not in shown:
            hidden.append(block.line)
            marked = bool(within)
            continue
        known = {mark.note for mark in marks[block.line]}
        there = marks[block.line] + [mark for mark in within if mark.note not in known]
        yield row_of(block.line + 1, article.lines[block.line], article.line_starts[block.line], there, own[block.line])
    yield from _hidden_lines(article, hidden, marked)


def _long_marks(article: Article, notes: list[Note]) -> list[Mark]:
    """The marks of so many lines that some in their midst are not shown for them."""
    placed = [(note, note.finding.span) for note in notes]
    return [mark_of(note) for note, span in placed if span and span.field == "text" and _is_long(article, span)]


def _marks_by_line(article: Article, notes: list[Note]) -> tuple[dict[int, list[Mark]], dict[int, list[Note]]]:
    """The marks that touch each line, and the notes that stand beside it."""
    marks: defaultdict[int, list[Mark]] = defaultdict(list)
    own: defaultdict[int, list[Note]] = defaultdict(list)
    for note in notes:
        span = note.finding.span
        if span and span.field == "text":
            lines = _lines_of(article, span)
            home = _visible_line(article, lines)
            own[home].append(note)
            for line in {*lines, home}:
                marks[line].append(Mark(span.start, span.end, note))
        for related in note.finding.related[:10]:
            if related.article is None and related.span.field == "text":
                for line in _lines_of(article, related.span):
                    marks[line].append(Mark(related.span.start, related.span.end, None))
    return marks, own


def _visible_line(article: Article, lines: list[int]) -> int:
    """The first of the lines that is not blank; the nearest block's where all are."""
    for line in lines:
        if article.block_at_line(line):
            return line
    return min((block.line for block in article.blocks), key=lambda line: abs(line - lines[0]), default=0)


def _lines_of(article: Article, span: Span) -> list[int]:
    """The lines that a span touches: of a long one the first two and the last."""
    first, last = _ends_of(article, span)
    return [first, first + 1, last] if _is_long(article, span) else list(range(first, last + 1))


def _ends_of(article: Article, span: Span) -> tuple[int, int]:
    return article.line_at(span.start), article.line_at(max(span.start, span.end - 1))


def _is_long(article: Article, span: Span) -> bool:
    """Whether a span has so many lines that those in its midst are not shown."""
    first, last = _ends_of(article, span)
    return last - first >= _MANY_LINES


def _shown(article: Article, marks: dict[int, list[Mark]]) -> set[int]:
    """The marked lines and the blocks beside them, short gaps closed."""
    indexes = [block.index for block in article.blocks if block.line in marks]
    shown: set[int] = set()
    previous = -1 - _SHORT_FOLD
    for index in indexes:
        low, high = max(0, index - _CONTEXT), min(len(article.blocks), index + _CONTEXT + 1)
        if low - previous <= _SHORT_FOLD + 1:
            low = max(0, previous)
        shown.update(article.blocks[i].line for i in range(low, high))
        previous = high
    return shown


def _hidden_lines(article: Article, lines: list[int], marked: bool) -> Iterator[Row | Fold]:
    """Lines without a note: a few clean ones as they are, others folded; `marked` ones are amid a long mark."""
    few = 0 < len(lines) <= _SHORT_FOLD and max(len(article.lines[line]) for line in lines) < _LONG_STRETCH
    if few and not marked:
        for line in lines:
            yield row_of(line + 1, article.lines[line], article.line_starts[line], [], [])
    elif lines:
        text = "\n".join(article.lines[line].strip() for line in lines)
        yield Fold(len(lines), text[:_MOST_FOLDED], max(0, len(text) - _MOST_FOLDED), not marked)


def row_of(number: int, text: str, offset: int, marks: list[Mark], notes: list[Note]) -> Row:
    """A line cut at the ends of its marks; `offset` is where it begins in the field."""
    end = offset + len(text)
    cuts = sorted({offset, end, *(min(max(p, offset), end) for mark in marks for p in (mark.start, mark.end))})
    seen: set[int] = set()
    segments: list[Segment] = []
    for start, stop in _pairs(cuts, marks):
        over = [m for m in marks if m.start <= start and (m.end >= stop > start or m.start == m.end == start == stop)]
        found = tuple(m.note for m in over if m.note)
        starts = tuple(note for note in found if note.number not in seen and note in notes)
        seen.update(note.number for note in starts)
        kind = max(n.finding.severity for n in found).label if found else "related" if over else ""
        segments += _stretches(Segment(text[start - offset : stop - offset], found, starts, kind))
    return Row(number, segments, notes, any(m.note and _deletes(m.note.finding, offset, text) for m in marks))


def _pairs(cuts: list[int], marks: list[Mark]) -> Iterator[tuple[int, int]]:
    """The stretches between the cuts, and the empty ones at which something is missing."""
    empty = {mark.start for mark in marks if mark.start == mark.end}
    for number, start in enumerate(cuts):
        if start in empty:
            yield start, start
        if number + 1 < len(cuts):
            yield start, cuts[number + 1]


def _stretches(segment: Segment) -> Iterator[Segment]:
    """The segment, its middle folded when it is long and clean."""
    text = segment.text
    if segment.kind or len(text) <= _LONG_STRETCH:
        yield segment
        return
    first, last = text.find(" ", 300), text.rfind(" ", 0, len(text) - 300)
    first, last = (first, last) if 0 <= first < last else (300, len(text) - 300)
    yield Segment(text[:first])
    yield Segment(text[first:last], folded=True)
    yield Segment(text[last:])


def _deletes(finding: Finding, offset: int, text: str) -> bool:
    """Whether the fix of a finding removes the whole line."""
    bare = text.strip()
    begin = offset + len(text) - len(text.lstrip())
    return finding.fix is not None and any(
        not edit.text.strip() and edit.span.start <= begin and edit.span.end >= begin + len(bare)
        for edit in finding.fix.edits
    )

"""An article as the page shows it: lines cut where marks begin and end, notes beside them, clean stretches folded."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.article import Article, Span
from checker.finding import Finding, Result
from checker.places import place_of
from checker.remedy import Remedy, remedies
from checker.rewrite import can_be_written
from checker.rule import Severity

_CONTEXT = 1  # lines shown before and after a marked one
_SHORT_FOLD = 2  # clean lines that are shown as they are rather than folded
_LONG_STRETCH = 1500  # characters without a mark in one line, beyond which their middle is folded
_MOST_NOTES = 300  # an article with more has one cause, and the page has to open
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
    """A run of clean lines: how many, their text, and how many characters are left out."""

    lines: int
    text: str
    cut: int


@dataclass(slots=True)
class View:
    """An article for the template."""

    number: int
    result: Result
    opened: bool = False
    title: Row | None = None
    whole: list[Note] = field(default_factory=list)
    parts: list[Row | Fold] = field(default_factory=list)
    more: int = 0

    @property
    def name(self) -> str:
        """The headline, else the id."""
        headline = self.result.article.headline
        return headline.text if headline else self.result.article.id

    @property
    def source(self) -> str:
        """The file and the record."""
        return source_of(self.result.article)

    @property
    def link(self) -> str | None:
        """The address of the page, if a browser may open it."""
        url = self.result.article.url
        return url if url and url.lower().startswith(("https://", "http://")) else None

    @property
    def error(self) -> str:
        """Why it could not be read, without the place, which stands beside it."""
        return (self.result.error or "").removeprefix(f"{self.source}: ")

    @property
    def written_back(self) -> bool:
        """Whether `checker fix` can write what the article came from."""
        return can_be_written(self.result.article.source)

    @property
    def severities(self) -> list[tuple[str, int]]:
        """The number of findings of each severity, the worst first."""
        counts = Counter(finding.severity for finding in self.result.findings)
        return [(severity.label, counts[severity]) for severity in reversed(Severity) if counts[severity]]

    @property
    def safe(self) -> int:
        """The number of findings that a safe fix mends."""
        return sum(bool(finding.fix and finding.fix.safe) for finding in self.result.findings)


def source_of(article: Article) -> str:
    """The file and the record that an article came from, else its id."""
    if article.source is None:
        return article.id
    return f"{article.source}:{article.record}" if article.record else article.source


def view_of(number: int, result: Result) -> View:
    """The view of an article's result."""
    article, view = result.article, View(number, result)
    notes = [_note(number, k, article, f) for k, f in enumerate(result.findings[:_MOST_NOTES], 1)]
    view.more = len(result.findings) - len(notes)
    view.whole = [note for note in notes if _is_homeless(article, note.finding.span)]
    titled = [_mark(note) for note in notes if note.finding.span and note.finding.span.field == "title"]
    if titled and article.title:
        view.title = _row(0, article.title, 0, titled, [mark.note for mark in titled if mark.note])
    view.parts = list(_parts(article, notes))
    return view


def _is_homeless(article: Article, span: Span | None) -> bool:
    """Whether no line is shown that a note could stand beside."""
    return span is None or not (article.blocks if span.field == "text" else article.title)


def _note(article_number: int, number: int, article: Article, finding: Finding) -> Note:
    links, elsewhere = [], []
    for related in finding.related[:10]:
        if related.article is not None:
            elsewhere.append((related.article, related.message))
        elif related.span.field == "text":
            at = place_of(article, related.span).line
            links.append((f"a{article_number}-l{at}", f"line {at}: {related.message}"))
    span = finding.span
    line = place_of(article, span).line if span and span.field == "text" else None
    return Note(number, finding, line, remedies(article, finding), links, elsewhere)


def _mark(note: Note) -> Mark:
    span = note.finding.span
    assert span is not None
    return Mark(span.start, span.end, note)


def _parts(article: Article, notes: list[Note]) -> Iterator[Row | Fold]:
    """The lines that are marked with those around them, and folds between."""
    marks, own = _marks_by_line(article, notes)
    shown = _shown(article, marks)
    clean: list[int] = []
    for block in article.blocks:
        if block.line not in shown:
            clean.append(block.line)
            continue
        yield from _clean_lines(article, clean)
        clean = []
        start = article.line_starts[block.line]
        yield _row(block.line + 1, article.lines[block.line], start, marks[block.line], own[block.line])
    yield from _clean_lines(article, clean)


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
    first = article.line_at(span.start)
    last = article.line_at(max(span.start, span.end - 1))
    return list(range(first, last + 1)) if last - first < 6 else [first, first + 1, last]


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


def _clean_lines(article: Article, lines: list[int]) -> Iterator[Row | Fold]:
    if 0 < len(lines) <= _SHORT_FOLD and max(len(article.lines[line]) for line in lines) < _LONG_STRETCH:
        for line in lines:
            yield _row(line + 1, article.lines[line], article.line_starts[line], [], [])
    elif lines:
        text = "\n".join(article.lines[line].strip() for line in lines)
        yield Fold(len(lines), text[:_MOST_FOLDED], max(0, len(text) - _MOST_FOLDED))


def _row(number: int, text: str, offset: int, marks: list[Mark], notes: list[Note]) -> Row:
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
    return Row(number, segments, notes, any(_deletes(note.finding, offset, text) for note in notes))


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

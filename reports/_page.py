"""An article as the page shows it: what heads it, its notes, and its lines with their marks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from checker.article import Article, Span
from checker.finding import Finding, Result
from checker.places import place_of
from checker.remedy import remedies
from checker.rewrite import can_be_written
from checker.rule import Severity

from ._marks import Fold, Note, Row, mark_of, parts_of, row_of

_MOST_NOTES = 300  # an article with more has one cause, and the page has to open


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
    titled = [mark_of(note) for note in notes if note.finding.span and note.finding.span.field == "title"]
    if titled and article.title:
        view.title = row_of(0, article.title, 0, titled, [mark.note for mark in titled if mark.note])
    view.parts = list(parts_of(article, notes))
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

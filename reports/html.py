"""A page for people: every article with its defects marked in place, the worst first; one file, no network."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TextIO

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from checker.finding import Result
from checker.report import Summary, Writer
from checker.rule import Severity
from checker.spool import Piece, Spool
from checker.tally import Tally, count_of
from checker.visible import HIDDEN, code_point

from ._page import View, view_of

_UNREADABLE_SHOWN = 10  # records that stand above the articles; the others are folded
_OPENED = 12  # articles that are unfolded when the page opens


class Html(Writer):
    """An HTML document; its articles wait in a temporary file, so that memory does not grow with them."""

    def __init__(self, out: TextIO, *, colour: bool = False) -> None:
        super().__init__(out, colour=colour)
        environment = Environment(
            loader=FileSystemLoader(Path(__file__).parent),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
        )
        environment.filters |= {"shown": _shown, "count": count_of}
        self._template = environment.get_template("html.j2")
        self._macros = self._template.make_module({})
        self._tally = Tally()
        self._spool = Spool()
        self._found: list[tuple[float, int, int, Piece, Piece]] = []
        self._clean: list[Piece] = []
        self._unreadable: list[Piece] = []
        self._count = 0
        self._passing = 0

    def write(self, result: Result) -> None:
        """Keep what the page shows of an article."""
        self._count += 1
        if result.error is not None:
            self._unreadable.append(self._piece("unreadable", View(self._count, result)))
        if result.findings:
            self._tally.add(result)
            self._passing += result.verdict == "pass"
            view = view_of(self._count, result)
            order = (round(result.score, 2), -len(result.findings), self._count)
            self._found.append((*order, self._piece("article", view), self._piece("entry", view)))
        elif result.error is None:
            self._clean.append(self._piece("clean", View(self._count, result)))

    def end(self, summary: Summary) -> None:
        """Write the page."""
        self._found.sort(key=lambda found: found[:3])
        script = str(self._render("script"))
        page = self._template.generate(
            summary=summary,
            severities=[(s.label, summary.severities[s]) for s in reversed(Severity) if summary.severities[s]],
            mended=self._tally.mended,
            total=sum(summary.findings.values()),
            rules=self._tally.rules,
            most=max((rule.findings for rule in self._tally.rules), default=1),
            headline=_headline(summary, len(self._found)),
            found=len(self._found),
            found_passing=self._passing,
            failing_found=len(self._found) - self._passing,
            entries=self._read(found[4] for found in self._found),
            articles=self._opened(self._read(found[3] for found in self._found)),
            unreadable_count=len(self._unreadable),
            unreadable_shown=_UNREADABLE_SHOWN,
            unreadable_first=self._read(self._unreadable[:_UNREADABLE_SHOWN]),
            unreadable_rest=self._read(self._unreadable[_UNREADABLE_SHOWN:]),
            clean_count=len(self._clean),
            clean_articles=self._read(self._clean),
            script_text=Markup(script),
            script_hash=b64encode(sha256(script.encode()).digest()).decode(),
        )
        for text in page:
            self.out.write(text)
        self._spool.close()

    def _render(self, macro: str, *values: object) -> str:
        return str(getattr(self._macros, macro)(*values))

    def _piece(self, macro: str, value: object) -> Piece:
        return self._spool.add(self._render(macro, value))

    def _read(self, pieces: Iterable[Piece]) -> Iterator[Markup]:
        return (Markup(text) for text in self._spool.read(pieces))

    def _opened(self, articles: Iterator[Markup]) -> Iterator[Markup]:
        """The articles, the first ones unfolded."""
        for number, article in enumerate(articles):
            yield Markup(str(article).replace("<details", "<details open", 1)) if number < _OPENED else article


def _headline(summary: Summary, found: int) -> str:
    """The page's first words: what the reader came to know."""
    if not summary.articles:
        return "No articles were checked"
    if summary.failing == summary.articles == 1:
        return "The article needs mending"
    if summary.failing:
        verb = "needs" if summary.failing == 1 else "need"
        return f"{summary.failing:,} of {count_of(summary.articles, 'article')} {verb} mending"
    if summary.unreadable:
        return f"{count_of(summary.unreadable, 'record')} of {summary.articles:,} could not be checked"
    if found == summary.articles == 1:
        return "The article passes, with something to look at"
    if found:
        return f"All {count_of(summary.articles, 'article')} pass, {found:,} with something to look at"
    return "The article is clean" if summary.articles == 1 else f"All {summary.articles:,} articles are clean"


def _shown(text: str) -> Markup:
    """A text with what nobody would see shown by its code point, everything else as it is."""
    safe = escape(text)
    if text.isprintable():
        return safe
    return Markup(HIDDEN.sub(lambda m: f'<b class="ch">{code_point(m.group())}</b>', safe))

"""The report for the terminal: each article's findings with the words that they mean, then counts per rule."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TextIO

from rich.console import Console
from rich.text import Text

from checker.article import Article
from checker.finding import Finding, Result
from checker.places import excerpt, place_of
from checker.remedy import remedies
from checker.report import Summary, Writer
from checker.rule import Severity
from checker.tally import Tally, count_of
from checker.visible import visible

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}
_SEVERITY_WIDTH = max(len(severity.label) for severity in Severity)
_PIPED_WIDTH = 100
_INDENT = 10
_RELATED = 3


class TextReport(Writer):
    """Text for people. Without colours, ⟦ ⟧ show where the defect is."""

    def __init__(self, out: TextIO, *, colour: bool = False) -> None:
        super().__init__(out, colour=colour)
        self._width = max(40, shutil.get_terminal_size().columns) if colour else _PIPED_WIDTH
        self._console = Console(
            file=out,
            width=self._width,
            force_terminal=colour,
            no_color=not colour,
            color_system="auto" if colour else None,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )
        self._tally = Tally()

    def write(self, result: Result) -> None:
        """Write the findings of an article; nothing when it is clean."""
        if not result.findings and result.error is None:
            return
        self._tally.add(result)
        for line in self._lines(result):
            self._print(line)

    def end(self, summary: Summary) -> None:
        """Write the counts per rule and what they come to."""
        if self._tally.rules:
            self._print(Text(f"{self._table()}\n"))
        for line in _conclusion(summary, self._tally.mended):
            self._print(line)

    def _print(self, line: Text) -> None:
        if self.colour:
            self._console.print(line, soft_wrap=True)
        else:
            self.out.write(line.plain + "\n")

    def _lines(self, result: Result) -> Iterator[Text]:
        yield self._heading(result)
        if result.error is not None:
            yield from self._wrapped(Text.assemble(("error  ", _STYLES[Severity.ERROR]), visible(result.error)), 2)
        for finding in result.findings:
            yield from self._finding(result.article, finding)
        yield Text()

    def _heading(self, result: Result) -> Text:
        article = result.article
        name = visible(article.source or article.id)
        place = Text.assemble((name, "bold underline"), (f":{article.record}" if article.record else "", "bold"))
        verdict = (result.verdict, "bold green" if result.verdict == "pass" else _STYLES[Severity.ERROR])
        score = (f"  score {result.score:.0f}" if result.error is None else "", "dim")
        headline = visible(article.headline.text) if article.headline else ""
        heading = Text.assemble(place, "  ", verdict, score, "  " if headline else "", (headline, "italic"))
        heading.truncate(self._width, overflow="ellipsis")
        return heading

    def _finding(self, article: Article, finding: Finding) -> Iterator[Text]:
        head = Text.assemble(
            (f"{_where(article, finding):>{_INDENT - 2}}  ", "dim"),
            (f"{finding.severity.label:{_SEVERITY_WIDTH}}", _STYLES[finding.severity]),
            " ",
            (finding.rule, "bold"),
            "  ",
            visible(finding.message),
        )
        yield from self._wrapped(head, _INDENT, hanging=True)
        body = self._excerpt(article, finding)
        for words in _remedies(article, finding):
            mended = Text(words, "green")
            if body.cell_len and body.cell_len + mended.cell_len + 3 <= self._width - _INDENT:
                body.append("   ").append_text(mended)
            else:
                yield from self._wrapped(body, _INDENT)
                body = mended
        if body.cell_len:
            yield from self._wrapped(body, _INDENT)
        for words in _see_also(article, finding):
            yield from self._wrapped(Text(words, "dim"), _INDENT)

    def _excerpt(self, article: Article, finding: Finding) -> Text:
        if finding.span is None:
            return Text()
        before, match, after = excerpt(article, finding.span, min(96, self._width - _INDENT - 4))
        match = visible(match) or "␣"
        marked = (match, f"underline {_STYLES[finding.severity]}") if self.colour else f"⟦{match}⟧"
        return Text.assemble(visible(before), marked, visible(after))

    def _wrapped(self, text: Text, indent: int, hanging: bool = False) -> Iterator[Text]:
        """The text in lines that fit, all indented but for the first one of a hanging paragraph."""
        if text.cell_len + (0 if hanging else indent) <= self._width:
            yield text if hanging else Text(" " * indent).append_text(text)
            return
        body = text[indent:] if hanging else text
        for number, line in enumerate(body.wrap(self._console, self._width - indent)):
            line.rstrip()
            yield (text[:indent] if hanging and not number else Text(" " * indent)).append_text(line)

    def _table(self) -> str:
        from tabulate import tabulate

        return tabulate(
            [(c.rule, c.severity.label, c.findings, c.articles, c.fixable or "") for c in self._tally.rules],
            ("rule", "severity", "findings", "articles", "safe fixes"),
            disable_numparse=True,
            colalign=("left", "left", "right", "right", "right"),
        )


def _where(article: Article, finding: Finding) -> str:
    if finding.span is None:
        return "article"
    place = place_of(article, finding.span)
    return f"{place}" if finding.span.field == "text" else f"title:{place.column}"


def _remedies(article: Article, finding: Finding) -> Iterator[str]:
    options = remedies(article, finding)
    if finding.fix is None and options:
        yield "→ " + " or ".join(visible(option.text) for option in options)
        return
    for number, option in enumerate(options):
        decide = "" if number or option.safe else " (you decide)"
        yield f"{'or' if number else '→'} {visible(option.text)}{decide}"


def _see_also(article: Article, finding: Finding) -> Iterator[str]:
    for related in finding.related[:_RELATED]:
        if related.article is None:
            yield f"see {place_of(article, related.span)}: {visible(related.message)}"
        else:
            yield f"see {visible(related.article)}: {visible(related.message)}"
    if finding.related[_RELATED:]:
        yield f"and {len(finding.related) - _RELATED:,} more places"


def _conclusion(summary: Summary, mended: int) -> Iterator[Text]:
    articles = count_of(summary.articles, "article")
    total = sum(summary.findings.values())
    if not summary.articles:
        yield Text("No article was checked.", _STYLES[Severity.ERROR])
        return
    if not total and not summary.unreadable:
        yield Text(f"{articles} checked, nothing to mend.", "bold green")
        return
    line = Text(f"{articles} checked: {summary.failing:,} failing, {count_of(total, 'finding')}")
    for number, severity in enumerate(s for s in reversed(Severity) if summary.severities[s]):
        counted = count_of(summary.severities[severity], severity.label)
        line.append(", " if number else " (").append(counted, _STYLES[severity])
    yield line.append(")." if total else ".")
    if summary.unreadable:
        yield Text(f"{count_of(summary.unreadable, 'record')} could not be read.", _STYLES[Severity.ERROR])
    if mended:
        yield Text(f"`checker fix` mends {'all' if mended == total else f'{mended:,}'} of them safely.")

"""A report in Markdown, for a pull request or the summary of a CI job: the verdict, the counts, then the articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TextIO

from checker.article import Article
from checker.finding import Finding, Result
from checker.places import excerpt, place_of
from checker.remedy import remedies
from checker.report import Summary, Writer
from checker.rule import Severity
from checker.spool import Piece, Spool
from checker.tally import Tally, count_of
from checker.visible import visible

_ICONS = {Severity.ERROR: "🔴", Severity.WARNING: "🟡", Severity.INFO: "🔵"}
_SPECIAL = re.compile(r"([\\`*_\[\]#|~<>&]|:(?=//))")
_WORD_JOINER = "\u2060"


class Markdown(Writer):
    """A Markdown document; articles wait in a temporary file, so that the verdict comes first."""

    def __init__(self, out: TextIO, *, colour: bool = False) -> None:
        super().__init__(out, colour=colour)
        self._tally = Tally()
        self._spool = Spool()
        self._pieces: list[Piece] = []

    def write(self, result: Result) -> None:
        """Keep the section of an article; clean articles have none."""
        if result.findings or result.error is not None:
            self._tally.add(result)
            self._pieces.append(self._spool.add("\n".join([*_section(result), ""])))

    def end(self, summary: Summary) -> None:
        """Write the document."""
        self.out.write("\n".join([*_overview(summary, self._tally.mended), *self._counts(), ""]))
        for section in self._spool.read(self._pieces):
            self.out.write("\n" + section)
        self._spool.close()

    def _counts(self) -> Iterator[str]:
        from tabulate import tabulate

        rows = [
            (f"`{c.rule}`", f"{_ICONS[c.severity]} {c.severity.label}", c.findings, c.articles, c.fixable)
            for c in self._tally.rules
        ]
        if rows:
            heads = ("rule", "severity", "findings", "articles", "safe fixes")
            yield ""
            yield tabulate(rows, heads, "github", disable_numparse=True, colalign=("left", "left", *["right"] * 3))


def _overview(summary: Summary, mended: int) -> Iterator[str]:
    passed = summary.exit_code == 0
    yield f"# {'✅ Passed' if passed else '❌ Failed' if summary.exit_code == 1 else '⚠️ Could not complete'}"
    yield ""
    if summary.reason:
        yield f"{_escaped(summary.reason)}\n"
    total = sum(summary.findings.values())
    if not summary.articles:
        yield "No article was checked."
        return
    line = f"{count_of(summary.articles, 'article')} checked: {summary.failing:,} failing, "
    if summary.unreadable:
        line += f"{summary.unreadable:,} unreadable, "
    yield line + (f"{count_of(total, 'finding')}." if total else "nothing to mend.")
    if mended:
        yield f"`checker fix` mends {mended:,} of them safely."


def _section(result: Result) -> Iterator[str]:
    article = result.article
    name = article.headline.text if article.headline else article.id
    yield f"## {_escaped(name)}"
    yield ""
    source = _code(f"{article.source or article.id}{f':{article.record}' if article.record else ''}")
    yield f"{source} · {result.verdict}" + (f" · score {result.score:.0f}" if result.error is None else "")
    yield ""
    if result.error is not None:
        yield f"{_ICONS[Severity.ERROR]} {_escaped(result.error)}"
    if result.findings:
        yield "| place | rule | what is wrong | text | what to do |"
        yield "|---|---|---|---|---|"
    for finding in result.findings:
        yield "| " + " | ".join(_cells(article, finding)) + " |"


def _cells(article: Article, finding: Finding) -> Iterator[str]:
    span = finding.span
    yield "article" if span is None else f"{'title:' if span.field == 'title' else ''}{place_of(article, span)}"
    yield f"{_ICONS[finding.severity]} `{finding.rule}`"
    yield _escaped(finding.message)
    if span is None:
        yield ""
    else:
        before, match, after = excerpt(article, span, 72)
        yield _code(f"{before}⟦{match}⟧{after}", in_table=True)
    options = remedies(article, finding)
    words = [_code(o.text, in_table=True) if o.literal else _escaped(o.text) for o in options]
    decide = " (you decide)" if finding.fix and not finding.fix.safe else ""
    yield f"→ {' or '.join(words)}{decide}" if words else ""


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is, and that mentions nobody."""
    return _SPECIAL.sub(r"\\\1", visible(text)).replace("@", f"@{_WORD_JOINER}")


def _code(text: str, in_table: bool = False) -> str:
    """A code span; in a table a bar needs a backslash even there."""
    text = visible(text)
    if in_table:
        text = text.replace("\\", "⧵").replace("|", "\\|")
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"

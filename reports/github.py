"""Annotations of GitHub Actions: workflow commands that mark lines of a pull request.

A record of a JSON Lines file is a line of it; in other files that hold many articles, or no plain text, only the
file is named and the message says where.
"""

from __future__ import annotations

from checker.article import Article
from checker.finding import Finding, Result
from checker.places import place_of
from checker.remedy import remedies
from checker.report import Summary, Writer
from checker.rule import Severity
from checker.tally import count_of
from checker.visible import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_PLAIN = (".txt", ".text", ".md", ".markdown")
_LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")


class GitHub(Writer):
    """One workflow command a finding."""

    def write(self, result: Result) -> None:
        """Write an article's findings, and why it could not be read."""
        if result.error is not None:
            self._command(
                "error", {**_file(result.article), **_line(result.article), "title": "unreadable"}, result.error
            )
        for finding in result.findings:
            where = {**_file(result.article), **_place(result.article, finding), "title": finding.rule}
            self._command(_COMMANDS[finding.severity], where, _message(result.article, finding))

    def end(self, summary: Summary) -> None:
        """Write one plain line for the log."""
        total = count_of(sum(summary.findings.values()), "finding")
        failing = f"{summary.failing:,} failing, {summary.unreadable:,} unreadable"
        self.out.write(f"{count_of(summary.articles, 'article')} checked: {failing}, {total}\n")

    def _command(self, command: str, properties: dict[str, str], message: str) -> None:
        listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        self.out.write(f"::{command} {listed}::{_data(visible(message))}\n")


def _file(article: Article) -> dict[str, str]:
    if article.source is None or article.source == "-":
        return {}
    return {"file": visible(article.source)}


def _line(article: Article) -> dict[str, str]:
    """The line that a record is, in the files whose records are lines."""
    lines = article.record is not None and (article.source or "").lower().endswith(_LINES)
    return {"line": str(article.record)} if lines else {}


def _place(article: Article, finding: Finding) -> dict[str, str]:
    """The line in the file, where the file has lines that the article's places can be told in."""
    if article.record:
        return _line(article)
    if finding.span is None or finding.span.field != "text" or not _is_plain(article):
        return {}
    place, last = place_of(article, finding.span), article.line_at(max(finding.span.start, finding.span.end - 1)) + 1
    properties = {"line": str(place.line), "col": str(place.column)}
    if last > place.line:
        return properties | {"endLine": str(last)}
    return properties | {"endColumn": str(place.column + finding.span.end - finding.span.start)}


def _is_plain(article: Article) -> bool:
    return (article.source or "").lower().endswith(_PLAIN)


def _message(article: Article, finding: Finding) -> str:
    message = finding.message
    if finding.span and not _place(article, finding).get("col"):
        place = place_of(article, finding.span)
        where = f"line {place.line}" if finding.span.field == "text" else "title"
        message = f"{where}, column {place.column}, “{finding.text[:100]}”: {message}"
    options = remedies(article, finding)
    return f"{message} → {' or '.join(option.text for option in options)}" if options else message


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

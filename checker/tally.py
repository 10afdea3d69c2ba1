"""Counts per rule, for the summary tables of reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from .finding import Result
from .rewrite import can_be_written
from .rule import Severity


class RuleCount(NamedTuple):
    """How often a rule found something."""

    rule: str
    group: str
    severity: Severity
    findings: int
    articles: int
    fixable: int


@dataclass
class _Count:
    group: str
    severity: Severity
    findings: int = 0
    articles: int = 0
    fixable: int = 0


@dataclass
class Tally:
    """Counts findings by rule, and the articles in which each rule found something.

    `mended` are the findings that `checker fix` mends: those with a safe fix where it can be written back.
    """

    _counts: dict[str, _Count] = field(default_factory=dict)
    mended: int = 0

    def add(self, result: Result) -> None:
        """Count the findings of an article."""
        if can_be_written(result.article.source):
            self.mended += sum(finding.fix is not None and finding.fix.safe for finding in result.findings)
        for finding in result.findings:
            count = self._counts.setdefault(finding.rule, _Count(finding.group, finding.severity))
            count.severity = max(count.severity, finding.severity)
            count.findings += 1
            count.fixable += bool(finding.fix and finding.fix.safe)
        for rule in {finding.rule for finding in result.findings}:
            self._counts[rule].articles += 1

    @property
    def rules(self) -> list[RuleCount]:
        """The rules that found something: the most severe first, then the most frequent."""
        counts = [
            RuleCount(rule, c.group, c.severity, c.findings, c.articles, c.fixable) for rule, c in self._counts.items()
        ]
        return sorted(counts, key=lambda c: (-c.severity, -c.findings, c.rule))


def count_of(number: int, noun: str) -> str:
    """A number with its noun: `1 article`, `2,000 articles`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"

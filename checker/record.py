"""A result as the contract's object: what programs read. Key order and meaning change only with `SCHEMA`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from .article import Article, Field
from .finding import Finding, Result
from .places import position_of
from .report import Summary
from .rule import LABELS, Edit, Fix, Related, Severity

SCHEMA = 1
_SURROGATES = re.compile("[\ud800-\udfff]")
_encoder = msgspec.json.Encoder()


class EditRecord(msgspec.Struct, gc=False):
    """Replace [start, end) of a field by a text."""

    field: Field
    start: int
    end: int
    text: str


class FixRecord(msgspec.Struct, gc=False):
    """Edits that belong together."""

    safe: bool
    edits: list[EditRecord]


class RelatedRecord(msgspec.Struct, gc=False):
    """Another place that a finding speaks of."""

    article: str | None
    field: Field
    start: int
    end: int
    message: str


class FindingRecord(msgspec.Struct, gc=False):
    """A finding; offsets, line and column are null when the whole article is meant."""

    rule: str
    group: str
    severity: str
    confidence: float
    message: str
    field: Field
    start: int | None
    end: int | None
    line: int | None
    column: int | None
    text: str
    fix: FixRecord | None
    alternatives: list[FixRecord]
    related: list[RelatedRecord]
    source_rule: str | None
    fingerprint: str


class Record(msgspec.Struct, gc=False):
    """One article checked, or one record that could not be read."""

    schema: int
    id: str
    source: str | None
    record: int | None
    url: str | None
    site: str | None
    headline: str | None
    date: str | None
    language: str | None
    words: int
    score: float
    verdict: str
    error: str | None
    findings: list[FindingRecord]


def as_record(result: Result) -> Record:
    """The contract's object of a result."""
    article = result.article
    headline = article.headline
    return Record(
        SCHEMA,
        article.id,
        article.source,
        article.record,
        article.url,
        article.site,
        headline.text if headline else None,
        article.date,
        article.language,
        article.word_count,
        round(result.score, 2),
        result.verdict,
        result.error,
        [_finding(article, finding) for finding in result.findings] if result.findings else [],
    )


def encode_summary(summary: Summary) -> str:
    """The counts of a run as JSON."""
    return _json(
        {
            "articles": summary.articles,
            "failing": summary.failing,
            "unreadable": summary.unreadable,
            "findings": dict(sorted(summary.findings.items())),
            "severities": {severity.label: summary.severities[severity] for severity in reversed(Severity)},
            "fixable": summary.fixable,
            "exit_code": summary.exit_code,
            "reason": summary.reason,
        }
    )


def encode(result: Result) -> str:
    """The contract's object as JSON on one line."""
    return _json(as_record(result))


def encode_lines(results: Iterable[Result]) -> str:
    """The contract's objects as lines of JSON, each with its newline."""
    records = list(map(as_record, results))
    try:
        return _encoder.encode_lines(records).decode()
    except UnicodeEncodeError:
        return "".join([_json(record) + "\n" for record in records])


def _json(record: object) -> str:
    """JSON that any reader takes: a lone surrogate becomes U+FFFD."""
    try:
        return _encoder.encode(record).decode()
    except UnicodeEncodeError:
        return _encoder.encode(_readable(msgspec.to_builtins(record))).decode()


def _finding(article: Article, finding: Finding) -> FindingRecord:
    field: Field = "text"
    start = end = line = column = None
    if finding.span is not None:
        start, end, field = finding.span
        line, column = position_of(article, finding.span)
    return FindingRecord(
        finding.rule,
        finding.group,
        LABELS[finding.severity],
        round(finding.confidence, 4),
        finding.message,
        field,
        start,
        end,
        line,
        column,
        finding.text,
        _fix(finding.fix) if finding.fix else None,
        [_fix(fix) for fix in finding.alternatives] if finding.alternatives else [],
        [_related(related) for related in finding.related] if finding.related else [],
        finding.source_rule,
        finding.fingerprint,
    )


def _fix(fix: Fix) -> FixRecord:
    return FixRecord(fix.safe, [_edit(edit) for edit in fix.edits])


def _edit(edit: Edit) -> EditRecord:
    start, end, field = edit.span
    return EditRecord(field, start, end, edit.text)


def _related(related: Related) -> RelatedRecord:
    span = related.span
    return RelatedRecord(related.article, span.field, span.start, span.end, related.message)


def _readable(value: Any) -> Any:
    """A plain value with every lone surrogate replaced."""
    if isinstance(value, str):
        return _SURROGATES.sub("\ufffd", value)
    if isinstance(value, list):
        return [_readable(item) for item in value]
    if isinstance(value, dict):
        return {key: _readable(item) for key, item in value.items()}
    return value

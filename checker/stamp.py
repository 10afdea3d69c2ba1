"""Hits to findings: in the order of the text, with severity and fingerprint."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from .article import Article, Span
from .finding import Finding
from .rule import Hit, Rule, Severity


def stamp(article: Article, hits: Iterable[tuple[Rule, Hit]], severities: Mapping[str, Severity]) -> list[Finding]:
    """The findings that the hits of rules are; `severities` are those in force, by the rule's id."""
    ordinals: defaultdict[bytes, int] = defaultdict(int)
    findings = []
    for rule, hit in sorted(hits, key=_order):
        span = hit.span
        text = article.of(span.field)[span.start : span.end] if span else ""
        before, after = _neighbours(article, span)
        identity = f"{rule.id}\0{hit.source_rule or ''}\0{text}\0{before}\0{after}"
        key = identity.encode("utf-8", "surrogatepass")
        ordinal = ordinals[key]
        ordinals[key] = ordinal + 1
        findings.append(
            Finding(  # by place, in the order of its fields: names take half as long again
                rule.id,
                rule.group,
                _severity(rule, hit, severities[rule.id]),
                rule.confidence if hit.confidence is None else hit.confidence,
                hit.message,
                span,
                text,
                blake2b(key + b"\0%d" % ordinal, digest_size=8).hexdigest(),
                hit.fix,
                hit.alternatives,
                hit.related,
                hit.source_rule,
            )
        )
    return findings


def _severity(rule: Rule, hit: Hit, in_force: Severity) -> Severity:
    """The hit's own severity, unless the settings gave the rule another."""
    return hit.severity if hit.severity is not None and in_force is rule.severity else in_force


def _order(pair: tuple[Rule, Hit]) -> tuple[int, int, int, str]:
    """The order of findings: the whole article, the title, then the text from its beginning."""
    span = pair[1].span
    return (
        (0, 0, 0, pair[0].id) if span is None else (1 if span.field == "title" else 2, span.start, span.end, pair[0].id)
    )


def _neighbours(article: Article, span: Span | None) -> tuple[str, str]:
    """The lines before and after the one that a span begins on, blank ones left out."""
    if span is None or span.field != "text":
        return "", ""
    return article.blocks.beside(article.line_at(span.start))

"""Hits to findings: in the order of the text, with severity and fingerprint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b

from .article import Article
from .finding import Finding
from .rule import Hit, Rule, Severity


def stamp(article: Article, hits: Sequence[tuple[Rule, Hit]], severities: Mapping[str, Severity]) -> list[Finding]:
    """The findings that the hits of rules are; `severities` are those in force, by the rule's id."""
    ordinals: dict[str, int] = {}
    findings = []
    source, beside = article.text, article.blocks.beside
    for rule, hit in sorted(hits, key=_order) if len(hits) > 1 else hits:
        span, severity = hit.span, severities[rule.id]
        if hit.severity is not None and severity is rule.severity:  # the settings gave the rule no other
            severity = hit.severity
        text = before = after = ""
        if span is not None:
            start, end, field = span
            if field == "text":
                text = source[start:end]
                before, after = beside(start)
            else:
                text = article.of(field)[start:end]
        identity = f"{rule.id}\0{hit.source_rule or ''}\0{text}\0{before}\0{after}"
        ordinal = ordinals[identity] = ordinals.get(identity, -1) + 1
        key = f"{identity}\0{ordinal}".encode("utf-8", "surrogatepass")
        findings.append(
            Finding(  # by place, in the order of its fields: names take half as long again
                rule.id,
                rule.group,
                severity,
                rule.confidence if hit.confidence is None else hit.confidence,
                hit.message,
                span,
                text,
                blake2b(key, digest_size=8).hexdigest(),
                hit.fix,
                hit.alternatives,
                hit.related,
                hit.source_rule,
            )
        )
    return findings


def _order(pair: tuple[Rule, Hit]) -> tuple[int, int, int, str]:
    """The order of findings: the whole article, the title, then the text from its beginning."""
    span = pair[1].span
    if span is None:
        return 0, 0, 0, pair[0].id
    return 1 if span.field == "title" else 2, span.start, span.end, pair[0].id

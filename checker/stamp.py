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
    for rule, hit in sorted(hits, key=lambda pair: (*_place(pair[1].span), pair[0].id)):
        text = article.of(hit.span.field)[hit.span.start : hit.span.end] if hit.span else ""
        before, after = _neighbours(article, hit.span)
        identity = f"{rule.id}\0{hit.source_rule or ''}\0{text}\0{before}\0{after}"
        key = identity.encode("utf-8", "surrogatepass")
        fingerprint = blake2b(key + b"\0%d" % ordinals[key], digest_size=8).hexdigest()
        ordinals[key] += 1
        findings.append(
            Finding(
                rule=rule.id,
                group=rule.group,
                severity=_severity(rule, hit, severities[rule.id]),
                confidence=rule.confidence if hit.confidence is None else hit.confidence,
                message=hit.message,
                span=hit.span,
                text=text,
                fingerprint=fingerprint,
                fix=hit.fix,
                alternatives=hit.alternatives,
                related=hit.related,
                source_rule=hit.source_rule,
            )
        )
    return findings


def _severity(rule: Rule, hit: Hit, in_force: Severity) -> Severity:
    """The hit's own severity, unless the settings gave the rule another."""
    return hit.severity if hit.severity is not None and in_force is rule.severity else in_force


def _place(span: Span | None) -> tuple[int, int, int]:
    """The order of findings: the whole article, the title, then the text from its beginning."""
    return (0, 0, 0) if span is None else (1 if span.field == "title" else 2, span.start, span.end)


def _neighbours(article: Article, span: Span | None) -> tuple[str, str]:
    """The lines before and after the one that a span begins on, blank ones left out."""
    block = article.block_at_line(article.line_at(span.start)) if span and span.field == "text" else None
    if block is None:
        return "", ""
    before, after = block.previous, block.next
    return before.text if before else "", after.text if after else ""

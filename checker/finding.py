"""What readers see: findings, and the result of one article."""

from __future__ import annotations

import msgspec

from .article import Article, Span
from .rule import Fix, Related, Severity


class Finding(msgspec.Struct, frozen=True):
    """A hit, stamped with its rule, its severity and a fingerprint; made once and never edited.

    `span` is None when the whole article is meant. `text` is what the span covers. The fingerprint comes from the
    rule, the matched text, the neighbouring lines and the ordinal among equals: it survives edits elsewhere.
    """

    rule: str
    group: str
    severity: Severity
    confidence: float
    message: str
    span: Span | None
    text: str
    fingerprint: str
    fix: Fix | None = None
    alternatives: tuple[Fix, ...] = ()
    related: tuple[Related, ...] = ()
    source_rule: str | None = None


class Result(msgspec.Struct):
    """One article checked, or one record that could not be read.

    `error` says why the record could not be read or checked in full; `article` is then empty or incomplete.
    `score`, 0 to 100: the lower, the more surely over a twentieth of the text is not the article.
    `crashed` names the rules that raised on this article.
    """

    article: Article
    findings: list[Finding] = msgspec.field(default_factory=list)
    score: float = 100.0
    failed: bool = False
    error: str | None = None
    crashed: tuple[str, ...] = ()

    @property
    def verdict(self) -> str:
        """`pass`, `fail` or `error`."""
        if self.error is not None:
            return "error"
        return "fail" if self.failed else "pass"

"""The score of an article, 0 to 100: the lower, the more surely over a twentieth of its text is not the article."""

from __future__ import annotations

from .article import Article
from .finding import Finding


def score(article: Article, findings: list[Finding]) -> float:
    """The score, rounded to a tenth; 100 when nothing was found."""
    claimed = article.claims.lines
    if not claimed:
        return 100.0
    total = sum(len(block.text) for block in article.blocks)
    stray = sum(
        len(block.text) * claimed[block.line].confidence for block in article.blocks if block.line in claimed
    )
    return round(100 * 0.5 ** (stray / total / 0.05), 1) if total else 100.0

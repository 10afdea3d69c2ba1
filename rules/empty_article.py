"""The rule `empty-article`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checker import Article, Examples, Hit, Rule, Severity


@dataclass(frozen=True)
class EmptyArticle(Rule):
    """The article has no words at all.

    Why: the page could not be read, or its body is made by a script.

    Fix: none; fetch the page again.

    Measured: 5 of 5 findings in real articles are right."""

    group = "document"
    severity = Severity.ERROR
    confidence = 1.0
    examples = Examples(bad=["\n\n", "***"], good=["A short note."])

    def check(self, article: Article) -> Iterable[Hit]:
        """Yield a finding about the article where no letter and no digit stands in it."""
        text = article.text
        if text[:1].isalnum() or any(map(str.isalnum, text)):  # the first character settles the matter mostly
            return ()
        return (Hit(None, "The article has no words: fetch the page again."),)

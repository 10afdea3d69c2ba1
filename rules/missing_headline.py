"""The rule `missing-headline`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checker.article import Article
from checker.rule import Examples, Hit, Rule, Severity


@dataclass(frozen=True)
class MissingHeadline(Rule):
    """The record has a field for the title, and it is empty.

    Why: an article without its headline cannot be listed or told apart. A record without such a field is no defect.

    Fix: none; where the text begins with a headline, the finding names it.

    Measured: not a matter of judgement; the articles measured have no such field.
    """

    group = "headline"
    severity = Severity.WARNING
    confidence = 0.99
    examples = Examples(bad=[], good=["The council voted on Tuesday. It was late."])

    def check(self, article: Article) -> Iterable[Hit]:
        """Yield one finding when the title is there and blank."""
        is_blank = article.title is not None and not article.title.strip()
        return [Hit(None, "The title is empty: take it from the page.")] if is_blank else ()

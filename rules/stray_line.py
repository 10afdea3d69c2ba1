"""The rule `stray-line`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker import Article, Examples, Hit, Rule, Severity
from checker.rule import Stage

from ._claim import claim
from ._line_model import weigh
from ._line_reasons import reasons


@dataclass(frozen=True)
class StrayLine(Rule):
    """A line looks like a piece of the page, not of the article.

    Why: much of what scrapers leave behind has no phrase of its own: teasers, names, labels of this one site. It shows
    in the form of the line, in its words, and in where it stands. Only lines that no other rule claims and that do not
    end like prose are weighed; the confidence is the share of such lines that are stray, measured on pages held out.

    Fix: delete the line; read it first where the confidence is low. `least-confidence` sets what is reported."""

    group = "stray-content"
    severity = Severity.WARNING
    confidence = 0.7
    stage = Stage.REST
    least_confidence: float = 0.65
    examples = Examples(
        bad=[
            "The council met on Monday and voted for the bridge, which opens next year.\n\n"
            "It will cost four million and be paid by the county, the mayor said.\n\n"
            "⟦Sign up for the newsletter of our editors⟧"
        ],
        good=["The council met on Monday and voted for it.\n\nWhat comes next\n\nWork begins in May, the mayor said."],
    )

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield the lines that are more likely stray than not."""
        for line in weigh(article):
            if line.likelihood < self.least_confidence:
                article.claims.doubts[line.block.line] = line.likelihood
            else:
                yield claim(line.block, reasons(line), round(line.likelihood, 2))

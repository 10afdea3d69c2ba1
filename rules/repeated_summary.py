"""The rule `repeated-summary`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.article import Article, Block, fold
from checker.rule import Examples, Hit, Related, Rule, Severity, Stage
from checker.structure import is_list_item

_TOP = 14  # blocks at the beginning among which a summary stands

_WORD = re.compile(r"[^\W_]+")
_BULLETS = frozenset("•·●▪■◦‣∙►▶▸*+-–—›»0123456789")  # a cheap first test


@dataclass(frozen=True)
class RepeatedSummary(Rule):
    """A point of the summary on top stands again, word for word, in the body.

    Why: pages put their main points above the article; with them the text says the same twice.

    Fix: none, a person chooses which of the two stays.

    Measured: too rare on 4,500 real articles to say; one finding, right.
    """

    group = "repetition"
    severity = Severity.WARNING
    confidence = 0.95
    stage = Stage.CLAIM
    fewest_words: int = 6
    examples = Examples(
        bad=[
            "Vote\n\n• ⟦The mayor won the vote by a wide margin.⟧\n\nThe mayor won the vote by a wide margin. All left."
        ],
        good=["Vote\n\n• The mayor won the vote by a wide margin.\n\nShe won, and by far. The council met."],
    )

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield the points on top that the body repeats."""
        points = [b for b in article.blocks[:_TOP] if b.text[0] in _BULLETS and is_list_item(b)]
        if not points:
            return
        last = points[-1].index
        for point in points:
            said = fold(point.core)
            if said.count(" ") + 1 >= self.fewest_words:
                telling = max(_WORD.findall(point.core), key=len)
                body = next((b for b in article.blocks[last + 1 :] if telling in b.text and _says(b, said)), None)
                if body:
                    related = (Related(body.span, "The body says it here."),)
                    yield Hit(
                        point.core_span,
                        "This point of the summary stands again in the body: keep one.",
                        related=related,
                    )


def _says(block: Block, said: str) -> bool:
    if is_list_item(block) or len(block.text) < len(said):
        return False
    text = block.text.casefold().replace("’", "'")  # what `fold` takes the words of
    return all(map(text.__contains__, said.split())) and f" {said} " in f" {fold(block.text)} "

"""The rule `dangling-sentence`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker import Article, Examples, Hit, Rule, Severity, Span

from ._endings import cut_lines, last_prose, stops


@dataclass(frozen=True)
class DanglingSentence(Rule):
    """A paragraph stops before its sentence ends, or its quotation ends with a comma and nothing follows.

    Why: the scraper lost the rest, often together with an element of the page that stood there. Subheads, list
    items, captions, verse and hard-wrapped text end without a mark by right.

    Fix: none, for the words are missing; look them up on the page.

    Measured: 24 of 26 findings in real articles are right, half of these for want of a full stop only; of paragraphs
    of several sentences that are cut at random 97 % are found."""

    group = "sentence"
    severity = Severity.WARNING
    confidence = 0.9
    examples = Examples(
        bad=[
            "The mill closes in June, the owners said on Monday.\n"
            'The union was not asked. ⟦Its secretary told the local paper: "Nobody spoke to us about the ovens,"⟧\n'
            "The council meets on Friday."
        ],
        good=["The mill closes\n\nThe mill closes in June, the owners said on Monday."],
    )

    def check(self, article: Article) -> Iterable[Hit]:
        """Yield the last sentence of each paragraph that stops without an end."""
        return _hits(article) if cut_lines(article.blocks, article.claims.lines) else ()


def _hits(article: Article) -> Iterator[Hit]:
    last = last_prose(article.blocks, article.claims.lines)
    for stop in stops(article):
        if stop.block is not last:
            sentence = stop.block.sentences[-1]
            message = "The paragraph stops in the middle of a sentence: look up on the page what is missing."
            yield Hit(Span(*sentence), message, confidence=stop.confidence)

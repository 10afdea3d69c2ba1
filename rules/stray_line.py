"""The rule `stray-line`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import exp

from checker import Article, Examples, Hit, Rule, Severity
from checker.rule import Stage

from ._claim import claim
from ._line_model import likely_lines, read, told_by, weigh
from ._line_reasons import reasons
from ._teasers import headings_over_links, teasers

_TEASER = "This begins another story (below a heading over links, with words that no other paragraph uses): delete it."
_TEASER_CONFIDENCE = 0.8
_SURE = 0.85  # the likelihood from which it is more than a hint
_LEAST_OF_SENTENCES = 0.85  # a line of several sentences may be a paragraph of the article that lost its end
_STORY = """\
The harbour board has agreed to dredge the channel before the winter.
Two ferries ran aground there in one week, and one had to be towed off.
The work is to cost nine million, which the county and the board share.
Dredgers from the north are to come in March and to stay for a month.
Ships that draw more than four metres will have to wait outside the mole.
Olga Brandt, who heads the board, said that nobody could wait for spring.
Her deputy had asked for a survey first, which would have taken until May.
Fishermen want the mud to be taken far out, where it does the least harm.
The county will decide on that in April, when the surveys are published.
The ferries sail again from Monday, at half tide and with fewer cars.
"""


@dataclass(frozen=True)
class StrayLine(Rule):
    """A line looks like a piece of the page, not of the article.

    Why: much of what scrapers leave behind has no phrase of its own: teasers, names, labels of this one site. It shows
    in the form of the line, in its words, and in where it stands. Only lines that no other rule claims and that do not
    end like prose are weighed; the confidence is the share of such lines that are stray, measured on pages held out.

    Paragraphs are claimed only where several below a heading over links share next to no word with the rest.

    Fix: delete the line; read it first where the confidence is low. `least-confidence` sets what is reported; what is
    less sure than 0.85 is only noted.

    Measured: on pages that it has not learned from, 46 of the 54 lines that it deletes are stray; in 4,500 mostly clean
    articles 53 of its 64 findings are right, all read; of those that are more than a note 9 in 10. It finds a fifth of
    what other rules miss."""

    group = "stray-content"
    severity = Severity.WARNING
    confidence = 0.7
    stage = Stage.REST
    least_confidence: float = 0.7
    examples = Examples(
        bad=[_STORY + "Most shared\n⟦Latest video⟧\n⟦Read comments⟧\n⟦Newsletter⟧"],
        good=["The council met on Monday and voted for it.\n\nWhat comes next\n\nWork begins in May, the mayor said."],
    )

    def check(self, article: Article) -> Iterable[Hit]:
        """Yield the beginnings of other stories, then the lines that are likely enough stray."""
        likely = likely_lines(article.blocks, article.claims.lines, *read())
        headings = headings_over_links(article) if article.claims.lines else []
        return self._hits(article, likely, headings) if likely or headings else ()

    def _hits(self, article: Article, likely: list[tuple[int, float]], headings: list[int]) -> Iterator[Hit]:
        others = list(teasers(article, headings)) if headings else []
        for block in others:
            yield claim(block, _TEASER, _TEASER_CONFIDENCE)
        for index, odds in weigh(article, likely):
            block, likelihood = article.blocks[index], 1 / (1 + exp(-odds))
            if block in others:
                continue
            told = None if likelihood < self.least_confidence or block.ends_like_prose else told_by(block)
            if told is None or (likelihood < _LEAST_OF_SENTENCES and "sentences" in told[2]):
                article.claims.doubts[block.line] = likelihood
            else:
                severity = None if likelihood >= _SURE else Severity.INFO
                yield claim(block, reasons(*told), round(likelihood, 2), severity)

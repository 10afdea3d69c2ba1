"""The rule `repeated-summary`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.article import Article, Block, fold
from checker.native import in_c
from checker.rule import Examples, Hit, Related, Rule, Severity, Stage
from checker.structure import BULLET, is_list_item

_TOP = 14  # blocks at the beginning among which a summary stands

_WORD = re.compile(r"[^\W_]+")
_BULLETS = frozenset("•·●▪■◦‣∙►▶▸*+-–—›»0123456789")  # of points; figures of other scripts begin none


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

    def check(self, article: Article) -> Iterable[Hit]:
        """Yield the points on top that the body repeats."""
        lines = listed_lines(article.text, _TOP)
        return self._repeated(article, lines) if lines else ()

    def _repeated(self, article: Article, lines: list[int]) -> Iterator[Hit]:
        points = [point for line in lines if (point := article.block_at_line(line))]
        for point in points:
            body = self._body_of(point, points[-1])
            if body:
                yield Hit(
                    point.core_span,
                    "This point of the summary stands again in the body: keep one.",
                    related=(Related(body.span, "The body says it here."),),
                )

    def _body_of(self, point: Block, last: Block) -> Block | None:
        """The line after the last point that says one of them again."""
        telling = max(_WORD.findall(point.core), key=len, default=None)
        if telling is None or point.article.text.find(telling, last.end) < 0:
            return None
        said = fold(point.core)
        if said.count(" ") + 1 < self.fewest_words:
            return None
        return next((block for block in _with(telling, last) if _says(block, said)), None)


@in_c
def listed_lines(text: str, most: int) -> list[int]:
    """Of the first lines that are not blank, so many, the numbers of those that begin as the items of lists do."""
    lines = [(number, bare) for number, line in enumerate(text.split("\n")) if (bare := line.strip())]
    return [number for number, line in lines[: max(0, most)] if line[0] in _BULLETS and BULLET.match(line)]


def _with(word: str, point: Block) -> Iterator[Block]:
    """The lines after one that hold a word, in order."""
    article = point.article
    place = article.text.find(word, point.end)
    while place >= 0 and (block := article.block_at_line(article.line_at(place))):
        yield block
        place = article.text.find(word, block.end)


def _says(block: Block, said: str) -> bool:
    if is_list_item(block) or len(block.text) < len(said):
        return False
    text = block.text.casefold().replace("’", "'")  # what `fold` takes the words of
    return all(map(text.__contains__, said.split())) and f" {said} " in f" {fold(block.text)} "

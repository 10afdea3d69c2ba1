"""The rule `repeated-summary`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
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
        points = points_said_below(article.blocks, _TOP)
        return self._repeated(points) if points else ()

    def _repeated(self, points: list[tuple[Block, str, int]]) -> Iterator[Hit]:
        for point, word, place in points:
            body = self._body_of(point, word, place)
            if body:
                yield Hit(
                    point.core_span,
                    "This point of the summary stands again in the body: keep one.",
                    related=(Related(body.span, "The body says it here."),),
                )

    def _body_of(self, point: Block, word: str, place: int) -> Block | None:
        """The first line, from a place on, of those with a word that says a point again."""
        said = fold(point.core)
        if said.count(" ") + 1 < self.fewest_words:
            return None
        return next((block for block in _with(point.article, word, place) if _says(block, said)), None)


@in_c
def points_said_below(blocks: Sequence[Block], most: int) -> list[tuple[Block, str, int]]:
    """Of the first lines, so many, those that begin as the items of lists do and that may be said again below the last.

    With each stands its longest word, and where that word stands below.
    """
    points = [block for block in blocks[: max(0, most)] if block.text[0] in _BULLETS and BULLET.match(block.text)]
    words = [max(_WORD.findall(point.text), key=len, default="") for point in points]
    places = [point.article.text.find(word, points[-1].end) for point, word in zip(points, words, strict=True)]
    found = zip(points, words, places, strict=True)
    return [(point, word, place) for point, word, place in found if word and place >= 0]


def _with(article: Article, word: str, place: int) -> Iterator[Block]:
    """The lines with a word, which stands first at a place, in order."""
    while place >= 0 and (block := article.block_at_line(article.line_at(place))):
        yield block
        place = article.text.find(word, block.end)


def _says(block: Block, said: str) -> bool:
    if is_list_item(block) or len(block.text) < len(said):
        return False
    text = block.text.casefold().replace("’", "'")  # what `fold` takes the words of
    return all(map(text.__contains__, said.split())) and f" {said} " in f" {fold(block.text)} "

"""The rule `repeated-headline`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.article import Article, Block
from checker.rule import Examples, Hit, Related, Rule, Severity, Stage, delete

from ._headlines import begin_alike, begin_with_headline, repeats

_HEAD = 6  # blocks at the beginning among which the first copy of a title is what many pipelines want

_NEAR = 12


@dataclass(frozen=True)
class RepeatedHeadline(Rule):
    """A line says the headline again.

    Why: pages print their headline more than once, and the copies end up in the text. Where the record has a title, its
    first copy at the head of the text is only noted, for many pipelines want it there.

    Fix: delete the copy.

    Measured: all of 21 findings on 4,500 real articles are copies; five of them head a part of the body, such as a
    recipe, so that copies far from the top are deleted only when asked.
    """

    group = "headline"
    severity = Severity.ERROR
    confidence = 0.97
    stage = Stage.CLAIM
    examples = Examples(
        bad=["Mayor wins the vote\n\nShe won by far.\n⟦MAYOR WINS THE VOTE⟧\nIt was late."],
        good=["Mayor wins the vote\n\nMayor wins the vote by far, all say."],
    )

    def check(self, article: Article) -> Iterable[Hit]:
        """Yield the copies of the headline."""
        headline = article.headline
        lines = begin_alike(article.blocks, headline) if headline else None
        return _hits(headline, lines) if headline and lines else ()


def _hits(headline: Block, lines: list[Block]) -> Iterator[Hit]:
    first = headline.field == "title"
    for block in begin_with_headline(headline, lines):
        if block.end - block.start < 300 and repeats(headline.core, block.core):
            origin = (Related(headline.span, "The headline."),)
            at_head = first and block.index < _HEAD
            first = False
            yield _noted(block, origin) if at_head else _again(block, origin)


def _noted(block: Block, origin: tuple[Related, ...]) -> Hit:
    message = "The title stands again at the head of the text: delete it if the title is kept apart."
    return Hit(block.core_span, message, delete(block, safe=False), related=origin, severity=Severity.INFO)


def _again(block: Block, origin: tuple[Related, ...]) -> Hit:
    """Surest near the top; further down it may be a heading of the body, such as the title of a recipe."""
    near = block.index < _NEAR
    fix = delete(block, safe=near)
    return Hit(
        block.core_span, "The headline stands here again: delete the line.", fix, (), origin, 0.97 if near else 0.85
    )

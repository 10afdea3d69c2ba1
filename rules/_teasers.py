"""Paragraphs that begin other stories: several below a heading over links, each with words that no other uses."""

from __future__ import annotations

from collections.abc import Iterator

from checker.article import Article, Block

from ._layout import PROSE, Layout, layout
from ._line_signs import stems_of
from ._line_words import spaced_words

_HEADING = "related-link"  # the rule that claims headings over links
_FEWEST = 4
_FEWEST_ABOVE = 3  # paragraphs of the article itself
_TIMES = 2  # as many words as the teasers those have to share
_FEWEST_ALONE = 8  # where no paragraph stands above the heading: those of a short article share little, too
_SOUGHT = 14  # content words of a paragraph that are sought elsewhere
_APART = 0.45  # share of words found elsewhere, from which a paragraph belongs to its neighbours
_MOSTLY = 0.7  # of the paragraphs have to stand apart
_MEAN = 0.3  # that those which do may share on average; the paragraphs of an article share half of their words


def headings_over_links(article: Article) -> list[int]:
    """The numbers of the lines that are claimed as headings over links."""
    return [line for line, claim in article.claims.lines.items() if claim.rule == _HEADING]


def teasers(article: Article, headings: list[int]) -> Iterator[Block]:
    """The paragraphs that stand apart from all others, where nearly all below a heading over links do."""
    for line in sorted(headings):
        heading = article.block_at_line(line)
        if heading is None or article.language != "en":
            continue
        plan = layout(article)
        begin = end = heading.index + 1
        while plan.kinds[end : end + 1] == PROSE:
            end += 1
        zone = article.blocks[begin:end]
        if len(zone) >= _FEWEST:
            found = _apart(article, zone)
            if found and _may_tell(article, heading, plan, found):
                yield from found


def _may_tell(article: Article, heading: Block, plan: Layout, found: list[Block]) -> bool:
    """Whether standing apart says anything: not where the paragraphs above do so too, nor those of a short text."""
    above = [block for block in article.blocks[: heading.index] if plan.kinds[block.index] == PROSE]
    if not above:
        return len(found) >= _FEWEST_ALONE
    return len(above) >= _FEWEST_ABOVE and _mean(article, above) >= _TIMES * _mean(article, found)


def _mean(article: Article, blocks: list[Block]) -> float:
    text = article.text.lower()
    return sum(_shared(block, text) for block in blocks) / len(blocks)


def _apart(article: Article, zone: list[Block]) -> list[Block]:
    text = article.text.lower()
    least = max(_FEWEST, _MOSTLY * len(zone))
    found: list[Block] = []
    shared = 0.0
    for left, block in zip(reversed(range(len(zone))), zone, strict=True):
        share = _shared(block, text)
        if share < _APART:
            found.append(block)
            shared += share
        elif len(found) + left < least:
            return []
    return found if len(found) >= least and shared <= _MEAN * len(found) else []


def _shared(block: Block, text: str) -> float:
    """How many of a paragraph's first content words stand elsewhere in the text; 1 where there is none."""
    stems, _ = stems_of(spaced_words(block.text), _SOUGHT)
    found = [stem for stem in stems if text.find(stem, 0, block.start) >= 0 or text.find(stem, block.end) >= 0]
    return len(found) / len(stems) if stems else 1.0

"""What the place of a line says for or against it: the lines around it, and what the whole article is like."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from checker.article import Article, Block

from ._layout import CLAIMED, LEAD, LONG, PROSE, SHORT, Layout

_TOP = 6  # lines among which the headline is sought
_LOOSE = re.compile(f"[^{PROSE}]*[{SHORT}{LONG}{CLAIMED}][^{PROSE}]*")
# A headline in sentence case or a name, as lists of other stories have them.
_HEADLINE = re.compile(
    r"[•*–-]?\s*(?:[A-Z\d$‘“\"']\S*\s+){1,4}(?:[a-z]+[^su'\W]s|is|are|was|will|has|could|may|would)\s"
)
_NAME = re.compile(r"[•*–-]?\s*[^\W\d_a-z]\S+(?: [^\W\d_a-z]\S*){1,3}")


class Run(NamedTuple):
    """Lines that stand together, before the body, between two of its paragraphs or after it, and what they share.

    `beginnings` counts the words they begin with, `lead` is the first that leads on, or -1; `over` is for each line the
    nearest claimed one above it, or -1.
    """

    zone: str
    begin: int
    end: int
    signs: list[str]
    shapes: str
    beginnings: Counter[str]
    lead: int
    over: list[int]


def runs(article: Article, layout: Layout) -> Iterator[Run]:
    """The runs of an article in which a line is claimed or has no end mark, in order."""
    kinds, begin, end = layout
    inside = [match.span() for match in _LOOSE.finditer(kinds, begin, end)]
    spans = [span for span in ((0, begin), *inside, (end, len(kinds))) if span[0] < span[1]]
    if not spans or (spans == [(0, 1)] and headline_index(article, layout) == 0):
        return
    company = _company(article, layout)
    for first, last in spans:
        texts = [block.text for block in article.blocks[first:last]]
        shapes = "".join(map(_shape, texts, kinds[first:last]))
        yield Run(
            layout.zone(first),
            first,
            last,
            [*company, f"run {bisect_right((2, 3, 6, 12), last - first)}"],
            shapes,
            Counter(text.split(None, 1)[0] for text in texts),
            kinds.find(LEAD, first, last),
            _claimed_over(kinds, first, last),
        )


def _claimed_over(kinds: str, first: int, last: int) -> list[int]:
    """For each line of a run, the nearest claimed one above it in the run, or -1."""
    found, over = [], -1
    for index in range(first, last):
        found.append(over)
        if kinds[index] == CLAIMED:
            over = index
    return found


def _shape(text: str, kind: str) -> str:
    """A letter for what a line could be in a list of other stories: a headline, a name, or neither."""
    if kind != CLAIMED and _HEADLINE.match(text):
        return "H"
    return "N" if _NAME.fullmatch(text) else "-"


def headline_index(article: Article, layout: Layout) -> int:
    """The first block of five words or more that nobody claims, if it can be the headline; else -1."""
    for index, block in enumerate(article.blocks[:_TOP]):
        if layout.kinds[index] != CLAIMED and block.text.count(" ") >= 4:
            return index if layout.kinds[index] in SHORT + LONG else -1
    return -1


def place_signs(block: Block, run: Run, layout: Layout) -> list[str]:
    """The signs of one line's place beside those of its run."""
    kinds, index, article = layout.kinds, block.index, block.article
    near = kinds[max(0, index - 2) : index + 3].count(CLAIMED)
    around = kinds[max(0, index - 6) : index + 7].count(CLAIMED)
    signs = [
        f"kind {kinds[index]}",
        "previous " + (kinds[index - 1] if index else "^"),
        "next " + (kinds[index + 1 : index + 2] or "$"),
        f"claims near {min(near, 2)}",
        f"claims around {bisect_right((1, 2, 4), around)}",
        f"position {int(5 * block.start / len(article.text))}",
    ]
    if run.zone == "before":
        signs.append(f"distance {bisect_right((2, 4, 8), layout.begin - index)}")
    elif run.zone == "after":
        signs.append(f"distance {bisect_right((2, 4, 8), index + 1 - layout.end)}")
    if 0 <= run.lead < index:
        signs.append("after a lead")
    if run.beginnings[block.text.split(None, 1)[0]] > 1:
        signs.append("begins like another")
    signs += _list_signs(run.shapes, index - run.begin)
    over = run.over[index - run.begin]
    if over >= 0:
        signs.append(f"under {article.claims.of(article.blocks[over].line)}")
    return signs


def _list_signs(shapes: str, index: int) -> list[str]:
    """Whether a line and those close by are headlines and names."""
    signs = ["headline"] if shapes[index] == "H" else []
    if len(shapes) > 1:
        near = shapes[max(0, index - 3) : index + 4]
        signs += [
            f"headlines {bisect_right((0.01, 0.2, 0.4), near.count('H') / len(near))}",
            f"names {bisect_right((0.01, 0.15, 0.3), near.count('N') / len(near))}",
        ]
    return signs


def _company(article: Article, layout: Layout) -> list[str]:
    """What the whole article is like."""
    kinds, begin, end = layout
    open_lines = kinds.count(SHORT) + kinds.count(LONG)
    inside = kinds.count(SHORT, begin, end) + kinds.count(LONG, begin, end)
    lengths = sorted([b.end - b.start for b, kind in zip(article.blocks, kinds, strict=True) if kind == PROSE])
    middle = lengths[len(lengths) // 2] if lengths else 0
    return [
        f"claims {bisect_right((1, 3, 6), kinds.count(CLAIMED))}",
        f"claiming rules {min(4, len({claim.rule for claim in article.claims.lines.values()}))}",
        f"open lines {bisect_right((0.1, 0.25, 0.5), open_lines / len(kinds))}",
        f"open lines inside {bisect_right((2, 5, 16), inside)}",
        f"some paragraphs {bisect_right((1, 4, 10), len(lengths))}",
        f"paragraphs {bisect_right((1, 3, 6, 10, 16, 25, 40), len(lengths))}",
        f"paragraph length {bisect_right((1, 100, 160, 250, 400), middle)}",
    ]

"""What the place of a line says for or against it: the lines around it, and what the whole article is like."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from checker.article import Block
from checker.claims import Claim
from checker.lazy import lazy

from ._layout import CLAIMED, KINDS, LEAD, LONG, PROSE, SHORT, Layout

_TOP = 6  # lines among which the headline is sought
_LEAST_SPACES = 4  # in a headline
_OPEN_KINDS = SHORT + LONG
_LOOSE = re.compile(f"[^{PROSE}]*[{SHORT}{LONG}{CLAIMED}][^{PROSE}]*")
# A headline in sentence case or a name, as lists of other stories have them.
_HEADLINE = re.compile(
    r"[•*–-]?\s*(?:[A-Z\d$‘“\"']\S*\s+){1,4}(?:[a-z]+[^su'\W]s|is|are|was|will|has|could|may|would)\s"
)
_NAME = re.compile(r"[•*–-]?\s*[^\W\d_a-z]\S+(?: [^\W\d_a-z]\S*){1,3}")
_KIND, _PREVIOUS, _NEXT = ({kind: f"{name} {kind}" for kind in KINDS + "^$"} for name in ("kind", "previous", "next"))
_SIZE, _NEAR, _AROUND, _POSITION, _DISTANCE, _HEADLINES, _NAMES = (
    tuple(f"{name} {step}" for step in range(6))
    for name in ("run", "claims near", "claims around", "position", "distance", "headlines", "names")
)
_CLAIMS, _RULES, _OPEN, _INSIDE, _SOME, _PARAGRAPHS, _LENGTH = (
    tuple(f"{name} {step}" for step in range(8))
    for name in (
        *("claims", "claiming rules", "open lines", "open lines inside"),
        *("some paragraphs", "paragraphs", "paragraph length"),
    )
)
Company = tuple[str, ...]
"""What the whole article is like, in signs."""


class Run:
    """Lines that stand together, before the body, between two of its paragraphs or after it.

    What they share is found out when a line is looked at.
    """

    def __init__(self, blocks: Sequence[Block], layout: Layout, begin: int, end: int) -> None:
        self.blocks = blocks
        self.kinds = layout.kinds
        self.begin = begin
        self.end = end
        self.zone = layout.zone(begin)

    @lazy
    def shapes(self) -> str:
        """For each line what it could be in a list of other stories."""
        run = slice(self.begin, self.end)
        return "".join([_shape(b.text, kind) for b, kind in zip(self.blocks[run], self.kinds[run], strict=True)])

    @lazy
    def beginnings(self) -> frozenset[str]:
        """The words that several lines begin with."""
        words = [_first_word(block) for block in self.blocks[self.begin : self.end]]
        if len(set(words)) == len(words):
            return frozenset()
        return frozenset(word for word, count in Counter(words).items() if count > 1)

    @lazy
    def lead(self) -> int:
        """The first line that leads on, or -1."""
        return self.kinds.find(LEAD, self.begin, self.end)

    def over(self, index: int) -> int:
        """The nearest claimed line above a line, or -1."""
        return self.kinds.rfind(CLAIMED, self.begin, index)


def spans_of_runs(blocks: Sequence[Block], layout: Layout) -> list[tuple[int, int]]:
    """Where the runs of an article in which a line is claimed or has no end mark begin and end, in order.

    There are none where there is but a headline.
    """
    kinds, begin, end = layout
    spans = [match.span() for match in _LOOSE.finditer(kinds, begin, end)]
    if begin > 0:
        spans.insert(0, (0, begin))
    if end < len(kinds):
        spans.append((end, len(kinds)))
    only_headline = spans == [(0, 1)] and kinds[0] in _OPEN_KINDS and _is_long(blocks[0])
    return [] if only_headline else spans


def size_of(begin: int, end: int) -> str:
    """The sign of how many lines a run has."""
    return _SIZE[bisect_right((2, 3, 6, 12), end - begin)]


def _first_word(block: Block) -> str:
    return block.text.split(None, 1)[0]


def _shape(text: str, kind: str) -> str:
    """A letter for what a line could be in a list of other stories: a headline, a name, or neither."""
    if kind != CLAIMED and _HEADLINE.match(text):
        return "H"
    return "N" if _NAME.fullmatch(text) else "-"


def headline_index(blocks: Sequence[Block], layout: Layout) -> int:
    """The first block of five words or more that nobody claims, if it can be the headline; else -1."""
    for index, block in enumerate(blocks[:_TOP]):
        if layout.kinds[index] != CLAIMED and _is_long(block):
            return index if layout.kinds[index] in _OPEN_KINDS else -1
    return -1


def _is_long(block: Block) -> bool:
    return block.text.count(" ") >= _LEAST_SPACES


def place_signs(run: Run, index: int, layout: Layout, claims: Mapping[int, Claim]) -> list[str]:
    """The signs of one line's place in the text, beside those of all lines of its run."""
    kinds, begin, end = layout
    block = run.blocks[index]
    signs = [
        _KIND[kinds[index]],
        _PREVIOUS[kinds[index - 1] if index else "^"],
        _NEXT[kinds[index + 1 : index + 2] or "$"],
        _NEAR[min(kinds.count(CLAIMED, max(0, index - 2), index + 3), 2)],
        _AROUND[bisect_right((1, 2, 4), kinds.count(CLAIMED, max(0, index - 6), index + 7))],
        _POSITION[int(5 * block.start / len(block.article.text))],
    ]
    if run.zone == "before":
        signs.append(_DISTANCE[bisect_right((2, 4, 8), begin - index)])
    elif run.zone == "after":
        signs.append(_DISTANCE[bisect_right((2, 4, 8), index + 1 - end)])
    if run.end - run.begin > 1:
        return signs + _signs_in_company(run, index, claims)
    if run.shapes == "H":
        signs.append("headline")
    return signs


def _signs_in_company(run: Run, index: int, claims: Mapping[int, Claim]) -> list[str]:
    """What the other lines of a run say: those above, those that begin alike, and whether they are a list."""
    signs, shapes, place = [], run.shapes, index - run.begin
    if 0 <= run.lead < index:
        signs.append("after a lead")
    if run.beginnings and _first_word(run.blocks[index]) in run.beginnings:
        signs.append("begins like another")
    if shapes[place] == "H":
        signs.append("headline")
    begin, end = max(0, place - 3), min(len(shapes), place + 4)
    signs.append(_HEADLINES[bisect_right((0.01, 0.2, 0.4), shapes.count("H", begin, end) / (end - begin))])
    signs.append(_NAMES[bisect_right((0.01, 0.15, 0.3), shapes.count("N", begin, end) / (end - begin))])
    over = run.over(index)
    if over >= 0 and (claim := claims.get(run.blocks[over].line)):
        signs.append(f"under {claim.rule}")
    return signs


def company_of(blocks: Sequence[Block], layout: Layout, claims: Mapping[int, Claim]) -> Company:
    """What the whole article is like."""
    kinds, begin, end = layout
    open_lines = kinds.count(SHORT) + kinds.count(LONG)
    inside = kinds.count(SHORT, begin, end) + kinds.count(LONG, begin, end)
    lengths = sorted([len(b.text) for b, kind in zip(blocks, kinds, strict=True) if kind == PROSE])
    middle = lengths[len(lengths) // 2] if lengths else 0
    return (
        _CLAIMS[bisect_right((1, 3, 6), kinds.count(CLAIMED)) if claims else 0],
        _RULES[min(4, len({claim.rule for claim in claims.values()})) if claims else 0],
        _OPEN[bisect_right((0.1, 0.25, 0.5), open_lines / len(kinds))],
        _INSIDE[bisect_right((2, 5, 16), inside)],
        _SOME[bisect_right((1, 4, 10), len(lengths))],
        _PARAGRAPHS[bisect_right((1, 3, 6, 10, 16, 25, 40), len(lengths))],
        _LENGTH[bisect_right((1, 100, 160, 250, 400), middle)],
    )

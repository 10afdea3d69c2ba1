"""What the place of a line says for or against it: the lines around it, and what the whole article is like."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from checker.article import Article, Block
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
    """Lines that stand together, before the body, between two of its paragraphs or after it, and what they share.

    `company` is what the whole article is like, `size` how many lines there are. Most runs are judged by these alone;
    the rest is found out when a line is looked at.
    """

    def __init__(self, article: Article, layout: Layout, begin: int, end: int, company: Company) -> None:
        self._article = article
        self._kinds = layout.kinds
        self.zone = layout.zone(begin)
        self.begin = begin
        self.end = end
        self.company = company
        self.size = size_of(begin, end)

    @property
    def signs(self) -> list[str]:
        """What speaks for or against all lines of the run alike."""
        return [*self.company, self.size]

    @lazy
    def shapes(self) -> str:
        """For each line what it could be in a list of other stories."""
        blocks = self._article.blocks[self.begin : self.end]
        return "".join(
            [_shape(b.text, kind) for b, kind in zip(blocks, self._kinds[self.begin : self.end], strict=True)]
        )

    @lazy
    def beginnings(self) -> frozenset[str]:
        """The words that several lines begin with."""
        words = [_first_word(block) for block in self._article.blocks[self.begin : self.end]]
        if len(set(words)) == len(words):
            return frozenset()
        return frozenset(word for word, count in Counter(words).items() if count > 1)

    @lazy
    def lead(self) -> int:
        """The first line that leads on, or -1."""
        return self._kinds.find(LEAD, self.begin, self.end)

    def over(self, index: int) -> int:
        """The nearest claimed line above a line, or -1."""
        return self._kinds.rfind(CLAIMED, self.begin, index)


def runs(article: Article, layout: Layout) -> Iterator[Run]:
    """The runs of an article in which a line is claimed or has no end mark, in order."""
    spans = spans_of_runs(article, layout)
    company = company_of(article, layout) if spans else ()
    return (Run(article, layout, begin, end, company) for begin, end in spans)


def spans_of_runs(article: Article, layout: Layout) -> list[tuple[int, int]]:
    """Where the runs of an article begin and end; none where there is but a headline."""
    kinds, begin, end = layout
    spans = [match.span() for match in _LOOSE.finditer(kinds, begin, end)]
    if begin > 0:
        spans.insert(0, (0, begin))
    if end < len(kinds):
        spans.append((end, len(kinds)))
    only_headline = spans == [(0, 1)] and kinds[0] in _OPEN_KINDS and _is_long(article.blocks[0])
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


def headline_index(article: Article, layout: Layout) -> int:
    """The first block of five words or more that nobody claims, if it can be the headline; else -1."""
    for index, block in enumerate(article.blocks[:_TOP]):
        if layout.kinds[index] != CLAIMED and _is_long(block):
            return index if layout.kinds[index] in _OPEN_KINDS else -1
    return -1


def _is_long(block: Block) -> bool:
    return block.text.count(" ") >= _LEAST_SPACES


def place_signs(block: Block, run: Run, layout: Layout) -> list[str]:
    """The signs of one line's place beside those of its run."""
    kinds, index, article = layout.kinds, block.index, block.article
    signs = [
        _KIND[kinds[index]],
        _PREVIOUS[kinds[index - 1] if index else "^"],
        _NEXT[kinds[index + 1 : index + 2] or "$"],
        _NEAR[min(kinds.count(CLAIMED, max(0, index - 2), index + 3), 2)],
        _AROUND[bisect_right((1, 2, 4), kinds.count(CLAIMED, max(0, index - 6), index + 7))],
        _POSITION[int(5 * block.start / len(article.text))],
    ]
    if run.zone == "before":
        signs.append(_DISTANCE[bisect_right((2, 4, 8), layout.begin - index)])
    elif run.zone == "after":
        signs.append(_DISTANCE[bisect_right((2, 4, 8), index + 1 - layout.end)])
    if run.end - run.begin > 1:
        return signs + _signs_in_company(block, run)
    if run.shapes == "H":
        signs.append("headline")
    return signs


def _signs_in_company(block: Block, run: Run) -> list[str]:
    """What the other lines of a run say: those above, those that begin alike, and whether they are a list."""
    signs, article, index = [], block.article, block.index - run.begin
    if 0 <= run.lead < block.index:
        signs.append("after a lead")
    if run.beginnings and _first_word(block) in run.beginnings:
        signs.append("begins like another")
    shapes = run.shapes
    if shapes[index] == "H":
        signs.append("headline")
    begin, end = max(0, index - 3), min(len(shapes), index + 4)
    signs.append(_HEADLINES[bisect_right((0.01, 0.2, 0.4), shapes.count("H", begin, end) / (end - begin))])
    signs.append(_NAMES[bisect_right((0.01, 0.15, 0.3), shapes.count("N", begin, end) / (end - begin))])
    over = run.over(block.index)
    if over >= 0:
        signs.append(f"under {article.claims.of(article.blocks[over].line)}")
    return signs


def company_of(article: Article, layout: Layout) -> Company:
    """What the whole article is like."""
    kinds, begin, end = layout
    claims = article.claims.lines
    open_lines = kinds.count(SHORT) + kinds.count(LONG)
    inside = kinds.count(SHORT, begin, end) + kinds.count(LONG, begin, end)
    lengths = sorted([len(b.text) for b, kind in zip(article.blocks, kinds, strict=True) if kind == PROSE])
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

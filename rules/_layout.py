"""Where an article's own text lies among its lines: the stretch with the most prose and the least of all else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from checker.article import Article, Block
from checker.claims import Claim
from checker.native import in_c

KINDS = PROSE, SENTENCE, LEAD, LONG, SHORT, CLAIMED = "PslLoC"
"""What a line looks like, a letter each: a paragraph, a short sentence, a line that leads on (`:`), a long or a short
line without an end mark, a line that a rule has claimed."""
_PARAGRAPH = 60  # characters of a line that counts as a paragraph
_LONG_LINE = 120
_WORTH = {PROSE: 3.0, SENTENCE: 0.5, LEAD: 0.5, LONG: 0.5, SHORT: -0.25, CLAIMED: -1.5}


class Layout(NamedTuple):
    """The kinds of an article's blocks, a letter each, and the blocks between which its own text lies.

    `begin` is the first block of the body and `end` one past its last; both are 0 where there is no paragraph.
    """

    kinds: str
    begin: int
    end: int

    def zone(self, index: int) -> str:
        """Whether a block stands `before`, `in` or `after` the body; `nowhere` when there is no body."""
        if not self.end:
            return "nowhere"
        return "before" if index < self.begin else "after" if index >= self.end else "in"


def layout(article: Article) -> Layout:
    """The layout of an article, as the claims made so far let it appear."""
    return Layout(*layout_of(article.blocks, article.claims.lines))


@in_c
def layout_of(blocks: Sequence[Block], claims: Mapping[int, Claim]) -> tuple[str, int, int]:
    """What `Layout` holds of some lines."""
    kinds = "".join([CLAIMED if block.line in claims else kind_of(block) for block in blocks])
    return kinds, *_body_of(kinds)


def kind_of(block: Block) -> str:
    """What a line looks like that nobody claims."""
    text = block.text
    if text[-1].isalnum() or not block.ends_like_prose:
        return LONG if len(text) >= _LONG_LINE else SHORT
    if len(text) >= _PARAGRAPH:
        return PROSE
    return LEAD if text[-1] in ":;" else SENTENCE


def _body_of(kinds: str) -> tuple[int, int]:
    """The stretch of blocks whose worth is greatest, from its first paragraph to its last."""
    outer = max(0, kinds.find(PROSE)), kinds.rfind(PROSE) + 1
    loss = kinds.count(SHORT, *outer) * _WORTH[SHORT] + kinds.count(CLAIMED, *outer) * _WORTH[CLAIMED]
    if _WORTH[PROSE] + loss > 0:  # all that parts them costs less than any paragraph is worth
        return outer
    best = total = 0.0
    begin = first = last = 0
    for index, kind in enumerate(kinds):
        total += _WORTH[kind]
        if total <= 0:
            total, begin = 0.0, index + 1
        elif total > best and kind == PROSE:
            best, first, last = total, begin, index + 1
    return (kinds.index(PROSE, first), last) if best else (0, 0)

"""Lines of an article that stand in it twice: which repeat one paragraph, and where the whole body comes again."""

from __future__ import annotations

from typing import NamedTuple

from checker import Article, Block
from checker.native import in_c

_LEAST_LENGTH = 30  # characters; shorter lines are answers, refrains, labels, scores
_LEAST_WORDS = 5
_BODY_SHARE = 0.4  # of the text that a repeated run has to make up to be the body again
_NEAR = 4  # blocks
_LONGEST_LIST = 40
_LEAST_BODY = 3  # paragraphs


class Copy(NamedTuple):
    """A block and the earlier one that it repeats."""

    block: Block
    original: Block


class Copies(NamedTuple):
    """The blocks that repeat earlier ones; `body` is the run of them that is the whole body again."""

    single: list[Copy]
    body: list[Copy]


_NONE = Copies([], [])


def copies(article: Article) -> Copies:
    """The repeated blocks of an article, in order."""
    return article.memo(_copies)


@in_c
def ends_recur(text: str, mark: str, length: int, stripped: bool) -> bool:
    """Whether two of the pieces that a mark parts have the same last characters, so many; shorter ones do not count.

    `stripped` takes the white space away that pieces end with.
    """
    if length < 1:
        raise ValueError("an end has characters")
    pieces = [piece.rstrip() for piece in text.split(mark)] if stripped else text.split(mark)
    ends = [piece[-length:] for piece in pieces if len(piece) >= length]
    return len(set(ends)) < len(ends)


def _copies(article: Article) -> Copies:
    if not ends_recur(article.text, "\n", _LEAST_LENGTH, True):
        return _NONE
    first: dict[str, Block] = {}
    found: list[Copy] = []
    for block in article.blocks:
        if block.end - block.start < _LEAST_LENGTH:
            continue
        original = first.setdefault(block.text, block)
        if original is not block and block.text.count(" ") >= _LEAST_WORDS - 1:
            found.append(Copy(block, original))
    body = _body(article, found)
    return Copies([copy for copy in found if copy not in body], body)


def _body(article: Article, found: list[Copy]) -> list[Copy]:
    """The longest run of copies in the order of their originals, where it makes up a large part of the text."""
    best: list[Copy] = []
    run: list[Copy] = []
    for copy in found:
        if run and not _follows(run[-1], copy):
            run = []
        run.append(copy)
        best = max(best, run, key=_length).copy()
    long_enough = len(best) >= _LEAST_BODY and _length(best) >= _BODY_SHARE * len(article.text)
    return best if long_enough and best[-1].original.index < best[0].block.index else []


def _follows(before: Copy, after: Copy) -> bool:
    """Whether two copies stand near each other in both places, or with a list of the same length between them.

    Short lines between them are not compared.
    """
    gap, original_gap = after.block.index - before.block.index, after.original.index - before.original.index
    return (1 <= gap <= _NEAR and 1 <= original_gap <= _NEAR) or 1 <= gap == original_gap <= _LONGEST_LIST


def _length(run: list[Copy]) -> int:
    return sum(copy.block.end - copy.block.start for copy in run)

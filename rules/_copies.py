"""Lines of an article that stand in it twice: which repeat one paragraph, and where the whole body comes again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker import Article, Block
from checker.native import in_c

_LEAST_LENGTH = 30  # characters; shorter lines are answers, refrains, labels, scores
_LEAST_WORDS = 5
LEAST_SENTENCE = 50  # characters; shorter sentences may be a manner of speaking
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
    pairs = repeated_lines(article.blocks, _LEAST_LENGTH, _LEAST_WORDS - 1)
    if not pairs:
        return _NONE
    found = [Copy(*pair) for pair in pairs]
    body = _body(article, found)
    inside = {copy.block.index for copy in body}
    return Copies([copy for copy in found if copy.block.index not in inside], body)


@in_c
def repeated_lines(blocks: Sequence[Block], least: int, spaces: int) -> list[tuple[Block, Block]]:
    """The lines that stand among others before, each with the first of its like.

    Those with fewer characters or fewer spaces are left out.
    """
    if least < 1:
        raise ValueError("what recurs has characters")
    first: dict[str, Block] = {}
    long = [block for block in blocks if len(block.text) >= least]
    pairs = [(block, first.setdefault(block.text, block)) for block in long]
    return [(block, original) for block, original in pairs if block is not original and block.text.count(" ") >= spaces]


@in_c
def recurring_ends(text: str, length: int) -> list[str]:
    """What several sentences of a text have last: so many characters before full stops."""
    if length < 1:
        raise ValueError("what recurs has characters")
    seen: set[str] = set()
    recurring: dict[str, None] = {}
    for end in [piece[-length:] for piece in text.split(".") if len(piece) >= length]:
        if end in seen:
            recurring[end] = None
        seen.add(end)
    return list(recurring)


@in_c
def lines_with(blocks: Sequence[Block], literals: list[str]) -> list[Block]:
    """The lines that hold one of some literals, in order."""
    if not all(literals):
        raise ValueError("what lines hold has characters")
    return [block for block in blocks if any(map(block.text.__contains__, literals))]


@in_c
def begun_twice(text: str, lines: list[int], length: int) -> list[int]:
    """Of some lines, told by where they begin, those with a sentence that may begin as another does.

    What has so many characters and stands at the beginning of a line or after a mark may be the beginning of one.
    """
    if length < 1:
        raise ValueError("what recurs has characters")
    if not all(0 <= start <= len(text) for start in lines):
        raise ValueError("lines begin in the text")
    first: dict[str, int] = {}
    found: set[int] = set()
    for number, start in enumerate(lines):
        line = text[start:].split("\n", 1)[0].strip()
        for begin in _beginnings(line):
            stretch = line[begin : begin + length]
            if len(stretch) == length:
                if stretch in first:
                    found |= {number, first[stretch]}
                first.setdefault(stretch, number)
    return [lines[number] for number in sorted(found)]


def _beginnings(line: str) -> Iterator[int]:
    """The places on a line before which, white space aside, neither a letter nor a figure stands."""
    after_mark = True
    for place in range(len(line)):
        if place and not line[place - 1].isspace():
            after_mark = not line[place - 1].isalnum()
        if after_mark:
            yield place


def _body(article: Article, found: list[Copy]) -> list[Copy]:
    """The longest run of copies in the order of their originals, where it makes up a large part of the text."""
    runs: list[list[Copy]] = []
    for copy in found:
        if runs and _follows(runs[-1][-1], copy):
            runs[-1].append(copy)
        else:
            runs.append([copy])
    best = max(runs, key=_length, default=[])
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

"""The short lines of an article, sorted by what rules look for among them: one pass for all, made for every article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from checker.article import Article, Block
from checker.native import in_c

_SHORT = 130  # characters
_FEW_SPACES = 7  # in a line that ends like a sentence and may yet be none
_BRIEF = 50  # characters
_HEAD, _TAIL = 10, 4  # lines at the beginning and the end
_DIGIT = re.compile(r"\d")
_EXTENSION_ENDS = "gGfFpPcC"  # jpeg, png, tif, webp, heic and the like, after a full stop
_EXTENSION = 6  # characters, the full stop with them


class ShortLines(NamedTuple):
    """The lines too short to be a paragraph, sentences aside, in order.

    `numbered` hold a digit or the word "ago", as dates and times do; `brief` are the others at the beginning and the
    end of the article that are shorter still. Whichever of both or none they are, `named` end as names of files can,
    and `lower` begin in lower case and have no capital.
    """

    numbered: list[Block]
    brief: list[Block]
    named: list[Block]
    lower: list[Block]


def short_lines(article: Article) -> ShortLines:
    """The short lines of an article."""
    return ShortLines(*sort_short_lines(article.blocks))


@in_c
def sort_short_lines(blocks: Sequence[Block]) -> tuple[list[Block], list[Block], list[Block], list[Block]]:
    """What `ShortLines` holds, of all lines."""
    numbered, brief, named, lower = [], [], [], []
    has_digit, tail = _DIGIT.search, len(blocks) - _TAIL
    for index, block in enumerate(blocks):
        text = block.text
        if not 0 < len(text) <= _SHORT or (text[-1] in ".!?,;" and text.count(" ") > _FEW_SPACES):
            continue
        if has_digit(text) or " ago" in text:
            numbered.append(block)
        elif len(text) <= _BRIEF and not _HEAD <= index < tail:
            brief.append(block)
        if text[-1] in "0123456789)]" or (text[-1] in _EXTENSION_ENDS and "." in text[-_EXTENSION:]):
            named.append(block)
        if text[0].islower() and text.islower():
            lower.append(block)
    return numbered, brief, named, lower

"""The short lines of an article, sorted by what rules look for among them: one pass for all, made for every article."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.article import DECORATION, Article, Block
from checker.native import in_c

_SHORT = 130  # characters
_FEW_SPACES = 7  # in a line that ends like a sentence and may yet be none
_BRIEF = 50  # characters
_HEAD, _TAIL = 10, 4  # lines at the beginning and the end
_DIGIT = re.compile(r"\d")
_EXTENSION_ENDS = "gGfFpPcC"  # jpeg, png, tif, webp, heic and the like
_EXTENSION = re.compile("\\.[abghjmpstwABGHJMPSTW\x80-\U0010ffff]")
_EXTENDED = 6  # characters, the full stop with them
_CAMERA = re.compile("[bdfipsuBDFIPSU\x80-\U0010ffff]")  # with what the names begin that cameras give
_FEWER_SPACES = 3  # in such a name


class ShortLines(NamedTuple):
    """The lines too short to be a paragraph, sentences aside, in order.

    `numbered` hold a digit or the word "ago", as dates and times do; `brief` are the others at the beginning and the
    end of the article that are shorter still. Whichever of both or none they are, `named` may be names of files,
    and `lower` begin in lower case and have no capital.
    """

    numbered: list[Block]
    brief: list[Block]
    named: list[Block]
    lower: list[Block]


@in_c
def short_lines(article: Article) -> ShortLines:
    """The short lines of an article."""
    short, has_digit, tail = ShortLines([], [], [], []), _DIGIT.search, len(article.blocks) - _TAIL
    for index, block in enumerate(article.blocks):
        text = block.text
        if len(text) > _SHORT or (text[-1] in ".!?,;" and text.count(" ") > _FEW_SPACES):
            continue
        if has_digit(text) or " ago" in text:
            short.numbered.append(block)
        elif len(text) <= _BRIEF and not _HEAD <= index < tail:
            short.brief.append(block)
        if _is_named(text):
            short.named.append(block)
        if text[0].islower() and text.islower():
            short.lower.append(block)
    return short


def _is_named(text: str) -> bool:
    """Whether a line may be the name of a file, by what such names end with, and cameras' names begin with."""
    is_dressed, is_counted = text[-1] in ")]", text[-1] in "0123456789)]"
    if not is_counted and text[-1] not in _EXTENSION_ENDS:
        return False
    if _EXTENSION.search(text if is_dressed else text[-_EXTENDED:]):
        return True
    return is_counted and text.count(" ") <= _FEWER_SPACES and _CAMERA.match(text.lstrip(DECORATION)) is not None

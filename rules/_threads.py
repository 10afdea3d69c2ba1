"""Comments of readers and what pages print below an article: where they begin, and which lines they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.article import Article, Block

from ._dates import dated_lines
from ._wording import wording

_WORDING = wording("comment")

ANCHORS = _WORDING.anchors
"""Literals one of which every line that is told by its own words holds."""


_JOINED = re.compile(r"\b(?:and|und|et|y|e|or|oder|ou|the|is|are|was)\b")
TAIL = 8  # blocks at the end among which pages print their tags
NO_END_OF_TAGS = ".:;!?"  # marks that no list of tags ends with, as most lines do: a cheap first test
_FEWEST_COMMAS = 4  # in a list of tags
_LIST = re.compile(r"[^,.:;!?]{2,40}(?:, ?[^,.:;!?]{2,40}){4,}")


def is_tag_list(text: str) -> bool:
    """Whether a line is five or more short items with commas between them and no sentence."""
    if text.count(",") < _FEWEST_COMMAS or len(text) > 700 or not _LIST.fullmatch(text):
        return False
    return all(len(item.split()) <= 4 for item in text.split(",")) and not _JOINED.search(text)


def line_kind(block: Block) -> tuple[str, float]:
    """What a line below an article is by its own words, and how sure that is; an empty text where nothing says so."""
    text, core = block.text, block.core
    if len(core) <= 160 and _WORDING["heading"].fullmatch(core):
        return "The heading or button of the readers' comments", 0.93
    if len(core) <= 250 and not text.endswith((".", "?", "!")) and _names_topics(core):
        return "Topics and tags of the page", 0.92 if ":" in core or _at_edge(block) else 0.75
    if len(core) <= 420 and _at_edge(block) and _WORDING["note"].fullmatch(text):
        return "A note about the article", 0.85
    return "", 0.0


def _names_topics(text: str) -> bool:
    return bool(_WORDING["tags"].search(text) or _WORDING["filed"].fullmatch(text) or _WORDING["glued"].fullmatch(text))


def _at_edge(block: Block) -> bool:
    count = len(block.article.blocks)
    return block.index < 6 or block.index >= count - 10


def thread(article: Article, lines: Sequence[Block]) -> int | None:
    """The index of the block at which the readers' comments begin, or None; `lines` are those worth a look."""
    heads = [block.index for block in lines if len(block.core) <= 60 and _WORDING["says"].fullmatch(block.text)]
    dated = [
        index
        for index, told in article.memo(dated_lines).items()
        if index > 3
        and len(told.rest.split()) <= 3
        and (told.kind == "relative" or (told.kind == "date" and told.clock))
    ]
    if len(heads) >= 2:
        return min(heads)
    return _before_name(article, min(dated)) if len(dated) >= 3 else None


def _before_name(article: Article, index: int) -> int:
    """One line earlier where the name of the one who comments stands above the date."""
    before = article.blocks[index - 1]
    return index - 1 if len(before.text) < 30 and not before.ends_like_prose else index

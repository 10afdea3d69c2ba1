"""Comments of readers and what pages print below an article: where they begin, and which lines they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.article import Article, Block
from checker.folding import folded
from checker.native import in_c

from ._dates import dated_lines
from ._wording import wording

_WORDING = wording("comment")

ANCHORS = _WORDING.anchors
"""Literals one of which every line that is told by its own words holds."""


_JOINED = re.compile(r"\b(?:and|und|et|y|e|or|oder|ou|the|is|are|was)\b")
_TAIL = 8  # blocks at the end among which pages print their tags
_FEWEST_COMMAS = 4  # in a list of tags
_NEVER_IN_LISTS = ".:;!?"
_LIST = re.compile(r"[^,.:;!?]{2,40}(?:, ?[^,.:;!?]{2,40}){4,}")
_LONGEST = 420  # characters of a line that its own words tell
_FEWEST_DATES = 3
_OF_TOPICS = frozenset({"tags", "filed", "glued"})


def tag_lists(article: Article) -> list[Block]:
    """The lines at the end that are five or more short items with commas between them and no sentence."""
    return [block for block in lists_at_end(article.blocks, _TAIL) if _is_tag_list(block.core)]


@in_c
def lists_at_end(blocks: Sequence[Block], most: int) -> list[Block]:
    """Of the last lines, so many, those that have commas enough for a list of tags and none of a sentence's marks."""
    last = [block for block in blocks[max(0, len(blocks) - most) :] if block.text.count(",") >= _FEWEST_COMMAS]
    return [block for block in last if not any(map(block.text.__contains__, _NEVER_IN_LISTS))]


def _is_tag_list(text: str) -> bool:
    if len(text) > 700 or not _LIST.fullmatch(text):
        return False
    return all(len(item.split()) <= 4 for item in text.split(",")) and not _JOINED.search(text)


def line_kind(block: Block) -> tuple[str, float]:
    """What a line below an article is by its own words, and how sure that is; an empty text where nothing says so."""
    text, core = block.text, block.core
    signs = _WORDING.signs(folded(text)) if len(core) <= _LONGEST else None
    if not signs:
        return "", 0.0
    if "heading" in signs and len(core) <= 160 and _WORDING["heading"].fullmatch(core):
        return "The heading or button of the readers' comments", 0.93
    if len(core) <= 250 and not text.endswith((".", "?", "!")) and _names_topics(core, signs):
        return "Topics and tags of the page", 0.92 if ":" in core or _at_edge(block) else 0.75
    if "note" in signs and _at_edge(block) and _WORDING["note"].fullmatch(text):
        return "A note about the article", 0.85
    return "", 0.0


def _names_topics(text: str, signs: frozenset[str]) -> bool:
    return not _OF_TOPICS.isdisjoint(signs) and bool(
        _WORDING["tags"].search(text) or _WORDING["filed"].fullmatch(text) or _WORDING["glued"].fullmatch(text)
    )


def _at_edge(block: Block) -> bool:
    count = len(block.article.blocks)
    return block.index < 6 or block.index >= count - 10


def thread(article: Article, lines: Sequence[Block]) -> int | None:
    """The index of the block at which the readers' comments begin, or None; `lines` are those worth a look."""
    if len(lines) > 1:
        heads = [block.index for block in lines if len(block.core) <= 60 and _WORDING["says"].fullmatch(block.text)]
        if len(heads) >= 2:
            return min(heads)
    dates = article.memo(dated_lines)
    if len(dates) < _FEWEST_DATES:
        return None
    dated = [
        index
        for index, told in dates.items()
        if index > 3
        and (told.kind == "relative" or (told.kind == "date" and told.clock))
        and len(told.rest.split()) <= 3
    ]
    return _before_name(article, min(dated)) if len(dated) >= _FEWEST_DATES else None


def _before_name(article: Article, index: int) -> int:
    """One line earlier where the name of the one who comments stands above the date."""
    before = article.blocks[index - 1]
    return index - 1 if len(before.text) < 30 and not before.ends_like_prose else index

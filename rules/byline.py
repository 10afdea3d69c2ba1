"""The rule `byline`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.article import Article, Block
from checker.rule import Examples, Hit, Rule, Severity, Stage

from ._bylines import (
    ANCHORS,
    biographies_among,
    byline_confidence,
    is_biography,
    may_have_biography,
    names_and_roles_among,
    speaks_of_writer,
)
from ._claim import anchored, claim
from ._dates import Dated, dated_lines
from ._people import reads_as_name
from ._short_lines import short_lines

_ABOUT_NAME = re.compile(r"(?i:about|über|sobre|à propos de|acerca de|informazioni su) (?=[A-Z])")
_MESSAGE = "Who wrote the article, not what they wrote: delete the line."
_LONGEST = 300
_HEAD = 8  # blocks at the beginning among which pages print a name alone
_UNDER_HEADLINE = 3
_BARE = ("by ", "by:", "von ", "par ", "por ", "di ", "door ", "av ", "af ")  # in the midst of a text rather a heading
_BODY = 3  # blocks at the beginning that no biography is among
_TAIL = 4  # blocks at the end among which pages say who the writer is


@dataclass(frozen=True)
class Byline(Rule):
    """A line names the writers, editors or contributors, or tells who they are and how to reach them.

    Why: it belongs to the record of the article, not to its text.

    Fix: delete the line; a person decides on what could be prose about a writer.

    Measured: 292 of 300 findings read on real articles are right.
    """

    group = "stray-content"
    severity = Severity.WARNING
    confidence = 0.95
    stage = Stage.CLAIM
    anchors = ANCHORS
    examples = Examples(
        bad=[
            "Council votes\n\n⟦By Jane Doe, Staff Writer⟧\n\nThe council voted.",
            "It rained.\n\n(⟦Reporting by Jane Doe; Editing by John Roe⟧)",
        ],
        good=["By Tuesday the river had fallen.", "Floods contributed to this year's losses."],
    )

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield the lines about the writers."""
        found = self._told_by_words(article)
        dates = article.memo(dated_lines)
        told = found.keys() | dates.keys()
        if told:
            for index in range(1, min(_HEAD, len(article.blocks))):
                is_beside = index not in told and (index - 1 in told or index + 1 in told)
                if is_beside and reads_as_name(article.blocks[index].text, article):
                    found[index] = 0.85
        brief = article.memo(short_lines).brief
        if brief:
            found = dict.fromkeys(_alone(brief), 0.8) | found
        for index in sorted(found):
            yield claim(article.blocks[index], _MESSAGE, found[index])

    def _told_by_words(self, article: Article) -> dict[int, float]:
        """The lines that their own words give away, by the block's index, with how sure that is."""
        dates = article.memo(dated_lines)
        tail = _biographies(article)
        if tail and not may_have_biography(article, tail):  # asked last: few articles come to it
            tail = {}
        found = dict(tail)
        for block in anchored(article, self.id):
            found[block.index] = _confidence(block, dates, tail)
        return {index: confidence for index, confidence in found.items() if confidence}


def _confidence(block: Block, dates: dict[int, Dated], tail: dict[int, float]) -> float:
    """How sure a line with one of the anchors is a byline; `tail` are the biographies at the end."""
    core = block.core
    if len(core) > _LONGEST:
        is_in_tail = block.index >= _first_of_tail(block.article)
        return 0.85 if is_in_tail and is_biography(core) and not _is_spoken_of(block) else 0.0
    told = dates.get(block.index)
    if told and not told.rest:
        return 0.0
    if told and _is_signed(block, told.rest):
        return 0.92
    sure = byline_confidence(core) or tail.get(block.index, 0.0)
    if not sure or _is_about_subject(block):
        return 0.0
    far = not told and _HEAD <= block.index < len(block.article.blocks) - _TAIL
    return min(sure, 0.75) if far and core.lower().startswith(_BARE) else sure


def _is_about_subject(block: Block) -> bool:
    """For "About Northwind Energy" where the paragraphs before speak of it: the heading of a press release."""
    about = _ABOUT_NAME.match(block.core)
    if about is None:
        return False
    name = block.core[about.end() :]
    return any(name in before.text and before.ends_like_prose for before in block.article.blocks[: block.index])


def _alone(brief: list[Block]) -> list[int]:
    """The indices of lines that are a name or a role with nothing else, where pages print them."""
    names, roles = names_and_roles_among(brief)
    alone = [block.index for block in names if _is_alone(block)]
    return alone + [block.index for block in roles if 0 < block.index < _HEAD and not _is_in_capitals(block)]


def _is_alone(block: Block) -> bool:
    """For a name under the headline or at the end of somebody of whom nothing else is said, or one in capitals."""
    if _is_in_capitals(block):
        return reads_as_name(block.text, block.article)
    tail = max(_HEAD, len(block.article.blocks) - _TAIL)
    return (0 < block.index < _UNDER_HEADLINE or block.index >= tail) and _is_unknown_name(block)


def _is_in_capitals(block: Block) -> bool:
    """For a line in capitals right under the headline, which is a name or nothing."""
    return 0 < block.index < _UNDER_HEADLINE and block.text.isupper()


def _is_unknown_name(block: Block) -> bool:
    """For the name of somebody of whom the article never speaks."""
    if not 7 <= len(block.text) <= 30:
        return False
    after = block.next
    if block.index >= _UNDER_HEADLINE and after and after.ends_like_prose and len(after.text) > 80:
        return False  # a subhead
    return reads_as_name(block.text, block.article) and block.article.text.count(block.text.split()[-1]) == 1


def _biographies(article: Article) -> dict[int, float]:
    """The paragraphs at the end that tell who a writer is, by the block's index, with how sure that is."""
    found = biographies_among(article.blocks, _first_of_tail(article))
    return {block.index: 0.85 for block in found if not _is_spoken_of(block)} if found else {}


def _first_of_tail(article: Article) -> int:
    """The index of the first block that such a paragraph can be."""
    return max(_BODY, len(article.blocks) - _TAIL)


def _is_spoken_of(block: Block) -> bool:
    """Whether the text before speaks of whom a paragraph is about."""
    if speaks_of_writer(block.core):
        return False
    words = block.core.split()
    name = (words[1] if words[1][0].isupper() else words[0]).strip(".,’'s")
    if name in ("He", "She", "They", "The"):
        return False
    before = [b.text for b in block.article.blocks[: block.index] if name in b.text and b.ends_like_prose]
    return bool(before) and any(map(re.compile(rf"\b{re.escape(name)}\b").search, before))


def _is_signed(block: Block, rest: str) -> bool:
    """Whether a line is a date with a name before it, or after the word "by"."""
    if not block.text[0].isalpha() or "@" in block.text or block.index == 0:
        return False
    first = block.core.startswith(rest.split()[0]) or " by " in block.text.lower()
    return first and not block.ends_like_prose and reads_as_name(rest, block.article)

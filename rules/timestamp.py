"""The rule `timestamp`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.article import Article, Block
from checker.rule import Examples, Hit, Rule, Severity, Stage

from ._claim import claim
from ._dates import Dated, dated_lines
from ._short_lines import short_lines
from ._wording import wording

_WORDING = wording("date")

_EDGE = 6  # blocks from the beginning and the end of a text where pages print their dates
_HEAD = 10
_LABELS_AT_END = 3
_NUMBERED = ("version", "build", "release", "chapter", "episode", "section")
_FEW_WORDS = 3
_NAMES_EVENT = re.compile(r"[^\d:]{3,30}:\s")  # "Closing date: 1 May 2024"
_SEPARATED = re.compile(r"\d\S* (?:[|/·•–—-]|by|in) \w")  # "4 March 2024 | Politics"
_PREPOSITIONS = ("am ", "on ", "le ", "el ", "em ", "il ", "den ", "op ", "by ", "in ")
_FEWEST_SUBHEADS = 3
_PARAGRAPH = 60  # characters of a line that counts as one
_TOLD_BY_CHRONICLES = ("date", "time", "month")
_KINDS = {"date": 0.95, "time": 0.92, "relative": 0.93, "reading": 0.95, "month": 0.7}


@dataclass(frozen=True)
class Timestamp(Rule):
    """A line holds a date, a time or a reading time and nothing else.

    Why: it is the page's record of when the article was published or changed, not the article.

    Dates that head one paragraph after another are a chronicle's own.

    Fix: delete the line; where dates stand like subheads inside the text, a person decides.

    Measured: 168 of 170 findings read on real articles are right; the others are a letter's date and a recipe's time.
    """

    group = "stray-content"
    severity = Severity.WARNING
    confidence = 0.95
    stage = Stage.CLAIM
    anchors = ("", *_WORDING.anchors)  # called for dates everywhere, and told where the labels are
    examples = Examples(
        bad=["Council votes on bridge\n\n⟦Published: 00:01, Tue, Nov 19, 2019⟧\n\nThe council voted.", "⟦5 min read⟧"],
        good=["It was published on 19 November 2019.", "2019"],
    )

    def check(self, article: Article) -> Iterable[Hit]:
        """Yield the lines that are dates and nothing else."""
        short = article.memo(short_lines)
        lines = article.screened.get(self.id) if article.screened else [block.line for block in short.brief]
        labels = _labels(article, lines, short.brief) if lines else []
        dates = article.memo(dated_lines) if short.numbered else None
        return [*labels, *_dated(article, dates)] if dates else labels


def _dated(article: Article, dates: dict[int, Dated]) -> Iterator[Hit]:
    bare = [index for index, told in dates.items() if not (told.rest or told.labelled)]
    many, chronicle = False, set[int]()
    if len(bare) >= _FEWEST_SUBHEADS:
        many = sum([not _at_edge(article, index) for index in bare]) >= _FEWEST_SUBHEADS
        chronicle = _subheads(article, [index for index in bare if dates[index].kind in _TOLD_BY_CHRONICLES])
    for index, told in dates.items():
        if index in chronicle or told.rest.count(" ") >= _FEW_WORDS:
            continue
        block = article.blocks[index]
        sure = _with_little_else(block, told) if told.rest else _confidence(block, told, many=many)
        if sure and (told.labelled or len(block.core) <= 40 or not block.ends_like_prose):
            yield claim(block, "A date or time that the page shows, not the article's text: delete the line.", sure)


def _subheads(article: Article, dates: list[int]) -> set[int]:
    """The dates that head paragraphs, where several do: what a chronicle or a live report tells, hour by hour.

    Entries of a live report have headings of their own. So have teasers, which stand below the article.
    """
    headed = bool(dates) and dates[0] < _EDGE
    heads = [index for index in dates if _leads_to_prose(article.blocks[index], headed=headed)]
    between = sum([article.blocks[index - 1].ends_like_prose for index in heads if index])
    return set(heads) if len(heads) >= _FEWEST_SUBHEADS and between >= _FEWEST_SUBHEADS - 1 else set()


def _leads_to_prose(block: Block, *, headed: bool) -> bool:
    """Whether a paragraph follows, or a heading and its paragraph where entries may be `headed`."""
    after = block.next
    if headed and after is not None and not after.ends_like_prose:
        after = after.next
    return after is not None and after.ends_like_prose and len(after.text) >= _PARAGRAPH


def _with_little_else(block: Block, told: Dated) -> float:
    """For a few words beside the date: after a label, or under the headline where sections and sites are named."""
    under_headline = block.index < _EDGE
    if not (under_headline or told.labelled) or told.kind not in ("date", "time"):
        return 0.0
    words = told.rest.split()
    if words[0].lower() in _NUMBERED or "@" in block.text:
        return 0.0
    if block.index == 0 and not (told.clock and told.kind == "date"):
        return 0.0
    if told.labelled and _WORDING["labelled"].match(block.core) and not block.text.endswith((".", "?", "!")):
        return 0.93
    if not under_headline or any(word[0].islower() for word in words):
        return 0.0
    if block.ends_like_prose or _NAMES_EVENT.match(block.core):
        return 0.0
    return 0.9 if block.text[0].isalpha() or _SEPARATED.search(block.core) else 0.0


def _at_edge(article: Article, index: int) -> bool:
    return index < _EDGE or index >= len(article.blocks) - _EDGE


def _confidence(block: Block, told: Dated, *, many: bool) -> float:
    """Less sure inside the text, and least where several dates there could be the subheads of a chronicle."""
    sure = _KINDS[told.kind]
    if not told.labelled and block.core.lower().startswith(_PREPOSITIONS):
        sure = min(sure, 0.8)
    if told.labelled or told.kind in ("relative", "reading") or _at_edge(block.article, block.index):
        return sure
    return min(sure, 0.6 if many else 0.8)


def _labels(article: Article, lines: Iterable[int], brief: list[Block]) -> list[Hit]:
    """Lines at the edges that say "Published:" or "Updated" while their date stands elsewhere."""
    end, is_label = len(article.blocks) - _LABELS_AT_END, _WORDING["label"].fullmatch
    blocks = [block for block in map(article.blocks.on, sorted(lines)) if block and block in brief]
    labels = [block for block in blocks if (block.index < _HEAD or block.index >= end) and is_label(block.core)]
    return [claim(label, "The label of a date, not the article's text: delete the line.", 0.92) for label in labels]

"""Dates and times as pages print them: what of a line is one, and what is left besides."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from checker.article import Article

from ._claim import word_table
from ._date_words import (
    CLOCK,
    GLUED,
    IN_DIGITS,
    KNOWN,
    LABEL,
    MONTH,
    PAST,
    READING,
    SMALL,
    UNIT,
    DateKinds,
    date_signs,
    told_of_dates,
)
from ._plain_dates import DIGITS, GLUE, plain_dates, without_clocks
from ._short_lines import short_lines

_ASIAN = re.compile(r"(?:19|20)\d\d\s?[年년]\s?\d{1,2}\s?[月월](?:\s?\d{1,2}\s?[日일])?")
_ASIAN_WORDS = re.compile(
    r"[年月日時分秒点年월일년시분초]|公開|更新|掲載|投稿|配信|最終|日時|発行|发布|发表|时间|更新于|来源|於|于|上午|下午|午前|午後"
    r"|[（(]?[月火水木金土日][）)]|星期[一二三四五六日天]|기사|입력|수정|등록|승인|오전|오후|최종|업데이트|발행일?|게시"
)
_ONE_AGO = re.compile(r"\ban? (?=(?:second|minute|hour|day|week|month|year)s? ago\b)", re.I)
_GROUPS = {"months": MONTH, "units": UNIT, "past": PAST, "reading": READING, "small": SMALL}


class Dated(NamedTuple):
    """What a line says of dates: the words that are none, and what sort of date or time is there.

    `kind` is `date`, `time`, `month` (a month and a year), `relative` or `reading`. `labelled` is true where a word
    such as "published" says what the date is, `clock` where a time of day stands beside the date.
    """

    rest: str
    kind: str
    labelled: bool
    clock: bool


@cache
def _kinds() -> DateKinds:
    """What each word of the table is."""
    table = word_table("date/words.toml")
    kinds = dict.fromkeys(frozenset().union(*table.values()), KNOWN)
    labels = [word for word in table["labels"] if len(word) > 3]
    groups = [(table[name], kind) for name, kind in _GROUPS.items()]
    for words, kind in [(labels, LABEL), *groups]:
        for word in words:
            kinds[word] |= kind
    return DateKinds(kinds)


def dated_lines(article: Article) -> dict[int, Dated]:
    """The short lines with a date or time in them, by the block's index."""
    numbered = article.memo(short_lines).numbered
    if not numbered:
        return {}
    dates = plain_dates(numbered, _kinds(), Dated)
    told = {index: date or dated(article.blocks[index].core) for index, date in dates.items()}
    return {index: date for index, date in told.items() if date}


def dated(text: str) -> Dated | None:
    """Split a short text into its date or time and the rest; None where there is none or the rest is a sentence."""
    signs = date_signs(text, _kinds())
    if not signs:
        return None
    plain = _ONE_AGO.sub("1 ", text) if " ago" in text else text
    if signs & GLUED:
        plain = GLUE.sub(" ", plain)
    rest = DIGITS.sub(" ", plain) if signs & IN_DIGITS else plain
    if signs & IN_DIGITS and not rest.isascii():
        rest = _ASIAN.sub(" ", rest)
    left = without_clocks(rest) if signs & CLOCK else rest
    has_clock = left != rest
    told = told_of_dates(left if left.isascii() else _ASIAN_WORDS.sub(" ", left), _kinds(), rest != plain, has_clock)
    return Dated(*told, has_clock) if told else None

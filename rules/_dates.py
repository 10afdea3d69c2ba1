"""Dates and times as pages print them: what of a line is one, and what is left besides."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from checker.article import Article

from ._claim import word_table
from ._short_lines import short_lines

_TOKEN = re.compile(r"@\w+|[^\W\d_]+(?:[.’'-][^\W\d_]+)*|\d+")
_CLOCK = re.compile(  # begins with the digit itself, which is found fast; what stands before it is looked at then
    r"\d(?<![\d:.]\d)(?:(?<=[01])\d|(?<=2)[0-4])?(?::[0-5]\d(?::[0-5]\d)?|[h.][0-5]\d(?=\s*(?:[ap]\.?m|uhr|h\b|$)))",
    re.I,
)
_HOUR = re.compile(r"[1-9](?<![\d:.].)(?:(?<=1)[0-2])?\s?[ap]\.?m\b", re.I)
_DIGITS = re.compile(
    r"(?<![\d.])(?:(?:19|20)\d\d\s?[-/.]\s?(?:1[0-2]|0?[1-9])\s?[-/.]\s?(?:3[01]|[12]\d|0?[1-9])"
    r"|(?:3[01]|[12]\d|0?[1-9])\s?[-/.]\s?(?:3[01]|[12]\d|0?[1-9])\s?[-/.]\s?(?:(?:19|20)\d\d|\d\d))(?!\d|\.\d)"
)
_ASIAN = re.compile(r"(?:19|20)\d\d\s?[年년]\s?\d{1,2}\s?[月월](?:\s?\d{1,2}\s?[日일])?")
_ASIAN_WORDS = re.compile(
    r"[年月日時分秒点年월일년시분초]|公開|更新|掲載|投稿|配信|最終|日時|発行|发布|发表|时间|更新于|来源|於|于|上午|下午|午前|午後"
    r"|[（(]?[月火水木金土日][）)]|星期[一二三四五六日天]|기사|입력|수정|등록|승인|오전|오후|최종|업데이트|발행일?|게시"
)
_GLUE = re.compile(r"(?<=\d)(?:(?:st|nd|rd|th|er)\b|[ºª°]|T(?=\d\d:)|Z\b)")
# What times and dates in digits hold; others hold a month's name or a unit of time. Patterns that begin so are quick.
_CLOCK_LIKE = re.compile(r"\d(?:[:.hH]\d|\s?[AaPp]\.?[Mm])")
_DATE_LIKE = re.compile(r"\d\s?[-/.年년]\s?\d")
_ONE_AGO = re.compile(r"\ban? (?=(?:second|minute|hour|day|week|month|year)s? ago\b)", re.I)
_FEW_WORDS = 7
_MOST_WORDS = 24
_DAYS, _YEARS = frozenset(range(1, 32)), frozenset(range(1901, 2100))


class Dated(NamedTuple):
    """What a line says of dates: the words that are none, and what sort of date or time is there.

    `kind` is `date`, `time`, `month` (a month and a year), `relative` or `reading`. `labelled` is true where a word
    such as "published" says what the date is, `clock` where a time of day stands beside the date.
    """

    rest: str
    kind: str
    labelled: bool
    clock: bool


class _Words(NamedTuple):
    known: frozenset[str]
    labels: frozenset[str]
    months: frozenset[str]
    units: frozenset[str]
    telling: frozenset[str]
    past: frozenset[str]
    reading: frozenset[str]
    small: frozenset[str]


@cache
def _words() -> _Words:
    table = word_table("date/words.toml")
    known = frozenset().union(*table.values())
    labels = frozenset(word for word in table["labels"] if len(word) > 3)
    months, units = table["months"], table["units"]
    return _Words(known, labels, months, units, months | units, table["past"], table["reading"], table["small"])


def dated_lines(article: Article) -> dict[int, Dated]:
    """The short lines with a date or time in them, by the block's index."""
    return {block.index: told for block in article.memo(short_lines).numbered if (told := dated(block.core))}


def dated(text: str) -> Dated | None:
    """Split a short text into its date or time and the rest; None where there is none or the rest is a sentence."""
    words = _words()
    bare = [word.strip(".,()•-|") for word in text.lower().split()]
    if len(bare) > _MOST_WORDS or len([w for w in bare if w not in words.known and w.isalpha()]) > _FEW_WORDS:
        return None
    has_digits = _DATE_LIKE.search(text) is not None
    has_clock = _CLOCK_LIKE.search(text) is not None
    if not has_digits and not has_clock and words.telling.isdisjoint(bare):
        return None
    plain = _GLUE.sub(" ", _ONE_AGO.sub("1 ", text) if " ago" in text else text)
    rest = _ASIAN.sub(" ", _DIGITS.sub(" ", plain)) if has_digits else plain
    left = _CLOCK.sub(" ", rest) if has_clock else rest
    if has_clock and left == rest:
        left = _HOUR.sub(" ", rest)
    return _told(left, is_date=rest != plain, has_clock=left != rest)


def _told(left: str, *, is_date: bool, has_clock: bool) -> Dated | None:
    """What a text says of dates, by the words left of it beside those in digits and the time of day."""
    words = _words()
    tokens = _TOKEN.findall(left if left.isascii() else _ASIAN_WORDS.sub(" ", left))
    lowered = " ".join(tokens).lower().replace(".", "").split()
    kind = "date" if is_date else _kind(lowered, has_clock=has_clock)
    if not kind:
        return None
    known = words.known
    rest = " ".join(
        [
            token
            for token, low in zip(tokens, lowered, strict=True)
            if low not in known and (len(token) > 4 or not token.isdigit())
        ]
    )
    return Dated(rest, kind, not words.labels.isdisjoint(lowered), has_clock)


def _kind(tokens: list[str], *, has_clock: bool) -> str:
    """The sort of date or time that is told by words, or by a time of day alone."""
    numbers = _beside_months(tokens)
    if not _DAYS.isdisjoint(numbers):
        return "date"
    if has_clock:
        return _span_of_time(tokens) or "time"
    if not _YEARS.isdisjoint(numbers):
        return "month"
    return _span_of_time(tokens)


def _beside_months(tokens: list[str]) -> list[int]:
    """The numbers that stand beside the name of a month, small words between them aside."""
    words = _words()
    if words.months.isdisjoint(tokens):
        return []
    bare = [token for token in tokens if token not in words.small]
    beside = [bare[max(0, at - 1) : at + 2] for at, token in enumerate(bare) if token in words.months]
    return [int(token) for near in beside for token in near if token.isdecimal() and len(token) <= 4]


def _span_of_time(tokens: list[str]) -> str:
    words = _words()
    if words.units.isdisjoint(tokens) or not any(token.isdigit() for token in tokens):
        return ""
    if not words.past.isdisjoint(tokens):
        return "relative"
    return "" if words.reading.isdisjoint(tokens) else "reading"

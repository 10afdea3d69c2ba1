"""Dates and times as pages print them: what of a line is one, and what is left besides."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from checker.article import Article

from ._claim import short_lines, word_table

_TOKEN = re.compile(r"@\w+|[^\W\d_]+(?:[.’'-][^\W\d_]+)*|\d+")
_CLOCK = re.compile(
    r"(?<![\d:.])(?:[01]?\d|2[0-4])(?::[0-5]\d(?::[0-5]\d)?|[h.][0-5]\d(?=\s*(?:[ap]\.?m|uhr|h\b|$)))", re.I
)
_HOUR = re.compile(r"(?<![\d:.])(?:1[0-2]|[1-9])\s?[ap]\.?m\b", re.I)
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
# What every date or time in digits holds; others hold a month's name or a unit of time.
_SHAPE = re.compile(r"\d\s?[-/.:h年년]\s?\d|\d\s?[AaPp]\.?[Mm]")
_DIGIT = re.compile(r"\d|\bago\b")
_ONE_AGO = re.compile(r"\ban? (?=(?:second|minute|hour|day|week|month|year)s? ago\b)", re.I)
_FEW_WORDS = 7
_MOST_WORDS = 24


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
    past: frozenset[str]
    reading: frozenset[str]
    small: frozenset[str]


@cache
def _words() -> _Words:
    table = word_table("date/words.toml")
    known = frozenset().union(*table.values())
    labels = frozenset(word for word in table["labels"] if len(word) > 3)
    return _Words(known, labels, table["months"], table["units"], table["past"], table["reading"], table["small"])


def dated_lines(article: Article) -> dict[int, Dated]:
    """The short lines with a date or time in them, by the block's index."""
    found, lines = {}, article.lines
    for block in article.memo(short_lines):
        if _DIGIT.search(line := lines[block.line]) and not _is_sentence(line) and (told := dated(block.core)):
            found[block.index] = told
    return found


def _is_sentence(line: str) -> bool:
    return line.rstrip()[-1] in ".!?,;" and line.count(" ") > _FEW_WORDS


def dated(text: str) -> Dated | None:
    """Split a short text into its date or time and the rest; None where there is none or the rest is a sentence."""
    words = _words()
    bare = [word.strip(".,()•-|") for word in text.lower().split()]
    if len(bare) > _MOST_WORDS or sum(word not in words.known for word in bare if word.isalpha()) > _FEW_WORDS:
        return None
    if not _SHAPE.search(text) and words.months.isdisjoint(bare) and words.units.isdisjoint(bare):
        return None
    plain = _GLUE.sub(" ", _ONE_AGO.sub("1 ", text))
    stripped = _HOUR.sub(" ", _CLOCK.sub(" ", _ASIAN.sub(" ", _DIGITS.sub(" ", plain))))
    tokens = _TOKEN.findall(stripped if text.isascii() else _ASIAN_WORDS.sub(" ", stripped))
    lowered = [token.lower().replace(".", "") for token in tokens]
    kind = _kind(plain, lowered)
    if not kind:
        return None
    rest = [t for t, low in zip(tokens, lowered, strict=True) if low not in words.known and not _is_number(low)]
    return Dated(" ".join(rest), kind, not words.labels.isdisjoint(lowered), _has_clock(plain))


def _is_number(token: str) -> bool:
    return token.isdigit() and len(token) <= 4


def _kind(text: str, tokens: list[str]) -> str:
    if _DIGITS.search(text) or _ASIAN.search(text):
        return "date"
    numbers = _beside_months(tokens)
    if any(1 <= number <= 31 for number in numbers):
        return "date"
    if _has_clock(text):
        return "time"
    if any(1900 < number < 2100 for number in numbers):
        return "month"
    return _span_of_time(tokens)


def _has_clock(text: str) -> bool:
    return bool(_CLOCK.search(text) or _HOUR.search(text))


def _beside_months(tokens: list[str]) -> list[int]:
    """The numbers that stand beside the name of a month, small words between them aside."""
    words = _words()
    bare = [token for token in tokens if token not in words.small]
    pairs = [*pairwise(bare), *zip(bare[1:], bare, strict=False)]
    return [int(b) for a, b in pairs if a in words.months and b.isdigit() and len(b) <= 4]


def _span_of_time(tokens: list[str]) -> str:
    words = _words()
    if words.units.isdisjoint(tokens) or not any(token.isdigit() for token in tokens):
        return ""
    if not words.past.isdisjoint(tokens):
        return "relative"
    return "" if words.reading.isdisjoint(tokens) else "reading"

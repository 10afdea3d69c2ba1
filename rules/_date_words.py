"""The words of lines with dates and times: whether a line may have any, and what its words say of them."""

from __future__ import annotations

import re

from checker.native import in_c

KNOWN, LABEL, MONTH, UNIT, PAST, READING, SMALL = 1, 2, 4, 8, 16, 32, 64
"""What a word is, as a sum: `KNOWN` are all words that lines with dates hold, the others say more of some of them."""

IN_DIGITS, CLOCK, WORD, GLUED = 1, 2, 4, 8
"""The signs of a date or time in a line: a date may stand in digits, a time of day, a month or a unit of time; and
letters or signs may be glued to a number, which tells nothing alone."""

_CLOCK_LIKE = re.compile(r"\d(?:[:.hH]\d|\s?[AaPp]\.?[Mm])")
_DATE_LIKE = re.compile(r"\d\s?[-/.年년]\s?\d")
_GLUED = re.compile(r"\d[snrteTZºª°]")
_TOKEN = re.compile(r"@\w+|[^\W\d_]+(?:[.’'-][^\W\d_]+)*|\d+")
_FEW_WORDS = 7
_MOST_WORDS = 24
_FIGURES = 4
_DAYS, _YEARS = frozenset(range(1, 32)), frozenset(range(1901, 2100))


@in_c
class DateKinds:
    """What words in lower case are, as sums with `KNOWN`; 0 for an unknown one."""

    def __init__(self, kinds: dict[str, int]) -> None:
        if not all(kind > 0 and kind & KNOWN for kind in kinds.values()):
            raise ValueError("words of dates are known")
        self._kinds = dict(kinds)

    def of(self, word: str) -> int:
        """The kinds of a word."""
        return self._kinds.get(word, 0)


@in_c
def date_signs(text: str, kinds: DateKinds) -> int:
    """The signs of a date or time that a short text has; 0 where it has none or is a sentence."""
    bare = [word.strip(".,()•-|") for word in text.lower().split()]
    if len(bare) > _MOST_WORDS or sum(not kinds.of(word) and word.isalpha() for word in bare) > _FEW_WORDS:
        return 0
    signs = GLUED if _GLUED.search(text) else 0
    signs |= IN_DIGITS if _DATE_LIKE.search(text) else 0
    signs |= CLOCK if _CLOCK_LIKE.search(text) else 0
    signs |= WORD if any(kinds.of(word) & (MONTH | UNIT) for word in bare) else 0
    return 0 if signs == GLUED else signs


@in_c
def told_of_dates(left: str, kinds: DateKinds, is_date: bool, has_clock: bool) -> tuple[str, str, bool] | None:
    """What a text says of dates, by the words left of it beside dates in digits and times of day.

    The words that are no part of a date, the sort of date as `Dated` has it, and whether a word is its label; None
    where there is no date.
    """
    tokens = _TOKEN.findall(left)
    lowered = [token.lower().replace(".", "") for token in tokens]
    kind = "date" if is_date else _kind(lowered, kinds, has_clock=has_clock)
    if not kind:
        return None
    rest = " ".join(
        [
            token
            for token, low in zip(tokens, lowered, strict=True)
            if not kinds.of(low) and (len(token) > _FIGURES or not token.isdigit())
        ]
    )
    return rest, kind, any(kinds.of(low) & LABEL for low in lowered)


def _kind(tokens: list[str], kinds: DateKinds, *, has_clock: bool) -> str:
    """The sort of date or time that is told by words, or by a time of day alone."""
    numbers = _beside_months(tokens, kinds)
    if not _DAYS.isdisjoint(numbers):
        return "date"
    if has_clock:
        return _span_of_time(tokens, kinds) or "time"
    if not _YEARS.isdisjoint(numbers):
        return "month"
    return _span_of_time(tokens, kinds)


def _beside_months(tokens: list[str], kinds: DateKinds) -> list[int]:
    """The numbers that stand beside the name of a month, small words between them aside."""
    bare = [token for token in tokens if not kinds.of(token) & SMALL]
    beside = [bare[max(0, at - 1) : at + 2] for at, token in enumerate(bare) if kinds.of(token) & MONTH]
    return [int(token) for near in beside for token in near if token.isdecimal() and len(token) <= _FIGURES]


def _span_of_time(tokens: list[str], kinds: DateKinds) -> str:
    has = 0
    for token in tokens:
        has |= kinds.of(token)
    if not has & UNIT or not any(token.isdigit() for token in tokens):
        return ""
    return "relative" if has & PAST else "reading" if has & READING else ""

"""Dates and times of lines that are told without regard to the scripts of East Asia, as those of most lines are."""

from __future__ import annotations

import re

from checker.article import Block
from checker.native import in_c

from ._date_words import CLOCK, GLUED, IN_DIGITS, date_signs, told_of_dates

_CLOCK = re.compile(  # begins with the digit itself, which is found fast; what stands before it is looked at then
    r"\d(?<![\d:.]\d)(?:(?<=[01])\d|(?<=2)[0-4])?(?::[0-5]\d(?::[0-5]\d)?|[h.][0-5]\d(?=\s*(?:[ap]\.?m|uhr|h\b|$)))",
    re.I,
)
_HOUR = re.compile(r"[1-9](?<![\d:.].)(?:(?<=1)[0-2])?\s?[ap]\.?m\b", re.I)
DIGITS = re.compile(
    r"(?<![\d.])(?:(?:19|20)\d\d\s?[-/.]\s?(?:1[0-2]|0?[1-9])\s?[-/.]\s?(?:3[01]|[12]\d|0?[1-9])"
    r"|(?:3[01]|[12]\d|0?[1-9])\s?[-/.]\s?(?:3[01]|[12]\d|0?[1-9])\s?[-/.]\s?(?:(?:19|20)\d\d|\d\d))(?!\d|\.\d)"
)
"""A date in figures."""

GLUE = re.compile(r"(?<=\d)(?:(?:st|nd|rd|th|er)\b|[ºª°]|T(?=\d\d:)|Z\b)")
"""What is glued to a number and says nothing."""

_FIRST_ASIAN = "\u3000"  # no character before it is part of a date only in East Asia

Plain = tuple[str, str, bool, bool]
"""What `Dated` holds."""


@in_c
def without_clocks(text: str) -> str:
    """A text with a space for each time of day; full hours such as "3 pm" count where no others are."""
    left = _CLOCK.sub(" ", text)
    return left if left != text else _HOUR.sub(" ", text)


@in_c
def plain_dates(lines: list[Block], kinds: dict[str, int]) -> list[tuple[Block, Plain | None]]:
    """The lines with dates, with what is told of each; None where that is not plain and the line only may have one."""
    found: list[tuple[Block, Plain | None]] = []
    for line in lines:
        text = line.core
        signs = date_signs(text, kinds)
        if not signs:
            continue
        if " ago" in text or max(text) >= _FIRST_ASIAN:
            found.append((line, None))
            continue
        plain = GLUE.sub(" ", text) if signs & GLUED else text
        rest = DIGITS.sub(" ", plain) if signs & IN_DIGITS else plain
        left = without_clocks(rest) if signs & CLOCK else rest
        told = told_of_dates(left, kinds, rest != plain, left != rest)
        if told:
            found.append((line, (*told, left != rest)))
    return found

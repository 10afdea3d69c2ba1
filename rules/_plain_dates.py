"""Dates and times of lines that are told without regard to the scripts of East Asia, as those of most lines are."""

from __future__ import annotations

import re
from typing import TypeVar

from checker.article import Block
from checker.native import in_c

from ._date_words import CLOCK, GLUED, IN_DIGITS, DateKinds, date_signs, told_of_dates

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

Told = TypeVar("Told", bound=tuple[str, str, bool, bool])


@in_c
def without_clocks(text: str) -> str:
    """A text with a space for each time of day; full hours such as "3 pm" count where no others are."""
    left = _CLOCK.sub(" ", text)
    return left if left != text else _HOUR.sub(" ", text)


@in_c
def plain_dates(lines: list[Block], kinds: DateKinds, made: type[Told]) -> dict[int, Told | None]:
    """What is told of the lines with dates, by their index: an object of a class made of tuples, such as `Dated`.

    None where that is not plain and the line only may have a date.
    """
    found: dict[int, Told | None] = {}
    for line in lines:
        text = line.core
        signs = date_signs(text, kinds)
        if not signs:
            continue
        if " ago" in text or max(text) >= _FIRST_ASIAN:
            found[line.index] = None
            continue
        plain = GLUE.sub(" ", text) if signs & GLUED else text
        rest = DIGITS.sub(" ", plain) if signs & IN_DIGITS else plain
        left = without_clocks(rest) if signs & CLOCK else rest
        told = told_of_dates(left, kinds, rest != plain, left != rest)
        if told:
            found[line.index] = tuple.__new__(made, (*told, left != rest))
    return found

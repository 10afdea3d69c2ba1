"""Texts in which case does not count: what literals are compared in."""

from __future__ import annotations

import unicodedata
from functools import cache

from .native import in_c

_VARIANTS = {
    0xB5: 0x3BC,
    0x131: 0x69,
    0x17F: 0x73,
    0x345: 0x3B9,
    0x3C2: 0x3C3,
    0x3D0: 0x3B2,
    0x3D1: 0x3B8,
    0x3D5: 0x3C6,
    0x3D6: 0x3C0,
    0x3F0: 0x3BA,
    0x3F1: 0x3C1,
    0x3F5: 0x3B5,
    0x1C80: 0x432,
    0x1C81: 0x434,
    0x1C82: 0x43E,
    0x1C83: 0x441,
    0x1C84: 0x442,
    0x1C85: 0x442,
    0x1C86: 0x44A,
    0x1C87: 0x463,
    0x1C88: 0xA64B,
    0x1E9B: 0x1E61,
    0x1FBE: 0x3B9,
    0x1FD3: 0x390,
    0x1FE3: 0x3B0,
    0xFB05: 0xFB06,
}
"""Characters that `re` takes for others whatever their case, in lower case, each with the one that stands for both."""


@in_c
def folded(text: str) -> str:
    """A text of the same length with one character for all that `re` takes for the same whatever their case.

    Decimal digits of all scripts are those of ASCII in it, so that ten literals stand for what `re` calls a digit.
    """
    lower = text.replace("İ", "i").lower()  # the only letter that two stand for in lower case
    return lower if lower.isascii() else lower.translate(_table())


@in_c
def letters(text: str) -> int:
    """How many letters and digits a text has."""
    return sum(map(str.isalnum, text))


@cache
def _table() -> dict[int, int]:
    digits = {code: ord("0") + unicodedata.decimal(chr(code)) for code in range(0x110000) if chr(code).isdecimal()}
    return _VARIANTS | digits


def encodable(text: str) -> str:
    """A text with a question mark for each half character."""
    return text.encode("utf-8", "replace").decode()

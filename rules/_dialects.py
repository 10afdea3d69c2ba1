"""The words that are spelt in two ways: British and American."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

_PAIRS = Path(__file__).parent / "words" / "spelling" / "dialects.txt"


class Dialects(NamedTuple):
    """The words of either kind, in lower case, and each one's other spelling."""

    british: frozenset[bytes]
    american: frozenset[bytes]
    other: dict[bytes, bytes]


@cache
def dialects() -> Dialects:
    """All pairs of such words."""
    words = words_of_dialects().split()
    british, american = words[::2], words[1::2]
    other = dict(zip(british, american, strict=True)) | dict(zip(american, british, strict=True))
    return Dialects(frozenset(british), frozenset(american), other)


def words_of_dialects() -> bytes:
    """The words of both kinds, with white space between them."""
    return _PAIRS.read_bytes()

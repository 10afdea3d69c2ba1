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
    other: dict[bytes, str]


@cache
def dialects() -> Dialects:
    """All pairs of such words."""
    lines = [line.split(b" ") for line in _PAIRS.read_bytes().splitlines()]
    other = {gb: us.decode() for gb, us in lines} | {us: gb.decode() for gb, us in lines}
    return Dialects(frozenset(gb for gb, _ in lines), frozenset(us for _, us in lines), other)


def of_dialects() -> frozenset[bytes]:
    """The words of both kinds."""
    return frozenset(_PAIRS.read_bytes().split())

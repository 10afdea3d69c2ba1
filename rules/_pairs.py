"""Marks that stand beside one another, and marks that open and close: whether a text has any worth a closer look."""

from __future__ import annotations

from checker.native import in_c


@in_c
def has_pair(text: str, first: str, seconds: str) -> bool:
    """Whether one of some characters follows a character anywhere."""
    return any(first + second in text for second in seconds)


@in_c
def uneven_lines(text: str, opening: str, closing: str) -> list[int]:
    """The lines, numbered from 0, on which not as many marks open as close.

    Where one mark does both, those on which it stands an odd number of times.
    """
    lines = enumerate(text.split("\n"))
    if opening == closing:
        return [number for number, line in lines if line.count(opening) % 2]
    return [number for number, line in lines if line.count(opening) != line.count(closing)]

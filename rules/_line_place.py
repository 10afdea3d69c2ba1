"""What the place of a line says for or against it: the lines around it, and what the whole article is like."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from ._layout import CLAIMED, LEAD, LONG, PROSE, SHORT, Layout

_RUN = re.compile(f"[^{PROSE}]*[{SHORT}{LONG}][^{PROSE}]*")


class Run(NamedTuple):
    """Lines between two paragraphs, some of them without an end mark: where they stand and the signs that all share."""

    zone: str
    begin: int
    end: int
    signs: list[str]


def runs(layout: Layout) -> Iterator[Run]:
    """The runs of an article, in order; none crosses the bounds of the body, which are paragraphs."""
    company: list[str] = []
    for match in _RUN.finditer(layout.kinds):
        company = company or _company(layout)
        begin, end = match.span()
        yield Run(layout.zone(begin), begin, end, company + _run(layout.kinds, begin, end))


def place_signs(index: int, run: Run, layout: Layout) -> list[str]:
    """The signs of one line's place beside those of its run."""
    kinds = layout.kinds
    near = kinds[max(0, index - 2) : index + 3].count(CLAIMED)
    signs = [
        "previous " + (kinds[index - 1] if index else "^"),
        "next " + (kinds[index + 1 : index + 2] or "$"),
        f"claims near {min(near, 2)}",
    ]
    if run.zone == "before":
        signs.append(f"distance {bisect_right((2, 4, 8), layout.begin - index)}")
    elif run.zone == "after":
        signs.append(f"distance {bisect_right((2, 4, 8), index + 1 - layout.end)}")
    if kinds.find(LEAD, run.begin, index) >= 0:
        signs.append("after a lead")
    return signs


def _run(kinds: str, begin: int, end: int) -> list[str]:
    length = end - begin
    return [
        f"run {bisect_right((2, 3, 6, 12), length)}",
        f"claims in run {bisect_right((0.01, 0.3, 0.6), kinds.count(CLAIMED, begin, end) / length)}",
    ]


def _company(layout: Layout) -> list[str]:
    """What the whole article is like."""
    kinds, begin, end = layout
    open_lines = kinds.count(SHORT) + kinds.count(LONG)
    inside = kinds.count(SHORT, begin, end) + kinds.count(LONG, begin, end)
    return [
        f"claims {bisect_right((1, 3, 6), kinds.count(CLAIMED))}",
        f"open lines {bisect_right((0.1, 0.25, 0.5), open_lines / len(kinds))}",
        f"open lines inside {bisect_right((2, 5, 16), inside)}",
        f"paragraphs {bisect_right((1, 4, 10), kinds.count(PROSE))}",
    ]

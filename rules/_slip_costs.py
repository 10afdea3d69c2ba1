"""What it costs to write one word for another: minus the logarithm of its probability, about."""

from __future__ import annotations

from collections import defaultdict
from mmap import mmap

from checker.native import in_c

ENDLESS = 99.0
"""What a slip costs that costs more than the limit."""

_UNLIKE = 3.2  # what an edit costs that no list of misspellings has
_LONGEST_EDIT = 3
_CONTEXT = 2


@in_c
class SlipCosts:
    """What edits cost: lines of letters meant, a comma, letters written, a space, hundredths; ^ and $ are word ends."""

    def __init__(self, data: bytes | mmap) -> None:
        table: defaultdict[bytes, dict[bytes, float]] = defaultdict(dict)
        for line in bytes(data).split(b"\n"):
            edit, _, cost = line.partition(b" ")
            meant, _, written = edit.partition(b",")
            if line:
                table[meant][written] = int(cost) / 100
        self._table = dict(table)

    def cost(self, meant: bytes, written: bytes, limit: float = ENDLESS) -> float:
        """What it costs to write one word for another, both in lower case."""
        a, b = b"^%s$" % meant, b"^%s$" % written
        start, most = 1, min(len(a), len(b))
        while start < most and a[start] == b[start]:
            start += 1
        end = 0
        while end < most - start and a[-1 - end] == b[-1 - end]:
            end += 1
        if len(a) - start - end <= 1 and len(b) - start - end <= 1:
            return self._one_edit(a, b, start, end)
        start, end = max(0, start - _CONTEXT), max(0, end - _CONTEXT)
        return self._cheapest(a[start : len(a) - end], b[start : len(b) - end], limit)

    def _one_edit(self, a: bytes, b: bytes, start: int, end: int) -> float:
        """The cost where the words differ between `start` and `end` only, by a letter: the cheapest way to see it."""
        cost, stop, other_stop = _UNLIKE, len(a) - end, len(b) - end
        for before in range(min(_CONTEXT, start) + 1):
            for after in range(min(_CONTEXT, end) + 1):
                options = self._table.get(a[start - before : stop + after])
                if options:
                    cost = min(cost, options.get(b[start - before : other_stop + after], cost))
        return cost

    def _cheapest(self, a: bytes, b: bytes, limit: float) -> float:
        """The cost of the cheapest series of edits that makes one string of another."""
        table, n, m = self._table, len(a), len(b)
        reached = [[limit] * (m + 1) for _ in range(n + 1)]  # the cost by letters of `a` done and letters of `b` done
        reached[0][0] = 0.0
        for i in range(n + 1):
            parts = [(i + k, o) for k in range(min(_LONGEST_EDIT, n - i) + 1) if (o := table.get(a[i : i + k]))]
            for j in range(m + 1):
                here = reached[i][j]
                if here >= limit:
                    continue
                steps = [(i, j + 1, here + _UNLIKE), (i + 1, j, here + _UNLIKE)]
                steps.append((i + 1, j + 1, here if a[i : i + 1] == b[j : j + 1] else here + _UNLIKE))
                for stop in range(j, min(j + _LONGEST_EDIT, m) + 1):
                    piece = b[j:stop]
                    steps += [(to, stop, here + options[piece]) for to, options in parts if piece in options]
                for to, stop, cost in steps:
                    if to <= n and stop <= m and cost < reached[to][stop]:
                        reached[to][stop] = cost
        return reached[n][m] if reached[n][m] < limit else ENDLESS

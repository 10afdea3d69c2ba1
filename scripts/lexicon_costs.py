"""What slips cost: learned from lists of misspellings, each aligned with the word that was meant."""

from __future__ import annotations

from collections import Counter
from math import log10

LONGEST = 3  # letters on either side of an edit
FEWEST = 4  # pairs in which an edit of several letters is seen
_MOST_EDITS = 4  # a pair that differs more is no slip
_WORTH = 0.3  # how much cheaper an edit must be than what smaller ones make, to be kept

Edit = tuple[str, str]


def edit_costs(misspellings: dict[str, list[str]]) -> dict[Edit, float]:
    """What it costs to write some letters for others: minus a logarithm; ^ and $ are the ends of a word."""
    seen: Counter[Edit] = Counter()
    chances: Counter[str] = Counter()
    for wrong, rights in misspellings.items():
        if len(rights) == 1 and _plain(wrong) and _plain(rights[0].lower()):
            _count(f"^{rights[0].lower()}$", f"^{wrong}$", seen, chances)
    costs = {
        (meant, written): -log10(min(0.99, count / (chances[meant] + 0.5)))
        for (meant, written), count in seen.items()
        if count >= FEWEST or len(meant) + len(written) <= 2
    }
    return _needed(costs, seen)


def _plain(word: str) -> bool:
    return word.isascii() and word.isalpha()


def _count(meant: str, written: str, seen: Counter[Edit], chances: Counter[str]) -> None:
    steps, distance = _aligned(meant, written)
    if not 0 < distance <= _MOST_EDITS or abs(len(meant) - len(written)) > LONGEST:
        return
    chances[""] += len(meant) - 1
    for size in range(1, LONGEST + 1):
        chances.update(meant[i : i + size] for i in range(len(meant) - size + 1))
    for place, (a, b) in enumerate(steps):
        if a != b:
            seen.update(_windows(steps, place))


def _windows(steps: list[Edit], place: int) -> set[Edit]:
    """The edit at a place with up to two of its neighbours on either side."""
    found = set()
    for first in range(max(0, place - 2), place + 1):
        for last in range(place, min(len(steps), place + 3)):
            window = steps[first : last + 1]
            meant, written = "".join(a for a, _ in window), "".join(b for _, b in window)
            if max(len(meant), len(written)) <= LONGEST:
                found.add((meant, written))
    return found


def _aligned(meant: str, written: str) -> tuple[list[Edit], int]:
    """The cheapest alignment letter by letter, swapped neighbours as one step, and its number of edits."""
    rows, columns = len(meant) + 1, len(written) + 1
    cost = [[0] * columns for _ in range(rows)]
    step = [[(0, 0)] * columns for _ in range(rows)]
    for i in range(rows):
        for j in range(columns):
            options = []
            if i and j:
                options.append((cost[i - 1][j - 1] + (meant[i - 1] != written[j - 1]), 0, (1, 1)))
            if i:
                options.append((cost[i - 1][j] + 1, 1, (1, 0)))
            if j:
                options.append((cost[i][j - 1] + 1, 2, (0, 1)))
            if i > 1 and j > 1 and meant[i - 2 : i] == written[j - 2 : j][::-1] and meant[i - 1] != meant[i - 2]:
                options.append((cost[i - 2][j - 2] + 1, 3, (2, 2)))
            if options:
                cost[i][j], _, step[i][j] = min(options)
    steps, i, j = [], rows - 1, columns - 1
    while i or j:
        back, aside = step[i][j]
        steps.append((meant[i - back : i], written[j - aside : j]))
        i, j = i - back, j - aside
    return steps[::-1], cost[-1][-1]


def _needed(costs: dict[Edit, float], seen: Counter[Edit]) -> dict[Edit, float]:
    """The edits that smaller ones do not make nearly as cheaply."""
    kept = {edit: cost for edit, cost in costs.items() if max(map(len, edit)) <= 1}
    for size in range(2, 2 * LONGEST + 1):
        more = {e: c for e, c in costs.items() if sum(map(len, e)) == size and e not in kept}
        kept |= {e: c for e, c in more.items() if seen[e] >= FEWEST and c < _composed(*e, kept) - _WORTH}
    return kept


def _composed(meant: str, written: str, costs: dict[Edit, float]) -> float:
    """The cost of an edit when it is made of those that are kept."""
    best = [[99.0] * (len(written) + 1) for _ in range(len(meant) + 1)]
    best[0][0] = 0.0
    for i, row in enumerate(best):
        for j, here in enumerate(row):
            if i < len(meant) and j < len(written) and meant[i] == written[j]:
                best[i + 1][j + 1] = min(best[i + 1][j + 1], here)
            for k in range(min(LONGEST, len(meant) - i) + 1):
                for n in range(min(LONGEST, len(written) - j) + 1):
                    cost = costs.get((meant[i : i + k], written[j : j + n]))
                    if cost is not None:
                        best[i + k][j + n] = min(best[i + k][j + n], here + cost)
    return best[-1][-1]

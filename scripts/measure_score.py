"""Measure what scores mean and write it into the docstring of checker/score.py.

Each article of the extractors is scored with the weights of `stray-line` learned without its page. Printed too: how
well the score ranks articles over a twentieth of stray text below the others.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

from evaluate_stray import held_out_results
from labelled import Labelled, benchmark
from tabulate import tabulate

_BOUNDS = (0, 10, 30, 50, 70, 90, 99, 100.1)
_UNFIT = 0.05
_FILE = Path(__file__).parent.parent / "checker" / "score.py"


def unfit(item: Labelled) -> bool:
    """Whether over a twentieth of an article's text is stray, by the labels of its lines."""
    characters: Counter[str] = Counter()
    for block in item.article.blocks:
        characters[item.labels[block.line]] += len("".join(block.text.split()))
    return characters["junk"] > _UNFIT * characters.total()


def main() -> None:
    """Print the table and put it in the place of the one in the docstring."""
    scored = [(result.score, unfit(item)) for _, item, result in held_out_results() if item.article.blocks]
    rows = []
    for low, high in pairwise(_BOUNDS):
        band = [bad for score, bad in scored if low <= score < high]
        rows.append([f"{low} to {int(high)}", len(band), f"{sum(band) / max(1, len(band)):.0%}"])
    table = tabulate(rows, ["score", "articles", "over 5 % stray"], tablefmt="rst", colalign=("left", "right", "right"))
    print(table, f"AUROC {benchmark().auroc(*zip(*scored, strict=True)):.3f}", sep="\n")
    source = _FILE.read_text(encoding="utf-8")
    _FILE.write_text(
        re.sub(r"(?s)(measure_score\.py`\):\n\n).*?\n\"\"\"", rf"\g<1>{table}\n" + '"""', source, count=1),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()

"""How likely a line is stray: the weights of its signs, learned by scripts/train_stray_line.py, summed up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import repeat
from math import exp
from pathlib import Path
from typing import NamedTuple

from checker.article import Article, Block

from ._layout import CLAIMED, Layout, layout
from ._line_place import Run, company_of, headline_index, place_signs, size_of, spans_of_runs
from ._line_signs import echo_signs, form_signs, word_signs
from ._line_words import Known, known_words, spaced_words

ZONES = ("before", "in", "after", "nowhere")
FILE = Path(__file__).parent / "words" / "stray-line" / "weights.txt"
# Log odds below which the signs still to come make no line likely stray: by what all lines of a run share, by the place
# of the line, and with its words. Of all lines that would come above even odds they leave out one in a hundred.
_LEAST_BY_RUN = -1.25
_LEAST_BY_PLACE = -2.0
_LEAST_WITH_WORDS = -1.0


class Weighed(NamedTuple):
    """A line with how likely it is stray, and its signs.

    `company` is how many lines stand together here between two paragraphs, this one among them.
    """

    block: Block
    zone: str
    company: int
    likelihood: float
    signs: list[str]


def weigh(article: Article) -> Iterator[Weighed]:
    """The unclaimed lines of an article's runs, but for those whose place or words speak for them plainly."""
    plan = article.memo(layout)
    spans = spans_of_runs(article, plan)
    if not spans:
        return
    company = company_of(article, plan)
    by_company: dict[str, float] = {}
    for begin, end in spans:
        zone = plan.zone(begin)
        weights = weights_of(zone)
        if zone not in by_company:
            by_company[zone] = total(weights, ("", *company))
        shared = by_company[zone] + weights.get(size_of(begin, end), 0.0)
        if shared < _LEAST_BY_RUN:
            continue
        run, headline = Run(article, plan, begin, end, company), headline_index(article, plan)
        for index in range(begin, end):
            if plan.kinds[index] != CLAIMED and index != headline:
                weighed = _weigh(article.blocks[index], run, plan, weights, shared)
                if weighed:
                    yield weighed


def _weigh(block: Block, run: Run, plan: Layout, weights: Mapping[str, float], shared: float) -> Weighed | None:
    signs = place_signs(block, run, plan)
    odds = shared + total(weights, signs)
    if odds < _LEAST_BY_PLACE:
        return None
    words = spaced_words(block.text)
    said = word_signs(words, read()[1])
    odds += total(weights, said)
    if odds < _LEAST_WITH_WORDS:
        return None
    rest = [*form_signs(block.text), *echo_signs(block, words)]
    odds += total(weights, rest)
    told = [*run.signs, *signs, *said, *rest]
    return Weighed(block, run.zone, run.end - run.begin, 1 / (1 + exp(-odds)), told)


def total(weights: Mapping[str, float], signs: Iterable[str]) -> float:
    """What signs add to the log odds, by their weights in a zone."""
    return sum(map(weights.get, signs, repeat(0.0)))


def weights_of(zone: str) -> dict[str, float]:
    """The weight of each sign in a zone; the sign without a name is what every line starts with."""
    return read()[0][zone]


@cache
def read() -> tuple[dict[str, dict[str, float]], Known]:
    """The signs' weights by zone, and what is known of words: rows of the file with four numbers and with one."""
    signs: dict[str, dict[str, float]] = {zone: {} for zone in ZONES}
    words: dict[str, float] = {}
    for row in FILE.read_text(encoding="utf-8").splitlines():
        name, *numbers = row.split("\t")
        if len(numbers) == 1:
            words[name] = float(numbers[0])
        elif numbers:
            for zone, number in zip(ZONES, numbers, strict=True):
                signs[zone][name] = float(number)
    return signs, known_words(words)

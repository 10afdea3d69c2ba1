"""How likely a line is stray: the weights of its signs, learned by scripts/train_stray_line.py, summed up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import repeat
from math import exp
from pathlib import Path
from typing import NamedTuple

from checker.article import Article, Block

from ._layout import CLAIMED, Layout, layout
from ._line_place import Company, Run, company_of, headline_index, place_signs, size_of, spans_of_runs
from ._line_signs import echo_signs, form_signs, word_signs, words_of

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
    company, headline = company_of(article, plan), headline_index(article, plan)
    for begin, end in spans:
        zone = plan.zone(begin)
        shared = _shared(zone, company, size_of(begin, end))
        if shared < _LEAST_BY_RUN:
            continue
        run, weights = Run(article, plan, begin, end, company), weights_of(zone)
        for index in range(begin, end):
            if plan.kinds[index] != CLAIMED and index != headline:
                weighed = _weigh(article.blocks[index], run, plan, weights, shared)
                if weighed:
                    yield weighed


@lru_cache(4096)
def _shared(zone: str, company: Company, size: str) -> float:
    """What all lines of a run start with."""
    weights = weights_of(zone)
    return total(weights, ("", *company)) + weights.get(size, 0.0)


def _weigh(block: Block, run: Run, plan: Layout, weights: Mapping[str, float], shared: float) -> Weighed | None:
    signs = place_signs(block, run, plan)
    odds = shared + total(weights, signs)
    if odds < _LEAST_BY_PLACE:
        return None
    words = words_of(block.text)
    said = word_signs(words, lexicon())
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


def lexicon() -> dict[str, float]:
    """The weights of words."""
    return read()[1]


@cache
def read() -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    """The signs' weights by zone, and those of words: rows of the file with four numbers and with one."""
    signs: dict[str, dict[str, float]] = {zone: {} for zone in ZONES}
    words: dict[str, float] = {}
    for row in FILE.read_text(encoding="utf-8").splitlines():
        name, *numbers = row.split("\t")
        if len(numbers) == 1:
            words[name] = float(numbers[0])
        elif numbers:
            for zone, number in zip(ZONES, numbers, strict=True):
                signs[zone][name] = float(number)
    return signs, words

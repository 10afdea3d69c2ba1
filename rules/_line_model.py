"""How likely a line is stray: the weights of its signs, learned by scripts/train_stray_line.py, summed up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import exp
from pathlib import Path
from typing import NamedTuple

from checker.article import Article, Block
from checker.claims import Claim
from checker.native import in_c

from ._layout import CLAIMED, Layout
from ._line_place import Run, company_of, headline_index, place_signs, runs, size_of, spans_of_runs
from ._line_signs import echo_signs, form_signs, prose_and_headline, word_signs
from ._line_words import Known, known_words, spaced_words

ZONES = ("before", "in", "after", "nowhere")
FILE = Path(__file__).parent / "words" / "stray-line" / "weights.txt"
# Log odds below which the signs still to come make no line likely stray: by what all lines of a run share, by the place
# of the line, and with its words. Of all lines that would come above even odds they leave out one in a hundred.
_LEAST_BY_RUN = -1.25
_LEAST_BY_PLACE = -2.0
_LEAST_WITH_WORDS = -1.0

Zones = dict[str, dict[str, float]]
"""By zone, the weight of each sign; the sign without a name is what every line starts with."""


class Weighed(NamedTuple):
    """A line with how likely it is stray, and the signs of its form and of the words that it shares."""

    block: Block
    likelihood: float
    signs: list[str]


def weigh(article: Article, layout: Layout) -> Iterator[Weighed]:
    """The unclaimed lines of an article's runs, but for those whose place or words speak for them plainly."""
    zones, known = read()
    likely = likely_lines(article.blocks, layout, len(article.text), article.claims.lines, zones, known)
    if not likely:
        return
    prose, headline = prose_and_headline(article, layout.kinds)
    for index, odds in likely:
        block = article.blocks[index]
        signs = [*form_signs(block.text), *echo_signs(spaced_words(block.text), prose, headline)]
        odds += total(zones[layout.zone(index)], signs)
        yield Weighed(block, 1 / (1 + exp(-odds)), signs)


@in_c
def likely_lines(
    blocks: Sequence[Block],
    layout: Layout,
    length: int,
    claims: dict[int, Claim],
    zones: Zones,
    known: Known,
) -> list[tuple[int, float]]:
    """The lines of a text of some length that are worth a closer look, with their log odds by place and words."""
    found: list[tuple[int, float]] = []
    spans = spans_of_runs(blocks, layout)
    company = company_of(blocks, layout, claims) if spans else ()
    headline = headline_index(blocks, layout)
    for begin, end in spans:
        weights = zones[layout.zone(begin)]
        shared = total(weights, ("", *company, size_of(begin, end)))
        if shared < _LEAST_BY_RUN:
            continue
        run = Run(blocks, layout, begin, end)
        for index in range(begin, end):
            if layout.kinds[index] == CLAIMED or index == headline:
                continue
            odds = shared + total(weights, place_signs(run, index, layout, length, claims))
            if odds >= _LEAST_BY_PLACE:
                odds += total(weights, word_signs(spaced_words(blocks[index].text), known))
                if odds >= _LEAST_WITH_WORDS:
                    found.append((index, odds))
    return found


def told_by(line: Weighed, layout: Layout) -> tuple[Run, list[str]]:
    """The run of a line that was weighed, and all its signs in the order in which they count."""
    block, blocks, claims = line.block, line.block.article.blocks, line.block.article.claims.lines
    run = next(run for run in runs(blocks, layout) if run.begin <= block.index < run.end)
    place = place_signs(run, block.index, layout, len(block.article.text), claims)
    words = word_signs(spaced_words(block.text), read()[1])
    return run, [*company_of(blocks, layout, claims), size_of(run.begin, run.end), *place, *words, *line.signs]


def total(weights: Mapping[str, float], signs: Iterable[str]) -> float:
    """What signs add to the log odds, by their weights in a zone; one by one, which not every Python's `sum` does."""
    odds = 0.0
    for sign in signs:
        odds += weights.get(sign, 0.0)
    return odds


@cache
def read() -> tuple[Zones, Known]:
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

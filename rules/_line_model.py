"""How likely a line is stray: the weights of its signs, learned by scripts/train_stray_line.py, summed up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from checker.article import Article, Block
from checker.claims import Claim
from checker.native import in_c

from ._layout import CLAIMED, Layout, layout, layout_of
from ._line_place import Run, company_of, headline_index, place_signs, size_of, spans_of_runs
from ._line_signs import echo_signs, form_signs, headline_of, prose_of, word_signs
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


def weigh(article: Article, likely: list[tuple[int, float]]) -> list[tuple[int, float]]:
    """The likely lines of an article, by the block's index, each with the log odds that it is stray by all signs."""
    if not likely:
        return []
    return closer_odds(article.blocks, article.claims.lines, likely, headline_of(article), *read())


@in_c
def likely_lines(
    blocks: Sequence[Block], claims: dict[int, Claim], zones: Zones, known: Known
) -> list[tuple[int, float]]:
    """The unclaimed lines of an article's runs that are worth a closer look, with their log odds by place and words.

    Lines are left out whose place or words speak for them plainly.
    """
    found: list[tuple[int, float]] = []
    plan = Layout(*layout_of(blocks, claims))
    spans = spans_of_runs(blocks, plan)
    company = company_of(blocks, plan, claims) if spans else ()
    headline = headline_index(blocks, plan)
    for begin, end in spans:
        weights = zones[plan.zone(begin)]
        shared = total(weights, ("", *company, size_of(begin, end)))
        if shared < _LEAST_BY_RUN:
            continue
        run = Run(blocks, plan, begin, end)
        for index in range(begin, end):
            if plan.kinds[index] == CLAIMED or index == headline:
                continue
            odds = shared + total(weights, place_signs(run, index, plan, claims))
            if odds >= _LEAST_BY_PLACE:
                odds += total(weights, word_signs(spaced_words(blocks[index].text), known))
                if odds >= _LEAST_WITH_WORDS:
                    found.append((index, odds))
    return found


@in_c
def closer_odds(
    blocks: Sequence[Block],
    claims: dict[int, Claim],
    likely: list[tuple[int, float]],
    headline: str,
    zones: Zones,
    _known: Known,  # by which function words are told in C
) -> list[tuple[int, float]]:
    """Some lines with their log odds, those by their form and by the words added that they share with the article."""
    plan = Layout(*layout_of(blocks, claims))
    prose = prose_of(blocks, plan.kinds)
    told = []
    for index, odds in likely:
        signs = [*form_signs(blocks[index].text), *echo_signs(spaced_words(blocks[index].text), prose, headline)]
        told.append((index, odds + total(zones[plan.zone(index)], signs)))
    return told


def told_by(block: Block) -> tuple[str, int, list[str]]:
    """Of a line that was weighed the zone, how many lines its run has, and its own signs."""
    article = block.article
    blocks, claims = article.blocks, article.claims.lines
    begin, end, signs = signs_of(blocks, claims, block.index, headline_of(article), read()[1])
    return layout(article).zone(begin), end - begin, signs


@in_c
def signs_of(
    blocks: Sequence[Block], claims: dict[int, Claim], index: int, headline: str, known: Known
) -> tuple[int, int, list[str]]:
    """Where the run of a line begins and ends, and the line's signs, beside those of all lines of the run.

    A line that stands in no run is one of its own.
    """
    plan = Layout(*layout_of(blocks, claims))
    spans = spans_of_runs(blocks, plan)
    begin, end = next((span for span in spans if span[0] <= index < span[1]), (index, index + 1))
    text, words = blocks[index].text, spaced_words(blocks[index].text)
    signs = place_signs(Run(blocks, plan, begin, end), index, plan, claims)
    signs += [*word_signs(words, known), *form_signs(text), *echo_signs(words, prose_of(blocks, plan.kinds), headline)]
    return begin, end, signs


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

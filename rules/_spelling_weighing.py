"""How likely a word at a place is misspelt, and what was probably meant: the evidence weighed by trees."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from checker.native import in_c

from ._lexicon import doubt, known_corrections, pairs
from ._slip_costs import ENDLESS, SlipCosts
from ._spelling_candidates import Candidate, candidates, near, nearest, slip_cost, slip_costs, sounds, targets
from ._spelling_context import LIKELIHOOD, expected, likelihood_of, neighbours
from ._spelling_evidence import Page, is_large_first_letter, is_spoken_of, page_of, signs
from ._spelling_places import Kind, Place, place_of
from ._spelling_shape import PREFIX_BYTES, SUFFIX_BYTES, costs_of_letters
from ._spelling_suspects import Lists, Suspect
from ._spelling_trees import Trees, forest
from ._word_table import WordTable

_SURE_ENOUGH = 1.15  # the score from which a word is pointed at
_SURE_ENOUGH_LISTED = -1.5  # the same for a known misspelling that is no name or rare word
_SURE_ENOUGH_LISTED_NAME = 0.5  # the same for one with a capital, or after a hyphen
_HOPELESS = -0.2  # the score of the signs alone up to which nothing can make a word a misspelling
_DOUBTFUL = 1.3  # the score of the signs alone from which words are thought of that are two edits away
_MOST_STRANGE = 0.37  # the share of the words around from which they are another language, or none
_MOST_STRANGE_LISTED = 0.5  # the same around a known misspelling
_FAR = 7.5  # the cost from which words are thought of that are not near
_LISTED = 1.0  # the cost that a slip is relieved of when lists of misspellings have it


class Ranked(NamedTuple):
    """A word that may have been meant at a place; `cost` is minus the logarithm of how likely that is."""

    cost: float
    slip: float
    word: str


Weighed = tuple[Suspect, int, float, list[tuple[float, float, str]]]
"""A suspect, a place of it, its score there, and what may have been meant as `Ranked` has it, the likeliest first."""


class Scales(NamedTuple):
    """What evidence is weighed by; the twin in C is given it, the one in Python asks where it is kept."""

    sounds: WordTable
    letters: WordTable
    pairs: WordTable
    costs: SlipCosts
    signs: Trees
    all: Trees
    prefixes: tuple[bytes, ...]
    suffixes: tuple[bytes, ...]


@cache
def scales() -> Scales:
    """The scales, read."""
    return Scales(
        sounds(),
        costs_of_letters(),
        pairs(),
        slip_costs(),
        forest("signs"),
        forest("all"),
        PREFIX_BYTES,
        SUFFIX_BYTES,
    )


@in_c
def weighed(
    text: str, suspects: list[Suspect], unknown: list[str], words: int, _lists: Lists, _scales: Scales
) -> list[Weighed]:
    """The places of a text where words are probably misspelt; a slip of a name is found there without weighing.

    `unknown` are all words of the text that no list has, `words` is the number of its words.
    """
    found: list[Weighed] = []
    around = page_of(text, unknown, words)
    for suspect in suspects:
        word, kind, starts, listed, other = suspect
        if other is not None:
            found.append((suspect, starts[0], 0.0, []))
            continue
        for start in starts:
            place = place_of(text, word, start, kind)
            judged = _at(word, place, around, len(starts), listed=listed) if is_readable(place, listed=listed) else None
            if judged:
                found.append((suspect, start, *judged))
    return found


def is_readable(place: Place, *, listed: bool) -> bool:
    """Whether a place is in plain English that uses the word, not one that speaks of it."""
    if place.strange >= (_MOST_STRANGE_LISTED if listed else _MOST_STRANGE) or is_large_first_letter(*place[:3]):
        return False
    return listed or not is_spoken_of(*place[:3])


def _at(
    word: str, place: Place, around: Page, count: int, *, listed: bool
) -> tuple[float, list[tuple[float, float, str]]] | None:
    """The score of a place and what may have been meant there, None where the word is probably right."""
    if place.kind is Kind.INSIDE and not listed and not nearest(word):
        return None  # no other words are thought of there
    values = [*signs(word, place, around, listed=listed, count=count).values()]
    suspicion = forest("signs").score(values, _HOPELESS)
    if suspicion is None:
        return None
    ranked = ranked_suggestions(word, place, around, listed=listed, far=not listed and suspicion > _DOUBTFUL)
    if not ranked:
        return None
    everything = [*values, *likelihood(word, place, around, ranked).values()]
    score = forest("all").score(everything, _sure_enough(word, place, listed=listed))
    return None if score is None else (score, [(each.cost, each.slip, each.word) for each in ranked])


def _sure_enough(word: str, place: Place, *, listed: bool) -> float:
    """The score from which a word is pointed at: a low one for a known misspelling that is nothing else."""
    if not listed or doubt(word).kind:
        return _SURE_ENOUGH
    in_small_letters = place.kind is Kind.SMALL and place.text[place.start - 1 : place.start] != "-"
    return _SURE_ENOUGH_LISTED if in_small_letters else _SURE_ENOUGH_LISTED_NAME


def ranked_suggestions(word: str, place: Place, around: Page, *, listed: bool, far: bool) -> list[Ranked]:
    """What may have been meant at a place, the likeliest first; `far` where two edits are thought of too."""
    if place.kind is Kind.INSIDE and not listed:
        return _ranked(word, place, around, listed, nearest(word))
    ranked = _ranked(word, place, around, listed, near(word))
    if not far or (ranked and ranked[0].cost < _FAR):
        return ranked
    return _ranked(word, place, around, listed, candidates(word))


def _ranked(word: str, place: Place, around: Page, listed: bool, found: tuple[Candidate, ...]) -> list[Ranked]:
    before, after = neighbours(place.text, place.start, place.end)
    meant = _with_corrections(word, found) if listed else found
    ranked = expected(meant, before, after, around.counts, around.words, pairs(), targets())
    return [Ranked(*each) for each in ranked]


def _with_corrections(word: str, found: tuple[Candidate, ...]) -> list[Candidate]:
    """The candidates and what lists say that a word should be, which costs less."""
    candidates = {c.word.lower(): c for c in found}
    for correction in known_corrections(word):
        lower = correction.lower()
        slip = _LISTED
        if lower in candidates:
            slip = candidates[lower].slip
        elif lower.isalpha():
            slip = min(slip_cost(lower, word), 5.0)
        candidates[lower] = Candidate(correction, 0.0, slip - _LISTED)
    return list(candidates.values())


def likelihood(word: str, place: Place, around: Page, ranked: list[Ranked]) -> dict[str, float]:
    """What the likeliest suggestion says."""
    cost, slip, written = ranked[0]
    ahead = ranked[1].cost - cost if len(ranked) > 1 else ENDLESS
    count = around.counts.of(written.lower().encode())
    before, after = neighbours(place.text, place.start, place.end)
    values = likelihood_of(
        word, written, cost, slip, ahead, doubt(word).rarity, count, before, after, pairs(), targets()
    )
    return dict(zip(LIKELIHOOD, values, strict=True))

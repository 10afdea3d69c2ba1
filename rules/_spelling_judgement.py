"""Whether an unknown word is a misspelling, and of what: the evidence weighed."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp
from typing import NamedTuple

from checker import Article
from checker.words import WordCounts

from ._lexicon import doubt, known_corrections, pairs
from ._slip_costs import ENDLESS
from ._spelling_candidates import (
    Candidate,
    candidates,
    has_look_alikes,
    near,
    nearest,
    slip_cost,
    targets,
)
from ._spelling_context import LIKELIHOOD, expected, likelihood_of, neighbours
from ._spelling_evidence import is_after_name, is_large_first_letter, is_spoken_of, page, signs
from ._spelling_places import SHORTEST_IN_CAPITALS, Kind, Place, Written, place_of
from ._spelling_shape import may_be_misspelt
from ._spelling_trees import forest
from ._spelling_twins import twin

_SURE_ENOUGH = 1.15  # the score from which a word is pointed at
_SURE_ENOUGH_LISTED = -1.5  # the same for a known misspelling that is no name or rare word
_SURE_ENOUGH_LISTED_NAME = 0.5  # the same for one with a capital, or after a hyphen
_SURE = 2.0  # the score from which it is more than a hint
_CERTAIN = 4.0  # the score from which a fix without a rival is safe
_HOPELESS = -0.2  # the score of the signs alone up to which nothing can make a word a misspelling
_DOUBTFUL = 1.3  # the score of the signs alone from which words are thought of that are two edits away
_RIVAL = 1.0  # how much likelier, in powers of ten, the first suggestion is than any rival of a safe fix
_NEVER_SEEN = 8.5  # the rarity of a word that no list of frequencies has
_ATTESTED = 7.0  # the rarity up to which a capitalised word is the name of many
_MOST_STRANGE = 0.37  # the share of the words around from which they are another language, or none
_MOST_STRANGE_LISTED = 0.5  # the same around a known misspelling
_TWIN = 2.5  # the score of a name that stands elsewhere with another letter
_LONG = 8  # letters from which a fix is safe without a list
_FAR = 7.5  # the cost from which words are thought of that are not near
_MOST_SUGGESTIONS = 4
_LISTED = 1.0  # the cost that a slip is relieved of when lists of misspellings have it


class Verdict(NamedTuple):
    """A misspelt word, where it stands, and what was probably meant, the likeliest first."""

    start: int
    written: str
    suggestions: tuple[str, ...]
    score: float
    safe: bool

    @property
    def confidence(self) -> float:
        """The share of such verdicts that is right."""
        return round(1 / (1 + exp(1.5 - 1.12 * self.score)), 2)

    @property
    def sure(self) -> bool:
        """Whether this is more than a hint."""
        return self.score >= _SURE


class _Suggestion(NamedTuple):
    """A word that may have been meant at a place; `cost` is minus the logarithm of how likely that is."""

    cost: float
    slip: float
    word: str


def judge(article: Article, found: Written) -> Iterator[Verdict]:
    """Yield the places of an unknown word where it is misspelt."""
    word, kind, starts = found
    listed = known_corrections(word)
    if kind is Kind.INSIDE and not listed and len(starts) != 1:
        return  # a name
    if not may_be_misspelt(word, listed=bool(listed)):
        return
    if kind is Kind.INSIDE and not listed:
        if not (has_look_alikes(word) or word in targets()):
            return  # of no word is it a slip, nor of another name
        start = starts[0]
        other = twin(article.text, start, start + len(word))
        if other is not None:
            yield Verdict(start, article.text[start : start + len(word)], (other,), _TWIN, safe=False)
            return
        if is_rather_a_name(article.text, word, starts):
            return
    for start in starts:
        place = place_of(article.text, word, start, kind)
        if not is_readable(place, listed):
            continue
        verdict = _at(article, word, place, listed, len(starts))
        if verdict is not None:
            yield verdict


def is_rather_a_name(text: str, word: str, starts: list[int]) -> bool:
    """Whether a capitalised word that no list has is no slip: recurring, short, attested, like no other."""
    if len(starts) != 1 or len(word) < SHORTEST_IN_CAPITALS or doubt(word).rarity < _ATTESTED:
        return True
    return is_after_name(text, starts[0]) or not has_look_alikes(word)


def is_readable(place: Place, listed: tuple[str, ...]) -> bool:
    """Whether a place is in plain English that uses the word, not one that speaks of it."""
    if place.strange >= (_MOST_STRANGE_LISTED if listed else _MOST_STRANGE) or is_large_first_letter(*place[:3]):
        return False
    return bool(listed) or not is_spoken_of(*place[:3])


def _at(article: Article, word: str, place: Place, listed: tuple[str, ...], count: int) -> Verdict | None:
    """The verdict on one place, None where the word is probably right."""
    if place.kind is Kind.INSIDE and not listed and not nearest(word):
        return None  # no other words are thought of there
    first = signs(word, place, page(article), listed=bool(listed), count=count)
    values = [*first.values()]
    suspicion = forest("signs").score(values, _HOPELESS)
    if suspicion is None:
        return None
    ranked = ranked_suggestions(article, word, place, listed, far=not listed and suspicion > _DOUBTFUL)
    if not ranked:
        return None
    weighed = [*values, *_likelihood(article, word, place, ranked)]
    score = forest("all").score(weighed, _sure_enough(word, place, listed))
    if score is None:
        return None
    return _verdict(
        place, ranked, max(score, _SURE_ENOUGH), safe=score >= _CERTAIN and _is_plain(word, place, listed=bool(listed))
    )


def _sure_enough(word: str, place: Place, listed: tuple[str, ...]) -> float:
    """The score from which a word is pointed at: a low one for a known misspelling that is nothing else."""
    if not listed or doubt(word).kind:
        return _SURE_ENOUGH
    in_small_letters = place.kind is Kind.SMALL and place.text[place.start - 1 : place.start] != "-"
    return _SURE_ENOUGH_LISTED if in_small_letters else _SURE_ENOUGH_LISTED_NAME


def _verdict(place: Place, ranked: list[_Suggestion], score: float, *, safe: bool) -> Verdict:
    best = ranked[0].cost
    close = [r.word for r in ranked[:_MOST_SUGGESTIONS] if r.cost < best + 2 * _RIVAL]
    written = place.text[place.start : place.end]
    suggestions = tuple(dict.fromkeys(_cased(word, written) for word in close))
    alone = len(ranked) == 1 or ranked[1].cost >= best + _RIVAL
    return Verdict(place.start, written, suggestions, score, safe and alone)


def _is_plain(word: str, place: Place, *, listed: bool) -> bool:
    """Whether a slip may be mended unasked: lists have it, or it is long, in small letters and was never seen."""
    known = doubt(word)
    if place.text[place.start - 1 : place.start] == "-":
        return False
    if listed:
        return not known.kind
    return known == (_NEVER_SEEN, "", "") and len(word) >= _LONG - 1 and place.kind is Kind.SMALL


def ranked_suggestions(
    article: Article, word: str, place: Place, listed: tuple[str, ...], *, far: bool
) -> list[_Suggestion]:
    """What may have been meant at a place, the likeliest first; `far` where two edits are thought of too."""
    if place.kind is Kind.INSIDE and not listed:
        return _ranked(article, word, place, listed, nearest(word))
    ranked = _ranked(article, word, place, listed, near(word))
    if not far or (ranked and ranked[0].cost < _FAR):
        return ranked
    return _ranked(article, word, place, listed, candidates(word))


def _ranked(
    article: Article, word: str, place: Place, listed: tuple[str, ...], found: tuple[Candidate, ...]
) -> list[_Suggestion]:
    before, after = neighbours(place.text, place.start, place.end)
    meant = _with_listed(word, listed, found) if listed else found
    ranked = expected(meant, before, after, article.memo(_counts), article.word_count, pairs(), targets())
    return [_Suggestion(*each) for each in ranked]


def _counts(article: Article) -> WordCounts:
    return WordCounts(article.text)


def _with_listed(word: str, listed: tuple[str, ...], found: tuple[Candidate, ...]) -> list[Candidate]:
    """The candidates and what lists say that a word should be, which costs less."""
    candidates = {c.word.lower(): c for c in found}
    for correction in listed:
        lower = correction.lower()
        slip = _LISTED
        if lower in candidates:
            slip = candidates[lower].slip
        elif lower.isalpha():
            slip = min(slip_cost(lower, word), 5.0)
        candidates[lower] = Candidate(correction, 0.0, slip - _LISTED)
    return list(candidates.values())


def likelihood(article: Article, word: str, place: Place, ranked: list[_Suggestion]) -> dict[str, float]:
    """What the likeliest suggestion says."""
    return dict(zip(LIKELIHOOD, _likelihood(article, word, place, ranked), strict=True))


def _likelihood(article: Article, word: str, place: Place, ranked: list[_Suggestion]) -> list[float]:
    cost, slip, written = ranked[0]
    ahead = ranked[1].cost - cost if len(ranked) > 1 else ENDLESS
    count = article.memo(_counts).of(written.lower().encode())
    before, after = neighbours(place.text, place.start, place.end)
    return likelihood_of(word, written, cost, slip, ahead, doubt(word).rarity, count, before, after, pairs(), targets())


def _cased(suggestion: str, written: str) -> str:
    """A suggestion in the case of what was written."""
    if written.isupper():
        return suggestion.upper()
    if written[0].isupper() and suggestion[0].islower():
        return suggestion[0].upper() + suggestion[1:]
    return suggestion

"""Whether an unknown word is a misspelling, and of what: the evidence weighed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import exp
from typing import NamedTuple

from checker import Article

from ._lexicon import doubt, known_corrections
from ._spelling import places
from ._spelling_candidates import Candidate, candidates, near, same_sound, slip_cost
from ._spelling_context import neighbours, rarity, surprise
from ._spelling_evidence import (
    Kind,
    Place,
    beside_name,
    in_prose,
    is_large_first_letter,
    is_spoken_of,
    leads_name,
    may_be_misspelt,
    opens_sentence,
    signs,
    strangeness,
)
from ._spelling_twins import twin

# Learned by scripts/train_misspelling.py from misspellings put into news, against the unknown words that it has.
_WEIGHTS = {
    "always": 1.66,
    "listed": 2.00,
    "a name": 0.06,
    "made of words": -0.38,
    "derived": -0.60,
    "inflected": -0.55,
    "strange company": -4.30,
    "recurs": -2.98,
    "recurs and listed": 0.98,
    "letters": 0.19,
    "very short": -0.14,
    "opens a sentence": -0.62,
    "opens a sentence, short, not listed": -0.82,
    "capital inside a sentence": 0.18,
    "name inside a sentence": -1.73,
    "also with a capital": -1.36,
    "in quotation marks": -0.57,
    "in a short line": -1.19,
    "after by in a short line": -1.28,
    "in a dictionary": -2.19,
    "after an odd name": -0.24,
    "short beside a hyphen": -1.53,
    "slip": -0.78,
    "rarity": -0.61,
    "unlikely": 0.02,
    "likely": 0.79,
    "slip by length": 0.94,
    "attested": -1.28,
}
_SURE_ENOUGH = 0.0  # the score from which a word is pointed at
_SURE = 1.0  # the score from which it is more than a hint
_CERTAIN = 2.5  # the score from which a fix without a rival is safe
_RIVAL = 1.0  # how much likelier, in powers of ten, the first suggestion is than any rival of a safe fix
_NEVER_SEEN = 8.5
_MOST_STRANGE = 0.37  # the share of the words around from which they are another language, or none
_SURE_IN_NAME = 2.0  # the score from which an unlisted capitalised word is pointed at
_TWIN = 2.0  # the score of a name that stands elsewhere with another letter
_BEST_CASE = 1.5  # the most that candidates can add to the signs
_FAR_CASE = -2.5  # the most that candidates add which neither look nor sound the same
_MOST_PLACES = 6
_SHORTEST_IN_CAPITALS = 5
_SELDOM = 7.5  # the rarity of a name that nearly nobody has
_VERY_LONG = 9
_LONG = 8  # letters from which a slip in a name is told from another name
_MOST_SUGGESTIONS = 4
_LISTED = 1.0  # the cost that a slip is relieved of when lists of misspellings have it
_PHRASE = 5.5  # the cost of a correction in two words, such as “a lot”


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
        return round(1 / (1 + exp(0.3 - 1.1 * self.score)), 2)

    @property
    def sure(self) -> bool:
        """Whether this is more than a hint."""
        return self.score >= _SURE


class _Suggestion(NamedTuple):
    """A word that may have been meant at a place; `cost` is minus the logarithm of how likely that is."""

    cost: float
    slip: float
    word: str


_NOTHING = _Suggestion(16.0, 9.0, "")


def judge(article: Article, word: str) -> Iterator[Verdict]:
    """Yield the places of an unknown word where it is misspelt."""
    kind, starts = occurrences(article.text, word)
    if not starts:
        return
    listed = known_corrections(word)
    if kind is Kind.INSIDE and not listed:
        verdict = _in_name(article, word, starts)
        if verdict is not None:
            yield verdict
    if is_weighed(article.text, word, kind, starts, listed):
        for start in starts:
            place = Place(article.text, start, start + len(word), kind)
            verdict = _at(article, word, place, listed, len(starts)) if is_readable(place, listed) else None
            if verdict is not None:
                yield verdict


def _in_name(article: Article, word: str, starts: list[int]) -> Verdict | None:
    """The verdict on a capitalised word inside a sentence that no list has: nearly always right, so proof is needed."""
    text, start, end = article.text, starts[0], starts[0] + len(word)
    if len(starts) > 1:
        return None
    other = twin(text, start, end)
    if other is not None:
        return Verdict(start, text[start:end], (other,), _TWIN, safe=False)
    if len(word) < _LONG - 2 or text[start + 1].isupper() or doubt(word).rarity < _NEVER_SEEN or not same_sound(word):
        return None
    place = Place(text, start, end, Kind.INSIDE)
    if (len(word) < _LONG and beside_name(text, start, end)) or not is_readable(place, []):
        return None
    ranked = ranked_suggestions(article, word, place, [], same_sound(word))
    score = weigh(signs(word, place, listed=False, count=1)) + weigh(likelihood(word, ranked))
    return _verdict(place, ranked, score, safe=False) if ranked and score >= _SURE_IN_NAME else None


def is_weighed(text: str, word: str, kind: Kind, starts: list[int], listed: list[str]) -> bool:
    """Whether the evidence on a word is looked at: not where it recurs, is a name, or is right but rare."""
    if len(starts) > _MOST_PLACES or (kind is Kind.INSIDE and (not listed or _is_name(text, word, starts))):
        return False
    return may_be_misspelt(word, listed=bool(listed))


def is_readable(place: Place, listed: list[str]) -> bool:
    """Whether a place is in plain English that uses the word, not one that speaks of it."""
    if strangeness(*place[:3]) >= _MOST_STRANGE or is_large_first_letter(*place[:3]):
        return False
    return bool(listed) or not is_spoken_of(*place[:3])


def occurrences(text: str, word: str) -> tuple[Kind, list[int]]:
    """How a word is written, and its places in prose."""
    small = [p for p in places(text, word) if in_prose(text, p, p + len(word))]
    large = [p for p in places(text, word.capitalize()) if in_prose(text, p, p + len(word))]
    inside = [p for p in large if not opens_sentence(text, p) or leads_name(text, p + len(word))]
    if small:
        return (Kind.SMALL_AND_CAPITAL if large else Kind.SMALL), small + (large if not inside else [])
    if large:
        return (Kind.INSIDE, inside) if inside else (Kind.OPENING, large)
    if len(word) < _SHORTEST_IN_CAPITALS:
        return Kind.INSIDE, []
    return Kind.INSIDE, [p for p in places(text, word.upper()) if in_prose(text, p, p + len(word))]


def _is_name(text: str, word: str, starts: list[int]) -> bool:
    """Whether a capitalised word is rather a name: it is known as one, or is short, seen before and beside a name."""
    known = doubt(word)
    if known.kind == "n":
        return known.rarity < _SELDOM or len(word) < _VERY_LONG
    return known.rarity < _NEVER_SEEN and len(word) < _LONG and any(beside_name(text, p, p + len(word)) for p in starts)


def _at(article: Article, word: str, place: Place, listed: list[str], count: int) -> Verdict | None:
    """The verdict on one place, None where the word is probably right."""
    suspicion = weigh(signs(word, place, listed=bool(listed), count=count))
    if suspicion + _BEST_CASE < _SURE_ENOUGH:
        return None
    ranked = ranked_suggestions(article, word, place, listed, candidates(word) if listed else near(word))
    score = suspicion + weigh(likelihood(word, ranked))
    far = not listed and count == 1 and place.kind is Kind.SMALL and suspicion + _FAR_CASE >= _SURE_ENOUGH
    if far and score < _SURE:
        ranked = ranked_suggestions(article, word, place, listed, candidates(word))
        score = suspicion + weigh(likelihood(word, ranked))
    if not ranked or score < _SURE_ENOUGH:
        return None
    safe = score >= _CERTAIN and _is_plain(word, place, listed=bool(listed))
    return _verdict(place, ranked, score, safe=safe)


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
    return known == (_NEVER_SEEN, "", ()) and len(word) >= _LONG - 1 and place.kind is Kind.SMALL


def ranked_suggestions(
    article: Article, word: str, place: Place, listed: list[str], found: tuple[Candidate, ...]
) -> list[_Suggestion]:
    """What may have been meant at a place, the likeliest first."""
    counts, total = article.memo(_counts), len(article.tokens)
    around = neighbours(place.text, place.start, place.end)
    slips = {c.word.lower(): (c.slip, c.word) for c in found}
    for correction in listed:
        lower = correction.lower()
        slip = slips[lower][0] if lower in slips else min(slip_cost(lower, word), 5.0) if lower.isalpha() else _LISTED
        slips[lower] = (slip - _LISTED, correction)
    return sorted(
        _Suggestion(slip + (surprise(w, around, counts[w.encode()] / total) if w.isalpha() else _PHRASE), slip, written)
        for w, (slip, written) in slips.items()
    )


def _counts(article: Article) -> Counter[bytes]:
    return Counter(article.tokens)


def likelihood(word: str, ranked: list[_Suggestion]) -> dict[str, float]:
    """What the likeliest suggestion says."""
    first = ranked[0] if ranked else _NOTHING
    return {
        "slip": first.slip,
        "rarity": rarity(first.word.lower()),
        "unlikely": first.cost,
        "likely": max(0.0, 8.0 - first.cost),
        "slip by length": first.slip / len(word) * 5,
        "attested": _NEVER_SEEN - doubt(word).rarity,
    }


def weigh(values: dict[str, float]) -> float:
    """The part of a score that some evidence makes."""
    return sum(_WEIGHTS[name] * value for name, value in values.items() if value)


def _cased(suggestion: str, written: str) -> str:
    """A suggestion in the case of what was written."""
    if written.isupper():
        return suggestion.upper()
    if written[0].isupper() and suggestion[0].islower():
        return suggestion[0].upper() + suggestion[1:]
    return suggestion

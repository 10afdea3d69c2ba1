"""Where an article has misspelt words, and what was probably meant."""

from __future__ import annotations

from math import exp
from typing import NamedTuple

from checker import Article

from ._lexicon import doubt
from ._spelling import unknown_words
from ._spelling_places import Kind, occurrences
from ._spelling_suspects import Suspect, lists, suspects
from ._spelling_weighing import scales, weighed

_LEAST = 1.15  # the score of a word that is pointed at for a lower one, since a list has it
_SURE = 2.0  # the score from which it is more than a hint
_CERTAIN = 4.0  # the score from which a fix without a rival is safe
_RIVAL = 1.0  # how much likelier, in powers of ten, the first suggestion is than any rival of a safe fix
_NEVER_SEEN = 8.5  # the rarity of a word that no list of frequencies has
_TWIN = 2.5  # the score of a name that stands elsewhere with another letter
_LONG = 8  # letters from which a fix is safe without a list
_MOST_SUGGESTIONS = 4


class Verdict(NamedTuple):
    """A misspelt word, where it stands, and what was probably meant, the likeliest first."""

    word: str  # in small letters
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


def judge(article: Article) -> list[Verdict]:
    """The places of an article's unknown words where they are misspelt."""
    found = occurrences(article)
    suspected = suspects(article.text, found, lists()) if found else None
    if not suspected:
        return []
    judged = weighed(article.text, suspected, unknown_words(article), article.word_count, lists(), scales())
    return [_verdict(article.text, *each) for each in judged]


def _verdict(text: str, suspect: Suspect, start: int, score: float, ranked: list[tuple[float, float, str]]) -> Verdict:
    word, other = suspect[0], suspect[4]
    written = text[start : start + len(word)]
    if other is not None:
        return Verdict(word, start, written, (other,), _TWIN, safe=False)
    best = ranked[0][0]
    close = [meant for cost, _, meant in ranked[:_MOST_SUGGESTIONS] if cost < best + 2 * _RIVAL]
    suggestions = tuple(dict.fromkeys(_cased(meant, written) for meant in close))
    alone = len(ranked) == 1 or ranked[1][0] >= best + _RIVAL
    safe = alone and score >= _CERTAIN and _is_plain(text, suspect, start)
    return Verdict(word, start, written, suggestions, max(score, _LEAST), safe)


def _is_plain(text: str, suspect: Suspect, start: int) -> bool:
    """Whether a slip may be mended unasked: lists have it, or it is long, in small letters and was never seen."""
    word, kind, _, listed, _ = suspect
    known = doubt(word)
    if text[start - 1 : start] == "-":
        return False
    if listed:
        return not known.kind
    return known == (_NEVER_SEEN, "", "") and len(word) >= _LONG - 1 and kind is Kind.SMALL


def _cased(suggestion: str, written: str) -> str:
    """A suggestion in the case of what was written."""
    if written.isupper():
        return suggestion.upper()
    if written[0].isupper() and suggestion[0].islower():
        return suggestion[0].upper() + suggestion[1:]
    return suggestion

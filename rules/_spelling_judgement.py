"""Whether an unknown word is a misspelling, and of what: the evidence weighed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker import Article

from ._lexicon import common_words, known_corrections, names
from ._spelling import places
from ._spelling_candidates import near

_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = "@#/_\\=&$%+~<>{}[]|`*"


class Verdict(NamedTuple):
    """A misspelt word, where it stands, and what was probably meant, the likeliest first."""

    start: int
    written: str
    suggestions: tuple[str, ...]
    confidence: float
    safe: bool


def judge(article: Article, word: str, unknown: list[str]) -> Iterator[Verdict]:
    """Yield the places of an unknown word where it is misspelt."""
    text = article.text
    small = [p for p in places(text, word) if in_prose(text, p, p + len(word))]
    capital = word.capitalize()
    large = [p for p in places(text, capital) if in_prose(text, p, p + len(word))]
    if not small and (not large or word.encode() in names()):
        return
    if any(not opens_sentence(text, p) for p in large) or len(small) + len(large) > 3:
        return
    suggestions, confidence = _suggestions(word)
    for start in small + large:
        if (
            suggestions
            and not among_strangers(text, start, start + len(word))
            and (start in small or confidence >= 0.9)
        ):
            written = text[start : start + len(word)]
            cased = tuple(s.capitalize() if written[0].isupper() and s.islower() else s for s in suggestions)
            yield Verdict(start, written, cased, confidence, safe=len(cased) == 1)


def _suggestions(word: str) -> tuple[tuple[str, ...], float]:
    """What was probably meant by a word, and how sure that is."""
    known = known_corrections(word)
    if known:
        return tuple(known), 0.93
    found = near(word)
    if found and len(word) > 7 and found[0].slip < 2.2 and found[0].cost < 5.5:
        return tuple(c.word for c in found[:3] if c.cost < found[0].cost + 1), 0.8
    return (), 0.0


def among_strangers(text: str, start: int, end: int) -> bool:
    """Whether most of the words around are no common English words: a quotation in another language, a list, code."""
    around = _WORD.findall(text[max(0, start - 45) : start])[-4:] + _WORD.findall(text[end : end + 45])[:4]
    strange = sum(w.islower() and w.encode() not in common_words() for w in around)
    return strange * 3 >= len(around) and strange > 0


def in_prose(text: str, start: int, end: int) -> bool:
    """Whether the signs around a word are those of prose: not of an address, a handle, a file name or code."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if (before and before in _ADDRESS) or (after and after in _ADDRESS):
        return False
    if before == "." or (after in (".", ":", "(") and text[end + 1 : end + 2].isalnum()):
        return False
    return before not in ("'", "’", "-") and after != "-"


def opens_sentence(text: str, start: int) -> bool:
    """Whether a place is the beginning of a line or of a sentence."""
    before = text[max(0, start - 6) : start].rstrip(" \t\"'“‘(")
    return not before or before[-1] in ".!?\n:"

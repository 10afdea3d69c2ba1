"""Misspellings in German, French, Spanish and Portuguese: what a dictionary refuses and a slip of the hand explains."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from checker import Article
from checker.language import stop_words

from ._dictionaries import accepts
from ._frequencies import frequent_words, plain_words
from ._languages import other_language
from ._lexicon import common_words, is_word
from ._slips import UNSEEN, slips, variants

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 30  # letters
_MOST_SUGGESTIONS = 3
_FEW = 3  # different words that lack an accent; more of them, and the writer has no such keys

_GLUE = frozenset("-‐‑@#&/\\_=<>{}[]|`~*+%$'’0123456789")  # beside a word: a part of a compound, an address or code
_ELISION = re.compile(r"(?<!\w)(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’]\Z", re.IGNORECASE)
_HYPHENS = frozenset("-‐\u00ad")
_QUOTES = frozenset("\"'“”„‘’‚«»‹›")
_CUT_OFF = re.compile(r" ?(?:…|\.\.)|[ \t]*(?:\n|\Z)")  # what follows a word that was not written to its end

_OPENING = re.compile(r"""(?:\A|\n|[.!?…:]["'”’»“)]*\s)[\s"'“‘„»«(]*\Z""")  # what a sentence begins after
_DETERMINER = (
    r"(?<!\w)(?i:d(?:er|ie|as|en|em|es)|[km]?eine?[rnms]?|im|am|vom|zum|zur|beim|ins|"
    r"(?:dies|jed|jen|manch|welch|sein|ihr|unser|viel|all)(?:e[rnms]?)?) \Z"
)
_LEADS_NOUN = re.compile(_DETERMINER)
_LEADS_LONG_NOUN = re.compile(rf"{_DETERMINER}|(?<!\w)[^\W\d_A-ZÄÖÜ][^\W\d_]* \Z")  # or a word without a capital
_NO_NAME = 6  # letters from which a slip with a capital is told from a name
_LONG_NOUN = 8  # the same for a German noun that no determiner leads
_RAREST_WITH_CAPITAL = 550  # what such a slip is taken for

_AROUND = 6  # words on either side that tell whether the language is the article's
_NEAR = 80  # characters in which they are looked for
_FAR = 150  # characters that tell whether there is a sentence of another language
_FEWEST_AROUND = 4
_HEADLINE = 120  # characters from which a line is not prose unless it ends so
_ENDS = frozenset(".!?…:;")
_USUAL = 520  # the rarity of words that any text of the language has
_LEAST_USUAL = 0.5  # the share of them among the words around
_HOLDS_TOGETHER = 330  # the rarity of the words of which every sentence has some


class Misspelt(NamedTuple):
    """A misspelt word, where it stands, and what was probably meant, the likeliest first."""

    start: int
    written: str
    suggestions: tuple[str, ...]


class _Meant(NamedTuple):
    """What a word is a slip of: the likeliest first, with its rarity."""

    words: tuple[str, ...]
    rarity: int
    accent: bool  # only accents differ
    unseen: bool  # the slip is in no list of frequent words


def misspelt_words(article: Article, language: str) -> list[Misspelt]:
    """The misspelt words of an article in one of the languages that have a dictionary, in their order."""
    unsure = map(_lower, article.vocabulary - plain_words(language))
    suspects = {word: meant for word in unsure if word and (meant := _meant(word, language))}
    if not suspects:
        return []
    places: defaultdict[str, list[re.Match[str]]] = defaultdict(list)
    for m in _WORD.finditer(article.text):
        if m[0].lower() in suspects:
            places[m[0].lower()].append(m)
    lower = article.text.lower()
    slipped = [
        (word, m)
        for word, found in places.items()
        if len(found) == 1 or len(found) <= lower.count(suspects[word].words[0])
        for m in found
        if _is_slip(article.text, m, suspects[word], language)
    ]
    bare = {word for word, _ in slipped if suspects[word].accent}
    if len(bare) > _FEW:
        slipped = [(word, m) for word, m in slipped if word not in bare]
    return sorted(Misspelt(m.start(), m[0], _in_case(suspects[word].words, m[0])) for word, m in slipped)


def unknown_to_dictionary(article: Article, language: str) -> list[str]:
    """The words of an article that neither the lists nor a dictionary have, as they are written, one for each place."""
    unsure = {word for word in map(_lower, article.vocabulary - plain_words(language)) if word}
    found = (m[0] for m in _WORD.finditer(article.text) if m[0].lower() in unsure)
    return [word for word in found if not accepts(language, word) and not accepts(language, word.lower())]


def _lower(token: bytes) -> str:
    """A token as a word in lower case; empty when it is none."""
    word = token.decode()
    return word.lower() if word.isalpha() and len(word) <= _LONGEST else ""


@lru_cache(maxsize=1 << 16)
def _meant(word: str, language: str) -> _Meant | None:
    """What a word in lower case is a slip of, or None where it is a word of its own or near to none."""
    known = frequent_words(language)
    found = slips(word, known)
    if not found or _is_right(word, language) or any(accepts(language, other) for other in variants(word, language)):
        return None
    accent = found[0].accent
    if not accent and (is_word(word) or accepts(language, word.upper())):
        return None
    alike = [slip.word for slip in found if slip.accent == accent]
    words = tuple(other for other in alike if _is_right(other, language))
    if words[:1] != tuple(alike[:1]):
        return None  # the likeliest word is itself wrong, or of another language
    return _Meant(words[:_MOST_SUGGESTIONS], known.rarity[words[0]], accent, word not in known.rarity)


def _is_right(word: str, language: str) -> bool:
    return accepts(language, word) or accepts(language, word.capitalize())


def _is_slip(text: str, place: re.Match[str], meant: _Meant, language: str) -> bool:
    """Whether a suspect is a slip where it stands: by itself, in a sentence of the language, and no name."""
    if not _stands_alone(text, place.start(), place.end()):
        return False
    if not (accepts(language, meant.words[0]) if place[0].islower() else _is_no_name(text, place, meant, language)):
        return False
    return _in_language(text, place.start(), place.end(), language)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a word is neither a part of something nor cut off nor quoted by itself."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if before in _GLUE and not _ELISION.search(text, max(0, start - 8), start):
        return False
    if after in _GLUE or _CUT_OFF.match(text, end):
        return False
    if before == "." or (after == "." and text[end + 1 : end + 2].isalnum()):
        return False  # an address or a file
    lead, follow = text[max(0, start - 4) : start].rstrip()[-1:], text[end : end + 4].lstrip()[:1]
    return lead not in _HYPHENS and not (lead in _QUOTES and follow in _QUOTES)


def _is_no_name(text: str, place: re.Match[str], meant: _Meant, language: str) -> bool:
    """Whether a word with a capital is a slip of a frequent word rather than a name."""
    written, likeliest = place[0], meant.words[0]
    if len(written) < _NO_NAME or not written[1:].islower():
        return False
    if not meant.unseen or meant.rarity > _RAREST_WITH_CAPITAL or is_word(written.lower()):
        return False
    if accepts(language, likeliest):
        return _OPENING.search(text, max(0, place.start() - 12), place.start()) is not None
    if language != "de" or not accepts(language, f"Haupt{likeliest}"):
        return False  # only German has small nouns with capitals; names of people make no compounds
    lead = _LEADS_NOUN if len(written) < _LONG_NOUN else _LEADS_LONG_NOUN
    return lead.search(text, max(0, place.start() - _NEAR), place.start()) is not None


def _in_language(text: str, start: int, end: int, language: str) -> bool:
    """Whether the words around are the article's language: those beside are known to it, and many are frequent."""
    line, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    stop = stop if stop >= 0 else len(text)
    if stop - line > _HEADLINE and not set(text[stop - 3 : stop]) & _ENDS:
        return False  # a list of tags
    before = _WORD.findall(text[max(line, start - _NEAR) : start])[-_AROUND:]
    after = _WORD.findall(text[end : min(stop, end + _NEAR)])[:_AROUND]
    around = [word.lower() for word in (*before, *after)]
    if len(around) < _FEWEST_AROUND:
        return False
    known = frequent_words(language).rarity
    rarity = [known.get(word, UNSEEN) for word in around]
    if min(rarity) > _HOLDS_TOGETHER or sum(rare <= _USUAL for rare in rarity) < _LEAST_USUAL * len(around):
        return False
    if text[start:end].encode() in common_words() and not (before and known.get(before[-1], UNSEEN) <= _HOLDS_TOGETHER):
        return False  # an English word too, and not led by a word of the language
    beside = (*before[-1:], *after[:1])
    if any(word.islower() and word not in known and not accepts(language, word) for word in beside):
        return False
    tokens = [word.encode() for word in around]
    english, own = (sum(token in stop_words()[name] for token in tokens) for name in ("en", language))
    if english > 1 and english > own:
        return False
    sentence = _WORD.findall(text[max(line, start - _FAR) : min(stop, end + _FAR)])
    return other_language([word.lower().encode() for word in sentence], language) is None


def _in_case(words: tuple[str, ...], written: str) -> tuple[str, ...]:
    return words if written.islower() else tuple(word.capitalize() for word in words)

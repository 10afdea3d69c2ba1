"""Which language a stretch of text is in, told by its most frequent words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache

from checker.language import stop_words
from checker.words import WordSet

_SURE = 0.18  # the share of a text's words that are stop words of its language
_SURER = 0.25  # where the other language has no list of stop words to compare with
_FAINT = 0.4  # how much less than that the share of another language has to be
TELLING = frozenset(
    b"und nicht auch eine einem wird sich sind ist dem oder les dans est avec vous nous pour cette qui aux las los "
    b"pero cuando una como por que del para della delle che sono anche nella het een niet voor wordt naar och att "
    b"ikke som jest nie".split()
    + "für não uma são mas más también más été się için что это он как від він що".encode().split()
)
"""Words that say that a language other than English is there when several of them occur."""
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_UNSPACED_SHARE = 0.3
_UNSPACED_LANGUAGES = frozenset({"zh", "ja", "ko", "th", "lo", "yue"})


def other_language(tokens: list[bytes], language: str) -> str | None:
    """The language that some words are in when it is surely not the one given, else None."""
    if not tokens:
        return None
    languages = _languages_of_word()
    found = Counter(name for token in tokens if token in languages for name in languages[token])
    shares = {name: found[name] / len(tokens) for name in stop_words()}
    best = max(sorted(shares), key=lambda name: shares[name])
    if language not in shares:
        return best if shares[best] >= _SURER else None
    return best if shares[best] >= _SURE and shares[language] <= _FAINT * shares[best] else None


def may_be_other(text: str, language: str) -> bool:
    """Whether `other_language` may tell another one of the words of a text: a quick look that spares it most texts."""
    own, others = _own_and_others(language)
    whole = len(text)
    read, of_others, _ = others.sample(text, whole, whole, whole)
    if not read or of_others / read < _SURE:
        return False
    return own.sample(text, whole, whole, whole)[1] / read <= _FAINT * (of_others / read)


@cache
def _own_and_others(language: str) -> tuple[WordSet, WordSet]:
    """The stop words of a language, and those of all others."""
    others = [words for name, words in stop_words().items() if name != language]
    return WordSet(stop_words().get(language, ())), WordSet(frozenset().union(*others))


def is_unspaced(text: str, language: str) -> bool:
    """Whether the text is in a script without spaces, which the language is not written in."""
    if language in _UNSPACED_LANGUAGES or text.isascii():
        return False
    return len(_UNSPACED.findall(text)) > _UNSPACED_SHARE * len(text)


@cache
def _languages_of_word() -> dict[bytes, list[str]]:
    """The languages that each stop word is one of."""
    languages: defaultdict[bytes, list[str]] = defaultdict(list)
    for name, words in stop_words().items():
        for word in words:
            languages[word].append(name)
    return dict(languages)

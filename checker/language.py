"""The language of an article: the record's word, else stop words, else a library where those are unsure."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from .article import Article

_SURE = 0.15  # the share of a text's words that are stop words of its language; real prose has 0.25 and more
_SAMPLE = 300  # words that are counted; more say the same
_LEAST_WORDS = 5  # below this many words nothing is sure
_LEAST_LETTERS = 60  # what the library, which takes half a second to load, is asked about


@cache
def stop_words() -> dict[str, frozenset[bytes]]:
    """The most frequent function words by language, as UTF-8."""
    table = tomllib.loads((Path(__file__).parent / "stop_words.toml").read_text(encoding="utf-8"))
    return {language: frozenset(words.encode().split()) for language, words in table.items()}


_ENGLISH = frozenset(
    b"the of and to in a is that for on with as was at by it be from are this have has were said not but or an which".split()
)
_LANGUAGE_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?\Z")


def language_of(article: Article) -> str | None:
    """The language as a code of ISO 639-1 where there is one, or None where nothing tells."""
    if article.stated_language and (m := _LANGUAGE_TAG.match(article.stated_language.strip())):
        return m[1].lower()
    tokens = article.tokens[:_SAMPLE]
    if len(tokens) >= _LEAST_WORDS and _share(tokens, _ENGLISH) > _SURE and len(_ENGLISH.intersection(tokens)) >= min(4, len(tokens) // 4):
        return "en"
    shares = {language: _share(tokens, words) for language, words in stop_words().items()}
    ranked = sorted(shares, key=lambda language: (-shares[language], language))
    if ranked and len(tokens) >= _LEAST_WORDS and shares[ranked[0]] > _SURE:
        rival = shares[ranked[1]] if len(ranked) > 1 else 0.0
        if shares[ranked[0]] > 1.3 * rival:
            return ranked[0]
    return _identified(article.text)


def _share(tokens: list[bytes], words: frozenset[bytes]) -> float:
    return sum(map(words.__contains__, tokens)) / len(tokens) if tokens else 0.0


def _identified(text: str) -> str | None:
    """What a language identifier says, where there is enough text and it is sure."""
    sample = text[:3000]
    if sum(map(str.isalpha, sample)) < _LEAST_LETTERS:
        return None
    language, probability = _identifier().classify(sample)
    return str(language) if probability > 0.9 else None


@cache
def _identifier():  # type: ignore[no-untyped-def]
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

"""The language of an article: the record's word, else stop words, else a library where those are unsure."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from .words import WordSet

if TYPE_CHECKING:
    from .article import Article

_SURE = 0.15  # the share of a text's words that are stop words of its language; real prose has 0.25 and more
_LIKELY = 0.05  # lists and tables have fewer; then no other language may come near
_SAMPLE = 300  # words that are counted; more say the same
_DISTINCT = 4  # stop words that a text of a language has at least
_LEAST_WORDS = 5  # below this many words nothing is sure
_LEAST_LETTERS = 60  # what the library, which takes half a second to load, is asked about


@cache
def stop_words() -> dict[str, frozenset[bytes]]:
    """The most frequent function words by language, as UTF-8."""
    table = tomllib.loads((Path(__file__).parent / "stop_words.toml").read_text(encoding="utf-8"))
    return {language: frozenset(words.encode().split()) for language, words in table.items()}


ENGLISH = WordSet(
    b"the of and to in a is that for on with as was at by it be from are this have has were said not but or an".split()
)
"""The stop words of English, which are looked for before those of all languages."""
ENOUGH = (_SAMPLE, int(_SURE * _SAMPLE) + 1, _DISTINCT)
"""Of how many words at most they are counted, and how many of them, and distinct ones, are enough: as most articles are
English, the others cannot matter then."""
_LANGUAGE_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?\Z")


def language_of(article: Article) -> str | None:
    """The language as a code of ISO 639-1 where there is one, or None where nothing tells."""
    return article.memo(told_at_once) or _identified(article.text)


def told_at_once(article: Article) -> str | None:
    """The language where the record or the stop words tell it; None says that only a library can."""
    if vars(article).get("language") == "en":  # told already
        return "en"
    if article.stated_language and (m := _LANGUAGE_TAG.match(article.stated_language.strip())):
        return m[1].lower()
    read, known, distinct = article.english
    if read < _LEAST_WORDS:
        return None
    if is_english(read, known, distinct):
        return "en"
    return _told_by_stop_words(article.tokens[:_SAMPLE])


def is_english(read: int, known: int, distinct: int) -> bool:
    """Whether a text is English of whose first words so many were read, are stop words, and distinct ones of these."""
    return read >= _LEAST_WORDS and known / read > _SURE and distinct >= min(_DISTINCT, read // 4)


def _told_by_stop_words(tokens: list[bytes]) -> str | None:
    """The language whose stop words are frequent and have no rival, or None."""
    ranked = sorted(((_share(tokens, words), language) for language, words in stop_words().items()), reverse=True)
    (best, language), (rival, _) = ranked[:2]
    alone = best > max(_LIKELY, 3 * rival) and len(tokens) > _SAMPLE // 10
    return language if alone or best > max(_SURE, 1.3 * rival) else None


def _share(tokens: list[bytes], words: frozenset[bytes]) -> float:
    return sum(map(words.__contains__, tokens)) / len(tokens)


def _identified(text: str) -> str | None:
    """What a language identifier says, where there is enough text and it is sure."""
    sample = text[:3000].encode("utf-8", "replace").decode()  # half characters cannot be identified
    if sum(map(str.isalpha, sample)) < _LEAST_LETTERS:
        return None
    language, probability = _identifier().classify(sample)
    return str(language) if probability > 0.9 else None


@cache
def _identifier():  # type: ignore[no-untyped-def]
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

"""The rule `wrong-language`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker import Article, Examples, Hit, Rule, Severity

from ._languages import is_unspaced, other_language

_LEAST_WORDS = 40


@dataclass(frozen=True)
class WrongLanguage(Rule):
    """The article is in another language than its record says, or in none of those that are expected.

    Why: the record's field came from the site and not from the page, or a page in another language was fetched. The
    option `expected` names the languages that may come, as codes of two letters; without it only the record is
    compared.

    Fix: none; correct the record or drop the article.

    Measured: not on real records, which rarely state a language; see the cases."""

    group = "document"
    severity = Severity.WARNING
    confidence = 0.95
    expected: tuple[str, ...] = ()
    examples = Examples(bad=[], good=["The old mill closes in June, its owners said."])

    def check(self, article: Article) -> Iterable[Hit]:
        """Yield a finding about the article."""
        return self._told(article) if article.stated_language or self.expected else ()

    def _told(self, article: Article) -> Iterator[Hit]:
        language = article.language
        if language and self.expected and language not in self.expected:
            yield Hit(None, f"The article's language is {language}, which is not among {', '.join(self.expected)}.")
        elif article.stated_language and language and len(article.text) > _LEAST_WORDS:
            yield from _compared(article, language)


def _compared(article: Article, stated: str) -> Iterator[Hit]:
    if is_unspaced(article.text, stated):
        yield Hit(None, f"The record says that the language is {stated}, but the text's script is not used for it.")
    elif len(article.tokens) >= _LEAST_WORDS and (other := other_language(article.tokens, stated)):
        yield Hit(None, f"The record says that the language is {stated}, but the text is in {other}.")

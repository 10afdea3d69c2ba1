"""The rule `mixed-language`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker import Article, Examples, Hit, Rule, Severity
from checker.words import words_of

from ._languages import TELLING, may_be_other, other_language
from ._spelling import strangers

_LEAST_WORDS = 12
_LEAST_ARTICLE = 60  # words; less of it has no language of its own
_LEAST_TELLING = 2
_QUOTES = "\"“„«'‘‹"


@dataclass(frozen=True)
class MixedLanguage(Rule):
    """A paragraph is in another language than the article.

    Why: notices about cookies and rights come in the language of the site or the reader. Quotations in the original
    are right, and left alone where they stand in quotation marks.

    Fix: none; a person decides.

    Measured: 4 of 5 findings in real articles are right."""

    group = "document"
    severity = Severity.INFO
    confidence = 0.8
    examples = Examples(
        bad=[
            "The old mill closes in June, its owners said on Monday, and the town will lose a part of its history. " * 4
            + "\n⟦Wir verwenden hier Cookies, die nicht nur für den Betrieb der Seite und die Werbung notwendig sind.⟧"
        ],
        good=["The old mill closes in June, its owners said on Monday. “Ende gut, alles gut,” said the miller."],
    )

    def check(self, article: Article) -> Iterable[Hit]:
        """Yield each paragraph in another language."""
        telling = article.memo(strangers).telling
        if len(telling) < _LEAST_TELLING or len(TELLING.intersection(telling)) < _LEAST_TELLING:
            return ()
        return _paragraphs(article)


def _paragraphs(article: Article) -> Iterator[Hit]:
    if (
        article.word_count < _LEAST_ARTICLE
        or not article.language
        or _other(article.text, article.language)  # the rule `wrong-language` says so once
    ):
        return
    for block in article.unclaimed:
        if block.text.count(" ") >= _LEAST_WORDS - 1 and block.text[0] not in _QUOTES:
            other = _other(block.text, article.language)
            if other:
                yield Hit(
                    block.span,
                    f"This paragraph is in another language ({other}) than the article ({article.language}).",
                )


def _other(text: str, language: str) -> str | None:
    """The other language that a text is surely in, where it is long enough to tell."""
    if not may_be_other(text, language):
        return None
    tokens = words_of(text)
    return other_language(tokens, language) if len(tokens) >= _LEAST_WORDS else None

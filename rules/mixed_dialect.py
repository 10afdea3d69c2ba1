"""The rule `mixed-dialect`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker import Article, Examples, Hit, Rule, Severity, Span, replace

from ._dialects import dialects
from ._spelling import places, strangers

_OXFORD = re.compile("[iy]z")  # "organize" is British too
_MOST_PLACES = 2  # what recurs is a term of the trade


@dataclass(frozen=True)
class MixedDialect(Rule):
    """A British spelling stands in an article that is spelt the American way, or the other way round.

    Why: the odd one out is often from another source, or a slip of the desk.

    Fix: the spelling that the rest of the article has; never safe, since a quotation or a title may want its own. It
    takes `min-words` different words of one kind, and a single one of the other; capitalised words are names.

    Measured: the 12 findings in 4,515 news pages were read; all are right."""

    group = "spelling"
    severity = Severity.INFO
    confidence = 0.9
    languages = frozenset({"en"})
    examples = Examples(
        bad=["The armored car and the defenses were the talk of rumors, in a ⟦cosy⟧ pub."],
        good=["The Labour Party spoke of rumors, defenses and armored cars.", "The colour of the harbour is grey."],
    )

    min_words: int = 3

    def check(self, article: Article) -> Iterable[Hit]:
        """Yield each place of the word that is spelt otherwise than the rest."""
        telling = article.memo(strangers).telling
        return _odd_ones(article, frozenset(telling), self.min_words) if len(telling) > self.min_words else ()


def _odd_ones(article: Article, telling: frozenset[bytes], least: int) -> Iterator[Hit]:
    pairs = dialects()
    british, american = telling & pairs.british, telling & pairs.american
    if not british or not american:
        return
    for odd, rest in ((british, american), (american, british)):
        if len(odd) == 1 and len({w for w in rest if not _OXFORD.search(w.decode())}) >= least:
            yield from _places(article, min(odd).decode(), pairs.other[min(odd)].decode())


def _places(article: Article, word: str, other: str) -> Iterator[Hit]:
    starts = places(article.text, word)
    if _OXFORD.search(word) or len(starts) > _MOST_PLACES:
        return
    for start in starts:
        span = Span(start, start + len(word))
        message = f"“{word}” beside words that are spelt the other way: “{other}” would match them."
        yield Hit(span, message, replace(span, other, safe=False))

"""The rule `replacement-character`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker import Article, Examples, Hit, Rule, Severity, Span

from ._characters import unusual
from ._mojibake import garbled_places

_LOST = "\ufffd"
_PLACE = re.compile("(?<![^\\W\\d_])[^\\W\\d_]*\ufffd[\\w\ufffd]*")


@dataclass(frozen=True)
class ReplacementCharacter(Rule):
    """A character was lost when the page was decoded, and a replacement character stands in its place.

    Why: the page was read in an encoding that it was not written in; what stood there is gone from the text. Fix:
    none, for the character itself is lost. Read the page again in its own encoding.

    Measured: nothing in 4,515 real news and blog articles, so no false alarm; planted ones are all found."""

    group = "encoding"
    severity = Severity.ERROR
    confidence = 0.99
    characters = _LOST
    examples = Examples(bad=["Die Menge jubelte den ⟦M�nnern⟧ zu."], good=["Die Menge jubelte den Männern zu."])

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield each word that lost a character."""
        if _LOST not in unusual(article):
            return
        garbled = garbled_places(article)
        for m in _PLACE.finditer(article.text):
            if garbled.issuperset(n for n, c in enumerate(m[0], m.start()) if c == _LOST):
                continue  # what it was is known
            yield Hit(Span(*m.span()), "A character was lost in decoding here: read the page in its own encoding.")

"""The rule `mojibake`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker import Article, Examples, Hit, Rule, Severity, Span, replace

from ._mojibake import LEADS, stretches

_LOST = "\ufffd"


@dataclass(frozen=True)
class Mojibake(Rule):
    """A character was read in the wrong encoding and became two or more others.

    Why: a page in UTF-8 was decoded as Windows-1252, Mac Roman, Windows-1251 or code page 850.

    Fix: the character that it was, safe because the stretch is valid UTF-8 when it is written back; a closing
    quotation mark that lost a byte is safe where one was opened before; no fix where the character is itself the mark
    of a loss.

    Measured: 5 of 5 findings in real articles are right."""

    group = "encoding"
    severity = Severity.ERROR
    confidence = 0.99
    characters = "".join(sorted(frozenset().union(*LEADS.values())))
    examples = Examples(
        bad=["It was the mayor⟦â€™⟧s idea.", "They met in a caf⟦Ã©⟧ by the river."],
        good=["They met in a café by the river.", "“O AMANHÔ, a street party, begins at nine."],
    )

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield each garbled stretch."""
        for start, end, text, sure in article.memo(stretches):
            span = Span(start, end)
            if _LOST in text:
                yield Hit(span, "This stands for a character that was lost before the text was garbled.")
            else:
                yield Hit(span, f"Garbled by a wrong encoding: this was “{text}”.", replace(span, text, safe=sure))

"""The rule `html-entity`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from checker import Article, Examples, Hit, Rule, Severity, Span, replace

from ._code import is_quoted, is_technical
from ._removal import removal

_ENTITY = re.compile(
    r"&(?:amp;)*(?:#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,30};|#(?:3[489]|160|8\d{3})(?!\d)|(?:nbsp|quot|lt|gt|rsquo|lsquo|rdquo|ldquo|mdash|ndash)\b)"
)
_MOST_ROUNDS = 4


@dataclass(frozen=True)
class HtmlEntity(Rule):
    """A character is written as an entity of HTML, such as &amp;eacute; or &amp;#8217;.

    Why: the page's source was escaped twice, or read without being parsed.

    Fix: the character, safe.

    Measured: 50 of 50 findings read in real articles are right."""

    group = "markup"
    severity = Severity.WARNING
    confidence = 0.98
    characters = "&"
    examples = Examples(
        bad=["The mayor⟦&#8217;⟧s office.", "A caf⟦&eacute;⟧ in Lyon."],
        good=["Marks & Spencer; Tate & Lyle; others.", "See https://example.org/?a=1&copy=2 for more."],
    )

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield each entity."""
        found = [(span, character) for span, entity in _entities(article.text) if (character := _character(entity))]
        if not found or is_technical(article):
            return
        for span, character in found:
            if not is_quoted(article.text, span.start, span.end):
                yield _hit(article, span, character)


def _entities(text: str) -> Iterator[tuple[Span, str]]:
    """What is written like an entity; places that no entity can begin at are passed over fast."""
    place = text.find("&")
    while place >= 0:
        match = _ENTITY.match(text, place)
        if match:
            yield Span(*match.span()), match.group()
        place = text.find("&", match.end() if match else place + 1)


def _hit(article: Article, span: Span, character: str) -> Hit:
    if not character.strip() and not _has_neighbours(article.text, span):
        return Hit(span, "A space written as an entity: remove it.", removal(article, span.start, span.end))
    shown = character if character.isprintable() and character.strip() else f"U+{ord(character[0]):04X}"
    return Hit(
        span, f"An entity of HTML stands for “{shown}”: write the character.", replace(span, character, safe=True)
    )


def _has_neighbours(text: str, span: Span) -> bool:
    """Whether the stretch parts two words that nothing else parts."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    return bool(before.strip() and after.strip())


@lru_cache(500)
def _character(entity: str) -> str | None:
    """What an entity stands for, unescaped as often as it was escaped; None where it is no entity."""
    text = entity
    for _ in range(_MOST_ROUNDS):
        better = unescape(text)
        if better == text:
            break
        text = better
    return text if text and len(text) <= 2 and text != entity and text != "\ufffd" else None

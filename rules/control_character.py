"""The rule `control-character`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker import Article, Edit, Examples, Fix, Hit, Rule, Severity, Span

from ._characters import unusual
from ._mojibake import stretches
from ._removal import removal

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+")
_BREAKS = frozenset("\x0b\x0c")


@dataclass(frozen=True)
class ControlCharacter(Rule):
    """A control character such as NUL stands in the text.

    Why: no writer types one, and programs that read the text may stop there.

    Fix: remove it, which is safe; a byte of Windows-1252 that was read as a control character becomes the mark that
    it stood for, a form feed becomes a line break.

    Measured: 2 of 2 findings in real articles are right."""

    group = "encoding"
    severity = Severity.WARNING
    confidence = 0.99
    characters = "".join(map(chr, [*range(9), 11, 12, *range(14, 32), *range(127, 160)]))
    examples = Examples(bad=["The mayor⟦\x01⟧ resigned."], good=["The mayor\tresigned."])

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield each run of control characters that is no part of a longer garbled stretch."""
        if not _CONTROLS.search(unusual(article)):
            return
        garbled = [range(s.start, s.end) for s in article.memo(stretches)]
        for m in _CONTROLS.finditer(article.text):
            if not any(m.start() in stretch for stretch in garbled):
                yield Hit(Span(*m.span()), _message(m.group()), _fix(article, m.group(), *m.span()))


def _message(run: str) -> str:
    names = " ".join(f"U+{ord(c):04X}" for c in dict.fromkeys(run))
    return f"A control character ({names}) stands in the text: remove it."


def _fix(article: Article, run: str, start: int, end: int) -> Fix:
    if set(run) <= _BREAKS:
        return Fix((Edit(Span(start, end), "\n"),), safe=True)
    restored = "".join(c.encode("latin-1").decode("cp1252", "ignore") if c >= "\x80" else "" for c in run)
    if restored:
        return Fix((Edit(Span(start, end), restored),), safe=True)
    return removal(article, start, end)

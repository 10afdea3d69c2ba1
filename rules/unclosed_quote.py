"""The rule `unclosed-quote`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker import Article, Block, Examples, Hit, Rule, Severity

from ._code import is_technical
from ._pairs import OPENING_QUOTES, uneven_quote_lines

_MARK = re.compile(r"""["“”](?:(?<!\d")|(?=[\s,.]*$))""")  # no inches, unless at a line's end
_OTHER_MARKS = re.compile(
    "″|„|‟|''|’’|“(?:[.,]?$| )"
)  # marks of inches, other languages, and marks set the wrong way round
_NEVER_CLOSED = "This quotation is never closed: see where it ends."
_NEVER_OPENED = "This quotation was never opened: see where it begins."
_LOOK_AROUND = 6  # paragraphs that one quotation may run over


@dataclass(frozen=True)
class UnclosedQuote(Rule):
    """A quotation is opened and never closed, or closed and never opened.

    Why: a part of the quotation was lost. A quotation that runs over paragraphs is right without its end marks, as
    long as the next paragraph opens with a mark or closes it.

    Fix: none; see on the page where the quotation ends.

    Measured: 49 of 50 findings read in real articles are right; most are a last paragraph without its end mark."""

    group = "sentence"
    severity = Severity.INFO
    confidence = 0.9
    characters = '"“”'
    examples = Examples(
        bad=[
            "⟦“⟧We were never asked about any of this, the secretary said.\nThe council meets on Friday, in the hall."
        ],
        good=[
            "“We were never asked.\n\n“Nobody was asked,” she said.",
            'The 70" screen and the 40" one cost more than the 32" one.',
        ],
    )

    def check(self, article: Article) -> Iterable[Hit]:
        """Yield each mark that has no partner."""
        lines = uneven_quote_lines(article.text)
        return _hits(article, lines) if lines else ()


def _hits(article: Article, lines: list[int]) -> Iterator[Hit]:
    for number in lines:
        if number not in article.claims.lines and (block := article.block_at_line(number)):
            yield from _partnerless(article, block)


def _partnerless(article: Article, block: Block) -> Iterator[Hit]:
    found = None if _OTHER_MARKS.search(block.text) else _lone(block)
    if found is None:
        return
    place, opens = found
    if (_goes_on(block) if opens else _began_before(block)) or is_technical(article):
        return
    yield Hit(block.part(place, place + 1), _NEVER_CLOSED if opens else _NEVER_OPENED)


def _lone(block: Block) -> tuple[int, bool] | None:
    """The first mark of a block that has no partner in it, and whether it opens a quotation."""
    text = block.text
    if "”" in text and "“" not in block.article.text:
        return None  # a language that opens its quotations with this mark too
    opened: int | None = None
    for m in _MARK.finditer(text):
        opens = m.group() == "“" or (m.group() == '"' and _opens(text, m.start()))
        if opens and opened is not None:
            return opened, True
        if not opens and opened is None:
            return m.start(), False
        opened = m.start() if opens else None
    return (opened, True) if opened is not None else None


def _opens(text: str, place: int) -> bool:
    """Whether a straight mark opens a quotation: a space or a bracket before it, and none after it."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return (not before or before in " \u00a0([—–-/'‘“") and bool(after.strip())


def _goes_on(block: Block) -> bool:
    """Whether the next paragraph opens with a mark, as a quotation over paragraphs does, or one soon closes it."""
    follower = block.next
    if follower is None or follower.text[:1] in OPENING_QUOTES:
        return follower is not None
    for _ in range(_LOOK_AROUND):
        if follower is None:
            return False
        lone = _lone(follower)
        if lone is not None:
            return not lone[1]
        follower = follower.next
    return False


def _began_before(block: Block) -> bool:
    """Whether a quotation that an earlier paragraph opened is still open."""
    earlier = block.previous
    for _ in range(_LOOK_AROUND):
        if earlier is None:
            return False
        lone = _lone(earlier)
        if lone is not None:
            return lone[1]
        earlier = earlier.previous
    return False

"""The rule `repeated-word`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker import Article, Block, Edit, Examples, Fix, Hit, Rule, Severity, Span

# Words that no sense doubles; left out are those that may follow themselves (had, that, very, her, in, on, do, so).
_WORDS = (
    "a about across after against all also although among an and any are as at be because been before being between "
    "but by can could during each first for from has have he his how if into is issue it its just know like make made "
    "making may might most must my not of one or other our people said says several should since some than the their "
    "them then there these they this those through to under until upon us used was we week were when where which while "
    "who whose will with within without would year years your"
)
_NEVER_DOUBLED = _WORDS.split()
_DOUBLED = re.compile(rf"(?<![\w'’.-])({'|'.join(_NEVER_DOUBLED)})([ \u00a0]+)\1(?![\w'’-])", re.IGNORECASE)
_PAUSES = ",;:–—…-"


@dataclass(frozen=True)
class RepeatedWord(Rule):
    """A word stands twice in a row.

    Why: the second copy is left over from an edit or from where two pieces of text were joined.

    Fix: delete the second copy, which is safe. Only words that no sentence doubles are read: not "had had", "that
    that", "very very" or names.

    Measured: the 86 findings in 4,515 news articles were read; 84 are right."""

    group = "repetition"
    severity = Severity.WARNING
    confidence = 0.95
    anchors = tuple(f" {word} {word} " for word in _NEVER_DOUBLED) + tuple(f"\n{w} {w} " for w in _NEVER_DOUBLED)
    languages = frozenset({"en"})
    examples = Examples(
        bad=["The minister spoke ⟦of of⟧ the budget."],
        good=["She said that that was all he had had to say.", "It was a very very long day."],
    )

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield each doubled word on the lines that an anchor names."""
        for line in sorted(article.screened.get(self.id, ())):
            block = article.block_at_line(line)
            if block is not None:
                yield from _in_block(block)


def _in_block(block: Block) -> Iterator[Hit]:
    for m in _DOUBLED.finditer(block.text):
        first, second = m[1], m[0][len(m[1]) + len(m[2]) :]
        if not second.islower() or block.text[max(0, m.start() - 1)] in _PAUSES:
            continue
        surplus = block.part(m.start() + len(first), m.end())
        yield Hit(block.part(*m.span()), f"“{m[0]}”: the word stands twice, delete one.", _without(surplus))


def _without(surplus: Span) -> Fix:
    return Fix((Edit(surplus, ""),), safe=True)

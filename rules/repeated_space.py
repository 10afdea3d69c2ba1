"""The rule `repeated-space`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker import Article, Block, Examples, Hit, Rule, Severity, replace

from ._claim import anchored

# Each pattern begins with the spaces, which are found fast; what has to stand before them is looked at then.
_RUN = re.compile(r"  (?:(?<=[a-zß-öø-ÿ]  )|(?<=[a-zß-öø-ÿ],  )) *(?=[^\W\d_])")
_COLUMNS = re.compile(r"   (?<=\S   ) *(?=\S)")
_TAB = re.compile(r"\t(?<=\S\t)(?=\S)")
_LEAST_LENGTH = 40  # characters; shorter lines are set in columns


@dataclass(frozen=True)
class RepeatedSpace(Rule):
    """Two or more spaces stand between two words of a sentence.

    Why: something between them was taken out. Two spaces after a sentence's end are a typist's custom, and columns
    are set with spaces; both are left alone.

    Fix: one space, safe.

    Measured: 95 of 97 findings read in real articles are right."""

    group = "punctuation"
    severity = Severity.INFO
    confidence = 0.95
    anchors = ("  ",)
    examples = Examples(
        bad=["The mayor of the old town⟦  ⟧left the hall at noon."],
        good=["The mayor left.  The band played on until noon."],
    )

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield each run of spaces."""
        for block in anchored(article, self.id):
            runs = list(_RUN.finditer(block.text)) if len(block.text) >= _LEAST_LENGTH else []
            for m in runs if runs and not _is_set(block) else ():
                span = block.part(*m.span())
                yield Hit(span, "More than one space between two words: one is enough.", replace(span, " ", safe=True))


def _is_set(block: Block) -> bool:
    """Whether a line is set in columns or set in."""
    text, before = block.text, block.article.text[max(0, block.start - 1) : block.start]
    return _COLUMNS.search(text) is not None or _TAB.search(text) is not None or before not in ("", "\n")

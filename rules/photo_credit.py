"""The rule `photo-credit`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.article import Article
from checker.rule import Examples, Hit, Rule, Severity, Stage

from ._claim import anchored, claim
from ._credits import ANCHORS, is_agency, is_credit

_LONGEST = 150
# "OSLO (AP)", cut from the text that it opens.
_DATELINE = re.compile(r"[A-Z][A-Z .,’'-]{2,40}(?:, [A-Z][a-z]+\.?)? ?\([A-Z][\w/ ]{1,20}\)")


@dataclass(frozen=True)
class PhotoCredit(Rule):
    """A line names the photographer or the agency of a picture.

    Why: the picture is not in the text, and its credit reads there like a broken sentence.

    Fix: delete the line; a person decides, for one page in five keeps the credit with its text.

    Measured: 119 of the 121 findings on 4,500 real articles are right, all read.
    """

    group = "stray-content"
    severity = Severity.WARNING
    confidence = 0.95
    stage = Stage.CLAIM
    anchors = ANCHORS
    examples = Examples(
        bad=[
            "The bridge opened.\n\n⟦Photo: Jane Doe, AP⟧\n\nTraffic began.",
            "The flood.\n⟦Xinhua News via Twitter⟧\nIt rose.",
        ],
        good=["Photo by photo, the agency rebuilt its archive.", "Reuters reported the talks first."],
    )

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield the lines that are credits and nothing else."""
        for block in anchored(article, self.id):
            if block.end - block.start <= _LONGEST and is_credit(block.core) and not _DATELINE.fullmatch(block.text):
                confidence = 0.85 if is_agency(block.core) else 0.88
                yield claim(block, "The credit of a picture, not the article's text: delete the line.", confidence)

"""The rule `caption`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.article import DECORATION, Article, Block
from checker.rule import Examples, Hit, Rule, Severity, Stage

from ._captions import ANCHORS, caption_confidence, is_gallery_mark, names_a_thing
from ._claim import anchored, claim
from ._credits import is_credit
from ._people import is_list_of_people

_QUOTES = "“‘\"'«„"
_MESSAGE = "The caption of a picture that is not in the text: delete the line."
_GALLERY = "The counter or button of a picture gallery: delete the line."


@dataclass(frozen=True)
class Caption(Rule):
    """A line describes a picture of the page.

    Why: the picture is not in the text, and its caption interrupts the story there.

    Fix: delete the line; where only the wording speaks for a caption, a person decides.

    Measured: 117 of the 122 findings on 4,500 real articles are right, all read.
    """

    group = "stray-content"
    severity = Severity.WARNING
    confidence = 0.93
    stage = Stage.CLAIM
    anchors = ANCHORS
    examples = Examples(
        bad=[
            "The flood rose.\n\n⟦A farmer stands on a dam near Lodi, Calif., Nov. 19, 2019. (AP/J. Doe)⟧\n\nIt fell.",
            "The strike went on.\n\n⟦FILE PHOTO: Workers march in Lille, France, May 1, 2019.⟧\n\nTalks followed.",
        ],
        good=["The mayor, who stands on the left of her party, spoke on Tuesday, Nov. 19, 2019, and said little."],
    )

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield the lines that are captions, by their words or by the credit beside them."""
        for block in anchored(article, self.id):
            if is_gallery_mark(block.core):
                yield claim(block, _GALLERY, 0.92 if len(block.core) > 5 else 0.85)
            elif len(block.core) <= 150 and is_credit(block.core):
                yield from _beside_credit(block)
            elif sure := caption_confidence(_bare(block)):
                quoted = block.core[0] in _QUOTES  # what somebody said can be the article's, credit or not
                yield claim(block, _MESSAGE, min(sure, 0.85) if quoted else sure)


def _bare(block: Block) -> str:
    """The line without what dresses it up, but with the brackets and marks that end it."""
    text = block.text.lstrip(DECORATION).rstrip(" *•»>")
    return text[:-1] if text[-1:] == ")" and text.count(")") > text.count("(") else text


def _beside_credit(credit: Block) -> Iterator[Hit]:
    """Captions that have no mark of their own and stand before or after a credit."""
    before, after = credit.previous, credit.next
    if before and before.index > 0 and before is not before.article.headline and names_a_thing(before.core):
        yield claim(before, _MESSAGE, 0.75)
    if after and len(after.text) < 200 and is_list_of_people(after.core):
        yield claim(after, _MESSAGE, 0.85)

"""The rule `repeated-paragraph`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from checker import Article, Examples, Hit, Related, Role, Rule, Severity, delete

from ._copies import Copy, copies

_SAFE_LENGTH = 80  # characters; nobody writes so long a line twice on purpose
_MOST = 12  # copies; with more of them the text is a thread of comments with its signatures and quotations
_TABLE = re.compile(r"[|\t]|\.{4}|_{3}")
_MOST_DIGITS = 0.2  # of the characters; rows of a table have more


@dataclass(frozen=True)
class RepeatedParagraph(Rule):
    """A paragraph stands in the article twice, word for word.

    Why: pages print a summary, a caption or a pull quote in several places, and the scraper took them all.
    Refrains, table rows and short lines may be meant.

    Fix: delete the later copy, safe where the paragraph is long.

    Measured: 36 of 38 findings in real articles are right."""

    group = "repetition"
    severity = Severity.ERROR
    confidence = 0.95
    examples = Examples(
        bad=[
            "The council voted on Monday to close the old bridge for a year.\nTraffic will be led through the park.\n"
            "⟦The council voted on Monday to close the old bridge for a year.⟧"
        ],
        good=["Yes.\nNo.\nYes."],
    )

    def check(self, article: Article) -> Iterable[Hit]:
        """Yield each later copy."""
        found = article.memo(copies).single
        return [_hit(copy) for copy in found if _counts(article, copy)] if 0 < len(found) <= _MOST else ()


def _hit(copy: Copy) -> Hit:
    block = copy.block
    safe = len(block.text) >= _SAFE_LENGTH and block.ends_like_prose
    return Hit(
        block.span,
        "This paragraph stands in the article twice: delete the copy.",
        delete(block, safe=safe),
        related=(Related(copy.original.span, "The paragraph stands here first."),),
    )


def _counts(article: Article, copy: Copy) -> bool:
    """Whether the copy is one that no other rule speaks of and no writer means."""
    block, original = copy
    if article.claims.of(block.line) or article.claims.of(original.line):
        return False
    if (
        original.role is Role.HEADLINE
        or (block.role is Role.LIST_ITEM and len(block.text) < _SAFE_LENGTH)
        or _is_row(block.text)
    ):
        return False
    if article.lines[block.line][:1].isspace() or block.text[0].islower():  # set in, or a part of a hard-wrapped text
        return False
    return block.ends_like_prose and not block.text.endswith((":", "?", ";"))


def _is_row(text: str) -> bool:
    """Whether a line looks like a row of a table or a form."""
    return _TABLE.search(text) is not None or sum(map(str.isdigit, text)) > _MOST_DIGITS * len(text)

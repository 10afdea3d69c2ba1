"""The rule `raw-url`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker import Article, Examples, Hit, Rule, Severity, delete

from ._claim import anchored

_URL = re.compile(
    r"(?:(?:https?|ftp)://|www\.)\S+|(?:pic\.twitter\.com|t\.co|bit\.ly|youtu\.be)/\S+|(?:data:image|blob:)\S+", re.I
)

_MOST = 3


@dataclass(frozen=True)
class RawUrl(Rule):
    """A line is nothing but the address of a page or a picture.

    Why: it is what became of an embedded post, video or picture. Addresses inside sentences are the writer's.

    Fix: none by itself, for the article may speak of the address; a person may choose to delete the line. More than
    three such lines are a list of links, and meant.

    Measured: 20 of 22 findings read in real articles are right."""

    group = "markup"
    severity = Severity.INFO
    confidence = 0.9
    anchors = (
        "\nhttp",
        "\nwww.",
        "\nftp://",
        "\npic.twitter",
        "\nt.co/",
        "\nbit.ly/",
        "\nyoutu.be/",
        "\ndata:image",
        "\nblob:",
    )
    examples = Examples(
        bad=["The bridge opens on Monday.\n⟦https://example.org/embed/1234⟧\nThe mayor will cut the ribbon."],
        good=["Write to https://example.org/contact for tickets."],
    )

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield each line that is an address."""
        found = [block for block in anchored(article, self.id) if _URL.fullmatch(block.core)]
        if len(found) > _MOST:
            return
        for block in found:
            if not (block.previous and block.previous.text.endswith(":")):
                message = "The line is nothing but an address: see what was embedded there, or delete it."
                yield Hit(block.core_span, message, alternatives=(delete(block, safe=False),))

"""The rule `index-page`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker import Article, Block, Examples, Hit, Rule, Severity

from ._claim import word_list

_LONGEST = 600  # characters of a teaser; an article's paragraphs are soon longer
_LABEL = 24
_MOST_APART = 8  # lines from one teaser's mark to the next
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LABELS = tuple(sorted(word_list("index-page/labels.txt")))
_DATES = "timestamp"  # the rule that claims lines with nothing but a date


@dataclass(frozen=True)
class IndexPage(Rule):
    """The page lists articles instead of being one: teasers, each with its date or its link to read on.

    Why: the address was that of a section, a tag or a search, or the article has moved; what was scraped is the
    beginnings of many texts.

    Fix: none; take the articles that the page links to. `teasers` is how many there have to be.

    Measured: no finding in 4,900 real articles, which is right; planted ones are all found."""

    group = "document"
    severity = Severity.ERROR
    confidence = 0.9
    anchors = ("", *_LABELS)  # always called: dates make an index, too
    teasers: int = 4
    examples = Examples(
        bad=[
            "Harbour opens\nFerries sail.\n7 August 2025Explore more\nMayor goes\nIn May.\n3 August 2025Explore more\n"
            "Bridge closed\nUntil spring.\n1 August 2025Explore more\nSchools open\nSoon.\n30 July 2025Explore more"
        ],
        good=["The harbour opened on Monday.\n\nRead more\n\nFerries sail at noon, the mayor said.\n\nRead more"],
    )

    def check(self, article: Article) -> Iterable[Hit]:
        """Yield one finding on the whole article when the marks of teasers run through it."""
        labelled = article.screened.get(self.id)
        return self._hits(article, labelled or ()) if labelled or len(article.claims.lines) >= self.teasers else ()

    def _hits(self, article: Article, labelled: Iterable[int]) -> Iterator[Hit]:
        blocks = article.blocks
        if len(blocks) < 2 * self.teasers:
            return
        for marks in (_links(article, labelled), _dates(article)):
            if len(marks) >= self.teasers and _runs_through(marks, len(blocks)):
                if max(map(len, article.lines)) <= _LONGEST:
                    yield Hit(
                        None, f"A list of {len(marks)} teasers, not an article: take the articles that it links to."
                    )
                return


def _links(article: Article, lines: Iterable[int]) -> list[int]:
    """The blocks, of those on some lines, that end with a label such as "read more"; none where the first is late."""
    blocks = [block for line in sorted(lines) if (block := article.block_at_line(line)) and _is_link(block)]
    return [block.index for block in blocks] if blocks and blocks[0].index < _MOST_APART else []


def _is_link(block: Block) -> bool:
    return block.text[-_LABEL:].lower().rstrip(" .…»›→>]").endswith(_LABELS)


def _dates(article: Article) -> list[int]:
    """The lines that are dates with their year, no two the same."""
    lines = sorted(line for line, claim in article.claims.lines.items() if claim.rule == _DATES)
    blocks = [block for line in lines if (block := article.block_at_line(line))]
    return list({block.text: block.index for block in blocks if _YEAR.search(block.text)}.values())


def _runs_through(marks: list[int], count: int) -> bool:
    """Whether marks come again and again from the beginning of the text to its end, with lines between them."""
    gaps = [b - a for a, b in zip([-1, *marks], [*marks, count], strict=True)]
    return max(gaps) <= _MOST_APART and min(gaps[1:-1]) > 1

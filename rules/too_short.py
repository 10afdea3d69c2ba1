"""The rule `too-short`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from checker import Article, Examples, Hit, Rule, Severity
from checker.block import WORD, Block, Lines
from checker.native import in_c
from checker.tally import count_of

_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_PER_WORD = 2  # characters of a script that is written without spaces; one word has about two
_LONGEST_WORDS = 16  # bytes; a text with more of them than this for each word asked for need not be counted


@dataclass(frozen=True)
class TooShort(Rule):
    """The article has fewer words than an article has, as set by `min-words`, lines that other rules claim left out.

    Why: a teaser, an error message or an empty page was taken for the article.

    Fix: none; fetch the page again, or lower `min-words` where short notices are wanted.

    Measured: 4 of 4 findings in real articles are right."""

    group = "document"
    severity = Severity.WARNING
    confidence = 0.9
    min_words: int = 30
    examples = Examples(bad=["The mayor resigned."], good=["The old mill closes in June, its owners said. " * 5])

    def check(self, article: Article) -> Iterable[Hit]:
        """Yield a finding about the article where it has words, but fewer than `min_words`."""
        return () if _is_long(article, _LONGEST_WORDS * self.min_words) else _found(article, self.min_words)


def _found(article: Article, least: int) -> Iterator[Hit]:
    words = _words(article, least)
    if words < least and any(map(str.isalnum, article.text)):
        told = count_of(words, "word")
        yield Hit(None, f"The article has {told}, fewer than {least}: see whether the rest is missing.")


def _is_long(article: Article, length: int) -> bool:
    """Whether what nobody claims is longer than a length, white space around it included."""
    claimed, whole = article.claims.lines, len(article.text)
    if not claimed or whole <= length:
        return whole > length
    if unclaimed_size(article.blocks, claimed, length + 1) > length:
        return True
    starts = [*article.line_starts, whole + 1]
    return whole - sum([starts[line + 1] - starts[line] - 1 for line in claimed]) > length


@in_c
def unclaimed_size(lines: Lines[Block], claimed: dict[int, Any], enough: int) -> int:
    """The number of characters on lines whose numbers are not claimed, counted no further than is enough."""
    size = 0
    for line in lines:
        if size >= enough:
            break
        size += len(line.text) if line.line not in claimed else 0
    return size


def _words(article: Article, enough: int) -> int:
    """The number of words on lines that nobody claims, counted no further than is enough."""
    count = 0
    for block in article.unclaimed:
        unspaced = len(_UNSPACED.findall(block.text))
        count += unspaced // _PER_WORD + (len(WORD.findall(block.text)) if not unspaced else 0)
        if count >= enough:
            break
    return count

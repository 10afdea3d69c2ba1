"""The rule `too-short`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker import Article, Examples, Hit, Rule, Severity
from checker.block import WORD
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

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield a finding about the article where it has words, but fewer than `min_words`."""
        if _is_long(article, _LONGEST_WORDS * self.min_words):
            return
        words = _words(article, self.min_words)
        if words < self.min_words and any(map(str.isalnum, article.text)):
            told = count_of(words, "word")
            yield Hit(None, f"The article has {told}, fewer than {self.min_words}: see whether the rest is missing.")


def _is_long(article: Article, length: int) -> bool:
    """Whether what nobody claims is longer than a length, white space around it included."""
    unclaimed = len(article.text)
    if unclaimed > length and article.claims.lines:
        starts = [*article.line_starts, unclaimed + 1]
        unclaimed -= sum([starts[line + 1] - starts[line] - 1 for line in article.claims.lines])
    return unclaimed > length


def _words(article: Article, enough: int) -> int:
    """The number of words on lines that nobody claims, counted no further than is enough."""
    count = 0
    for block in article.unclaimed:
        unspaced = len(_UNSPACED.findall(block.text))
        count += unspaced // _PER_WORD + (len(WORD.findall(block.text)) if not unspaced else 0)
        if count >= enough:
            break
    return count

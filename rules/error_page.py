"""The rule `error-page`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from checker import Article, Block, Examples, Hit, Rule, Severity

from ._claim import anchored

_LONGEST = 3000  # characters; no error page says more
_SHORT_LINE = 40  # words; a longer line is no message
_BANNER = "cookie-notice"  # a page of nothing but this rule's lines is no article either


def _phrases() -> tuple[str, ...]:
    """The phrases as anchors: a newline before those that begin a line."""
    lines = (Path(__file__).parent / "words/error-page/phrases.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.replace("> ", "\n", 1) if line[0] == ">" else line for line in lines if line[0] != "#")


_PHRASES = _phrases()


@dataclass(frozen=True)
class ErrorPage(Rule):
    """The page is an error message, a robot check or a consent banner, and nothing else.

    Why: the site answered the scraper, not a reader; the article was never fetched.

    Fix: none; fetch the page again, with a browser where the page is made by scripts. An article that has more than
    `max-words` words besides the message is left alone: it may well report on one."""

    group = "document"
    severity = Severity.ERROR
    confidence = 0.95
    anchors = (*_PHRASES, "cookie", "kakor", "çerez")
    max_words: int = 50
    examples = Examples(
        bad=["Please verify you are a human\nAccess to this page has been denied because of unusual traffic."],
        good=['Visitors to the shop\'s site saw "403 Forbidden" all morning. ' * 8],
    )

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield a finding about the article where next to nothing stands beside the message."""
        if len(article.text) > _LONGEST:
            return
        message = next((b for b in anchored(article, self.id) if _is_message(b)), None)
        banner = any(claim.rule == _BANNER for claim in article.claims.lines.values())
        if message and self._few_words(article, self.max_words):
            yield Hit(None, f"The page says “{_shortened(message.text)}” and little else: fetch the article again.")
        elif banner and self._few_words(article, 0):
            yield Hit(None, "The page is a cookie notice and nothing else: fetch the article again.")

    def _few_words(self, article: Article, most: int) -> bool:
        """Whether the lines that are neither message nor claimed hold at most so many words."""
        words = (word for b in article.unclaimed if not _is_message(b) for word in b.words)
        return sum(1 for _ in islice(words, most + 1)) <= most


def _is_message(block: Block) -> bool:
    line = "\n" + block.core.lower()
    return any(phrase in line for phrase in _PHRASES) and len(block.words) <= _SHORT_LINE


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"

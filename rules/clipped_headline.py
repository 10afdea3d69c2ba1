"""The rule `clipped-headline`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.article import Article, Block, fold
from checker.rule import Examples, Hit, Rule, Severity, replace

from ._claim import word_list
from ._headlines import without_site

_LONGEST = 400
_CUT_FROM = 55  # characters; feeds and search results cut at about sixty, while a writer's pause ends a short line


@dataclass(frozen=True)
class ClippedHeadline(Rule):
    """The headline stops with dots, its end cut off.

    Why: feeds and search results shorten headlines, and the short form was taken.

    Fix: the whole headline, where the text has it.

    Measured: too rare on 4,500 real articles to say; one finding.
    """

    group = "headline"
    severity = Severity.WARNING
    confidence = 0.9
    fewest_words: int = 5
    examples = Examples(
        bad=["⟦Mayor wins the vote by a wide margin in...⟧\n\nShe won."],
        good=["And then she was gone...\n\nIt is a book."],
    )

    def check(self, article: Article) -> Iterable[Hit]:
        """Yield the headline when its end is cut off."""
        headline = article.headline
        if headline is None or not ("..." in headline.text or "…" in headline.text) or len(headline.text) > _LONGEST:
            return ()
        return self._hits(headline)

    def _hits(self, headline: Block) -> Iterator[Hit]:
        text = without_site(headline.text)
        if not text.endswith(("…", "...")) or text.endswith("....") or len(text.split()) < self.fewest_words:
            return
        begun = text.rstrip(".… ")
        span = headline.part(0, len(text))
        whole = _whole(headline.article, begun)
        if whole:
            yield Hit(span, "The headline is cut off: the text has it whole.", replace(span, whole, safe=False))
        elif (_stops_inside(begun) or _is_cut_length(begun)) and not text[len(begun) :].startswith(" "):
            yield Hit(span, "The headline is cut off: take it whole from the page.", confidence=0.75)


def _whole(article: Article, begun: str) -> str | None:
    """The line among the first that goes on where the headline stops."""
    start = fold(begun)
    for block in article.blocks[:8]:
        line = fold(block.core)
        if line.startswith(start) and 0 < len(line) - len(start) < 120 and not block.ends_like_prose:
            return block.core
    return None


def _stops_inside(begun: str) -> bool:
    """Whether the last word leads on, so that the dots are no writer's pause."""
    last = begun.split()[-1].lower().strip(",;:")
    return begun[-1] in ",;:-" or last in word_list("headline/leading.txt")


def _is_cut_length(begun: str) -> bool:
    """Whether the headline is as long as those that are cut, and has no other pause in it."""
    return len(begun) >= _CUT_FROM and "…" not in begun and "..." not in begun

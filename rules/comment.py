"""The rule `comment`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.article import Article
from checker.rule import Examples, Hit, Rule, Severity, Stage

from ._claim import anchored, claim, claim_all
from ._threads import ANCHORS, line_kind, tag_lists, thread


@dataclass(frozen=True)
class Comment(Rule):
    """A line stands below the article: readers' comments and their headings, tags, notes about the article.

    Why: it came after the article's end, and somebody else wrote it.

    Fix: delete the line. Comments themselves are one finding from the first to the last, and a person decides on them,
    since they read like prose.

    Measured: all of 75 headings, tags and notes read on real articles are right, and 13 of 16 threads.
    """

    group = "stray-content"
    severity = Severity.WARNING
    confidence = 0.93
    stage = Stage.CLAIM
    anchors = ANCHORS
    examples = Examples(
        bad=["The vote is over.\n\n⟦Tags: vote, mayor, council⟧\n⟦12 Comments⟧"],
        good=["Comments by the mayor angered the council."],
    )

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield the lines below the article."""
        lines = anchored(article, self.id)
        start = thread(article, lines)
        end = len(article.blocks) if start is None else start
        for block in lines:
            what, sure = line_kind(block) if block.index < end else ("", 0.0)
            if what:
                yield claim(block, f"{what}, not the article's text: delete the line.", sure)
        for block in tag_lists(article):
            if block.index < end:
                yield claim(block, "Tags of the page, not the article's text: delete the line.", 0.85)
        if comments := article.blocks[end:]:
            count = f"{len(comments)} lines: delete them" if len(comments) > 1 else "one line: delete it"
            yield claim_all(comments, f"Readers' comments below the article, {count}.", 0.8)

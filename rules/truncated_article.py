"""The rule `truncated-article`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from checker import Article, Block, Examples, Hit, Role, Rule, Severity, Span

from ._endings import ends_in_cut_word, open_end, stops, unclaimed

_MARKED_CUT = re.compile(
    r"\s\[(?:…|\.{3})\]$|\[\+\d+ chars\]$|(?:…|\.{3})\s*[\[(]?(?:continue reading|read (?:more|on))[^.!?]{0,30}$", re.I
)
_OPENER = re.compile(  # a paragraph of one such word is the beginning of one
    r"all|some|many|most|it|he|she|they|we|i|you|there|one|two|at|as|for|if|when|while|since|because|in|on|by|with|from|"
    r"to|this|that|these|those|the|a|an|his|her|their|our|my|its|mr|mrs|ms|dr|der|die|das|ein|eine|le|la|les|un|une|el|los|las",
    re.I,
)
_LAST_WORD = re.compile(r"(?:^|\s)[“\"'‘(]*[^\W\d_A-Z]+(?:[-’'][^\W\d_A-Z]+)*,?\s*$")
_NEVER_LAST = re.compile(r" (?:the|a|an|and|or|but|than|their|its|our|my|your|because|whether|und|oder)\Z")
_LEAST_BRIEF = 5  # words
_MOST_AFTER = 4  # blocks after the last that nobody claims; beyond that it is one of many comments
_LEAST_WORDS = 8  # of a sentence that breaks off at a space before its dots
_TAIL = 60  # characters at the end in which the mark of a cut stands
_LEAST_ARTICLE = 200  # characters; in less there is nothing to judge by


@dataclass(frozen=True)
class TruncatedArticle(Rule):
    """The article stops in the middle of a sentence, and the rest is missing.

    Why: a paywall or a teaser was scraped instead of the article, or the scraper's limit was reached.

    Fix: none; the rest has to be fetched.

    Measured: 12 of 13 findings in real articles are right; of planted ones 95 % and more are found."""

    group = "sentence"
    severity = Severity.ERROR
    confidence = 0.92
    examples = Examples(
        bad=[
            "The mill on the river closes in June, its owners said on Monday, after ninety years.\n"
            "The union was not asked, and its secretary heard of it from the paper, he said.\n"
            "The town will lose two hundred jobs in a single year, more than it has lost since the war.\n⟦Some...⟧"
        ],
        good=[
            "The mill on the river closes in June, its owners said on Monday, after ninety years.\n"
            "The union was not asked, and its secretary heard of it from the paper, he said.\nAnd so it goes..."
        ],
    )

    def check(self, article: Article) -> Iterable[Hit]:
        """Yield the sentence in which the article stops."""
        last = open_end(article.blocks, article.claims.lines)
        if last is None or last.index == 0 or len(article.text) < _LEAST_ARTICLE:
            return ()
        confidence = _stop(article, last)
        if confidence is None:
            return ()
        return [
            Hit(_unended(last), "The article stops before its sentence ends: fetch the rest.", confidence=confidence)
        ]


def _stop(article: Article, last: Block) -> float | None:
    """How sure it is that the last block stops in mid-sentence; None where it ends or its dots may be the writer's."""
    if _MARKED_CUT.search(last.text, max(0, len(last.text) - _TAIL)):
        return 0.95 if len(article.blocks) - last.index <= _MOST_AFTER else None
    if not last.text.endswith(("...", "…")):
        found = next((stop.confidence for stop in stops(article) if stop.block is last), _brief_stop(last))
        return found if found and _LAST_WORD.search(last.text) and last.role is not Role.LIST_ITEM else None
    sentence = _before_dots(last.text)
    words = sentence.split()
    if not words:
        return None
    if ends_in_cut_word(sentence.rstrip()) or _is_opener(last):
        return 0.95
    return 0.9 if sentence[-1].isspace() and len(words) >= _LEAST_WORDS and words[-1].islower() else None


def _before_dots(text: str) -> str:
    """What stands between the last of other dots and those that end a text."""
    rest = text[:-1] if text.endswith("…") else text.rstrip(".")
    return rest[max(rest.rfind("."), rest.rfind("…")) + 1 :]


def _brief_stop(last: Block) -> float | None:
    """How sure it is that a brief last line stops: after prose, with a word that nothing ends with."""
    if last.text.count(" ") < _LEAST_BRIEF - 1 or not last.text[0].isupper() or not _NEVER_LAST.search(last.text):
        return None
    before = unclaimed(last, "previous")
    return 0.9 if before is not None and before.ends_like_prose and before.role is Role.PARAGRAPH else None


def _unended(last: Block) -> Span:
    """The sentence that is cut, with the mark of the cut and what is added to it."""
    mark = _MARKED_CUT.search(last.text, max(0, len(last.text) - _TAIL))
    end = last.start + mark.start() if mark else last.end
    return Span(max(s.start for s in last.sentences if s.start <= end), last.end)


def _is_opener(last: Block) -> bool:
    """Whether the block is a single word that sentences begin with, after a paragraph that ends."""
    before = unclaimed(last, "previous")
    return before is not None and before.ends_like_prose and _OPENER.fullmatch(last.text.rstrip(".… ")) is not None

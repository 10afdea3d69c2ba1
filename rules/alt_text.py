"""The rule `alt-text`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from checker.article import Article, Block
from checker.rule import Examples, Hit, Rule, Severity, Stage

from ._claim import claim
from ._credits import is_credit
from ._short_lines import ShortLines, short_lines

_FILE = re.compile(
    r"[\w%()., @+&-]{1,120}\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?|avif|heic|mp4|pdf)(?:\s*\(\d.*\))?", re.I
)
_CAMERA = re.compile(
    r"(?:IMG|DSC[NF]?|DCIM|PHOTO|image|img|screenshot|screen shot|foto|bild|photo|untitled)"
    r"[-_ ]?\d[\w.-]*(?: ?\(\d+\))?",
    re.I,
)
_FEW_SPACES = 3  # in the names that cameras give
_LONGEST_CREDIT = 120
_MOST = 40  # lines in lower case; with more of them the text is verse, code or chat
_MESSAGE = "The alternative text or file name of a picture, not the article's text: delete the line."


@dataclass(frozen=True)
class AltText(Rule):
    """A line is the file name of a picture, or the words in lower case that stood in its place.

    Why: pages keep them for those who cannot see the picture; the story never reads them.

    Fix: delete the line. It is told by names that the article writes with capitals everywhere else.

    Measured: all of four findings on 4,500 real articles are right.
    """

    group = "stray-content"
    severity = Severity.WARNING
    confidence = 0.9
    stage = Stage.CLAIM
    most_words: int = 9
    examples = Examples(
        bad=[
            "Anna Meier met Ben Kahn.\n\n⟦anna meier ben kahn⟧\n\nThey spoke. Later Anna Meier left.",
            "It rained.\n⟦IMG_2041.jpg⟧\nIt stopped.",
        ],
        good=["steamed broccoli\nfresh cranberries", "The file IMG_2041.jpg was lost."],
    )

    def check(self, article: Article) -> Iterable[Hit]:
        """Yield the lines that stood in the place of a picture."""
        short = article.memo(short_lines)
        return self._hits(short) if short.named or short.lower else ()

    def _hits(self, short: ShortLines) -> Iterator[Hit]:
        files = [block for block in short.named if _is_file_name(block)]
        yield from (claim(block, _MESSAGE, 0.92) for block in files)
        named = frozenset(files)
        in_lower_case = [block for block in short.lower if block not in named and _begins_line(block)]
        if len(in_lower_case) <= _MOST:
            yield from (claim(block, _MESSAGE, 0.9) for block in in_lower_case if self._is_description(block))

    def _is_description(self, block: Block) -> bool:
        """Whether a line in lower case names what the article always writes with capitals, or stands by a credit."""
        words = block.core.split()
        if not 2 <= len(words) <= self.most_words or not all(word.islower() and word[0].isalpha() for word in words):
            return False
        if block.ends_like_prose or any(mark in block.core for mark in "@=:") or not _continues_nothing(block):
            return False
        others = (word for word in words if not _is_name(word, block.article.text))
        few = len(words) // 2
        if sum(1 for _ in islice(others, few + 1)) <= few:
            return True
        after = block.next
        return after is not None and len(after.text) < _LONGEST_CREDIT and is_credit(after.core)


def _is_name(word: str, text: str) -> bool:
    """Whether a text has a word in lower case with a capital everywhere else."""
    return len(word) > 1 and not _is_repeated(f" {word}", text) and f" {word.title()}" in text


def _is_repeated(part: str, text: str) -> bool:
    """Whether a text has a part twice: asked first, since of a common word that is soon known."""
    first = text.find(part)
    return first >= 0 and text.find(part, first + len(part)) >= 0


def _is_file_name(block: Block) -> bool:
    text, is_dressed = block.text, block.text[-1] in ")]"
    if (is_dressed or text[-1].isdigit()) and text.count(" ") <= _FEW_SPACES:
        core = block.core
        if core[-1:].isdigit() and _CAMERA.fullmatch(core):
            return True
    return "." in (text if is_dressed else text[-6:]) and _FILE.fullmatch(block.core) is not None


def _begins_line(block: Block) -> bool:
    """Whether no white space stands before the line."""
    return block.start == 0 or block.article.text[block.start - 1] == "\n"


def _continues_nothing(block: Block) -> bool:
    """Whether the line before has come to an end, so that the lower case is no broken line going on."""
    before = block.previous
    return before is None or before.line < block.line - 1 or before.ends_like_prose or not before.text[-1].isalnum()

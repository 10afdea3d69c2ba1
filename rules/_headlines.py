"""Whether a line says the headline again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from checker.article import DECORATION, Block, fold
from checker.native import in_c

_SITE = re.compile(r"\s+(?:[|•·»:–—-]|::|//)\s+(?=[^|•·»–—]{2,40}$)")
_BEGINNING = re.compile(r"\w[\w ]{0,11}")
_BEGINNING_IN_ASCII = re.compile(r"[\w ]{0,12}", re.ASCII)
_ASCII = re.compile("[\0-\x7f]*")
_OPENING = DECORATION + "\"'“”‘’„"
_SENTENCE_END = re.compile(r"(?<!\.\.)[.,;][\"'”’]*$")
_LONGEST = 400
_FEWEST = 3  # words that a headline needs for its copy to be told from a phrase
_CLIPPED = 0.5  # the share of the headline that a clipped copy must hold


def without_site(text: str) -> str:
    """A headline without the site's name after its last bar or dash."""
    marks = list(_SITE.finditer(text))
    return text[: marks[-1].start()] if marks else text


def repeats(headline: str, line: str) -> bool:
    """Whether a line is the headline again, in another case, with or without the site's name, or with its end cut."""
    if len(headline) > _LONGEST or len(line) > _LONGEST:
        return False
    if abs(len(headline) - len(line)) > 60 and not line.rstrip().endswith(("…", "...")):
        return False
    if _SENTENCE_END.search(line) and not _SENTENCE_END.search(headline):
        return False  # a sentence of the body in the headline's words
    mine, theirs = fold(headline), fold(line)
    if not theirs or mine.count(" ") < _FEWEST - 1:
        return mine == theirs and bool(theirs)
    if mine == theirs or fold(without_site(line)) == mine or fold(without_site(headline)) == theirs:
        return True
    return _is_clipped(mine, theirs, line) or _is_close(mine, theirs)


def _is_clipped(mine: str, theirs: str, line: str) -> bool:
    cut = line.rstrip().endswith(("…", "..."))
    if cut and mine.startswith(theirs):
        return len(theirs) >= _CLIPPED * len(mine)
    return theirs.count(" ") >= 3 and len(theirs) >= 0.75 * len(mine) and mine.startswith(theirs + " ")


def _is_close(mine: str, theirs: str) -> bool:
    """For a word more, less or other in a long headline."""
    if mine.count(" ") < 5 or abs(len(mine) - len(theirs)) > 0.15 * len(mine) or mine[:4] != theirs[:4]:
        return False
    return SequenceMatcher(None, mine.split(), theirs.split(), autojunk=False).ratio() >= 0.9


def begin_with_headline(headline: Block, lines: list[Block]) -> list[Block]:
    """Those of some lines that do begin with the headline's first words, whatever the case."""
    begin = _BEGINNING.search(headline.core.lower())
    if begin is None:
        return []
    return [line for line in lines if line.text.lstrip(_OPENING)[: len(begin[0])].lower() == begin[0]]


@in_c
def begin_alike(blocks: Sequence[Block], headline: Block) -> list[Block]:
    """The lines after the headline that may begin with its first words: a cheap first test.

    Letters of ASCII tell. Marks may stand before the words; none of them is a letter.
    """
    words = _begin_in_ascii(headline.core)
    if words is None:
        return []
    found = []
    for block in blocks[headline.index + 1 if headline.field == "text" else 0 :]:
        begin = _without_opening(block.text)[: len(words)]
        told = _ASCII.match(begin)
        if told and words.startswith(told[0].lower()) and (len(told[0]) == len(words) or len(begin) > len(told[0])):
            found.append(block)
    return found


def _without_opening(line: str) -> str:
    """A line without the marks and the white space before its words."""
    first = next((n for n, c in enumerate(line) if not (c.isspace() or c in _OPENING)), len(line))
    return line[first:]


def _begin_in_ascii(headline: str) -> str | None:
    """Of a headline's first words, in lower case, what precedes the first letter beyond ASCII; None without words."""
    for place, letter in enumerate(headline):
        if letter == "_" or letter.isalnum() or letter.lower() != letter:
            begin = _BEGINNING_IN_ASCII.match(headline, place)
            return begin[0].lower() if begin else ""
    return None

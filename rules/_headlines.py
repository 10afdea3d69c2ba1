"""Whether a line says the headline again."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

from checker.article import DECORATION, Block, fold

_SITE = re.compile(r"\s+(?:[|•·»:–—-]|::|//)\s+(?=[^|•·»–—]{2,40}$)")
_BEGINNING = re.compile(r"\w[\w ]{0,11}")
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


def may_repeat(headline: Block) -> list[Block]:
    """The lines after the headline that begin with its first words, whatever the case: a cheap first test."""
    begin = _BEGINNING.search(headline.core.lower())
    if begin is None:
        return []
    words = begin[0]
    may_begin = _first_letters(words[0])
    first = 0 if headline.field == "title" else headline.index + 1
    return [
        block
        for block in headline.article.blocks[first:]
        if block.text[0] in may_begin and block.text.lstrip(_OPENING)[: len(words)].lower() == words
    ]


@cache
def _first_letters(letter: str) -> frozenset[str]:
    """With what a line begins whose first word begins with a letter: the letter in both cases, marks before it."""
    return frozenset([letter, letter.upper(), *_OPENING])

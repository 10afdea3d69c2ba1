"""The rule `split-word`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker import Article, Examples, Hit, Rule, Severity, Span, replace
from checker.block import Block, Lines
from checker.native import in_c

from ._lexicon import common_words, doubt, is_word
from ._spelling import strangers
from ._spelling_candidates import targets
from ._word_table import WordTable

_LONE_LETTER = re.compile(r"[“\"‘']?([B-HJ-NP-Z]) ([a-z]+)(?: ([a-z]+))?")
_WORD_AFTER = re.compile(r" ([a-z]+)")
_WORD_BEFORE = re.compile(r"([A-Za-z]+) \n?\Z")
_NEXT = re.compile(r" ([a-z]+)(?![\w'’-])")
_BEFORE = re.compile(r"(?<![\w'’.-])([A-Za-z]+) $")
_FREQUENT = 4.3  # the rarity up to which a word is put together from a letter and a word
_KNOWN = 5.5
_SHORTEST = 5
_LONGEST = 60  # letters of a word that is put together; no target has as many
_NEVER_SEEN = 9.0


@dataclass(frozen=True)
class SplitWord(Rule):
    """A word is torn apart by a space.

    Why: a large first letter was set apart on the page, or a hyphen at the end of a line was lost.

    Fix: the parts put together; never safe. At the beginning of a line a capital letter must make a frequent word with
    what follows; elsewhere one of the parts must be no word, and the whole must be one.

    Measured: 4,515 news pages have one finding, which is right."""

    group = "spelling"
    severity = Severity.WARNING
    confidence = 0.9
    languages = frozenset({"en"})
    examples = Examples(
        bad=["⟦N o⟧ one was at home when they called.", "The ⟦gover nment⟧ said nothing on Sunday."],
        good=["Plan B or not, she said.", "He took vitamin C at home, and the X factor is out."],
    )

    def check(self, article: Article) -> Iterable[Hit]:
        """Yield each word that a space tears apart."""
        if article.language not in ("en", None):
            return ()
        lone = lone_letters(article.blocks)
        unknown = article.memo(strangers).places
        torn = torn_words(article.text, unknown, targets()) if unknown else None
        return _found(article, lone, torn or []) if lone or torn else ()


def _found(article: Article, lone: list[int], torn: list[tuple[str, int]]) -> Iterator[Hit]:
    text = article.text
    for start in lone:
        m = _LONE_LETTER.match(text, start)
        if m and _is_frequent(m) and (len(m[2]) < 2 or not m[3] or _opens(m)) and _is_indented(article, start):
            yield _hit(m.start(1), m[1], m[2])
    for word, start in torn:
        if doubt(word).kind not in ("h", "c"):
            yield from _joined(text, word, start)


@in_c
def lone_letters(lines: Lines[Block]) -> list[int]:
    """Where the lines begin that have a capital letter, which is no word by itself, and a word at their beginning."""
    return [line.start for line in lines if _LONE_LETTER.match(line.text)]


@in_c
def torn_words(text: str, places: dict[str, list[int]], targets: WordTable) -> list[tuple[str, int]]:
    """Of words of small letters, each with its places, those places where one may make a target with its neighbour."""
    return [
        (word, start)
        for word, starts in places.items()
        for start in starts
        if text.startswith(word, start) and word.isascii() and word.isalpha() and word.islower()
        if any(len(whole) <= _LONGEST and whole in targets for whole in _wholes(text, word, start))
    ]


def _wholes(text: str, word: str, start: int) -> Iterator[str]:
    """A word with the letters behind the space after it, and with those before the space before it."""
    if after := _WORD_AFTER.match(text, start + len(word)):
        yield word + after[1]
    if before := _WORD_BEFORE.search(text, max(0, start - _LONGEST - 2), start):
        yield before[1].lower() + word


def _is_indented(article: Article, start: int) -> bool:
    """Whether nothing but spaces and tabs stands before a place on its line."""
    return not article.text[article.line_starts[article.line_at(start)] : start].strip(" \t")


def _is_frequent(match: re.Match[str]) -> bool:
    """Whether a letter and the word after it make a frequent one."""
    return _rarity((match[1] + match[2]).lower()) < _FREQUENT


def _opens(match: re.Match[str]) -> bool:
    """Whether the line is prose that goes on, not a list of letters or a grade."""
    return match[3].encode() in common_words()


def _joined(text: str, word: str, start: int) -> Iterator[Hit]:
    """An unknown word that makes a known one with the word before or after it."""
    after = _NEXT.match(text, start + len(word))
    if after and _makes_word(word, after[1]):
        yield _hit(start, word, after[1])
        return
    before = _BEFORE.search(text, max(0, start - 20), start) if text[start - 1 : start] in (" ", "\n") else None
    if before and is_word(before[1].lower()) and _makes_word(before[1], word):
        yield _hit(before.start(1), before[1], word)


def _makes_word(left: str, right: str) -> bool:
    whole = (left + right).lower()
    return (
        len(whole) >= _SHORTEST and _rarity(whole) < _KNOWN and min(_rarity(left.lower()), _rarity(right)) > _FREQUENT
    )


def _rarity(word: str) -> float:
    return targets().number(word) or _NEVER_SEEN


def _hit(start: int, left: str, right: str) -> Hit:
    span = Span(start, start + len(left) + 1 + len(right))
    return Hit(span, f"A word torn apart: “{left}{right}”.", replace(span, left + right, safe=False))

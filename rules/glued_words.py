"""The rule `glued-words`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from checker import Article, Examples, Hit, Rule, Severity, Span, replace
from checker.native import in_c
from checker.words import WordSet

from ._glued import LINK_WORDS, by_length, linked, ways_to_end
from ._lexicon import common_words, doubt, is_word, rare_words
from ._spelling import Strangers, places, strangers
from ._spelling_places import in_prose
from ._word_file import WordFile

_OPENERS = (
    "about after although and another are because before but during each for from have here how however meanwhile most "
    "not now our read see she since some that the their then there these they this those though was watch we were what "
    "when where which while who why with you your"
)
_BRANDED = "have here most not now read see that this was watch we what with you"
_PHONE = re.compile(r"[A-Za-z]{4,}(?=1?[-. (]{1,2}\d{3}[-.) ]{1,2}\d{3}[-. ]\d{4}\b)")
_LAST_FIGURES = re.compile(r"\d{3}[-. ]\d{4}")  # of a telephone number, whose whole takes longer to look for
_WORD_AND_ONE = re.compile(rb"[a-z]{4,}1?")
_YEAR_AND_WORD = re.compile(rb"((?:19|20)\d\d)([a-z]{4,})")
_SHORTEST = 3
_LONGEST_ENDING = 9  # letters


@dataclass(frozen=True)
class GluedWords(Rule):
    """Two words stand together without a space.

    Why: the scraper joined a label and the text beside it, two lines, or a large first letter and its word.

    Fix: the space put back; never safe, since names are written so too. Only pairs that no brand is made of are read:
    a common word and one that opens sentences, a word and a telephone number, a year and a word.

    Measured: the 10 findings in 4,515 news pages were read; all are right."""

    group = "spelling"
    severity = Severity.WARNING
    confidence = 0.9
    languages = frozenset({"en"})
    examples = Examples(
        bad=[
            "The bear was ⟦squishedThere⟧ is no other way to say it, he said.",
            "⟦ATelephone⟧ rang in the hall of the house.",
        ],
        good=["YouTube, PlayStation, eBay and McDonald's are names; iPhone too.", "A telephone rang in the hall."],
    )

    def check(self, article: Article) -> Iterable[Hit]:
        """Yield each pair of words without a space between them."""
        found = article.memo(strangers)
        return _found(article, found) if found.unknown or found.beside_figures else ()


def _found(article: Article, found: Strangers) -> Iterator[Hit]:
    if found.unknown and article.language in ("en", None):
        for word in may_be_glued(found.unknown, *_endings(), common_words(), rare_words()):
            for left, right in _parts(word):
                yield from _hits(article.text, _written(article.text, left + right, found.places[word]), left, right)
            if word.startswith(_LARGE_LETTERS):
                yield from _first_letter(article, word, found.places[word])
    if found.beside_figures:
        yield from _beside_figures(article, found.beside_figures)


@in_c
def may_be_glued(words: list[str], endings: WordSet, openers: WordSet, common: WordSet, rare: WordFile) -> list[str]:
    """Of words of small letters of ASCII those that a word and one of some endings may make, or a letter and a word.

    The words at their beginning are common ones, or rare ones where the ending is an opener of sentences. The endings
    have no more than nine letters.
    """

    def is_glued(word: bytes) -> bool:
        if word.startswith((b"a", b"i")) and len(word) > _SHORTEST and word[1:] in common:
            return True
        cuts = range(max(len(word) - _LONGEST_ENDING, _SHORTEST), len(word))
        return any(
            (word[:cut] in common and (cut > _SHORTEST or word[cut:] in openers))
            or (word[:cut] in rare and word[cut:] in openers)
            for cut in cuts
            if word[cut:] in endings
        )

    return [word for word in words if word.isascii() and word.isalpha() and word.islower() and is_glued(word.encode())]


@cache
def _endings() -> tuple[WordSet, WordSet]:
    """All endings, and those of them that open sentences."""
    openers = [word.encode() for word in _SENTENCE_OPENERS]
    return WordSet([*openers, *(word.encode() for word in LINK_WORDS)]), WordSet(openers)


def _parts(word: str) -> Iterator[tuple[str, str]]:
    """The two words that an unknown one may be glued of, as they would be written."""
    yield from linked(word)
    for left, right in ways_to_end(word, _OPENERS_BY_LENGTH):
        if len(left) >= _SHORTEST and is_word(left):
            yield left, right.capitalize()
            if right not in _ENDINGS_OF_BRANDS:
                yield left.capitalize(), right.capitalize()


def _written(text: str, written: str, starts: list[int]) -> list[int]:
    """Those places of a word where it is written so."""
    return [start for start in starts if text.startswith(written, start)]


def _hits(text: str, starts: list[int], left: str, right: str) -> Iterator[Hit]:
    if len(starts) == 1 and in_prose(text, starts[0], starts[0] + len(left) + len(right)):
        yield _hit(starts[0], left, right)


def _hit(start: int, left: str, right: str) -> Hit:
    span = Span(start, start + len(left) + len(right))
    mended = f"{left} {right}"
    return Hit(span, f"Two words without a space: “{mended}”.", replace(span, mended, safe=False))


def _first_letter(article: Article, word: str, starts: list[int]) -> Iterator[Hit]:
    """A large first letter, A or I, that was set apart from the rest of its sentence."""
    rest = word[1:]
    if len(rest) < _SHORTEST or rest.encode() not in common_words() or doubt(word).kind:
        return
    for written in (word.capitalize(), word[0].upper() + rest.capitalize()):
        for start in _written(article.text, written, starts):
            block = article.block_at_line(article.line_at(start))
            if block is not None and block.start == start and " " in block.text:
                yield _hit(start, written[0], written[1:])


def _beside_figures(article: Article, tokens: list[bytes]) -> Iterator[Hit]:
    """A word before a telephone number or after a year."""
    common = common_words()
    for token in tokens:
        if not token[:1].isalpha() and (m := _YEAR_AND_WORD.fullmatch(token)) and m[2] in common:
            year, word = m[1].decode(), m[2].decode().capitalize()
            yield from _hits(article.text, places(article.text, year + word), year, word)
        elif token.endswith(b"1") and _WORD_AND_ONE.fullmatch(token) and token[:-1] in common:
            for number in _PHONE.finditer(article.text) if _LAST_FIGURES.search(article.text) else ():
                yield _hit(number.start(), number[0], "1" if article.text[number.end()] == "1" else "")


_SENTENCE_OPENERS = tuple(_OPENERS.split())
_OPENERS_BY_LENGTH = by_length(_SENTENCE_OPENERS)
_LARGE_LETTERS = ("a", "i")
_ENDINGS_OF_BRANDS = frozenset(_BRANDED.split())

"""What speaks for and against a word's being a misspelling, besides the words that it may have been meant for."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker import Article
from checker.words import WordCounts

from ._lexicon import common_words, doubt, known_corrections
from ._spelling import unknown_words
from ._spelling_candidates import as_written, targets
from ._spelling_context import neighbours
from ._spelling_places import Kind, Place, leads_name
from ._spelling_shape import letter_oddity, shape

_BY = re.compile(r"\bby $", re.IGNORECASE)
_LATIN_ENDS = ("a", "i", "um", "us", "is", "ae", "ens")
_NAMING = re.compile(r"\b(?:call|called|dubbed|named|termed) $")
_NAME = re.compile(r"[A-Z][\w’'-]*\Z")
_NAME_REACH = 25
_SHORT_LINE = 70
_LONG_LINE = 300  # characters from which the length of a line says nothing more
_STEM_LETTERS = 5
_OPENING_QUOTES = ('"', "“", "‘")
_FUNCTION = (
    "the a an of in to and for on with at by from is was are were be as that this it or but not have has had his her "
    "their its our your my he she they we you i who which will would can could been more very so no all"
)


class Page(NamedTuple):
    """What a text says of all its unknown words: how common they are, and what they have in common."""

    unknown: list[str]  # those that no list has
    misspelt: frozenset[str]  # of these, those that are nothing but known misspellings
    words: int
    counts: WordCounts

    def beginning_like(self, word: str) -> int:
        """How many of the unknown words begin like one of them, besides it; none are counted for a short one."""
        if len(word) <= _STEM_LETTERS:
            return 0
        return sum(other.startswith(word[:_STEM_LETTERS]) for other in self.unknown) - 1


def page(article: Article) -> Page:
    """The evidence that is the same for all unknown words of an article."""
    return page_of(article.text, unknown_words(article), article.word_count)


def page_of(text: str, unknown: list[str], words: int) -> Page:
    """The same of a text with its unknown words and the number of all."""
    misspelt = frozenset(word for word in unknown if known_corrections(word) and not doubt(word).kind)
    return Page(unknown, misspelt, words, WordCounts(text))


def signs(word: str, place: Place, around: Page, *, listed: bool, count: int) -> dict[str, float]:
    """What there is to say of an unknown word besides its candidates, each thing with how far it is so."""
    text, start, end, kind, _, _ = place
    known, made, total = doubt(word), shape(word), max(1, around.words)
    before, after = text[start - 1 : start], text[end : end + 1]
    usual, oddest = letter_oddity(word)
    line_start = text.rfind("\n", 0, start) + 1
    line = (text.find("\n", end) if "\n" in text[end : end + _LONG_LINE] else end + _LONG_LINE) - line_start
    next_to = neighbours(text, start, end)
    return {
        "listed": listed,
        "in small letters": kind is Kind.SMALL,
        "opens a sentence": kind is Kind.OPENING,
        "capital inside a sentence": kind is Kind.INSIDE,
        "in capitals": text[start + 1 : end].isupper(),
        "attested rarity": known.rarity,
        "a name": known.kind == "n",
        "in a list of old words": known.kind == "w",
        "made of words": made.of_two,
        "derived": made.derived,
        "inflected": made.inflected,
        "stem is a word": made.has_stem,
        "letters": len(word),
        "usual letters": usual,
        "oddest letters": oddest,
        "strange company": place.strange,
        "places": count,
        "like other unknown words": around.beginning_like(word),
        "unknown words around": len(around.unknown) / total,
        "misspellings around": min(4.0, (len(around.misspelt) - (word in around.misspelt)) / (total / 1000)),
        "line": min(line, _LONG_LINE),
        "after by in a short line": line < _SHORT_LINE and _BY.search(text, max(0, start - 4), start) is not None,
        "after a word": bool(next_to.before),
        "before a word": bool(next_to.after),
        "after a function word": next_to.before in _FUNCTION_WORDS,
        "before a function word": next_to.after in _FUNCTION_WORDS,
        "capitals around": place.capitals,
        "leads a name": leads_name(text, end),
        "after a name": is_after_name(text, start),
        "after a hyphen": before == "-",
        "in quotation marks": before in _OPENING_QUOTES,
        "in parentheses": before == "(" or after == ")",
    }


def is_after_name(text: str, start: int) -> bool:
    """Whether a name goes before."""
    name = _name_before(text, start)
    return name is not None and is_name(name)


def _name_before(text: str, start: int) -> str | None:
    """The capitalised word, or end of a word, before a place, which may begin the next line."""
    before = text[max(0, start - _NAME_REACH) : start].removesuffix("\n")
    if not before.endswith(" "):
        return None
    last = before[:-1].rpartition(" ")[2]
    found = None if last.islower() else _NAME.search(last)  # most words are in small letters
    return found[0] if found else None


def is_name(word: str) -> bool:
    """Whether a capitalised word is always written so, or is not known at all."""
    lower = word.lower()
    return as_written(lower) != lower if lower in targets() else lower.encode() not in common_words()


def _after_odd_name(text: str, start: int) -> bool:
    """Whether an uncommon capitalised word goes before: the word may be the rest of a name."""
    name = _name_before(text, start)
    return name is not None and name.lower().encode() not in common_words()


def is_latin_name(text: str, start: int, end: int) -> bool:
    """Whether a word is the second of a Latin name: `Euprymna tasmanica`."""
    return text[start:end].endswith(_LATIN_ENDS) and _after_odd_name(text, start)


def is_spoken_of(text: str, start: int, end: int) -> bool:
    """Whether what is around an unlisted word makes it a name: an introduction, an owner's ’s, a table, Latin, a line.

    A line that begins with a small letter begins with somebody's handle, or with a command.
    """
    if text[start].islower() and text[start - 1 : start] in ("", "\n"):
        return True
    if text[start].isupper() and text[end : end + 2] in ("'s", "’s"):
        return True
    if text[start - 2 : start] == "| " or text[end : end + 2] == " |":
        return True
    return _NAMING.search(text, max(0, start - 8), start) is not None or is_latin_name(text, start, end)


def is_large_first_letter(text: str, start: int, end: int) -> bool:
    """Whether a word at the beginning of a line is a lone A or I and a common word, set apart on the page."""
    at_line_start = not start or text[start - 1] == "\n"
    return at_line_start and text[start] in "AI" and text[start + 1 : end].encode() in common_words()


_FUNCTION_WORDS = frozenset(_FUNCTION.split())

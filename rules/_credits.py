"""Credits of pictures: whether a text is one, and where one ends a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from checker.folding import folded
from checker.native import in_c

from ._claim import word_list, word_table
from ._people import is_name
from ._signs import Signs, are_held
from ._wording import wording

_WORDING = wording("credit")

_SEPARATOR = re.compile(
    r"\s*(?:[/|,;•·–—©:：()\[\]]|\s-\s|(?<=\w)-(?=[A-Z])|\b(?:via|for|courtesy of|from|on|by)\b|\.\s)\s*", re.I
)
_WORD = re.compile(r"[^\W_](?:[^\s/|,;:()\[\]©]*[^\W_.])?\.?|[&@]\S*")
_SENTENCE = re.compile(r"[a-zß-ÿ]{3}[.!?]\s+\S")
_STOP = re.compile(r"[.!?][\"'”’)]*\s*(?=[(\[©]?\s?[A-Z©])")
_BREAK = re.compile(_STOP.pattern + r"|\s\|\s|\s(?=©)")
_BRACKETED = re.compile(r"[(\[]\s*([^()\[\]]{2,110})[)\]]\s*\.?$")
_SOURCE = re.compile(r"\W*(?:sources?|quelle|fuente|fonte|bron|kilde)\b", re.I)
_SIGNED = re.compile(r"[^/|—]+(?:\s?[/|]\s?|\s[—–-]\s)[^/|—]+(?:[/|][^/|]+)*\Z")
_SENTENCE_ENDS = (".", "!", "?", '"', "”")
_MOST_WORDS = 14
_FEW_WORDS = 3  # after "Photo:" they are somebody's name, whatever the case
_TAIL = 130
_MAKESHIFT = 24  # characters of the longest credit that names nobody

ANCHORS = (
    *_WORDING.anchors,
    *sorted(name for name in word_list("credit/agencies.txt") if name.islower() and len(name) > 6),
)
"""Literals one of which every credit holds."""
_TAILS = (" file photo", " File Photo", " Photo", " photo", " Photos", " File", " Pool", " Photo/File", " Images")


class Tail(NamedTuple):
    """A credit that ends a line: where it begins, and whether it can hardly be anything else."""

    start: int
    strong: bool


@cache
def _agencies() -> tuple[frozenset[str], frozenset[str]]:
    """The agencies in lower case, and those that count only as they are written."""
    names = word_list("credit/agencies.txt")
    return frozenset(n for n in names if n.islower()), frozenset(n for n in names if not n.islower())


@cache
def _signs() -> tuple[Signs, Signs, Signs]:
    """What of a credit a text holds as it is written, and whatever the case; of the latter, the agencies last."""
    agencies, cased = _agencies()
    named = [folded(agency) for agency in agencies]
    labels = [folded(label) for label in _WORDING.labels]
    return Signs({"credit": [*cased]}), Signs({"credit": named + labels}), Signs({"credit": named})


def may_hold_credit(text: str) -> bool:
    """A cheap first test: whether a text holds the name of an agency or what labels begin with, as all credits do."""
    cased, anyhow, _ = _signs()
    return are_held(text, cased, anyhow)


def is_agency(text: str) -> bool:
    """Whether a text is the name of a news agency, a picture library or a picture desk, and nothing else."""
    folded, cased = _agencies()
    text = text.strip(" .")
    text = text.removesuffix(".com").removesuffix(".de")
    if text.lower() in folded:
        return True
    if " " not in text:
        return text in cased
    for tail in _TAILS:
        text = text.removesuffix(tail)
    low = text.lower()
    return text in cased or low in folded or low.removeprefix("the ") in folded


def is_credit(text: str) -> bool:
    """Whether a whole line is a credit: names and an agency, or names after a word such as "Photo:"."""
    text = text.strip(" ()[]*.-–—")
    if len(text) > 150 or text[:3].lower() == "by " or not may_hold_credit(text):
        return False
    if len(text) <= _MAKESHIFT and _WORDING["makeshift"].fullmatch(text):
        return " " in text or text.lower() in ("handout", "supplied", "contributed", "submitted")
    if ("/" in text or ":" in text) and _WORDING["account"].fullmatch(text):
        return True
    return _names_source(text) and not _SENTENCE.search(text)


def _names_source(text: str) -> bool:
    """Whether a text names somebody after a word such as "Photo:", or people and an agency."""
    may_begin = "head" in _WORDING.signs(text) or text[:1].isspace()
    head = _WORDING["head"].match(text) if may_begin else None
    if head is None:
        return not _ends_like_prose(text) and name_sources(text, _small_words(), *_agencies()) and _names_agency(text)
    rest = text[head.end() :]
    words = _WORD.findall(rest)
    if len(words) > _FEW_WORDS and _ends_like_prose(rest.rstrip(".")):
        return False
    if not words or (len(words) <= _FEW_WORDS and not rest[0].islower()) or _names_agency(rest):
        return len(text) > 4 and len(words) <= _MOST_WORDS
    return len(words) <= _MOST_WORDS and _are_labelled(words)


def _ends_like_prose(text: str) -> bool:
    """A cheap first test: whether the last word is one that no name and no credit ends with."""
    last = text[text.rfind(" ") + 1 :]
    return last.islower() and last.isalpha() and last not in _small_words() and not is_agency(last)


@cache
def _small_words() -> frozenset[str]:
    return word_table("credit/words.toml")["others"]


def _names_agency(text: str) -> bool:
    cased, _, agencies = _signs()
    if not are_held(text, cased, agencies):
        return False
    parts = [text, _WORDING["plain-head"].sub("", text, count=1), *_SEPARATOR.split(text)]
    return any(is_agency(part) for part in parts if part)


@in_c
def name_sources(text: str, others: frozenset[str], agencies: frozenset[str], cased: frozenset[str]) -> bool:
    """Whether a text is few words, all of them names or the small words of credits, at least one a name.

    An agency may be named in lower case.
    """
    named, words = False, _WORD.findall(text)
    for word in words:
        if word.isdigit():
            return False
        low = word.lower().rstrip(".")
        if not word[0].islower() or "." in word[1:-1] or low in agencies or low in cased:
            named = True
        elif low not in others:
            return False
    return named and len(words) <= _MOST_WORDS


def _are_labelled(words: list[str]) -> bool:
    """The same for the words after a label, which may be figures or say how the picture was come by."""
    makeshift = word_table("credit/words.toml")["makeshift"]
    return any(word.lower().rstrip(".") in makeshift for word in words[:2]) or _named(words, figures=True)


def _named(words: Iterable[str], *, figures: bool = False) -> bool:
    """Whether all words are names or the small words of credits, at least one a name."""
    others, named = _small_words(), False
    for word in words:
        if not figures and word.isdigit():
            return False
        low = word.lower().rstrip(".")
        if not word[0].islower() or "." in word[1:-1] or is_agency(low):
            named = True
        elif low not in others:
            return False  # at the first word of prose, for most texts are prose
    return named


def _is_signed(text: str) -> bool:
    """Whether a text is a photographer and the paper, as in "Jane Doe/The Herald"."""
    if len(text) > 90 or not _SIGNED.fullmatch(text):
        return False
    first = re.split(r"[/|—–]", text)[0].strip()
    return is_name(first.title() if first.isupper() else first) and _named(_WORD.findall(text))


def credit_tail(text: str) -> Tail | None:
    """The credit that a line ends with, after other words; None where there is none."""
    bracketed = _BRACKETED.search(text) if text.rstrip(" .")[-1:] in (")", "]") else None
    if bracketed and not _SOURCE.match(bracketed[1]) and _is_bracketed_credit(bracketed[1]):
        return _in_brackets(text, bracketed)
    begin = max(1, len(text) - _TAIL)
    end = text[begin:]
    may_be_there = may_hold_credit(end)
    if may_be_there and (tail := _after_pause(text, begin)):
        return tail
    if "@" in text and (handle := _WORDING["handle"].search(text)):
        return Tail(handle.start(), strong=True)
    return _after_label(text, begin) if may_be_there and "inner-head" in _WORDING.signs(end) else None


def _after_pause(text: str, begin: int) -> Tail | None:
    """A credit after the end of a sentence, or after a mark that credits begin with."""
    pauses = _BREAK if "|" in text or "©" in text else _STOP
    for pause in pauses.finditer(text, begin):
        rest = text[pause.end() :]
        if not may_hold_credit(rest):
            return None  # nor what of it is left after the next pause
        if is_credit(rest) and not _SOURCE.match(rest):
            return Tail(pause.end(), strong=not is_agency(rest))
    return None


def _is_bracketed_credit(text: str) -> bool:
    return bool(_WORDING["makeshift"].fullmatch(text)) or _is_signed(text) or is_credit(text)


def _in_brackets(text: str, bracketed: re.Match[str]) -> Tail | None:
    """A credit in brackets; an agency alone counts only after a sentence: "… to the right. (Reuters)"."""
    start = bracketed.start()
    if not is_agency(bracketed[1]):
        return Tail(start, strong=True)
    after_sentence = text[start] == "(" and text[:start].rstrip()[-1:] in _SENTENCE_ENDS
    return Tail(start, strong=False) if after_sentence else None


def _after_label(text: str, begin: int) -> Tail | None:
    """A credit that a label such as "Photo:" begins in the middle of a line."""
    for label in _WORDING["inner-head"].finditer(text, begin):
        if not is_credit(text[label.start() :]):
            continue
        if any(is_agency(part) or is_name(part) for part in _SEPARATOR.split(text[label.end() :])):
            return Tail(label.start(), strong=True)
    return None

"""What speaks for a line being the caption of a picture."""

from __future__ import annotations

import re

from ._claim import word_list
from ._credits import ANCHORS as CREDIT_ANCHORS
from ._credits import Tail, credit_tail
from ._wording import wording

_WORDING = wording("caption")

_OF_DESCRIPTIONS = frozenset(("date", "in-this-picture", "picture-spoken-of", "sides"))  # the signs
_VERB_LIKE = re.compile(r"(?!(?:its|his|this|was|has|as|is|us|yes|plus|across|thus|always|perhaps)$)[a-z]{3,}s")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SENTENCE_END = re.compile(r"[.!?](?<=[a-z\d]{3}.)(?=\s+[A-Z])")

ANCHORS = (*CREDIT_ANCHORS, *_WORDING.anchors)
"""Literals one of which every caption that can be told by its words holds."""


def is_gallery_mark(text: str) -> bool:
    """Whether a line is the counter or a button of a picture gallery."""
    return len(text) < 40 and _WORDING["gallery"].fullmatch(text) is not None


def caption_confidence(text: str) -> float:
    """How sure a line of text is a caption, by its own words; 0 where nothing says so."""
    if len(text) > 700:
        return 0.0
    if tail := credit_tail(text):
        return _credited(text, tail)
    signs = _WORDING.signs(text)
    if "head" in signs and _WORDING["head"].match(text):
        return _headed(text)
    if signs.isdisjoint(_OF_DESCRIPTIONS):
        return 0.0
    first = text[: found.end()] if (found := _SENTENCE_END.search(text)) else text
    sure = _described(first, _WORDING.signs(first) if found else signs)
    return 0.0 if sure and _WORDING["spoken"].search(first) else sure


def _credited(text: str, tail: Tail) -> float:
    """For a line that ends with a credit; an agency alone may also end a paragraph."""
    if tail.strong:
        return 0.95
    return 0.9 if len(text) <= 300 else 0.0


def _headed(text: str) -> float:
    """For a line that begins as captions do, unless somebody speaks or is spoken to in it."""
    if _WORDING["spoken"].search(text) and not text.startswith("FILE"):
        return 0.0
    return 0.92 if len(text) < 400 else 0.8


def _described(text: str, signs: frozenset[str]) -> float:
    """For words in the present tense, with a place and a date or the picture spoken of."""
    is_dated = "date" in signs and _YEAR.search(text) is not None and _WORDING["date"].search(text) is not None
    if len(text) < 350:
        if "in-this-picture" in signs and _WORDING["in-this-picture"].search(text):
            return 0.9
        if "picture-spoken-of" in signs and _WORDING["picture-spoken-of"].search(text):
            return 0.9
        tells_sides = "sides" in signs and _WORDING["sides"].search(text) is not None
        if tells_sides and (is_dated or len(text) < 120 or shows_present(text)):
            return 0.9
    if not is_dated:
        return 0.0
    shows = shows_present(text)
    if _WORDING["ends-in-date"].search(text):
        return 0.93 if shows else 0.8 if _may_show_present(text) else 0.0
    return 0.9 if shows else 0.0


def shows_present(text: str) -> bool:
    """Whether one of the first words is a verb with which captions say what is to be seen."""
    if _WORDING["seen"].search(text):
        return True
    words = [word.strip(",.()") for word in text.split()[:24]]
    return not word_list("caption/verbs.txt").isdisjoint(words[1:])


def _may_show_present(text: str) -> bool:
    """Whether a word could be a verb in the present tense and none is one in the past."""
    words = [word.strip(",.()") for word in text.split()[:16]]
    return any(_VERB_LIKE.fullmatch(word) for word in words[1:]) and not any(word.endswith("ed") for word in words)


def names_a_thing(text: str) -> bool:
    """Whether a line is a bare description in lower case, such as "Cars on a wet road"."""
    if len(text) > 120 or text[-1:] in ".:?!,;…" or any(c.isdigit() or c in '"“@|' for c in text):
        return False
    words = text.split()
    return len(words) >= 3 and text[0].isupper() and sum(word.islower() for word in words) * 2 > len(words)

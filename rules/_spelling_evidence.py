"""What speaks for and against a word's being a misspelling, besides the words that it may have been meant for."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from math import log
from typing import NamedTuple

from ._lexicon import common_words, doubt, is_word
from ._spelling_candidates import targets

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ADDRESS = frozenset(";@#/_\\=&$%+~<>{}[]|`*^")
_REACH = 45
_NEAREST = 4
_PREFIXES = (
    "anti aero agri air astro auto back bi bio brand co counter crypto cross cyber de demi dis down e eco electro ever "
    "extra fore geo hydro hyper in inter intra kilo macro mal mega meta micro mid mini mis mono multi nano neo neuro "
    "never non off omni out over para petro photo poly post pre pro proto pseudo psycho quasi re retro self semi socio "
    "step sub super tele thermo trans tri turbo ultra un under uni up vice"
)
_SUFFIXES = (
    "able bility cide craft dom ers esque est fest ful gate hood ically ification ified ify ish ism isms ist ists "
    "ization isation izing ising ized ised izes ises izer less like ly maker makers making man men ness ology phile "
    "phobia phobic proof scape ship side sphere tech tron ville ward wards ware wide wise woman women work works "
    "worker workers worthy y"
)
_QUOTES = frozenset("\"“”„‘’'`«»")
_BEFORE_HYPHEN = re.compile(r"([A-Za-z]+)-$")
_INITIAL = re.compile(r"(?:^|[ .])[A-Z]\.$")
_DRAWN_OUT = re.compile(r"(.)\1\1")
_MIN_NOT_LISTED = 3
_STEM = 4
_MIN_IN_DICTIONARY = 6
_SHORT = "a i o p m s t d x v am an as at be by do go he if in is it me my no of ok on or so to tv up us we"
_PLAIN_PREFIXES = ("anti", "micro", "nano", "non", "over", "pre", "re", "super", "un", "under")
_ENDINGS = ("s", "er", "est", "ed", "y", "ing", "ings", "ers")
_BY = re.compile(r"\bby $", re.IGNORECASE)
_LATIN_END = re.compile(r"(?:a|i|um|us|is|ae|ens)\b")
_NAMING = re.compile(r"\b(?:call|called|dubbed|named|termed) $")
_NAME_BEFORE = re.compile(r"([A-Z][\w’'-]*) $")
_SHORT_LINE = 70
_SHORT_WORD = 7


class Kind(Enum):
    """How an unknown word is written in an article."""

    SMALL = "in small letters"
    SMALL_AND_CAPITAL = "in small letters here, with a capital there"
    OPENING = "with a capital, at the beginning of a sentence only"
    INSIDE = "with a capital inside a sentence"


class Place(NamedTuple):
    """A place of a word in a text."""

    text: str
    start: int
    end: int
    kind: Kind


def signs(word: str, place: Place, *, listed: bool, count: int) -> dict[str, float]:
    """What there is to say of an unknown word besides its candidates, each thing with how far it is so."""
    text, start, end, kind = place
    known = doubt(word)
    beside_hyphen = text[start - 1 : start] == "-" or text[end : end + 1] == "-"
    short_line = _line_length(text, start, end) < _SHORT_LINE
    short = len(word) < _SHORT_WORD
    return {
        "always": 1,
        "listed": listed,
        "a name": known.kind == "n",
        "made of words": is_made_of_words(word),
        "derived": is_derived(word),
        "inflected": is_inflected(word),
        "strange company": min(strangeness(text, start, end), 0.6),
        "recurs": log(count),
        "recurs and listed": log(count) if listed else 0,
        "letters": min(len(word), 10),
        "very short": len(word) <= 4,
        "opens a sentence": kind is Kind.OPENING,
        "opens a sentence, short, not listed": kind is Kind.OPENING and short and not listed,
        "capital inside a sentence": kind is Kind.INSIDE,
        "name inside a sentence": kind is Kind.INSIDE and known.kind == "n",
        "also with a capital": kind is Kind.SMALL_AND_CAPITAL,
        "in quotation marks": text[start - 1 : start] in ('"', "“", "‘", "("),
        "in a short line": short_line,
        "after by in a short line": short_line and _BY.search(text, max(0, start - 4), start) is not None,
        "in a dictionary": known.kind in ("h", "c"),
        "after an odd name": _after_odd_name(text, start),
        "short beside a hyphen": beside_hyphen and len(word) <= 5,
    }


def _line_length(text: str, start: int, end: int) -> int:
    stop = text.find("\n", end)
    return (stop if stop >= 0 else len(text)) - text.rfind("\n", 0, start) - 1


def _after_odd_name(text: str, start: int) -> bool:
    """Whether an uncommon capitalised word goes before: the word may be the rest of a name."""
    before = _NAME_BEFORE.search(text, max(0, start - 25), start)
    return before is not None and before[1].lower().encode() not in common_words()


def in_prose(text: str, start: int, end: int) -> bool:
    """Whether the signs around a word are those of prose: not of an address, a handle, a file name, code, a mention."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in _ADDRESS or before in (".", "'", "’") or (after in _ADDRESS and after != ";"):
        return False
    if after in (".", ":", "(") and text[end + 1 : end + 2].isalnum():
        return False
    if after in ("'", "’") and not text[end + 1 : end + 2].isalpha():
        return False  # a letter is left out, or a quotation ends
    if before == "(" and text[start - 2 : start - 1].isalnum():
        return False
    if before in _QUOTES and after in _QUOTES:
        return False  # the word itself is spoken of
    return before != "-" or not (after == "-" or _ends_compound(text, start, end))


def _ends_compound(text: str, start: int, end: int) -> bool:
    """Whether a word after a hyphen is an ending, or makes one known word with what goes before it."""
    found = _BEFORE_HYPHEN.search(text, max(0, start - 20), start)
    if found is None:
        return True
    first = found[1].lower()
    return is_word(first + text[start:end].lower()) or not (is_word(first) or first in _PREFIX_LIST)


def opens_sentence(text: str, start: int) -> bool:
    """Whether a place is the beginning of a line or of a sentence."""
    before = text[max(0, start - 6) : start].rstrip(" \t\"'“‘(")
    return not before or (before[-1] in ".!?\n:•" and not _INITIAL.search(before))


def beside_name(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word goes before or follows, as in a name."""
    return leads_name(text, end) or _NAME_BEFORE.search(text, max(0, start - _REACH), start) is not None


def leads_name(text: str, end: int) -> bool:
    """Whether a capitalised word follows, as in a name."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def is_latin_name(text: str, start: int, end: int) -> bool:
    """Whether a word is the second of a Latin name: `Euprymna tasmanica`."""
    return _LATIN_END.search(text, start, end) is not None and _after_odd_name(text, start)


def may_be_misspelt(word: str, *, listed: bool) -> bool:
    """Whether a word is worth weighing at all: not the rare but right, the drawn-out, the newly derived."""
    known = doubt(word).kind in ("h", "c")
    if listed:
        return not known or len(word) > _MIN_IN_DICTIONARY
    return not (known or len(word) <= _MIN_NOT_LISTED or _is_drawn_out(word) or _is_plainly_derived(word))


def _is_drawn_out(word: str) -> bool:
    """Whether a letter stands three times, and not where a word has it twice: `looong`, but not `speeed`."""
    tripled = _DRAWN_OUT.search(word)
    return tripled is not None and not is_word(word[: tripled.start()] + word[tripled.start() + 1 :])


def is_spoken_of(text: str, start: int, end: int) -> bool:
    """Whether what is around an unlisted word makes it a name: an introduction, an owner's ’s, a table, Latin."""
    if text[start].isupper() and text[end : end + 2] in ("'s", "’s"):
        return True
    if text[start - 2 : start] == "| " or text[end : end + 2] == " |":
        return True
    return _NAMING.search(text, max(0, start - 8), start) is not None or is_latin_name(text, start, end)


def is_large_first_letter(text: str, start: int, end: int) -> bool:
    """Whether a word at the beginning of a line is a lone A or I and a common word, set apart on the page."""
    at_line_start = not start or text[start - 1] == "\n"
    return at_line_start and text[start] in "AI" and text[start + 1 : end].encode() in common_words()


def _is_plainly_derived(word: str) -> bool:
    """Whether a word is the plural of a common one, or a common one after a common prefix."""
    common = common_words()
    if word.endswith("s") and word[:-1].encode() in common:
        return True
    rest = next((word[len(p) :] for p in _PLAIN_PREFIXES if word.startswith(p)), "")
    return len(rest) > _STEM and rest.encode() in common


def strangeness(text: str, start: int, end: int) -> float:
    """The share of the words around that are no common English: much of another language, of a list or of code."""
    around = _WORD.findall(text[max(0, start - _REACH) : start])[-_NEAREST:]
    around += _WORD.findall(text[end : end + _REACH])[:_NEAREST]
    if not around:
        return 0.5
    known = targets()
    strange = (w for w in around if w.islower() and w.isalpha() and w not in known)
    return sum(len(w) > 2 or w not in _SHORT_WORDS for w in strange) / len(around)


@lru_cache(maxsize=4096)
def is_made_of_words(word: str) -> bool:
    """Whether two known words make up a word: `grapegrowers`."""
    common = common_words()
    for cut in range(3, len(word) - 2):
        left, right = word[:cut].encode(), word[cut:].encode()
        if len(word) >= 7 and left in common and right in common and (cut > 3 or len(word) - cut > 3):
            return True
    return False


def is_inflected(word: str) -> bool:
    """Whether a word is a known one with an ending that it does not usually take: `softwares`, `firstest`."""
    return word.endswith(_ENDINGS) and any(
        word.endswith(e) and is_word(word[: -len(e)]) and word[-len(e) - 1] != "e" for e in _ENDINGS
    )


@lru_cache(maxsize=4096)
def is_derived(word: str) -> bool:
    """Whether a known word and a prefix or a suffix make up a word: `nanopowders`, `familiness`."""
    if word.startswith(_PREFIX_LIST):
        for prefix in _PREFIX_LIST:
            if word.startswith(prefix) and len(word) - len(prefix) >= _STEM and is_word(word[len(prefix) :]):
                return True
    if word.endswith(_SUFFIX_LIST):
        for suffix in _SUFFIX_LIST:
            stem = word.removesuffix(suffix)
            if _STEM <= len(stem) < len(word) and (is_word(stem) or (suffix[0] in "aeiouy" and is_word(stem + "e"))):
                return True
    return False


_SHORT_WORDS = frozenset(_SHORT.split())
_PREFIX_LIST = tuple(_PREFIXES.split())
_SUFFIX_LIST = tuple(_SUFFIXES.split())

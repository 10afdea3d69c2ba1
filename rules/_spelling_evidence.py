"""What speaks for and against a word's being a misspelling, besides the words that it may have been meant for."""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

from checker import Article

from ._lexicon import common_words, doubt, file_bytes, is_word, known_corrections
from ._spelling import unknown_words
from ._spelling_candidates import as_written, targets
from ._spelling_context import neighbours
from ._word_table import WordTable

_ADDRESS = frozenset(";@#/_\\=&$%+~<>{}[]|`*^")
_PREFIXES = (
    "anti aero agri air astro auto back bi bio brand co counter crypto cross cyber de demi dis down e eco electro ever "
    "extra fore geo hydro hyper in inter intra kilo macro mal mega meta micro mid mini mis mono multi nano neo neuro "
    "never non off omni on out over para petro photo poly post pre pro proto pseudo psycho quasi re retro self semi "
    "socio step sub super tele thermo trans tri turbo ultra un under uni up vice"
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
_TWO_SHORT_WORDS = 6  # letters
_MIN_IN_DICTIONARY = 6
_PLAIN_PREFIXES = ("anti", "micro", "nano", "non", "over", "pre", "re", "super", "un", "under")
_ENDINGS = ("s", "er", "est", "ed", "y", "ing", "ings", "ers")
_BY = re.compile(r"\bby $", re.IGNORECASE)
_LATIN_END = re.compile(r"(?:a|i|um|us|is|ae|ens)\b")
_NAMING = re.compile(r"\b(?:call|called|dubbed|named|termed) $")
_NAME = re.compile(r"[A-Z][\w’'-]*\Z")
_NAME_REACH = 25
_SHORT_LINE = 70
_LONG_LINE = 300  # characters from which the length of a line says nothing more
_STEM_LETTERS = 5
_BEHIND_LETTERS = "\x7f"  # sorts behind all letters of unknown words
_UNSEEN_LETTERS = 3.5
_OPENING_QUOTES = ('"', "“", "‘")
_FUNCTION = (
    "the a an of in to and for on with at by from is was are were be as that this it or but not have has had his her "
    "their its our your my he she they we you i who which will would can could been more very so no all"
)


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
    strange: float  # how strange the words around are
    capitals: float  # how many of them begin with a capital


class Page(NamedTuple):
    """What an article says of all its unknown words: how common they are, and what they have in common."""

    unknown: float  # the share of its words that no list has
    misspelt: frozenset[str]  # those that are nothing but known misspellings
    words: list[str]  # the unknown ones, sorted
    thousands: float  # of words

    def beginning_like(self, word: str) -> int:
        """How many of the unknown words begin like one of them, besides it; none are counted for a short one."""
        if len(word) <= _STEM_LETTERS:
            return 0
        first = bisect_left(self.words, word[:_STEM_LETTERS])
        return bisect_left(self.words, word[:_STEM_LETTERS] + _BEHIND_LETTERS, first) - first - 1


def page(article: Article) -> Page:
    """The evidence that is the same for all unknown words of an article."""
    return article.memo(_page)


def _page(article: Article) -> Page:
    unknown = unknown_words(article)
    misspelt = frozenset(word for word in unknown if known_corrections(word) and not doubt(word).kind)
    total = max(1, article.word_count)
    return Page(len(unknown) / total, misspelt, unknown, total / 1000)


def signs(word: str, place: Place, around: Page, *, listed: bool, count: int) -> dict[str, float]:
    """What there is to say of an unknown word besides its candidates, each thing with how far it is so."""
    text, start, end, kind, _, _ = place
    known = doubt(word)
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
        "made of words": is_made_of_words(word),
        "derived": is_derived(word),
        "inflected": is_inflected(word),
        "stem is a word": any(is_word(word[:-k]) for k in (1, 2, 3) if len(word) - k >= _STEM),
        "letters": len(word),
        "usual letters": usual,
        "oddest letters": oddest,
        "strange company": place.strange,
        "places": count,
        "like other unknown words": around.beginning_like(word),
        "unknown words around": around.unknown,
        "misspellings around": min(4.0, (len(around.misspelt) - (word in around.misspelt)) / around.thousands),
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


@cache
def _letter_costs() -> WordTable:
    """How rare three letters are after one another in common words: minus a logarithm; ^ and $ are a word's ends."""
    return WordTable(file_bytes("letters.txt"))


def letter_oddity(word: str) -> tuple[float, float]:
    """How unlike English the letters of a word follow each other: on average, and at the oddest place."""
    cost, marked = _letter_costs().number, f"^{word}$"
    found = [_UNSEEN_LETTERS if (c := cost(marked[i : i + 3])) is None else c for i in range(len(word))]
    return sum(found) / len(found), max(found)


def _after_odd_name(text: str, start: int) -> bool:
    """Whether an uncommon capitalised word goes before: the word may be the rest of a name."""
    name = _name_before(text, start)
    return name is not None and name.lower().encode() not in common_words()


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


def _is_plainly_derived(word: str) -> bool:
    """Whether a word is the plural of a common one, or a common one after a common prefix."""
    common = common_words()
    if word.endswith("s") and word[:-1].encode() in common:
        return True
    if not word.startswith(_PLAIN_PREFIXES):
        return False
    rest = next(word[len(p) :] for p in _PLAIN_PREFIXES if word.startswith(p))
    return len(rest) > _STEM and rest.encode() in common


@lru_cache(maxsize=4096)
def is_made_of_words(word: str) -> bool:
    """Whether two known words make up a word: `grapegrowers`."""
    common, letters = common_words(), word.encode()
    return len(letters) > _TWO_SHORT_WORDS and any(
        letters[:cut] in common and letters[cut:] in common for cut in range(3, len(letters) - 2)
    )


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


_FUNCTION_WORDS = frozenset(_FUNCTION.split())
_PREFIX_LIST = tuple(_PREFIXES.split())
_SUFFIX_LIST = tuple(_SUFFIXES.split())

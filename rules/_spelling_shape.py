"""What a word itself says of whether it is misspelt: its letters, and the words that it is made of."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from checker.native import in_c
from checker.words import WordSet

from ._lexicon import common_words, doubt, file_bytes, is_word, rare_words
from ._word_file import WordFile
from ._word_table import WordTable

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
_DRAWN_OUT = re.compile(r"(.)\1\1")
_MIN_NOT_LISTED = 3
_TWO_SHORT_WORDS = 6  # letters
_MIN_IN_DICTIONARY = 6
_PLAIN_PREFIXES = ("anti", "micro", "nano", "non", "over", "pre", "re", "super", "un", "under")
_ENDINGS = (b"s", b"er", b"est", b"ed", b"y", b"ing", b"ings", b"ers")
_UNSEEN_LETTERS = 3.5
_STEM = 4


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


@cache
def costs_of_letters() -> WordTable:
    """How rare three letters are after one another in common words: minus a logarithm; ^ and $ are a word's ends."""
    return WordTable(file_bytes("letters.txt"))


def letter_oddity(word: str) -> tuple[float, float]:
    """How unlike English the letters of a word follow each other: on average, and at the oddest place."""
    found = letter_costs(word, costs_of_letters(), _UNSEEN_LETTERS)
    total = 0.0
    for cost in found:  # not sum(), which newer Pythons round otherwise
        total += cost
    return total / len(found), max(found)


@in_c
def letter_costs(word: str, costs: WordTable, unseen: float) -> list[float]:
    """What a table says of each three letters in a row of a word between ^ and $."""
    marked = f"^{word}$"
    found = (costs.number(marked[i : i + 3]) for i in range(len(word)))
    return [unseen if cost is None else cost for cost in found]


def _is_plainly_derived(word: str) -> bool:
    """Whether a word is the plural of a common one, or a common one after a common prefix."""
    common = common_words()
    if word.endswith("s") and word[:-1].encode() in common:
        return True
    if not word.startswith(_PLAIN_PREFIXES):
        return False
    rest = next(word[len(p) :] for p in _PLAIN_PREFIXES if word.startswith(p))
    return len(rest) > _STEM and rest.encode() in common


class Shape(NamedTuple):
    """Which known words make up a word: two, or one and a prefix or suffix, an odd ending, a few letters."""

    of_two: bool  # `grapegrowers`
    derived: bool  # `nanopowders`, `familiness`
    inflected: bool  # `softwares`, `firstest`
    has_stem: bool  # up to three letters


def shape(word: str) -> Shape:
    """Which known words make up an unknown one."""
    return Shape(*shape_of(word.encode(), common_words(), rare_words(), PREFIX_BYTES, SUFFIX_BYTES))


@in_c
def shape_of(
    word: bytes,
    common: WordSet | frozenset[bytes],
    rare: WordFile,
    prefixes: tuple[bytes, ...],
    suffixes: tuple[bytes, ...],
) -> tuple[bool, bool, bool, bool]:
    """What `Shape` tells of a word, given all known ones."""

    def is_known(part: bytes) -> bool:
        return part in common or part in rare

    cuts = range(3, len(word) - 2) if len(word) > _TWO_SHORT_WORDS else ()
    stems = [(word[: -len(s)], s) for s in suffixes if s and word.endswith(s) and len(word) - len(s) >= _STEM]
    inflected = [word[: -len(e)] for e in _ENDINGS if word.endswith(e) and len(word) > len(e)]
    return (
        any(word[:cut] in common and word[cut:] in common for cut in cuts),
        any(word.startswith(p) and len(word) - len(p) >= _STEM and is_known(word[len(p) :]) for p in prefixes)
        or any(is_known(stem) or (suffix[:1] in b"aeiouy" and is_known(stem + b"e")) for stem, suffix in stems),
        any(not stem.endswith(b"e") and is_known(stem) for stem in inflected),
        any(is_known(word[:-more]) for more in (1, 2, 3) if len(word) - more >= _STEM),
    )


PREFIX_LIST = tuple(_PREFIXES.split())
"""What is put before a word to make another."""

PREFIX_BYTES = tuple(_PREFIXES.encode().split())
SUFFIX_BYTES = tuple(_SUFFIXES.encode().split())
"""What is put before and behind a word to make another, as bytes."""

"""What speaks for a line naming the writers of an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from checker.article import Article, Block
from checker.folding import folded
from checker.native import in_c
from checker.words import words_of

from ._claim import word_table
from ._credits import is_agency
from ._dates import dated
from ._people import is_name, names_person, particles
from ._wording import wording

_WORDING = wording("byline")

_MOST_WORDS = 22
_NAMELESS = frozenset(
    (
        *("admin", "administrator", "staff", "editor", "webmaster", "redaktion", "redacción", "redação"),
        *("agencies", "correspondent", "correspondents", "reporter", "reporters"),
    )
)
_POSSESSIVES = frozenset(("our", "own"))
_WORD = re.compile(r"[^\s,;/|&()•·:–—]+")
_CONTRIBUTED = ("contributed", "reported from", "reports from", "colaboró", "contribuiu", "contribué")
_OF_WORK = ("appeared", "been published", "been featured")
_INTRODUCED_WITHIN = 8  # words
_INSIDE_NAMES = ("(", "de", "van", "von", "al", "el")
_NO_ENDS = ("", *".!?:,")  # of a name or a role alone
_DIGIT = re.compile(r"\d")
_PARTS = re.compile(
    r"[,|/•·–—]| - |\bfor\b|\bof\b|\s(?=(?:Staff|Special to|Senior|Contributing) [A-Z]|Contributor$|Correspondent$)"
)
_SPECIAL = re.compile(r"Special to (?:the |The )?[A-Z]")
_FULL_STOP = re.compile(r"[a-z]{3}\. [A-Z]")
_SPEECH = re.compile('["“”!?…]')

ANCHORS = _WORDING.anchors
"""Literals one of which every byline that can be told by its own words holds."""


def _name_writers(text: str) -> bool:
    """Whether a text is names of people, what they are and where they work, and nothing else."""
    return are_writers(text, _small_words(), _NAMELESS, _POSSESSIVES)


@in_c
def are_writers(text: str, small: frozenset[str], nameless: frozenset[str], possessives: frozenset[str]) -> bool:
    """The same with the words that are no names, those that may stand for one, and those that may come before it."""
    words = _WORD.findall(text)
    if not words or len(words) > _MOST_WORDS or _SPEECH.search(text):
        return False
    named = False
    for word in words:
        if not word[0].islower() and not word.isdigit():
            named = True
        elif word.lower().strip(".") not in small:
            return False  # at the first word of prose, for most texts are prose
    first = next((word for word in words if word.lower() not in possessives), words[0])
    return named or first.lower().strip(".") in nameless


@cache
def _small_words() -> frozenset[str]:
    table = word_table("byline/words.toml")
    return table["roles"] | table["particles"] | table["joints"]


def byline_confidence(text: str) -> float:
    """How sure a line names the article's writers or says who they are, by its own words; 0 where nothing says so."""
    signs = _WORDING.signs(text)
    if ("team" in signs or not text[:1].isalpha()) and _WORDING["team"].match(text):
        return 0.95
    if "contribution" in signs and _is_contribution(text):
        return 0.95
    if not text or len(text) > 160:
        return 0.0
    if "by" in signs and (sure := _after_by(text)):
        return sure
    if "/" in text and len(text) < 60 and _WORDING["outlet"].search(text) and _name_writers(text):
        return 0.93
    if "label" in signs and len(text) < 24 and _WORDING["label"].fullmatch(text):
        return 0.9
    if not text.isascii() and _WORDING["asian"].fullmatch(text):
        return 0.9
    if "about" in signs and _WORDING["about"].match(text):
        return 0.92
    if "reach" in signs and _WORDING["reach"].fullmatch(text):
        return 0.92 if " " in text else 0.88  # an address alone can be what the article is about
    return 0.9 if _has_role(text) else 0.0


def _after_by(text: str) -> float:
    """For names after "by", and a date besides perhaps; "By the Numbers" is a heading."""
    by = _WORDING["by"].match(text)
    if by is None:
        return 0.0
    rest = text[by.end() :]
    told = dated(rest) if _DIGIT.search(rest) or " ago" in rest else None
    rest = told.rest if told else rest
    if not _name_writers(rest) or (rest.lower().startswith("the ") and not _has_role_word(rest)):
        return 0.0
    return 0.95 if text[-1] not in ".!?" or told else 0.8


def _has_role_word(text: str) -> bool:
    table = word_table("byline/words.toml")
    return not table["roles"].isdisjoint(text.lower().split())


def _is_contribution(text: str) -> bool:
    if text[0] in '"“‘' or not any(map(folded(text).__contains__, _CONTRIBUTED)):
        return False
    told = _WORDING["contribution"].search(text)
    if told is None:
        return False
    after = text[told.end() :].partition("”")
    quoted = text.rfind("“", 0, told.start()) > text.rfind("”", 0, told.start()) or (after[1] and "“" not in after[0])
    inside = _FULL_STOP.search(text, 0, told.start()) and _FULL_STOP.search(text, told.start())
    return not quoted and not inside


def names_and_roles_among(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """The lines that read like a name and nothing else, and those that say what a writer is or for whom."""
    return names_and_roles(blocks, particles(), word_table("byline/words.toml")["roles"], _small_words())


@in_c
def names_and_roles(
    blocks: list[Block], particles: frozenset[str], roles: frozenset[str], small: frozenset[str]
) -> tuple[list[Block], list[Block]]:
    """The same with what words there are in names and beside them; no line that ends with a mark is either."""
    ending = [block for block in blocks if block.text[-1:] not in _NO_ENDS]
    named = [block for block in ending if names_person(block.text, particles)]
    return named, [block for block in ending if says_role(block.core, roles, small)]


def says_role(text: str, roles: frozenset[str], small: frozenset[str]) -> bool:
    """Whether a text is what a writer is or for whom, and nothing else: "Senior Correspondent", "The Daily Post"."""
    words = [word.lower().strip(".,/|") for word in text.split()]
    if not 1 <= len(words) <= 5 or not text[0].isupper():
        return False
    return not roles.isdisjoint(words) and all(word in roles or word in small for word in words)


def _are_roles(words: list[str]) -> bool:
    roles = word_table("byline/words.toml")["roles"]
    return not roles.isdisjoint(words) and all(word in roles or word in _small_words() for word in words)


def _has_role(text: str) -> bool:
    """A name with what its bearer is: "Jane Doe, Staff Writer", "Jane Doe | The Associated Press"."""
    if text[-1] in ".!?:" or len(text) > 90 or _DIGIT.search(text):
        return False
    parts = [part.strip() for part in _PARTS.split(text) if part.strip()]
    if not 2 <= len(parts) <= 4 or not is_name(parts[0].title() if parts[0].isupper() else parts[0]):
        return False
    return all(map(_is_position, parts[1:]))


def _is_position(text: str) -> bool:
    """Whether a text is an agency, what somebody is, or the paper that somebody writes for."""
    if is_agency(text) or _SPECIAL.match(text):
        return True
    return _are_roles([word.lower().strip(".") for word in text.split()])


@cache
def _biographic() -> frozenset[bytes]:
    return frozenset(word.encode() for word in word_table("byline/words.toml")["biographic"])


def may_have_biography(article: Article, lines: Iterable[int]) -> bool:
    """Whether the article has a word of those that biographies cannot do without, most likely in some of its lines."""
    known = _biographic()
    told = (words_of(article.blocks[index].text) for index in lines)
    return not all(map(known.isdisjoint, told)) or not known.isdisjoint(article.vocabulary)


def biographies_among(blocks: Sequence[Block], first: int) -> list[Block]:
    """The lines from one on that tell who a writer is, by their own words."""
    some = may_be_biographies(blocks, first, word_table("byline/words.toml")["introducing"], _OF_WORK)
    return [block for block in some if is_biography(block.core)]


@in_c
def may_be_biographies(
    blocks: Sequence[Block], first: int, verbs: frozenset[str], signs: tuple[str, ...]
) -> list[Block]:
    """The lines from one on that begin as biographies do; all of them where one holds a sign of what somebody wrote."""
    lines = blocks[first:]
    if any(sign in block.text for sign in signs for block in lines):
        return list(lines)
    return [block for block in lines if _is_introduction(block.core, verbs)]


def _is_introduction(text: str, verbs: frozenset[str]) -> bool:
    if not "A" <= text[:1] <= "Z":
        return False
    for word in text.split(" ")[1:_INTRODUCED_WITHIN]:
        if word in verbs:
            return True
        if not "A" <= word[:1] <= "Z" and not word.startswith(_INSIDE_NAMES):
            return False
    return False


def is_biography(text: str) -> bool:
    """Whether a paragraph tells who a writer is."""
    if len(text) >= 700:
        return False
    signs = _WORDING.signs(text)
    told = "biography" in signs and _WORDING["biography"].match(text)
    told = told or ("work" in signs and _WORDING["work"].search(text))
    return bool(told or ("writer" in signs and speaks_of_writer(text)))


def speaks_of_writer(text: str) -> bool:
    """Whether a paragraph begins with "The author is" or the like, and names nobody."""
    return text.startswith("The ") and _WORDING["writer"].match(text) is not None

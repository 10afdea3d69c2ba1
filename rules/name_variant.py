"""The rule `name-variant`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.article import Article, Span
from checker.native import in_c
from checker.rule import Examples, Fix, Hit, Related, Rule, Severity, replace

_BEFORE = re.compile(r"\b(?:[A-Z][^\W\d_]+ )?[A-Z][^\W\d_]+\Z")
_AFTER = re.compile(r"-[^\W\d_]+(?: [A-Z][^\W\d_]+)?(?![\w-])")
_CAPITAL_BEFORE = re.compile(r"(?<![^\W_])[A-Z][^\W_]*\Z")
_CAPITAL_AFTER = re.compile(r"-[^\W_]+ [A-Z]")
_WORD_BEFORE = re.compile(r"[^\W_]+\Z")
_OF_WORDS = re.compile(r"[\w-]")
_MARKS = '.,;:!?()[]"“”‘«»'
_LETTERS_WITH_ACCENTS = frozenset(map(chr, range(0xC0, 0x180)))  # those of Latin
_ACCENTED = re.compile("[\u00c0-\u017f]")
_REACH = 40  # characters to the left of a hyphen in which a name is looked for


@dataclass(frozen=True)
class NameVariant(Rule):
    """A name is spelled in two ways: with and without its hyphen, or with and without its accents.

    Why: a reader may take it for two people, and a search finds only half.

    Fix: the spelling that the article uses more often; none where both are equally frequent.

    Measured: all of three findings on 4,500 real articles are right.
    """

    group = "consistency"
    severity = Severity.WARNING
    confidence = 0.9
    examples = Examples(
        bad=["Lee Min Ho arrived. Lee Min Ho spoke. Then ⟦Lee Min-ho⟧ left."],
        good=["Lee Min-ho arrived. Lee Min-ho spoke."],
    )

    def check(self, article: Article) -> Iterable[Hit]:
        """Yield each place that has the rarer spelling of a name."""
        hyphens = hyphens_in_names(article.text, _REACH)
        is_accented = not article.marks.isdisjoint(_LETTERS_WITH_ACCENTS)
        if not hyphens and not is_accented:
            return ()
        return _compared(
            article, _hyphenated(article.text, hyphens) | (accented_names(article.text) if is_accented else set())
        )


def _compared(article: Article, names: set[str]) -> Iterator[Hit]:
    """The places of each name that has the rarer spelling of it."""
    text = article.text
    for name in sorted(names):
        for other in sorted(_spellings(name)):
            if other in text and not _is_common(name, article):
                yield from _compare(name, _places(text, name), other, _places(text, other))


@in_c
def accented_names(text: str) -> set[str]:
    """The names of two words of which one has an accent."""
    lines = [line for line in text.split("\n") if not line.isascii() and _ACCENTED.search(line)]
    return {name for line in lines for name in _accented_in(line)}


def _accented_in(line: str) -> set[str]:
    words = line.split()
    accented = [number for number, word in enumerate(words) if not word.isascii() and _ACCENTED.search(word)]
    names = set()
    for first in {place for number in accented for place in (number - 1, number)}:
        if 0 <= first < len(words) - 1 and words[first + 1][0].isupper():
            name = f"{words[first].lstrip(_MARKS)} {_bare(words[first + 1])}"
            if name[0].isupper() and name.replace(" ", "").isalpha():
                names.add(name)
    return names


def _bare(word: str) -> str:
    """A word without the marks after it and without a possessive ending."""
    return word.rstrip(_MARKS).removesuffix("’s").removesuffix("'s").rstrip(_MARKS)


def _hyphenated(text: str, hyphens: list[int]) -> set[str]:
    """The names of two words of which one has a hyphen."""
    names = set()
    for end in hyphens:
        low = max(0, end - _REACH)
        word = text.rfind(" ", low, end)
        before = _BEFORE.search(text, max(low, text.rfind(" ", low, word) + 1) if word >= 0 else low, end)
        after = before and _AFTER.match(text, end)
        if before and after and (" " in before[0] or " " in after[0]):
            names.add(before[0] + (after[0].split()[0] if " " in before[0] else after[0]))
    return {name for name in names if _may_vary(name.partition("-")[0], text)}


def _may_vary(head: str, text: str) -> bool:
    """Whether the text may spell a name in another way: all ways begin with what stands before the hyphen."""
    return not head.isascii() or text.find(head, text.find(head) + len(head)) >= 0


@in_c
def hyphens_in_names(text: str, reach: int) -> list[int]:
    """The hyphens that may stand in names of two words which are spelled elsewhere too: most are no such ones.

    A small letter stands before them, a capital at the beginning of that word, and another at that of the word before
    or after. Beginnings are looked for so far back; without a space there, it is the text's first character. The word
    before them stands elsewhere too, in any company, unless there are letters beyond ASCII before them.
    """
    found = []
    place = text.find("-", 1)
    while place > 0:
        low = max(0, place - reach)
        space = text.rfind(" ", low, place)
        begins = text[space + 1].isupper() and text[place - 1].islower() and text[place + 1 : place + 2].isalnum()
        if begins and (_CAPITAL_AFTER.match(text, place) or (space >= 0 and _CAPITAL_BEFORE.search(text, low, space))):
            word = _WORD_BEFORE.search(text, low, place)
            elsewhere = word and (text.find(word[0]) < word.start() or text.find(word[0], word.start() + 1) >= 0)
            if elsewhere or not text[low:place].isascii():
                found.append(place)
        place = text.find("-", place + 1)
    return found


def _is_common(name: str, article: Article) -> bool:
    """Whether the article's own lines have one of the words in lower case, so that it is hardly a name."""
    words = [word.lower() for word in re.split("[ -]", name) if len(word) > 2 and not word.islower()]
    if words and not any(word in article.text for word in words):
        return False
    places = re.finditer(rf"\b(?:{'|'.join(map(re.escape, words))})\b", article.text)
    return any(article.claims.of(article.line_at(place.start())) is None for place in places)


def _spellings(name: str) -> set[str]:
    """The other ways in which a name is written."""
    spellings = {_without_accents(name)} if not name.isascii() else set()
    if "-" in name:
        head, _, tail = name.partition("-")
        capital = f"{tail[0].upper()}{tail[1:]}"
        spellings |= {f"{head} {capital}", f"{head}-{capital}", f"{head}{tail[0].lower()}{tail[1:]}"}
    return spellings - {name}


def _without_accents(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return plain.translate(_LETTERS)


def _places(text: str, name: str) -> list[Span]:
    """Where a name stands that is no part of a longer word, one with hyphens included."""
    found = []
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if _OF_WORDS.match(text[start - 1 : start]) or _OF_WORDS.match(text[end : end + 1]):
            start = text.find(name, start + 1)
        else:
            found.append(Span(start, end))
            start = text.find(name, end)
    return found


def _compare(one: str, ones: list[Span], other: str, others: list[Span]) -> Iterator[Hit]:
    """The places of the rarer spelling; of equally frequent ones, of the one that comes later, and without a fix."""
    swap = len(ones) > len(others) or (len(ones) == len(others) and ones and ones[0] < others[0])
    rare, spans, usual, usuals = (other, others, one, ones) if swap else (one, ones, other, others)
    if not spans or not usuals:
        return
    settled = len(usuals) > len(spans)
    if not settled and "-" in one and one.rpartition("-")[2][0].isupper():
        return  # a compound in a headline's capitals rather than a name
    related = (Related(usuals[0], f"Spelled {usual} here."),)
    for span in spans:
        fix = replace(span, usual, safe=False)
        alternatives: tuple[Fix, ...] = () if settled else (fix,)
        yield Hit(span, f"{rare} is {usual} elsewhere: choose one.", fix if settled else None, alternatives, related)


_LETTERS = str.maketrans("øØłŁđĐıßæÆœŒ", "oOlLdDisaAoO")

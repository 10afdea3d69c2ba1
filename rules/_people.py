"""Names of people as pages print them alone on a line."""

from __future__ import annotations

import re
from functools import cache

from checker.article import Article
from checker.native import in_c

from ._claim import word_table

_JOINT = re.compile(
    r"\s*(?:[,;/|&•·]|\s-\s|\s[–—]\s|\b(?:and|und|et|y|e|i|og|och|en|with|mit|avec|con|com|und|и|та|ve)\b)\s*"
)
_MARKS = ".,;:!?\"”’')]"
_LONG = 10_000  # characters; in a text this long names are asked for by the hundred
_NAME_WORD = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*\Z")


def is_name(text: str) -> bool:
    """Whether a text is two to four words that look like the name of a person."""
    return names_person(text, particles())


@cache
def particles() -> frozenset[str]:
    """The small words inside names."""
    return word_table("byline/words.toml")["particles"]


@in_c
def names_person(text: str, particles: frozenset[str]) -> bool:
    """What `is_name` tells, with the small words that stand in names."""
    words = text.split()
    if not 2 <= len(words) <= 5:
        return False
    named = 0
    for word in words:
        if word not in particles:
            if not _NAME_WORD.match(word):
                return False
            named += 1
    return named >= 2


def is_list_of_people(text: str) -> bool:
    """Whether a text is names of at least two people and nothing else, such as "A B and C D."."""
    parts = [part for part in _JOINT.split(text.rstrip(" .")) if part]
    return 2 <= len(parts) <= 8 and all(is_name(part) for part in parts)


def reads_as_name(text: str, article: Article) -> bool:
    """Whether a line is a name whose words the article never uses in lower case."""
    if not names_person(text, particles()) or text.startswith(("The ", "A ", "An ")):
        return False
    words = text.lower().split()
    return word_table("byline/words.toml")["nameless"].isdisjoint(words) and not _says_any(article, words)


def _says_any(article: Article, words: list[str]) -> bool:
    """Whether the text has one of some words in just this case, alone or with marks after it."""
    text = article.text
    if len(text) > _LONG:
        return not article.memo(_in_lower_case).isdisjoint(words)
    return says_any(text, words)


@in_c
def says_any(text: str, words: list[str]) -> bool:
    """Whether one of some words stands in a text after a space or a newline, alone or with marks after it."""
    for begun in [mark + word for word in words for mark in " \n"]:
        if begun in text:  # as it is for few words
            for rest in text.split(begun)[1:]:
                after = rest.lstrip(_MARKS)[:1]
                if not after or after.isspace():
                    return True
    return False


def _in_lower_case(article: Article) -> frozenset[str]:
    return lower_case_words(article.text)


@in_c
def lower_case_words(text: str) -> frozenset[str]:
    """The words that a text has in lower case, without the marks after them."""
    return frozenset([word.rstrip(_MARKS) for word in set(text.split()) if word[0].islower()])

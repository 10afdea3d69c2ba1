"""Names of people as pages print them alone on a line."""

from __future__ import annotations

import re

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
    words = text.split()
    if not 2 <= len(words) <= 5:
        return False
    particles = word_table("byline/words.toml")["particles"]
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
    if not is_name(text) or text.startswith(("The ", "A ", "An ")):
        return False
    words = text.lower().split()
    return word_table("byline/words.toml")["nameless"].isdisjoint(words) and not any(_says(article, w) for w in words)


def _says(article: Article, word: str) -> bool:
    """Whether the text has a word in just this case, alone or with marks after it."""
    text = article.text
    if len(text) > _LONG:
        return word in article.memo(_in_lower_case)
    for begun in (" " + word, "\n" + word):
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

"""Names of people as pages print them alone on a line."""

from __future__ import annotations

import re

from checker.article import Article

from ._claim import word_table

_JOINT = re.compile(
    r"\s*(?:[,;/|&•·]|\s-\s|\s[–—]\s|\b(?:and|und|et|y|e|i|og|och|en|with|mit|avec|con|com|und|и|та|ve)\b)\s*"
)
_MARKS = ".,;:!?\"”’')]"
_LONG = 10_000  # characters
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
    return not any(_may_use(article, low) and low in article.memo(_in_lower_case) for low in text.lower().split())


def _may_use(article: Article, word: str) -> bool:
    """A cheap first test for one name in a text; not for the hundreds of names of a long one."""
    text = article.text
    return len(text) > _LONG or f" {word}" in text or f"\n{word}" in text or text.startswith(word)


def _in_lower_case(article: Article) -> frozenset[str]:
    """The words that the text has in lower case, without the marks after them."""
    return frozenset([word.rstrip(_MARKS) for word in set(article.text.split()) if word[0].islower()])

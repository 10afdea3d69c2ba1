"""Names of people as pages print them alone on a line."""

from __future__ import annotations

import re

from checker.article import Article

from ._claim import word_table

_JOINT = re.compile(
    r"\s*(?:[,;/|&•·]|\s-\s|\s[–—]\s|\b(?:and|und|et|y|e|i|og|och|en|with|mit|avec|con|com|und|и|та|ve)\b)\s*"
)
_MARKS = ".,;:!?\"”’')]"
_NAME_WORD = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*\Z")


def is_name(text: str) -> bool:
    """Whether a text is two to four words that look like the name of a person."""
    words = text.split()
    particles = word_table("byline/words.toml")["particles"]
    named = [w for w in words if w not in particles]
    return 2 <= len(words) <= 5 and len(named) >= 2 and all(_NAME_WORD.match(w) for w in named)


def is_list_of_people(text: str) -> bool:
    """Whether a text is names of at least two people and nothing else, such as "A B and C D."."""
    parts = [part for part in _JOINT.split(text.rstrip(" .")) if part]
    return 2 <= len(parts) <= 8 and all(is_name(part) for part in parts)


def reads_as_name(text: str, article: Article) -> bool:
    """Whether a line is a name whose words the article never uses in lower case."""
    words = text.split()
    if not is_name(text) or words[0] in ("The", "A", "An"):
        return False
    return article.memo(_in_lower_case).isdisjoint(word.lower() for word in words)


def _in_lower_case(article: Article) -> frozenset[str]:
    """The words that the text has in lower case, without the marks after them."""
    return frozenset(word.rstrip(_MARKS) for word in set(article.text.split()) if word[0].islower())

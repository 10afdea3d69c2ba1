"""The rule `site-name-in-headline`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.article import Article, Block
from checker.rule import Edit, Examples, Fix, Hit, Rule, Severity

from ._claim import word_list

_MARK = re.compile(r"[|•·»–—:/-]\s")  # a cheap first test
_PART = re.compile(r"\s+(?:[|•·»]|[–—-]|::|//)\s+")
_DIGIT = re.compile(r"\d")
_MOST_WORDS = 5
_LONGEST = 400
_SHORTEST = 12  # characters that must be left of a headline
_FEWEST_WORDS = 4  # of a headline before a bar; fewer are a label, as in "Opinion | The bridge has to go"
_BAR = 0.85  # how sure it is that a name behind a bar is no part of the headline, where nothing else tells
_MARKS = " |•·»–—-:/"
_SMALL = frozenset(("of", "the", "and", "&", "for", "in", "de", "la"))


@dataclass(frozen=True)
class SiteNameInHeadline(Rule):
    """The headline ends or begins with the name of the site.

    Why: pages add their name to the title for browsers and search engines; in a collection it is noise.

    Fix: cut the name with its bar or dash; safe where the record's address bears the name out.

    Measured: all of 50 findings read on the titles of real pages are right.
    """

    group = "headline"
    severity = Severity.WARNING
    confidence = 0.95
    examples = Examples(
        bad=["Mayor wins the vote⟦ | The Springfield Gazette⟧\n\nShe won."],
        good=["Mayor wins the vote - again\n\nShe won."],
    )

    def check(self, article: Article) -> Iterable[Hit]:
        """Yield the site's name with the mark that sets it off."""
        headline = article.headline
        return _hits(headline, article.site) if headline and _MARK.search(headline.text) else ()


def _hits(headline: Block, site: str | None) -> Iterator[Hit]:
    span, sure = _name_in(headline.text, site)
    if sure:
        place, name = headline.part(*span), headline.text[slice(*span)].strip(_MARKS)
        what = "the name of the site, a section or a writer" if sure == _BAR else "the site's name"
        fix = Fix((Edit(place, ""),), safe=sure > 0.95)
        yield Hit(place, f"{name} is {what}, not part of the headline: cut it.", fix, confidence=sure)


def _name_in(headline: str, site: str | None) -> tuple[tuple[int, int], float]:
    """Where in a headline the site's name stands with its mark, and how sure that is."""
    marks = list(_PART.finditer(headline)) if len(headline) <= _LONGEST else []
    if not marks:
        return (0, 0), 0.0
    ends = [mark.start() for mark in marks[1:]] + [len(headline)]
    for mark, end in zip(marks, ends, strict=True):
        if mark.start() >= _SHORTEST and site and _is_of_host(headline[mark.end() : end], site):
            return (_with_sections(headline, marks, mark), len(headline)), 0.98
    if site and len(headline) - marks[0].end() >= _SHORTEST and _is_of_host(headline[: marks[0].start()], site):
        return (0, marks[0].end()), 0.97
    last, name = marks[-1], headline[marks[-1].end() :]
    if last.start() >= _SHORTEST and len(name.split()) <= _MOST_WORDS and _is_title(name):
        where = (_with_sections(headline, marks, last), len(headline))
        if _has_site_word(name):
            return where, 0.92 if "|" in last[0] else 0.8
        if "|" in last[0] and headline[: where[0]].count(" ") >= _FEWEST_WORDS - 1 and not _DIGIT.search(name):
            return where, _BAR
    return (0, 0), 0.0


def _with_sections(headline: str, marks: list[re.Match[str]], mark: re.Match[str]) -> int:
    """Where the cut begins when sections such as "| Opinion" stand between the headline and the site's name."""
    start = mark.start()
    for before in reversed(marks[: marks.index(mark)]):
        if (
            headline[before.end() : start].lower() not in word_list("headline/sections.txt")
            or before.start() < _SHORTEST
        ):
            break
        start = before.start()
    return start


def _has_site_word(name: str) -> bool:
    return not word_list("headline/site-words.txt").isdisjoint(name.lower().split())


def _is_title(name: str) -> bool:
    return all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in name.split())


def _is_of_host(name: str, site: str) -> bool:
    """Whether the host holds the name or its initials, or the name begins with the host."""
    words = re.findall(r"[^\W_]+", name.lower())
    if not 1 <= len(words) <= _MOST_WORDS:
        return False
    labels = site.lower().split(".")
    host = re.sub(r"[^a-z0-9]", "", "".join(labels[:-1]))
    bare = "".join(word for word in words if word not in ("the", "com", "www"))
    initials = "".join(word[0] for word in words)
    begins = any(len(label) > 3 and bare.startswith(label.replace("-", "")) for label in labels[:-1])
    return begins or (len(bare) > 2 and bare in host) or bare in labels or (len(initials) > 2 and initials in labels)

"""The rule `mixed-script`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker import Article, Examples, Fix, Hit, Rule, Severity, Span, replace

from ._characters import unusual
from ._mojibake import garbled_places

# Letters of Cyrillic and Greek that look like Latin ones, and those.
_LOOK = dict(
    zip(
        "АВЕЅІЈКМНОРСТХУаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοѵ",
        "ABESIJKMHOPCTXYaesijopcyxhdqwABEZHIKMNOPTYXov",
        strict=True,
    )
)
_BACK = {latin: other for other, latin in reversed(_LOOK.items()) if "\u0400" <= other <= "\u052f"}
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_LETTER = "[A-Za-zÀ-ɏ\u0370-\u03ff\u0400-\u052f]"
_WORD = re.compile(
    f"(?<!{_LETTER}){_LETTER}*(?:[A-Za-z][\u0370-\u03ff\u0400-\u052f]|[\u0370-\u03ff\u0400-\u052f][A-Za-z]){_LETTER}*"
)
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")


@dataclass(frozen=True)
class MixedScript(Rule):
    """A word holds letters of two alphabets that look alike, such as a Cyrillic а in a Latin word.

    Why: spam filters are dodged so, and keyboards slip; nobody finds the word by searching.

    Fix: the letters of the alphabet that the rest of the word is written in, safe where all of them have a twin.

    Measured: 23 of 23 findings in real articles are right, all of them in one article."""

    group = "encoding"
    severity = Severity.WARNING
    confidence = 0.95
    characters = "".join(map(chr, range(0x370, 0x530)))
    examples = Examples(
        bad=["The ⟦pаlace⟧ was empty."], good=["The word водка became vodka; µm and Ωmega are no palaces."]
    )

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield each word of two alphabets."""
        if not _FOREIGN.search(unusual(article)):
            return
        garbled = garbled_places(article)
        for m in _WORD.finditer(article.text):
            if m.start() in garbled or m.end() - 1 in garbled:
                continue
            mended = _mended(m.group())
            if mended:
                fix: Fix = replace(Span(*m.span()), mended, safe=True)
                yield Hit(Span(*m.span()), f"Letters of two alphabets in one word: write “{mended}”.", fix)


def _mended(word: str) -> str | None:
    """The word in the alphabet of most of its letters; None where a letter has no twin there and may be meant."""
    if len(word) < 3:
        return None
    foreign, latin = _FOREIGN.findall(word), _LATIN.findall(word)
    if all(c in _LOOK for c in foreign):
        return "".join(_LOOK.get(c, c) for c in word)
    if len(_CYRILLIC.findall(word)) > len(latin) and all(c in _BACK for c in latin):
        return "".join(_BACK.get(c, c) for c in word)
    return None

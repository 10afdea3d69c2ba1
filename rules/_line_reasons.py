"""What spoke against a line, in words."""

from __future__ import annotations

from ._line_model import Weighed

_PHRASES = {
    "1 word": "a single word",
    "2 words": "two words",
    "page words 1": "a word that pages put around articles",
    "page words 2": "several words that pages put around articles",
    "mostly page words": "mostly words that pages put around articles",
    "strongest word 2": "a word that is common on pages and rare in articles",
    "strongest word 3": "a word that is common on pages and rare in articles",
    "learned words 4": "words that are common on pages and rare in articles",
    "learned words 5": "words that are common on pages and rare in articles",
    "opener": "begins like a button or a call to act",
    "by": "begins like a byline",
    "reader": "speaks to the reader",
    "month": "a month",
    "time": "a date or a time",
    "digits 2": "mostly digits",
    "address": "a web address",
    "handle": "an account's name",
    "bar": "parts set off by bars",
    "slash": "parts set off by slashes",
    "dot": "parts set off by dots",
    "copyright": "a copyright sign",
    "in brackets": "in brackets",
    "bracket end": "ends with a bracket",
    "label": "begins with a label",
    "symbol": "a symbol",
    "capitals": "in capitals",
    "title case": "written like a title",
    "names": "a name alone",
    "few echoed 0": "no word of the article's paragraphs",
    "many echoed 0": "no word of the article's paragraphs",
    "many echoed 1": "few words of the article's paragraphs",
    "claims near 1": "beside a line that is no part of the article",
    "claims near 2": "among lines that are no part of the article",
    "claims in run 2": "among lines that are no part of the article",
    "claims in run 3": "among lines that are no part of the article",
}
_ZONES = {
    "before": "before the article's first paragraph",
    "in": "between the article's paragraphs",
    "after": "after the article's last paragraph",
    "nowhere": "in a text without a paragraph",
}
_MOST = 3
_LEAST = 0.1  # log odds that are worth telling


def reasons(line: Weighed) -> str:
    """The message for a line: what spoke against it, the strongest first, and where it stands."""
    told: dict[str, None] = {}
    for sign, weight in sorted(line.signs.items(), key=lambda pair: -pair[1]):
        if weight >= _LEAST and sign in _PHRASES:
            told.setdefault(_PHRASES[sign])
    place = _ZONES[line.zone] if line.company < 2 else f"one of {line.company} loose lines {_ZONES[line.zone]}"
    seen = ", ".join(["no end mark", *list(told)[:_MOST], place])
    return f"This looks like a piece of the page, not of the article ({seen}): delete the line."

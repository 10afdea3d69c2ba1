"""What spoke against a line, in words."""

from __future__ import annotations

from ._line_model import read

_PHRASES = {
    "1 word": "a single word",
    "2 words": "two words",
    "page words 1": "holds words of page furniture",
    "page words 2": "holds words of page furniture",
    "mostly page words": "holds words of page furniture",
    "strongest word 2": "holds words that are rare in articles",
    "strongest word 3": "holds words that are rare in articles",
    "learned words 4": "holds words that are rare in articles",
    "learned words 5": "holds words that are rare in articles",
    "opener": "begins like a button or a call to act",
    "by": "begins like a byline",
    "reader": "speaks to the reader",
    "month": "names a month",
    "time": "holds a date or a time",
    "digits 2": "mostly digits",
    "address": "holds a web address",
    "handle": "names an account",
    "bar": "has parts set off by bars",
    "slash": "has parts set off by slashes",
    "dot": "has parts set off by dots",
    "copyright": "has a copyright sign",
    "in brackets": "in brackets",
    "bracket end": "ends with a bracket",
    "label": "begins with a label",
    "symbol": "has a symbol",
    "capitals": "in capitals",
    "title case": "written like a title",
    "names": "a name alone",
    "few echoed 0": "shares no word with the article",
    "many echoed 0": "shares no word with the article",
    "many echoed 1": "shares few words with the article",
    "claims near 1": "beside a line that is no part of the article",
    "claims near 2": "among lines that are no part of the article",
    "claims around 3": "among lines that are no part of the article",
    "headline": "reads like a headline",
    "headlines 3": "among lines that read like headlines",
    "names 3": "among lines that are names",
}
_ZONES = {
    "before": "before the article's first paragraph",
    "in": "between the article's paragraphs",
    "after": "after the article's last paragraph",
    "nowhere": "in a text without a paragraph",
}
_MOST = 3
_LEAST = 0.1  # log odds that are worth telling


def reasons(zone: str, company: int, signs: list[str]) -> str:
    """The message for a line: what spoke against it, the strongest first, and where and among how many it stands."""
    told: dict[str, None] = {}
    weights = read()[0][zone]
    for sign in sorted([sign for sign in signs if sign in _PHRASES], key=lambda sign: -weights.get(sign, 0.0)):
        if weights.get(sign, 0.0) >= _LEAST:
            told.setdefault(_PHRASES[sign])
    form = "without an end mark" if "kind L" in signs else "short, without an end mark"
    place = _ZONES[zone] if company < 2 else f"one of {company} loose lines {_ZONES[zone]}"
    seen = ", ".join([form, *list(told)[:_MOST], place])
    return f"This looks like a piece of the page, not of the article ({seen}): delete the line."

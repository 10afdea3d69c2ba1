"""The rule `missing-space`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker import Article, Examples, Hit, Rule, Severity, Span, replace

# Each pattern begins with the mark itself, which is found fast; what stands before it is looked at afterwards.
_BEFORE_YEAR = re.compile(r",(?=(?:19|20)\d\d(?![\d,-]))(?<=\d,)")
_DAY_OF_MONTH = re.compile(
    r"\b(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?) ([12]?\d|3[01])$"
)
_FULL_STOP = re.compile(r"\.(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]*[ ,’'])(?<=[a-zß-öø-ÿ]{2}\.)")
_QUESTION, _EXCLAMATION = (
    re.compile(rf"{mark}(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+[ ,])(?<=[a-zß-öø-ÿ]{{2}}{mark})") for mark in (r"\?", "!")
)
_COMMA = re.compile(r",(?=[a-z]+[ ,.])(?<=[a-z]{3},)")
_CLOSING_QUOTE = re.compile(r"”(?=[A-Za-z][a-z]*[ ,.])(?<=[a-z][.,!?]”)")
_SMALL = "abcdefghijklmnopqrstuvwxyz"
_LATIN = _SMALL + "".join(chr(c) for c in range(0xDF, 0xFF) if c != 0xF7)  # what all capitals of the patterns become
_BEFORE = re.compile(r"\S+$")
_AFTER = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+")
_TECHNICAL = re.compile(r"[/@_#=<>{}\[\]\\|`.,:]|www|\d")
_WORD_AND_MARK = re.compile(r"[\w’'-]*[.,!?]?$")
_SHORT = 2  # letters; what ends after so few may be an abbreviation
_NO_SENTENCE = "Ai C Co Com D E F G H Inc Io Js Net Org Py Tv Uk"
_OPEN_A_SENTENCE = (
    "A After All Although An And As At Because But By For From He Her His How However I If In Instead It Its Many "
    "Meanwhile Most My No Not Now On One Or Our She Should Since So Some Thank That The Their Then There These They "
    "This Those Though To We What When Where Which While Who Why With You Your"
)
_OPEN_A_CLAUSE = (
    "a allowing although an and as at because but by can especially for from he her his i if in including is it its "
    "just making no not of on only or our she so such that the their then they this though to was we were when where "
    "which while who with you"
)


@dataclass(frozen=True)
class MissingSpace(Rule):
    """No space follows a full stop, a comma, a question mark or a closing quotation mark.

    Why: where a page broke the line, the scraper joined what stood on both sides.

    Fix: put the space in. It is safe between a day and its year, and where a word follows that often opens a sentence
    or a clause. Addresses, file names, abbreviations, code and figures are left alone.

    Measured: the 62 findings in 4,515 news articles were read; 59 are right."""

    group = "punctuation"
    severity = Severity.WARNING
    confidence = 0.95
    anchors = (
        *(mark + letter for mark in ".?!" for letter in _LATIN),
        *(mark + letter for mark in ",”" for letter in _SMALL),
        *(",19", ",20"),
    )
    examples = Examples(
        bad=["The photo was taken on March ⟦28,2018⟧ in the north.", "She thanked ⟦him.Instead⟧ of a reply, he left."],
        good=["It runs on Node.js and ASP.NET, says the U.S.Army page.", "They counted 28,2018 and 3,141 of them."],
    )

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield each pair of words that a space should part."""
        for line, anchors in article.screened.get(self.id, {}).items():
            block = article.block_at_line(line)
            start, end = (block.start, block.end + 1) if block else (0, 0)  # with the character behind the line
            for mark in sorted({anchor[0] for anchor in anchors}):
                pattern, openers = _KINDS[mark]
                for m in pattern.finditer(article.text, start, end):
                    yield from _between_words(article.text, m, openers)
                if mark == ",":
                    yield from _before_years(article.text, start, end)


def _before_years(text: str, start: int, end: int) -> Iterator[Hit]:
    """Yield each day of a month and its year that only a comma parts."""
    for m in _BEFORE_YEAR.finditer(text, start, end):
        day = _DAY_OF_MONTH.search(text, max(0, m.start() - 14), m.start())
        if day:
            yield _hit(text, day.start(1), m.end(), m.end() + 4, safe=True)


_SENTENCE_OPENERS = frozenset(_OPEN_A_SENTENCE.split())
_CLAUSE_OPENERS = frozenset(_OPEN_A_CLAUSE.split())
_NOT_SENTENCES = frozenset(_NO_SENTENCE.split())
_KINDS = {
    ".": (_FULL_STOP, _SENTENCE_OPENERS),
    "?": (_QUESTION, _SENTENCE_OPENERS),
    "!": (_EXCLAMATION, _SENTENCE_OPENERS),
    ",": (_COMMA, _CLAUSE_OPENERS),
    "”": (_CLOSING_QUOTE, _SENTENCE_OPENERS | _CLAUSE_OPENERS),
}


def _between_words(text: str, mark: re.Match[str], openers: frozenset[str]) -> Iterator[Hit]:
    before = _BEFORE.search(text, max(0, mark.start() - 40), mark.start())
    after = _AFTER.match(text, mark.end())
    if before is None or after is None or after[0] in _NOT_SENTENCES or _TECHNICAL.search(before[0].rstrip(".,!?")):
        return
    certain = after[0] in openers
    word = "".join(_WORD_AND_MARK.findall(before[0])[:1])
    if certain or (mark[0] != "," and word[:1].islower() and len(word) > _SHORT):
        yield _hit(text, mark.start() - len(word), mark.end(), after.end(), safe=certain)


def _hit(text: str, start: int, middle: int, end: int, *, safe: bool) -> Hit:
    mended = f"{text[start:middle]} {text[middle:end]}"
    return Hit(
        Span(start, end),
        f"A space is missing: “{mended}”.",
        replace(Span(start, end), mended, safe=safe),
        confidence=0.98 if safe else 0.9,
    )

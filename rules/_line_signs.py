"""What the text of a line says for or against it: signs, each with a name that the weights know."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from checker.article import Article, Block

from ._layout import PROSE
from ._line_words import BY, MONTH, OPENER, READER, Known, function_words, tally_words

_MARKS = (
    *(
        ("@", "handle"),
        ("|", "bar"),
        ("/", "slash"),
        ("©", "copyright"),
        (" - ", "dash"),
        (" – ", "dash"),
        (" — ", "dash"),
    ),
    *(("·", "dot"), ("?", "question"), ('"', "quotation"), ("“", "quotation")),
)
_CLOSERS = {
    ")": "bracket end",
    "]": "bracket end",
    ",": "comma end",
    "-": "comma end",
    "–": "comma end",
    "—": "comma end",
}
_BULLETS = frozenset("•·●▪■◦‣∙►▶▸»›*+–—-")
_LABEL = re.compile(r"[^:]{2,25}: \S")
_DIGIT = re.compile(r"\d")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s")
_SENTENCE_BREAK = re.compile(r"[a-zа-я\d\"”)]{2}[.!?] +[\"“]?[A-ZА-Я]")
_TIME = re.compile(r"\d[:.h]\d\d\b|\b(?:19|20)\d\d\b|\d[./-]\d{1,2}[./-]\d|\bago$", re.I)
_ADDRESS = re.compile(r"https?:|www\.|\w\.(?:com|org|net|de|co|ru|br|uk|fr|it|es|pl|io|tv|info)\b", re.I)
_PRICE = re.compile(r"[$€£]\s?\d|\d\s?[€%]")
_SYMBOL = re.compile("[\u2190-\u21ff\u2300-\u2bff\U0001f000-\U0001ffff]")
_LENGTHS = (1, 2, 3, 5, 8, 13, 21)
_LENGTH_NAMES = ("no word", "1 word", "2 words", "3 words", "5 words", "8 words", "13 words", "21 words")
_PAGE_WORDS, _LEARNED, _STRONGEST = (
    tuple(f"{name} {step}" for step in range(6)) for name in ("page words", "learned words", "strongest word")
)
_MOST_SOUGHT = 8  # content words of a line that are sought in the rest of the article


def word_signs(words: list[str], known: Known) -> list[str]:
    """How many words there are, how they are written, and how much they are those of pages."""
    count = len(words)
    signs = [_LENGTH_NAMES[bisect_right(_LENGTHS, count)]]
    if not count:
        return signs
    capitals, in_capitals, function, page, first, any_flags, learned, strongest = tally_words(words, known)
    signs.append(_PAGE_WORDS[min(page, 2)])
    if 2 * page >= count:
        signs.append("mostly page words")
    if first & OPENER:
        signs.append("opener")
    if first & BY:
        signs.append("by")
    if any_flags & READER:
        signs.append("reader")
    if any_flags & MONTH:
        signs.append("month")
    signs.append(_LEARNED[bisect_right((-1, 0.01, 0.5, 1, 2), learned)])
    signs.append(_STRONGEST[bisect_right((0.3, 0.6, 1), strongest)])
    return signs + _case_signs(count, capitals, in_capitals, function)


def _case_signs(count: int, capitals: int, in_capitals: int, function: int) -> list[str]:
    """Capitals, and whether there are function words among them."""
    signs = []
    if count > 1 and capitals == count and in_capitals > 0.8 * count:
        signs.append("capitals")
    elif count > 2 and capitals >= count - function:
        signs.append("title case")
    if function >= 0.4 * count:
        signs.append("function words")
    elif not function:
        if count > 2:
            signs.append("no function word")
        if 2 <= count <= 4 and capitals == count:
            signs.append("names")
    return signs


def form_signs(text: str) -> list[str]:
    """Marks, brackets, dates and addresses."""
    signs = [name for mark, name in _MARKS if mark in text]
    if text[-1] in _CLOSERS:
        signs.append(_CLOSERS[text[-1]])
        if text[0] in "([【":
            signs.append("in brackets")
    if text[0] in _BULLETS:
        signs.append("bullet")
    elif text[0].islower():
        signs.append("small start")
    if ":" in text and _LABEL.match(text):
        signs.append("label")
    if not text.isascii() and _SYMBOL.search(text):
        signs.append("symbol")
    if text.count(",") > 2:
        signs.append("commas")
    if "." in text:
        signs += [
            name for pattern, name in ((_SENTENCE_BREAK, "sentences"), (_ADDRESS, "address")) if pattern.search(text)
        ]
    return signs + _number_signs(text) if _DIGIT.search(text) else signs


def _number_signs(text: str) -> list[str]:
    share = sum(map(str.isdigit, text)) / len(text)
    signs = [f"digits {bisect_right((0.1, 0.25), share)}"]
    if text[-1].isdigit():
        signs.append("number end")
    if _NUMBERED.match(text):
        signs.append("numbered")
    if _TIME.search(text):
        signs.append("time")
    if _PRICE.search(text):
        signs.append("price")
    return signs


def stems_of(words: list[str], most: int) -> tuple[list[str], int]:
    """The beginnings of a line's first content words, in lower case, and how many content words there are."""
    function = function_words()
    content = [word for word in words if len(word) > 3 and word.lower() not in function and not word[0].isdigit()]
    return [word[: max(4, len(word) - 2)].lower() for word in content[:most]], len(content)


def echo_signs(words: list[str], prose: str, headline: str) -> list[str]:
    """How many of the line's content words the article's paragraphs and its headline, in lower case, use too."""
    stems, count = stems_of(words, _MOST_SOUGHT)
    if not stems:
        return []
    size = "many" if count > 2 else "few"
    signs = [f"{size} echoed {bisect_right((0.01, 0.4, 0.75), sum([stem in prose for stem in stems]) / len(stems))}"]
    if headline:
        signs.append(
            f"{size} in headline {bisect_right((0.01, 0.4), sum([s in headline for s in stems]) / len(stems))}"
        )
    return signs


def prose_of(blocks: Sequence[Block], kinds: str) -> str:
    """An article's paragraphs in lower case, a line each."""
    return "\n".join([block.text for block, kind in zip(blocks, kinds, strict=True) if kind == PROSE]).lower()


def headline_of(article: Article) -> str:
    """The article's headline in lower case; empty where it has none."""
    return article.headline.text.lower() if article.headline else ""

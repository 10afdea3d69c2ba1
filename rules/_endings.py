"""How the paragraphs of an article end, and which of them stop in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any, Literal, NamedTuple

from checker import Article, Block, Role
from checker.native import in_c

from ._lexicon import is_word

_MARKS = ".!?…:;。！？؟।"
_CLOSERS = "\"'”’“»«›)]}*_"
_CLOSERS_AND_SPACE = _CLOSERS + " \t\r\u00a0"
_LONG = 60  # characters; shorter lines may be anything
_LEAST_SPACES = 11
_CUT_ENDS = ("..", "…", ",", "]", "_")  # what an article that stops may end with, but for letters and figures
_WELL_ENDED = 0.75  # the share of long lines that end like prose in a text that is set in paragraphs
_LIKE = 0.75  # the share of its like that end like prose: paragraphs of several sentences
_FEW = 2  # other paragraphs of several sentences; fewer tell nothing
_ENDED = 0.5  # the same where a line ends with a word that no sentence ends with
_COMMA_QUOTE = re.compile(r"""[^\W\d_][,;]["”»]\Z""")
END_OF_PROSE = re.compile(rf"[{_MARKS}][\s{re.escape(_CLOSERS)}]*\Z")
_WORDS_AT_END = re.compile(r"[A-Za-z ,'’-]{40} [a-z]+\Z")
_LAST = 120  # characters that hold the words that a paragraph ends with
_LONGEST_CUT = 12  # characters of the longest of `_CUT_WORDS`, with a space
# Both begin with the mark itself, which is found fast; what has to stand before it is looked at then.
_SENTENCE_INSIDE = re.compile(r"""[.!?](?<=[^\W\d_]{2}[.!?])["”’)]*\s+["“‘(]*[A-ZÀ-Þ]""")
_STATEMENT_INSIDE = re.compile(r"\.(?<=[a-z]{2}\.)\s+[\"“‘(]*[A-ZÀ-Þ]")
_NEVER_LAST = {
    "en": "the a an and or but of to in on at for from with by as which than into between because whether was were has "
    "have had will would could should may might must his their its our my your these those about after before during "
    "under through against without within upon if including whose when until unless although every very via per toward "
    "towards onto amid among despite cannot i we they he she who",
    "de": "der die das den dem des ein eine einen einem einer und oder aber mit für von zu zum zur im ist sind war "
    "waren dass weil wenn als",
    "fr": "le la les un une et ou de du des à au aux que qui dans avec pour sur est",
    "others": "el los las y o del al con para por en su sus se e os da do dos em um uma no na il lo gli di che per una "
    "het een van voor met",
}
_CUT_WORDS = frozenset(" ".join(_NEVER_LAST.values()).split())
_LABELLED = re.compile(r"\W*[A-Z][a-z]+ ?:")
_NOT_PROSE = re.compile(
    r"[|\t]|\.{4}|_{3}|https?://|www\.|@\w|\.(?:com|org|net)$|^\W*(?:©|\(c\))|\d[.,]?\d*\s*[%€$£°]?\)?$"
    r"|^[^\w\"“‘'„«(]|^[a-zß-ÿ\d]|\b(?:Reuters|AFP|AP|Getty)\b.{0,30}$"
)
_HEADS = frozenset({Role.HEADLINE, Role.SUBHEAD})
_SURE = 0.95  # of a quotation that ends with a comma; no subhead does
_LEAST_QUOTED = 2  # spaces in a quotation that is no single word
_LEAST_LAST_WORDS = 6  # of the sentence without an end; fewer are a label or a name
_ATTRIBUTION = re.compile(
    r"""[^"“.]{0,40}\b(?:sa(?:id|ys)|told|added|asked|wrote|replied|sagte|dit|dijo)\b[^"“.]{0,40}\.?"""
)
_SPEAKER = re.compile(
    r"\b(?:sa(?:id|ys|ying)|told|wrote|writes|added|asked|explain(?:s|ed)|put it|"
    r"remind(?:s|ed) us|that|notes?|noted|states?|stated|of)\b"
    r"[^.]{0,40}$"
)


class Stop(NamedTuple):
    """A paragraph that stops without an end, and how sure it is that something is missing."""

    block: Block
    confidence: float


def stops(article: Article) -> list[Stop]:
    """The paragraphs of the article's prose that stop in the middle of a sentence, in order."""
    return article.memo(_stops)


def last_prose(blocks: Sequence[Block], claimed: Collection[int]) -> Block | None:
    """The last block that no rule has claimed."""
    return next((block for block in reversed(blocks) if block.line not in claimed), None)


@in_c
def open_end(blocks: Sequence[Block], claimed: dict[int, Any]) -> Block | None:
    """The last block that no rule has claimed, where the article may stop in mid-sentence by what it ends with."""
    last = last_prose(blocks, claimed)
    return last if last and (last.text[-1].isalnum() or last.text.endswith(_CUT_ENDS)) else None


def unclaimed(block: Block, side: Literal["previous", "next"]) -> Block | None:
    """The nearest block on one side that no rule has claimed."""
    claimed = block.article.claims.lines
    other = block.previous if side == "previous" else block.next
    while other is not None and other.line in claimed:
        other = other.previous if side == "previous" else other.next
    return other


def _stops(article: Article) -> list[Stop]:
    candidates = cut_lines(article.blocks, article.claims.lines)
    found = [Stop(b, confidence) for b in candidates if (confidence := _confidence(b))]
    return [stop for stop in found if _is_paragraph(stop.block)]


@in_c
def cut_lines(blocks: Sequence[Block], claimed: dict[int, Any]) -> list[Block]:
    """The long lines that may stop in the middle of a sentence, of those that no rule has claimed.

    They end with no mark, and with a quotation that ends with a comma or, between a line and one of prose or the end of
    the text, with a word or a comma.
    """
    left = [block for block in blocks if block.line not in claimed]
    found = []
    for place, block in enumerate(left):
        bare, line = block.text, block.article.lines[block.line]
        if len(line) <= _LONG or not _lacks_end(line):
            continue
        if _COMMA_QUOTE.match(bare, len(bare) - 3):
            found.append(block)
        elif (bare[-1].isalnum() or bare[-1] == ",") and bare.count(" ") >= _LEAST_SPACES and place > 0:
            follower = left[place + 1].text if place + 1 < len(left) else None
            if follower is None or (len(follower) > _LONG and END_OF_PROSE.search(follower)):
                found.append(block)
    return found


@in_c
def unended_lines(text: str, length: int) -> list[int]:
    """The numbers of the lines, of those of at least a length, that end with no mark."""
    return [n for n, line in enumerate(text.split("\n")) if len(line) >= length and _lacks_end(line)]


def _is_paragraph(block: Block) -> bool:
    """Whether a block is a paragraph after all: a subhead holds no whole sentence, and ends with no comma or "the"."""
    if _COMMA_QUOTE.match(block.text, len(block.text) - 3):
        return block.role is not Role.HEADLINE
    return block.role is Role.PARAGRAPH or (
        block.role is Role.SUBHEAD
        and (
            _STATEMENT_INSIDE.search(block.text) is not None
            or ends_in_cut_word(block.text)
            or _ends_in_half_word(block)
        )
    )


def ends_in_cut_word(text: str) -> bool:
    """Whether a text, without white space behind it, ends with a word that no sentence ends with."""
    return not _CUT_WORDS.isdisjoint(text[-_LONGEST_CUT:].split()[-1:])


def _lacks_end(line: str) -> bool:
    """Whether a line ends with no mark, white space and closing quotation marks and brackets aside."""
    inner = line.rstrip(_CLOSERS_AND_SPACE)
    return not inner or inner[-1] not in _MARKS


def _share_ended(article: Article) -> float:
    """The share of long lines that end like prose: low where lines are hard-wrapped, verse, or rows of a table."""
    long = sum(len(line) > _LONG for line in article.lines)
    return 1 - len(unended_lines(article.text, _LONG + 1)) / long if long >= 4 else 0.0


def _share_of_paragraphs_ended(article: Article) -> float:
    """The share of the other paragraphs of several sentences that end like prose; no headline and no row is one."""
    told = [line for line in article.lines if len(line) > _LONG and _SENTENCE_INSIDE.search(line)]
    ended = sum(not _lacks_end(line) for line in told)
    return ended / (len(told) - 1) if len(told) > _FEW else 0.0


def _confidence(block: Block) -> float | None:
    text = block.text
    if _COMMA_QUOTE.match(text, len(text) - 3):
        whole = text.count(" ", block.sentences[-1].start - block.start) >= _LEAST_QUOTED
        return _SURE if whole and not _is_taken_up(unclaimed(block, "next")) else None
    confidence = _confidence_in_cut(block)
    if confidence is None:  # as of most, which their neighbours need not be asked about
        return None
    before, after = unclaimed(block, "previous"), unclaimed(block, "next")
    if not _stands_in_prose(before, after) or _goes_on(block, after):
        return None
    if (_LABELLED.match(text) and not _STATEMENT_INSIDE.search(text)) or _NOT_PROSE.search(text):
        return None
    return confidence if _is_well_ended(block) else None


def _is_well_ended(block: Block) -> bool:
    """Whether lines like this one nearly all end like prose, so that this one should."""
    return (
        block.article.memo(_share_ended) >= (_ENDED if ends_in_cut_word(block.text) else _WELL_ENDED)
        or block.article.memo(_share_of_paragraphs_ended) >= _LIKE
    )


def _ends_in_half_word(block: Block) -> bool:
    """Whether an English paragraph ends with lower-case letters that are no word: "the council agr"."""
    last = block.text[block.text.rfind(" ") + 1 :]
    if not (last.isascii() and last.islower()):
        return False
    known = last in ("a", "i") if len(last) == 1 else is_word(last)
    if known or not _WORDS_AT_END.search(block.text, max(0, len(block.text) - _LAST)):
        return False
    return block.article.language == "en"


def _confidence_in_cut(block: Block) -> float | None:
    """How sure it is that a paragraph of prose without an end mark is cut, told by its last sentence."""
    text = block.text
    if text[-1] == ",":
        return None if text.startswith("As ", block.sentences[-1].start - block.start) else 0.92
    if ends_in_cut_word(text) or _ends_in_half_word(block):
        return 0.92
    if not _SENTENCE_INSIDE.search(text):
        return None
    enough = text.count(" ", block.sentences[-1].start - block.start) >= _LEAST_LAST_WORDS - 1
    return 0.9 if enough else None


def _is_taken_up(follower: Block | None) -> bool:
    """Whether the next line goes on with the sentence: in lower case, after a mark, or to say who spoke."""
    if follower is None:
        return False
    return (
        follower.text[0].islower() or follower.text[0] in ",;–—-…&" or _ATTRIBUTION.fullmatch(follower.text) is not None
    )


def _goes_on(block: Block, follower: Block | None) -> bool:
    """Whether what follows belongs to the sentence: its next words, lines that are set in or listed, a quotation."""
    if follower is None or _is_taken_up(follower):
        return follower is not None
    listed = not follower.text[0].isalpha() and follower.role in (Role.LIST_ITEM, Role.QUOTATION)
    is_set_in = follower.start > 0 and block.article.text[follower.start - 1] != "\n"
    if listed or is_set_in:
        return True
    return follower.text[0] in "\"“‘'„«" and _SPEAKER.search(block.text) is not None


def _stands_in_prose(before: Block | None, after: Block | None) -> bool:
    """Whether prose stands before a block, or a head with prose after the block."""
    return before is not None and (_is_prose(before) or (after is not None and before.role in _HEADS))


def _is_prose(block: Block) -> bool:
    return block.ends_like_prose and len(block.text) > _LONG

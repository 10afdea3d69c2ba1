"""Text in UTF-8 that was read as another encoding: where it stands, and what it was."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from checker import Article
from checker.regexes import programs

from ._characters import unusual, unusual_set

# What the first byte of a character becomes in each encoding; texts that hold none of it need no closer look.
LEADS = {
    "cp1252": frozenset("ÂÃÄÅÐÑÎÏàáâãäåæçèéêëìíîïð"),
    "mac_roman": frozenset("‚Ô√¬"),
    "cp1251": frozenset("вРС"),
    "cp850": frozenset("Ô├"),
}
_CLOSING = "”’…»›™®©"
# What letters and marks real texts have in such numbers that a chance pair of characters would be taken for them.
_EXPECTED = re.compile(
    "[\u00a0-\u017f\u0192\u02c6\u02dc\u0370-\u03ff\u0400-\u04ff\u2010-\u2027\u202f-\u203a\u2044\u20a0-\u20bf\u2122"
    "\u2190-\u21ff\u2212\u25a0-\u27bf\u3001-\u9fff\uac00-\ud7af\ufb00-\ufb06\ufe0f\ufeff\ufffd\u200b-\u200f"
    "\U0001f000-\U0001faff]"
)
_CONTROLS = re.compile("[\x80-\x9f]")  # bytes of Windows-1252 that were taken for Latin-1 before
_MOST_ROUNDS = 3
# "â€" and no third character that a byte becomes: the pair occurs in no language.
_LOST_QUOTE = re.compile("â€(?:\ufffd|(?![\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]))")


class Stretch(NamedTuple):
    """A garbled stretch of the text and what it was; `sure` is false where a lost byte leaves it open."""

    start: int
    end: int
    text: str
    sure: bool = True


def stretches(article: Article) -> list[Stretch]:
    """The garbled stretches of the text, in order."""
    characters = unusual(article)
    if len(characters) < 2:
        return []
    found: list[Stretch] = []
    for encoding, leads in LEADS.items():
        if leads.isdisjoint(unusual_set(article)):
            continue
        if not _beginning(encoding).search(article.text):
            continue
        if not _pattern(encoding).search(characters):
            continue
        for m in _matches(article.text, encoding):
            restored = _restored(m.group(), encoding)
            if restored is not None and _is_sure(article.text, m.start(), m.group(), encoding):
                found.append(Stretch(*m.span(), restored))
    if "€" in characters:
        found += _lost_quotes(article.text)
    return _apart(found)


def _matches(text: str, encoding: str) -> Iterator[re.Match[str]]:
    """What the pattern of an encoding finds, looked for only where its sequences begin."""
    pattern, end = _pattern(encoding), 0
    for beginning in _beginning(encoding).finditer(text):
        if beginning.start() >= end and (found := pattern.match(text, beginning.start())):
            yield found
            end = found.end()


def garbled_places(article: Article) -> frozenset[int]:
    """The offsets of all characters in garbled stretches, which no other rule is to speak of."""
    return article.memo(_places)


def _places(article: Article) -> frozenset[int]:
    return frozenset(n for s in article.memo(stretches) for n in range(s.start, s.end))


def _lost_quotes(text: str) -> Iterator[Stretch]:
    """Closing quotation marks whose last byte, which Windows-1252 has no character for, is gone."""
    closed = 0
    for m in _LOST_QUOTE.finditer(text):
        begin = max(closed, text.rfind("\n", closed, m.start()) + 1)
        opened = max(text.rfind(mark, begin, m.start()) for mark in ("“", "â€œ"))
        yield Stretch(*m.span(), "”", opened > text.rfind("”", begin, m.start()))
        closed = m.end()


def _apart(found: list[Stretch]) -> list[Stretch]:
    """The stretches that lie in no longer one, in order."""
    kept: list[Stretch] = []
    for stretch in sorted(found, key=lambda s: s.start - s.end):
        place = bisect_left(kept, stretch)
        near = kept[max(0, place - 1) : place + 1]  # only neighbours can overlap: those kept lie apart
        if all(stretch.end <= other.start or stretch.start >= other.end for other in near):
            kept.insert(place, stretch)
    return kept


@cache
def _characters(encoding: str, first: int, last: int) -> str:
    """The characters that some bytes become when they are read in an encoding, as part of a character class."""
    characters = ""
    for byte in range(first, last + 1):
        character = bytes([byte]).decode(encoding, "ignore") or chr(byte)
        characters += re.escape(character)
        if encoding == "cp1252" and byte < 0xA0:
            characters += chr(byte)  # Latin-1 reads these as control characters
    return characters


@cache
def _beginning(encoding: str) -> re.Pattern[str]:
    """How every sequence of `_pattern` begins; cheaper to find."""
    return programs().compile(f"[{''.join(sorted(LEADS[encoding]))}](?=[^\x00-\x7f])", re.NOFLAG)


@cache
def _pattern(encoding: str) -> re.Pattern[str]:
    """Sequences of UTF-8 as the encoding shows them; where pairs occur in real texts, only what few writers need."""
    tail = f"[{_characters(encoding, 0x80, 0xBF)}]"
    two = {
        "cp1252": f"[ÂÃ]{tail}|[ÄÅÐÑÎÏ][\x80-\x9f]|(?:[ÄÅÐÑÎÏ]{tail}){{2,}}"
        f"|(?<=[a-zß-ÿ])[ÄÅ]{tail}|[ÄÅ]{tail}(?=[a-zß-ÿÂÃ])",
        "mac_roman": f"(?<=[A-Za-z])√{tail}|√{tail}(?=[a-z])|¬[∞£©Æª]",
        "cp1251": f"(?:[РС]{tail}){{3,}}",
        "cp850": f"├[{_characters('cp850', 0x80, 0xAF)}ÂÀ┤╝▒│╗]",
    }[encoding]
    three = {
        "cp1252": f"[âã]{tail}{{2}}|(?:[à-ï]{tail}{{2}}){{2,}}|ï[»¿½¼]{{2}}"
        f"|ð[{_characters(encoding, 0x90, 0x9F)}]{tail}{{2}}",
        "mac_roman": f"‚[ÄÑÜÇ]{tail}|Ô[ªø]{{2}}",
        "cp1251": f"в[Ђ„‚]{tail}",
        "cp850": "Ô[ÇäéåÖû][^\\W\\d_a-zA-Z]|ÔÇ[£ªóö]",
    }[encoding]
    return programs().compile(f"(?:{three}|{two})(?:{three}|{two}|{tail})*", re.NOFLAG)


def _restored(garbled: str, encoding: str) -> str | None:
    """What a stretch was, decoded as often as it was garbled; None where it is no UTF-8."""
    text = garbled
    for _ in range(_MOST_ROUNDS):
        better = _decoded(text, encoding)
        if better is None:
            break
        text = _CONTROLS.sub(lambda m: m.group().encode("latin-1").decode("cp1252", "ignore") or m.group(), better)
    return text if text != garbled and all(c.isascii() or _EXPECTED.match(c) for c in text) else None


def _decoded(text: str, encoding: str) -> str | None:
    try:
        return b"".join(_byte(c, encoding) for c in text).decode("utf-8")
    except UnicodeError:
        return None


def _byte(character: str, encoding: str) -> bytes:
    if encoding == "cp1252" and character < "\u0100":
        return character.encode("latin-1")
    try:
        return character.encode(encoding)
    except UnicodeEncodeError:
        if ord(character) < 0x100:
            return character.encode("latin-1")
        raise


def _is_sure(text: str, start: int, garbled: str, encoding: str) -> bool:
    """Whether no capital before a closing mark explains the pair, as in a word in capitals before a quotation mark."""
    if encoding != "cp1252" or len(garbled) > 2 or garbled[-1] not in _CLOSING:
        return True
    return not text[start - 1 : start].isupper()

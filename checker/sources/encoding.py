"""Bytes to text: UTF-8, else an encoding that is stated or certain, else an error that names the byte."""

from __future__ import annotations

import codecs
import re

from ..article import Article
from ..errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FIRST_OF_MARKS = frozenset(mark[0] for mark, _ in _MARKS)

# What the Web Encoding Standard reads under these names: no page means the control characters of Latin-1.
_AS_BROWSERS_DO = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}

# Encodings by the letters that are at home in their languages: in a text of any length those make up a share of
# what is not ASCII, and in the same bytes read by another of these encodings they do not. charset-normalizer answers
# more often but not with certainty: one Portuguese name in an English text makes it say Central European.
_CYRILLIC, _JAPANESE = "оеаинтсрвлі", "のにはをたがでとしいるなれてかもこ"
_AT_HOME = {
    "cp1251": (_CYRILLIC, 0.5),
    "koi8-r": (_CYRILLIC, 0.5),
    "cp1253": ("αοιετσνρκηάίέόή", 0.5),
    "cp1255": ("יוהלאמרתבש", 0.5),
    "cp1256": ("اليمنرتوبة", 0.5),
    "cp932": (_JAPANESE, 0.2),
    "euc-jp": (_JAPANESE, 0.2),
    "gb18030": ("的一是在不了有和人这中", 0.04),
    "big5": ("的一是在不了有和人這中", 0.04),
    "cp949": ("이다는의에가을고지하를은", 0.15),
}
# No word mixes such letters with Latin ones.
_MIXED = re.compile(r"[A-Za-z][\u0370-\U0010ffff]|[\u0370-\U0010ffff][A-Za-z]")
_LEAST_LETTERS = 12
_FEW = 4000  # bytes that are enough to tell, cut at no particular place

# For Latin letters the language decides, so that it has to be known; then no other letters may occur.
_LATIN = {
    "cp1252": ("en de fr es it pt nl sv no nb nn da fi ca", "àáâãäåæçèéêëìíîïñòóôõöøœßùúûüÀÁÂÄÅÆÇÈÉÊËÍÎÑÓÔÖØŒÚÛÜ"),
    "cp1250": ("pl cs sk hu hr sl", "ąćęłńóśźżáčďéěíňřšťúůýžôľĺŕäöőüűđĄĆĘŁŃÓŚŹŻÁČĎÉĚÍŇŘŠŤÚŮÝŽÔĽÄÖŐÜŰĐ"),
    "cp1254": ("tr", "çğıöşüâîûÇĞİÖŞÜ"),
}
_TYPOGRAPHY = "\u00a0–—‘’‚“”„…•«»‹›€£§©®°·¿¡½¼¾´"
_OUT_OF_PLACE = re.compile(  # capitals inside and after words, signs between letters
    r"[a-zà-ÿ][À-ÞŒŠŽ]|[À-ÞŒŠŽ](?![^\W\d_])|[^\W\d_](?:[„‚‹]|[“”«»›…¡¿£€§©®°·](?=[^\W\d_]))"
)


def decode(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """The text without its byte-order mark, and the name of its encoding when that is not UTF-8.

    `declared` is what the file says of itself; it is asked only when the bytes are not UTF-8. SourceError names the
    first byte that cannot be read.
    """
    mark, encoding = mark_of(data)
    if encoding:
        return _strictly(data, encoding, len(mark)), None if encoding == "utf-8" else encoding
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        found = _declared(data, declared) or certain(data)
        if found is None:
            raise _unreadable(data, "utf-8", error.start) from None
        return found
    return _utf_16(data) or (text, None) if "\0" in text else (text, None)


def mark_of(data: bytes) -> tuple[bytes, str | None]:
    """The byte-order mark that some bytes begin with, and the encoding that it says; nothing and None without one."""
    if data and data[0] in _FIRST_OF_MARKS:
        return next(((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)), (b"", None))
    return b"", None


def certain(data: bytes) -> tuple[str, str] | None:
    """The text of bytes that are not UTF-8, and their encoding, where the letters leave no doubt; else None."""
    for encoding, (letters, share) in _AT_HOME.items():
        if _is_at_home(data[:_FEW].decode(encoding, "ignore"), letters, share):
            return _named(_try(data, encoding), encoding)
    for encoding, (languages, letters) in _LATIN.items():
        text = _try(data, encoding)
        if text is not None and _is_latin(text, letters) and Article(text).language in languages.split():
            return _named(text, encoding)
    return None


def _is_at_home(text: str, letters: str, share: float) -> bool:
    beyond = [c for c in text if c > "\x7f" and c not in _TYPOGRAPHY]
    enough = len(beyond) >= _LEAST_LETTERS and sum(map(letters.__contains__, beyond)) >= share * len(beyond)
    return enough and len(_MIXED.findall(text)) <= 0.03 * len(beyond)


def _is_latin(text: str, letters: str) -> bool:
    beyond = {c for c in text if c > "\x7f"}
    return beyond <= {*letters, *_TYPOGRAPHY} and not _OUT_OF_PLACE.search(text)


def _declared(data: bytes, declared: str | None) -> tuple[str, str] | None:
    try:
        name = codecs.lookup(declared or "utf-8").name
    except LookupError:
        return None
    if name.startswith("utf"):  # it is not UTF-8, and a declaration that could be read was not in UTF-16
        return None
    name = _AS_BROWSERS_DO.get(name, name)
    return _named(_try(data, name), name)


def _named(text: str | None, encoding: str) -> tuple[str, str] | None:
    """A text with the name that its encoding has on the web, or None where there is no text."""
    return None if text is None else (text, re.sub(r"\Acp(?=12)", "windows-", encoding))


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _utf_16(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark: in most languages every other byte of most of it is zero."""
    for encoding, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if len(data) > 8 and 3 * zeros.count(0) > 2 * len(zeros) and data.count(0) < 1.1 * zeros.count(0):
            text = _try(data, encoding)
            if text is not None:
                return text, encoding
    return None


def _strictly(data: bytes, encoding: str, before: int) -> str:
    try:
        return data[before:].decode(encoding)
    except UnicodeDecodeError as error:
        raise _unreadable(data, encoding, error.start + before) from None


def _unreadable(data: bytes, encoding: str, offset: int) -> SourceError:
    return SourceError(
        f"byte 0x{data[offset]:02X} at offset {offset} is not {encoding.upper()}, and no other encoding is certain; "
        "convert it to UTF-8"
    )

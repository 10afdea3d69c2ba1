"""Files and standard input as bytes, whole or piece by piece; gzip is told by its first bytes, not by the name."""

from __future__ import annotations

import codecs
import gzip
import io
import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain
from typing import IO

from ..errors import SourceError
from .encoding import mark_of
from .files import STDIN

_PIECE = 1 << 18
_SMALL = 1 << 16
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_GZIP = b"\x1f\x8b"
_HEAD = 256
_CUT = "the gzip data ends too early, so that what comes after is lost; fetch the file again"


def whole(path: str, limit: int | None = None) -> bytes:
    """All bytes of a file; SourceError when there are more than `limit`."""
    if path == STDIN or path.endswith(".gz"):
        return _joined(pieces(path), limit)
    file = os.open(path, _READ)  # what `open` returns takes twice as long, for thousands of small files
    try:
        data = os.read(file, _SMALL)
        if data and (rest := os.read(file, _PIECE)):
            data = _joined(chain([data, rest], iter(partial(os.read, file, _PIECE), b"")), limit)
    finally:
        os.close(file)
    if data.startswith(_GZIP):
        return _joined(pieces(path), limit)
    if limit is not None and len(data) > limit:
        raise _too_long(limit)
    return data


def pieces(path: str) -> Iterator[bytes]:
    """The bytes of a file as they come, unpacked; SourceError where packed data breaks off or is damaged."""
    with _opened(path) as file:
        while True:
            try:
                piece = file.read1(_PIECE)
            except EOFError:
                raise SourceError(_CUT) from None
            except (zlib.error, gzip.BadGzipFile) as error:
                raise SourceError(f"the gzip data is damaged ({error}); fetch the file again") from None
            if not piece:
                return
            yield piece


def sniffed() -> str:
    """The format of standard input as its first bytes tell: JSON begins with a name in quotes, all else is text."""
    stdin = sys.stdin.buffer
    assert isinstance(stdin, io.BufferedReader)
    head = stdin.peek(_HEAD)[:_HEAD].removeprefix(codecs.BOM_UTF8).lstrip()
    if head.startswith(_GZIP) or re.match(rb"\{[ \t]*\"", head):
        return "jsonl"
    if re.match(rb"\{\s*\"|\[\s*\{\s*\"", head):
        return "json"
    return "html" if head[:9].lower().startswith((b"<!doctype", b"<html")) else "text"


def as_utf_8(data: Iterator[bytes]) -> tuple[Iterator[bytes], str | None]:
    """The bytes as UTF-8 without a byte-order mark, and the encoding that the mark says when it is another."""
    first = next(data, b"")
    while 0 < len(first) < 4 and (more := next(data, b"")):  # a slow pipe gives a mark away byte by byte
        first += more
    mark, encoding = mark_of(first)
    rest = _chain(first[len(mark) :], data)
    return (rest, None) if encoding in (None, "utf-8") else (_recoded(rest, encoding), encoding)


def lines(data: Iterator[bytes]) -> Iterator[bytes]:
    """The lines, without the newlines, as soon as each is there."""
    begun: list[bytes] = []
    for piece in data:
        start = 0
        while (end := piece.find(b"\n", start)) >= 0:  # `split` looks at each byte by itself, which takes longer
            line = piece[start:end]
            if begun:
                line = b"".join([*begun, line])
                begun = []
            yield line
            start = end + 1
        if start < len(piece):
            begun.append(piece[start:])
    if begun:
        yield b"".join(begun)


def _joined(data: Iterable[bytes], limit: int | None) -> bytes:
    kept, size = [], 0
    for piece in data:
        kept.append(piece)
        size += len(piece)
        if limit is not None and size > limit:
            raise _too_long(limit)
    return b"".join(kept)


@contextmanager
def _opened(path: str) -> Iterator[io.BufferedReader | gzip.GzipFile]:
    if path == STDIN:
        yield _unpacked(sys.stdin.buffer, path)
        return
    with io.BufferedReader(io.FileIO(path), _PIECE) as file:
        yield _unpacked(file, path)


def _unpacked(file: IO[bytes], path: str) -> io.BufferedReader | gzip.GzipFile:
    assert isinstance(file, io.BufferedReader)
    head = file.peek(2)[:2]
    if not head and path.endswith(".gz"):
        raise SourceError(_CUT)
    return gzip.GzipFile(fileobj=file) if head == _GZIP else file


def _chain(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    if first:
        yield first
    yield from rest


def _recoded(data: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    # A file that is known only in part cannot be refused: what is broken becomes U+FFFD, which is a finding.
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    for piece in data:
        yield decoder.decode(piece).encode("utf-8", "surrogatepass")
    yield decoder.decode(b"", final=True).encode("utf-8", "surrogatepass")


def _too_long(limit: int) -> SourceError:
    return SourceError(f"more than {limit:,} bytes; split the file, or raise max-text-bytes in the settings")

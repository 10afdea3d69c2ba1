"""Fixed input in the form that it came in: a text file, or JSONL whose other keys and lines stay as they are."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from .article import Article, Field
from .errors import SourceError
from .sources.stream import pieces


def rewritten_text(raw: bytes, before: Article, after: Article) -> bytes:
    """The bytes of a text file with its article replaced: what stood before the text, such as a mark, stays."""
    encoding = before.encoding or "utf-8"
    old = before.text.encode(encoding, "surrogatepass")
    if not raw.endswith(old):
        raise SourceError(f"{before.source}: the text is not the end of the file as it was read; fix it by hand")
    try:
        return raw[: len(raw) - len(old)] + after.text.encode(encoding, "surrogatepass")
    except UnicodeEncodeError as error:
        character = after.text[error.start]
        raise SourceError(
            f"{before.source}: {encoding} cannot hold {character!r}; convert the file to UTF-8 first"
        ) from None


def raw_lines(path: str) -> Iterator[bytes]:
    """The lines of a file as they stand, newlines and all, unpacked where the file is packed."""
    begun: list[bytes] = []
    for piece in pieces(path):
        *ended, rest = piece.split(b"\n")
        for line in ended:
            yield b"".join([*begun, line, b"\n"])
            begun = []
        begun.append(rest)
    if any(begun):
        yield b"".join(begun)


def rewritten_record(line: bytes, fields: Mapping[str, str], before: Article, after: Article) -> bytes:
    """A line of JSONL with text and title replaced; a line that does not change keeps its bytes."""
    changes = {
        name: value
        for name, old, value in (("text", before.text, after.text), ("title", before.title, after.title))
        if value != old
    }
    if not changes:
        return line
    record = json.loads(line.decode("utf-8-sig"))
    for name, value in changes.items():
        _put(record, fields.get(name, name), value)
    mark = b"\xef\xbb\xbf" if line.startswith(b"\xef\xbb\xbf") else b""
    end = line[len(line.rstrip(b"\r\n")) :]
    try:
        return mark + json.dumps(record, ensure_ascii=False).encode() + end
    except UnicodeEncodeError:  # a lone surrogate somewhere in the record: only an escape can hold it
        return mark + json.dumps(record).encode() + end


def _put(record: dict[str, Any], key: str, value: Any) -> None:
    """Set a key of a record; dots reach into nested objects unless the key itself holds them."""
    *path, last = [key] if key in record else key.split(".")
    for part in path:
        record = record[part]
    record[last] = value


def difference(before: Article, after: Article, name: str) -> Iterator[str]:
    """The lines of a unified diff between two states of an article."""
    from difflib import unified_diff

    fields: tuple[Field, ...] = ("title", "text")
    for field in fields:
        old, new = before.of(field), after.of(field)
        if old != new:
            label = name if field == "text" else f"{name} (title)"
            yield from unified_diff(_lines(old), _lines(new), label, f"{label} fixed")


def _lines(text: str) -> list[str]:
    """The lines with their breaks; the last gets one, so that a diff never runs two lines together."""
    lines = [line + "\n" for line in text.split("\n")]
    return lines[:-1] if lines[-1] == "\n" else lines

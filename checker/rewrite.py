"""Fixed input in the form that it came in: a text file, or JSONL whose other keys and lines stay as they are."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from .article import Article, Field
from .errors import SourceError
from .sources.files import format_of
from .sources.stream import pieces

FIXED_AS_TEXT = ("text", "markdown")
FIXED_BY_LINE = "jsonl"
_NO_BREAK = b"\n\\ No newline at end of file\n"
_decode = json.JSONDecoder().raw_decode


def can_be_written(source: str | None) -> bool:
    """Whether a fixed article can be written back to its source; one without a source is in the caller's hands."""
    return format_of(source or "") in (None, *FIXED_AS_TEXT, FIXED_BY_LINE)


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
    """A line of JSONL with text and title replaced; everything else in it keeps its bytes."""
    for name, old, value in (("text", before.text, after.text), ("title", before.title, after.title)):
        if value is not None and value != old:
            line = _with_value(line.decode(), fields.get(name, name), value).encode()
    return line


def _with_value(line: str, key: str, value: str) -> str:
    """A record's JSON with the value of a key replaced, escaped as the old one was; dots reach into nested objects."""
    place = _place_of(line, [key]) or _place_of(line, key.split("."))
    if place is None:  # the reader found it there
        raise SourceError(f"the key {key!r} cannot be found again in the record; mend it by hand")
    start, end = place
    escaped = line[start:end].isascii() or any("\ud800" <= c <= "\udfff" for c in value)
    return line[:start] + json.dumps(value, ensure_ascii=escaped) + line[end:]


def _place_of(line: str, path: list[str]) -> tuple[int, int] | None:
    """Where the value of a key stands in an object's JSON, None where it is not; of equal keys the last one counts."""
    found = None
    place = _past_space(line, line.index("{") + 1)
    while line[place] == '"':
        key, place = _decode(line, place)
        start = _past_space(line, _past_space(line, place) + 1)
        end = _decode(line, start)[1]
        if key == path[0]:
            found = start, end
        place = _past_space(line, end)
        place = _past_space(line, place + 1) if line[place] == "," else place
    if found is None or len(path) == 1:
        return found
    start, end = found
    inner = _place_of(line[start:end], path[1:]) if line[start] == "{" else None
    return (start + inner[0], start + inner[1]) if inner else None


def _past_space(line: str, place: int) -> int:
    while line[place] in " \t\r\n":
        place += 1
    return place


def record_difference(before: Article, after: Article, name: str) -> bytes:
    """A unified diff between two states of an article, to be read; half characters are written as escapes."""
    from difflib import unified_diff

    fields: tuple[Field, ...] = ("title", "text")
    shown = ""
    for field in fields:
        old, new = before.of(field), after.of(field)
        if old != new:
            label = name if field == "text" else f"{name} (title)"
            shown += "".join(unified_diff(_lines(old), _lines(new), label, f"{label} fixed"))
    return shown.encode("utf-8", "backslashreplace")


def file_difference(before: bytes, after: bytes, path: str) -> bytes:
    """A unified diff between two states of a file, byte for byte, as `git apply` and `patch -p1` take it."""
    from difflib import diff_bytes, unified_diff

    name = os.path.relpath(path)
    name = str(Path(path).absolute()).lstrip("/") if name.startswith("..") else name
    end = "\t" if " " in name else ""  # what tells where a name ends that holds spaces
    old, new = (os.fsencode(f"{side}/{name}{end}") for side in "ab")
    lines = diff_bytes(unified_diff, _byte_lines(before), _byte_lines(after), old, new)
    return b"".join(line if line.endswith(b"\n") else line + _NO_BREAK for line in lines)


def _byte_lines(data: bytes) -> list[bytes]:
    """The lines with their breaks, of which only a newline is one."""
    return re.findall(rb"[^\n]*\n|[^\n]+", data)


def _lines(text: str) -> list[str]:
    """The lines with their breaks; the last gets one, so that a diff never runs two lines together."""
    lines = [line + "\n" for line in text.split("\n")]
    return lines[:-1] if lines[-1] == "\n" else lines

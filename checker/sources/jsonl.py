"""JSON Lines: a line is an object, which is an article; read as it arrives."""

from __future__ import annotations

from collections.abc import Iterator

from .json import items
from .options import Found, SourceOptions
from .records import Records
from .stream import as_utf_8, lines, pieces


def read(path: str, options: SourceOptions) -> Iterator[Found]:
    """The articles of a file of JSON lines; an empty file holds none, as crawlers leave such for an empty shard."""
    data, encoding = as_utf_8(pieces(path))
    yield from items(lines(data), Records(path, options, encoding))

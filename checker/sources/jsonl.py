"""JSON Lines: a line is an object, which is an article; read as it arrives."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ..article import Article
from .json import items
from .options import Item, SourceOptions
from .records import Records
from .stream import as_utf_8, lines, pieces


def read(path: str, options: SourceOptions) -> Iterator[Item]:
    """The articles of a file of JSON lines; an empty file is one article without text."""
    data, encoding = as_utf_8(pieces(path))
    first = next(data, None)
    if first is None:
        yield Article("", source=path)
        return
    yield from items(lines(chain([first], data)), Records(path, options, encoding))

"""JSON Lines: a line is an object, which is an article; read as it arrives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from ..article import Article
from ..errors import SourceError
from .json import parse
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
    yield from items(Records(path, options, encoding), lines(chain([first], data)))


def items(records: Records, lines: Iterable[bytes]) -> Iterator[Item]:
    """The articles of lines, numbered as the lines are; blank lines are no records."""
    number = 0
    try:
        for number, line in enumerate(lines, 1):
            if line and not line.isspace():
                yield item_of(records, line, number)
    except SourceError as error:  # the data break off
        yield records.unreadable(number + 1, str(error))


def item_of(records: Records, line: bytes, number: int) -> Item:
    """The article of one line."""
    try:
        record, encoding = parse(line, number)
    except SourceError as error:
        return records.unreadable(number, str(error))
    return records.item(record, number, encoding)

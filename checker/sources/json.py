"""JSON: a file is an object, which is an article, or an array of objects."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from ..article import Article
from ..errors import SourceError
from .encoding import decode
from .options import Found, SourceOptions
from .records import Records
from .stream import whole

_parse = msgspec.json.Decoder().decode
_NOT_PLAIN = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


def read(path: str, options: SourceOptions) -> Iterator[Found]:
    """The articles of a JSON file; elements of an array are counted from 1.

    Files that end in .json but hold JSON lines are common, and read as such.
    """
    data = whole(path)
    if not data.strip():
        yield Article("", source=path)
        return
    try:
        value, encoding = parse(data)
    except SourceError:
        if not _begins_with_object(data):
            raise
        yield from items(data.split(b"\n"), Records(path, options))
        return
    records = Records(path, options, encoding)
    if isinstance(value, list):
        for number, record in enumerate(value, 1):
            yield records.item(record, number)
    else:
        yield records.item(value, None)


def parse(data: bytes, line: int = 1) -> tuple[Any, str | None]:
    """The value of some JSON, and its encoding when that is not UTF-8; SourceError names the line and the column.

    `line` is the number of the line that the data begin on.
    """
    try:
        return _parse(data), None
    except _NOT_PLAIN:  # broken, or what msgspec does not read: lone surrogates, NaN, a mark, another encoding
        text, encoding = decode(data)
    try:
        return json.loads(text.rstrip()), encoding
    except json.JSONDecodeError as error:
        place = f"line {error.lineno + line - 1}, column {error.colno}"
        raise SourceError(f"broken JSON at {place}: {_reason(error)}; mend it or leave it out") from None
    except RecursionError:
        raise SourceError("the JSON is nested too deeply; leave it out") from None
    except ValueError as error:
        raise SourceError(f"the JSON cannot be read: {error}") from None


def items(lines: Iterable[bytes], records: Records) -> Iterator[Found]:
    """The articles of lines, numbered as the lines are; blank lines are no records."""
    number = 0
    try:
        for number, line in enumerate(lines, 1):
            if not line or line.isspace():
                continue
            try:
                record = _parse(line)
            except _NOT_PLAIN:
                yield item_of(line, number, records)
            else:
                yield records.item(record, number)
    except SourceError as error:  # the data break off
        yield records.unreadable(number + 1, str(error))


def item_of(line: bytes, number: int, records: Records) -> Found:
    """The article of one line."""
    try:
        record, encoding = parse(line, number)
    except SourceError as error:
        return records.unreadable(number, str(error))
    return records.item(record, number, encoding)


def _begins_with_object(data: bytes) -> bool:
    try:
        return isinstance(parse(data.partition(b"\n")[0])[0], dict)
    except SourceError:
        return False


def _reason(error: json.JSONDecodeError) -> str:
    return error.msg[0].lower() + error.msg[1:]

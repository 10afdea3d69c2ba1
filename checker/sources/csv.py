"""CSV: a row is an article, the first row names the columns; read as it arrives."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import chain

from ..errors import SourceError
from .encoding import decode
from .options import Found, SourceOptions
from .records import Records
from .stream import as_utf_8, lines, pieces

_LONGEST_CELL = (1 << 31) - 1  # the limit that matters is max-text-bytes
_STAND_IN = re.compile("[\udc80-\udcff]")  # what "surrogateescape" puts for bytes that are not UTF-8


def read(path: str, options: SourceOptions) -> Iterator[Found]:
    """The articles of a CSV file, none of an empty one; a record's number is that of its row below the names.

    Columns are parted by commas, semicolons, tabs or bars: by whichever the first row has most of.
    """
    data, encoding = as_utf_8(pieces(path))
    records = Records(path, options, encoding)
    number = None
    try:
        text = (line.decode("utf-8", "surrogateescape") + "\n" for line in lines(data))
        header = next(text, None)
        if header is None:
            return
        csv.field_size_limit(_LONGEST_CELL)
        rows = csv.reader(chain([header], text), delimiter=max(",;\t|", key=header.count), strict=True)
        names, _ = _decoded(next(rows))
        records.need_text(names)
        for number, row in enumerate(_rows(rows), 1):
            yield _item(records, names, row, number)
    except (SourceError, csv.Error) as error:
        yield records.unreadable(number and number + 1, str(error))


def _rows(rows: Iterator[list[str]]) -> Iterator[list[str] | csv.Error]:
    """The rows that are not blank; one that is badly quoted is given as the error, and what follows is still read."""
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield error
            continue
        if row is None:
            return
        if row:
            yield row


def _item(records: Records, names: list[str], row: list[str] | csv.Error, number: int) -> Found:
    if isinstance(row, csv.Error):
        return records.unreadable(number, f"broken CSV: {row}; put quotes around the cell, and double those inside it")
    if len(row) < len(names) or any(row[len(names) :]):
        count = f"{len(row)} cells where the first row has {len(names)}"
        return records.unreadable(number, f"{count}; put quotes around a cell that holds the delimiter")
    try:
        cells, encoding = _decoded(row)
    except SourceError as error:
        return records.unreadable(number, str(error))
    return records.item(dict(zip(names, cells, strict=False)), number, encoding)


def _decoded(row: list[str]) -> tuple[list[str], str | None]:
    """The cells with those that are not UTF-8 decoded, and the encoding of these."""
    encoding = None
    for place, cell in enumerate(row):
        if not cell.isascii() and _STAND_IN.search(cell):
            try:
                row[place], encoding = decode(cell.encode("utf-8", "surrogateescape"))
            except SourceError as error:
                raise SourceError(f"column {place + 1}: {error}") from None
    return row, encoding

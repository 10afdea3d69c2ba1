"""Pieces of a report kept on disk until the order in which they are shown is known."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Piece(NamedTuple):
    """Where a piece lies in the spool."""

    offset: int
    length: int


class Spool:
    """Texts written to a temporary file one after the other and read back in any order."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile("w+b")  # noqa: SIM115, it lives as long as the spool
        self._end = 0

    def add(self, text: str) -> Piece:
        """Keep a text; a lone surrogate in it becomes a question mark."""
        data = text.encode("utf-8", "replace")
        piece = Piece(self._end, len(data))
        self._file.write(data)
        self._end += len(data)
        return piece

    def read(self, pieces: Iterable[Piece]) -> Iterator[str]:
        """The texts, one by one."""
        for piece in pieces:
            self._file.seek(piece.offset)
            yield self._file.read(piece.length).decode()
        self._file.seek(self._end)

    def close(self) -> None:
        """Remove the file."""
        self._file.close()

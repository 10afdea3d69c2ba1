"""Answers kept on disk, in one SQLite file of bounded size that processes may share."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec

from ..errors import ServiceError
from .client import Match

_FILE = "languagetool-1.sqlite"  # the number is that of the form in which answers are kept
_MOST = 500_000  # answers that are kept, the newest: about 200 MB
_PATIENCE = 30.0  # seconds for which another process may be writing
_TABLE = "CREATE TABLE IF NOT EXISTS answers (number INTEGER PRIMARY KEY, question BLOB UNIQUE, answer BLOB)"

_decode = msgspec.json.Decoder(list[Match]).decode


def question(*parts: Any) -> bytes:
    """The key of an answer: what it depends on, in short."""
    return blake2b(msgspec.json.encode(parts), digest_size=16).digest()


class Cache:
    """Answers by question, in a folder; ServiceError when it cannot be read or written."""

    def __init__(self, folder: Path, most: int = _MOST) -> None:
        self._folder = folder
        self._most = most
        self._connections: dict[int, sqlite3.Connection] = {}  # by process: SQLite's do not survive a fork

    def find(self, questions: Iterable[bytes]) -> dict[bytes, list[Match]]:
        """The answers that are there for some questions."""
        try:
            select = self._connection().cursor()
            rows = (
                (q, select.execute("SELECT answer FROM answers WHERE question = ?", (q,)).fetchone()) for q in questions
            )
            return {q: _decode(row[0]) for q, row in rows if row}
        except (sqlite3.Error, msgspec.MsgspecError) as error:
            raise self._unusable(error) from None

    def keep(self, answers: Mapping[bytes, list[Match]]) -> None:
        """Add answers; the oldest give way when there are too many."""
        rows = [(key, msgspec.json.encode(matches)) for key, matches in answers.items()]
        try:
            with self._connection() as connection:
                connection.executemany("INSERT OR REPLACE INTO answers (question, answer) VALUES (?, ?)", rows)
                connection.execute(
                    "DELETE FROM answers WHERE number <= (SELECT max(number) FROM answers) - ?", (self._most,)
                )
        except sqlite3.Error as error:
            raise self._unusable(error) from None

    def close(self) -> None:
        """Close the file in this process."""
        if connection := self._connections.pop(os.getpid(), None):
            connection.close()

    def _connection(self) -> sqlite3.Connection:
        connection = self._connections.get(os.getpid())
        if connection is None:
            connection = self._connections[os.getpid()] = self._open()
        return connection

    def _open(self) -> sqlite3.Connection:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._unusable(error) from None
        connection = sqlite3.connect(self._folder / _FILE, timeout=_PATIENCE, check_same_thread=False)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(_TABLE)
        return connection

    def _unusable(self, error: Exception) -> ServiceError:
        file = self._folder / _FILE
        return ServiceError(f"the cache {file} cannot be used: {error}; delete the file or name another folder")

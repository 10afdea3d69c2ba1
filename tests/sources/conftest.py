from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checker import Article
from checker.sources import SourceOptions, Unreadable, expand, read

Items = list[Article | Unreadable]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def items(folder: Path) -> Callable[..., Items]:
    """Writes a file and reads it."""

    def write_and_read(name: str, data: bytes | str, options: SourceOptions | None = None) -> Items:
        (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
        options = options or SourceOptions()
        files, problems = expand([name], options)
        assert not problems
        return list(read(files, options))

    return write_and_read


@pytest.fixture
def articles(items: Callable[..., Items]) -> Callable[..., list[Article]]:
    """Writes a file and reads it, all of it readable."""

    def write_and_read(name: str, data: bytes | str, options: SourceOptions | None = None) -> list[Article]:
        found = items(name, data, options)
        assert not [item for item in found if isinstance(item, Unreadable)]
        return [item for item in found if isinstance(item, Article)]

    return write_and_read


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Items]:
    """Reads standard input that holds some bytes."""

    def read_piped(data: bytes, input_format: str | None = None) -> Items:
        stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(data)))
        monkeypatch.setattr(sys, "stdin", stream)
        options = SourceOptions(input_format=input_format)
        files, problems = expand(["-"], options)
        assert (files, problems) == (["-"], [])
        return list(read(files, options))

    return read_piped

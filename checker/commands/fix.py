"""`checker fix`: the input again, mended, as a diff, in place or as a copy."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from ..article import Article, Field
from ..edits import fixed_article
from ..engine import Engine
from ..errors import RuleError, SettingsError, SourceError
from ..plan import make_engine
from ..rewrite import (
    FIXED_AS_TEXT,
    FIXED_BY_LINE,
    file_difference,
    raw_lines,
    record_difference,
    rewritten_record,
    rewritten_text,
)
from ..sources import STDIN, SourceOptions, Unreadable, expand, read, reading_format
from ..sources.encoding import decode
from ..sources.json import item_of
from ..sources.records import Records
from ..sources.stream import whole
from .settings import settings_of, source_options

_IN_TEXT_FILES: tuple[Field, ...] = ("text",)  # a title in front matter is never written back


def run_fix(paths: Sequence[str], options: Mapping[str, Any]) -> int:
    """Run the command; returns the exit code: 0, or 2 when something could not be read or written."""
    settings, file = settings_of(options)
    reading = source_options(settings, options)
    inputs, problems = expand(paths or (".",), reading)
    _refuse_unclear(inputs, options)
    engine = make_engine(settings, file)
    fixing = _Fixing(engine, reading, options["unsafe"])
    for problem in problems:
        fixing.complain(problem)
    with engine.session():
        for path in inputs:
            try:
                _one(fixing, path, options)
            except BrokenPipeError:  # whoever read the output has seen enough
                raise
            except (SourceError, OSError) as error:
                fixing.complain(f"{path}: {getattr(error, 'strerror', None) or error}")
    click.echo(fixing.account(), err=True)
    return 2 if fixing.problems else 0


def _refuse_unclear(inputs: Sequence[str], options: Mapping[str, Any]) -> None:
    ways = [name for name in ("diff", "in_place", "output") if options[name]]
    if len(ways) > 1:
        raise SettingsError("--diff, --in-place and -o exclude each other: choose one")
    if options["in_place"] and STDIN in inputs:
        raise SettingsError("--in-place cannot write standard input: leave it out to print the fixed text")
    if len(inputs) > 1 and not (options["diff"] or options["in_place"]):
        raise SettingsError(
            f"{len(inputs)} files cannot become one: add --in-place to write each, or --diff to look first"
        )


def _one(fixing: _Fixing, path: str, options: Mapping[str, Any]) -> None:
    """Mend one input and show or write it."""
    if options["diff"]:
        for difference in fixing.differences(path):
            sys.stdout.buffer.write(difference)
        sys.stdout.buffer.flush()
    elif options["in_place"] or options["output"]:
        _write(Path(options["output"] or path), fixing.rewritten(path))
    else:
        for piece in fixing.rewritten(path):
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()


def _write(target: Path, pieces: Iterator[bytes]) -> None:
    """Write a file whole or not at all; what is no file, such as a pipe, is written as it comes."""
    if target.exists() and not target.is_file():
        with target.open("wb") as out:
            out.writelines(pieces)
        return
    target = Path(os.path.realpath(target))  # a link stays one; only now, for a pipe's real path is no name to open
    packed = target.suffix == ".gz"
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            if packed:
                import gzip

                with gzip.GzipFile(fileobj=file, mode="wb", filename="", mtime=0) as out:
                    out.writelines(pieces)
            else:
                file.writelines(pieces)
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o7777)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


class _File(NamedTuple):
    """A text file before and after mending, as bytes and as the article in it."""

    before: bytes
    after: bytes
    article: Article
    mended: Article


class _Line(NamedTuple):
    """A line of JSONL as it is written; the article in it before and after, and what it is called."""

    line: bytes
    name: str = ""
    article: Article | None = None
    mended: Article | None = None


class _Fixing:
    """Mends articles and keeps account of what was done."""

    def __init__(self, engine: Engine, reading: SourceOptions, unsafe: bool) -> None:
        self._engine = engine
        self._reading = reading
        self._unsafe = unsafe
        self.problems = self._articles = self._changed = self._fixes = 0

    def complain(self, problem: str) -> None:
        """Say what could not be read or written."""
        self.problems += 1
        click.echo(f"checker: {problem}", err=True)

    def account(self) -> str:
        """One line on what was done."""
        fixes = f"{self._fixes} {'' if self._unsafe else 'safe '}fix{'' if self._fixes == 1 else 'es'}"
        articles = f"{self._articles} article{'' if self._articles == 1 else 's'}"
        return f"checker: {fixes} in {self._changed} of {articles}"

    def rewritten(self, path: str) -> Iterator[bytes]:
        """The bytes of an input with its articles mended, piece by piece."""
        if self._is_text(path):
            yield self._text(path).after
        else:
            yield from (record.line for record in self._jsonl(path))

    def differences(self, path: str) -> Iterator[bytes]:
        """What would change in an input as unified diffs: of a text file as patches take it, of JSONL by record."""
        if self._is_text(path):
            file = self._text(path)
            if file.before == file.after:
                return
            if path == STDIN:
                yield record_difference(file.article, file.mended, path)
            else:
                yield file_difference(file.before, file.after, path)
        else:
            for record in self._jsonl(path):
                if record.article is not None and record.mended is not None:
                    yield record_difference(record.article, record.mended, record.name)

    def _is_text(self, path: str) -> bool:
        """Whether a file is one article, and not a record a line; SourceError when it is neither."""
        format_ = reading_format(path, self._reading)
        if format_ not in (*FIXED_AS_TEXT, FIXED_BY_LINE):
            raise SourceError(f"{format_} cannot be written back; check it, or convert it to text or JSONL first")
        return format_ in FIXED_AS_TEXT

    def _text(self, path: str) -> _File:
        raw = whole(path, self._reading.max_text_bytes)
        if path == STDIN:  # it can be read only once
            text, encoding = decode(raw)
            before = Article(text, source=path, encoding=encoding)
        else:
            before = self._read(path)
        after = self._mended(before, path, _IN_TEXT_FILES)
        new = raw if after.text == before.text else rewritten_text(raw, before, after)
        return _File(raw, new, before, after)

    def _read(self, path: str) -> Article:
        item = next(read([path], self._reading))
        if isinstance(item, Unreadable):
            raise SourceError(item.error.removeprefix(f"{path}: "))
        return item

    def _jsonl(self, path: str) -> Iterator[_Line]:
        records = Records(path, self._reading)
        for number, line in enumerate(raw_lines(path), 1):
            item = item_of(line, number, records) if line.strip() else None
            if isinstance(item, Unreadable):
                self.complain(item.error)
            if isinstance(item, Article):
                name = f"{path}:{number}"
                after = self._mended(item, name)
                yield _Line(rewritten_record(line, self._reading.fields, item, after), name, item, after)
            else:
                yield _Line(line)

    def _mended(self, before: Article, name: str, fields: Collection[Field] = ("text", "title")) -> Article:
        self._articles += 1
        try:
            after, count = fixed_article(self._engine, before, unsafe=self._unsafe, fields=fields)
        except RuleError as error:
            self.complain(f"{name}: {error}; nothing was changed")
            return before
        if count:
            self._changed += 1
            self._fixes += count
        return after

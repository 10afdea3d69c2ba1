"""Paths to files: folders walked in order, globs, exclusions, and what the name of a file tells of its format."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Callable, Iterable, Sequence
from fnmatch import translate
from pathlib import Path

from ..errors import SourceError
from .options import SourceOptions

STDIN = "-"
_ENDINGS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
}
_KNOWN = "files that end in .txt, .md, .html, .json, .jsonl or .csv, and these with .gz"
FORMATS = tuple(dict.fromkeys(_ENDINGS.values()))
"""The formats that are read, as `--input-format` names them."""


def format_of(path: str) -> str | None:
    """The format that the name of a file tells, `.gz` aside; None where it does not."""
    name = path.lower().removesuffix(".gz")
    return _ENDINGS.get(name[name.rfind(".") :])


def expand(paths: Sequence[str], options: SourceOptions) -> tuple[list[str], list[str]]:
    """The files that some paths stand for, each once and in order, and what is wrong with the paths.

    A path is a file, a folder, a glob or `-`. Each problem is one line that names the path and the remedy; the other
    paths are not touched by it. Files that are named and excluded are left out, which is a problem only when nothing
    is left. Hidden files, and folders reached by a symbolic link, are left out of folders.
    """
    if options.input_format not in (None, *FORMATS):
        raise SourceError(f"--input-format {options.input_format}: there is {', '.join(FORMATS)}")
    expansion = _Expansion(options)
    for path in paths:
        try:
            expansion.add(path)
        except SourceError as error:
            expansion.problems.append(f"{path}: {error}")
    if expansion.left_out and not expansion.files and not expansion.problems:
        expansion.problems.append(
            f"{expansion.left_out[0]}: excluded by `exclude` in the settings or by --exclude, as is all else that is "
            "named; correct the exclusions or the path"
        )
    return list(expansion.files.values()), expansion.problems


class _Expansion:
    def __init__(self, options: SourceOptions) -> None:
        self.files: dict[str, str] = {}  # by what they are called without detours, so that none is read twice
        self.problems: list[str] = []
        self.left_out: list[str] = []
        self._any_name = options.input_format is not None
        self._excludes = bool(options.exclude)
        self._excluded = _exclusion(options.exclude)

    def add(self, path: str) -> None:
        """Add the files that a path stands for; SourceError where there are none."""
        if path == STDIN:
            self.files.setdefault(os.path.normpath(path), path)
        elif Path(path).is_dir():
            self._need(self._walk(path), f"this folder holds no articles ({_KNOWN})")
        elif Path(path).exists():
            self._add_named(path)
        elif glob.has_magic(path):
            self._add_glob(path)
        else:
            raise SourceError("no such file or folder; correct the path")

    def _add_named(self, path: str) -> None:
        if self._excluded(path):
            self.left_out.append(path)
            return
        if not self._is_read(path):
            raise SourceError(f"its name does not tell how to read it; add --input-format {'|'.join(FORMATS)}")
        self.files.setdefault(os.path.normpath(path), path)

    def _add_glob(self, pattern: str) -> None:
        matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207, a pattern may begin anywhere
        if not matches:
            raise SourceError("no file matches this pattern; correct it")
        paths = [path for path in matches if not self._excluded(path)]
        found = [self._walk(path) if Path(path).is_dir() else self._add_readable(path) for path in paths]
        self._need(sum(found), f"of the {len(matches)} that match this pattern none is an article ({_KNOWN})")

    def _walk(self, folder: str) -> int:
        """Add the articles in a folder and in those below it; returns their number."""
        try:
            with os.scandir(folder) as entries:
                ordered = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self.problems.append(f"{folder}: {error.strerror}; make it readable")
            return 0
        prefix = "" if folder == "." else f"{folder.rstrip('/')}/"
        found = 0
        for entry in ordered:
            path = prefix + entry.name
            if entry.name[0] == "." or self._excluded(path):
                continue
            if entry.is_dir(follow_symlinks=False):
                found += self._walk(path)
            elif entry.is_file():
                found += self._add_readable(path)
        return found

    def _add_readable(self, path: str) -> int:
        if not self._is_read(path):
            return 0
        self.files.setdefault(os.path.normpath(path), path)
        return 1

    def _is_read(self, path: str) -> bool:
        return self._any_name or format_of(path) is not None

    def _need(self, found: int, lack: str) -> None:
        if not found:
            exclusions = " or the exclusions" if self._excludes else ""
            raise SourceError(
                f"{lack}; correct the path{exclusions}, or add --input-format to read names that tell nothing"
            )


def _exclusion(globs: Iterable[str]) -> Callable[[str], object]:
    """Whether a path is excluded: a glob matches it, its end from a slash on, or a folder that it lies in."""
    bare = [text.removeprefix("./").removeprefix("**/").rstrip("/") for text in globs]
    if not bare:
        return lambda path: False
    pattern = "|".join(translate(text)[: -len(r"\Z")] for text in bare)
    return re.compile(rf"(?:.*/)?(?:{pattern})(?:/.*)?", re.DOTALL).fullmatch

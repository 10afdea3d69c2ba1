"""Bytes to articles: one module a format, and the paths that they are found under.

`expand` turns what a user names into files, `read` turns files into articles. What cannot be read becomes an
`Unreadable` in its place, and the rest is still read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from importlib import import_module

from ..errors import SourceError
from .files import STDIN, expand, format_of
from .options import Found, Item, SourceOptions, Unread, Unreadable, unreadable
from .stream import sniffed

__all__ = [
    "STDIN",
    "Found",
    "Item",
    "SourceOptions",
    "Unread",
    "Unreadable",
    "expand",
    "read",
    "read_later",
    "reading_format",
    "settled",
]

Reader = Callable[[str, SourceOptions], Iterator[Found]]


def reading_format(path: str, options: SourceOptions) -> str:
    """The format that a file is read in; what standard input begins with tells its own when nothing else does."""
    return format_of(path) or options.input_format or (sniffed() if path == STDIN else "text")


def read(files: Sequence[str], options: SourceOptions) -> Iterator[Item]:
    """The articles of files, as `expand` gives them, in their order; `-` is standard input."""
    return map(settled, read_later(files, options))


def read_later(files: Sequence[str], options: SourceOptions) -> Iterator[Found]:
    """What `read` yields, in its order, but for pages, which `settled` reads: in the process that checks them."""
    for path in files:
        format_ = reading_format(path, options)
        if path != STDIN and format_ == "html":
            yield Unread(partial(_only, path, options))
        else:
            yield from _read(path, format_, options)


def settled(found: Found) -> Item:
    """What was found, read if it is not yet."""
    return found.find() if isinstance(found, Unread) else found


def _read(path: str, format_: str, options: SourceOptions) -> Iterator[Found]:
    try:
        yield from _reader(format_)(path, options)
    except SourceError as error:
        yield unreadable(path, None, str(error))
    except OSError as error:
        yield unreadable(path, None, f"{error.strerror or error}; make the file readable or exclude it")


@cache
def _reader(format_: str) -> Reader:
    """What reads a format: its module is imported when the first such file comes."""
    reader: Reader = import_module(f".{format_}", __name__).read
    return reader


def _only(path: str, options: SourceOptions) -> Item:
    """The one article of a file that is a page."""
    return settled(next(_read(path, "html", options)))

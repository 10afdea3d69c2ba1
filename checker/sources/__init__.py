"""Bytes to articles: one module a format, and the paths that they are found under.

`expand` turns what a user names into files, `read` turns files into articles. What cannot be read becomes an
`Unreadable` in its place, and the rest is still read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module

from ..errors import SourceError
from .files import STDIN, expand, format_of
from .options import Item, SourceOptions, Unread, Unreadable, unreadable
from .stream import sniffed

__all__ = [
    "STDIN",
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

Reader = Callable[[str, SourceOptions], Iterator[Item]]


def reading_format(path: str, options: SourceOptions) -> str:
    """The format that a file is read in; what standard input begins with tells its own when nothing else does."""
    return format_of(path) or options.input_format or (sniffed() if path == STDIN else "text")


def read_later(files: Sequence[str], options: SourceOptions) -> Iterator[Item | Unread]:
    """What `read` yields, in its order, but for pages, which `settled` reads: in the process that checks them."""
    for path in files:
        if path != STDIN and reading_format(path, options) == "html":
            yield Unread(path, options)
        else:
            yield from read([path], options)


def settled(item: Item | Unread) -> Item:
    """An item, read if it is not yet; a page is exactly one."""
    return next(read([item.path], item.options)) if isinstance(item, Unread) else item


def read(files: Sequence[str], options: SourceOptions) -> Iterator[Item]:
    """The articles of files, as `expand` gives them, in their order; `-` is standard input."""
    readers: dict[str, Reader] = {}
    for path in files:
        format_ = reading_format(path, options)
        if format_ not in readers:
            readers[format_] = import_module(f".{format_}", __name__).read
        try:
            yield from readers[format_](path, options)
        except SourceError as error:
            yield unreadable(path, None, str(error))
        except OSError as error:
            yield unreadable(path, None, f"{error.strerror or error}; make the file readable or exclude it")

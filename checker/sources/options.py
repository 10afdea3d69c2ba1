"""How sources are read, and what is made of a record or a file that cannot be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ..article import Article

FIELDS = ("text", "title", "url", "id", "language", "date", "html")
"""What is read of a record."""


@dataclass(frozen=True)
class SourceOptions:
    """How sources are read.

    `fields` maps names of `FIELDS` to the keys that records have instead; dots lead into nested objects.
    `input_format` is for standard input, for files that are named directly and for others whose name does not tell.
    `exclude` holds globs: a path that matches, or lies in a folder that does, is left out.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    input_format: str | None = None
    exclude: tuple[str, ...] = ()
    max_text_bytes: int = 10_000_000


@dataclass(frozen=True)
class Unreadable:
    """A record or a file that cannot be read: still a line of the output, with its error."""

    source: str
    record: int | None
    error: str
    id: str


Item = Article | Unreadable
"""What there is in the end of a record or a file."""


@dataclass(frozen=True)
class Unread:
    """A page whose text is still to be found in it: work enough to be left to the process that checks it.

    `find` does that; it travels between processes.
    """

    find: Callable[[], Item]


Found = Item | Unread
"""What a reader yields."""


def unreadable(source: str, record: int | None, error: str, id: str | None = None) -> Unreadable:
    """An `Unreadable` whose error begins with the place."""
    place = source if record is None else f"{source}:{record}"
    return Unreadable(source, record, f"{place}: {error}", id or place)

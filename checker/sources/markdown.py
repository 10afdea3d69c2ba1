"""Markdown: a file is an article, its text kept as written; front matter tells about it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .encoding import decode
from .options import Found, SourceOptions
from .records import Records
from .stream import whole

_FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n"
    r"((?:[\w-]+[ \t]*:[^\n]*\n|[ \t#][^\n]*\n|-[ \t][^\n]*\n|\r?\n)+?)"  # entries; their lists and comments
    r"(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)"
)
_ENTRY = re.compile(r"([\w-]+)[ \t]*:[ \t]*(?:\"([^\"\n]*)\"|'([^'\n]*)'|([^\n]*?))[ \t]*\r?$", re.MULTILINE)
_NAMES = {name: name for name in ("title", "url", "date", "language", "id")} | {"link": "url", "lang": "language"}


def read(path: str, options: SourceOptions) -> Iterator[Found]:
    """The article that a Markdown file is.

    YAML front matter gives title, date, URL, language and id. It is no part of the text: offsets and lines count from
    what follows it.
    """
    text, encoding = decode(whole(path, options.max_text_bytes))
    record: dict[str, str] = {}
    if front := _FRONT_MATTER.match(text):
        record = _entries(front[1])
        text = text[front.end() :]
    plain = SourceOptions(max_text_bytes=options.max_text_bytes)
    yield Records(path, plain, encoding).item({**record, "text": text}, None)


def _entries(front: str) -> dict[str, str]:
    """The plain entries of front matter under our names; lists, nested and empty ones are left out."""
    entries: dict[str, str] = {}
    for m in _ENTRY.finditer(front):
        value = next((value for value in (m[2], m[3], m[4]) if value is not None), "")
        if m[1].lower() in _NAMES and value and value[0] not in "[{|>&*!":
            entries.setdefault(_NAMES[m[1].lower()], value)
    return entries

"""Plain text: a file is an article."""

from __future__ import annotations

from collections.abc import Iterator

from ..article import Article
from .encoding import decode
from .options import SourceOptions
from .stream import whole


def read(path: str, options: SourceOptions) -> Iterator[Article]:
    """The article that a text file is, its line breaks as they are."""
    text, encoding = decode(whole(path, options.max_text_bytes))
    yield Article(text, source=path, encoding=encoding)

"""HTML: a page is an article, its text the main text that trafilatura finds."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import NamedTuple

from ..article import Article
from ..errors import SourceError
from .encoding import decode
from .options import SourceOptions
from .stream import whole

_DECLARED = re.compile(
    rb"<(?:meta[^>]{1,200}?charset|\?xml[^>]{1,200}?encoding)\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE
)
_HEAD = 4096  # bytes in which a page declares its encoding


class MainText(NamedTuple):
    """What is read of a page."""

    text: str
    title: str | None = None
    language: str | None = None
    url: str | None = None
    date: str | None = None


def read(path: str, options: SourceOptions) -> Iterator[Article]:
    """The article on a page; offsets refer to the text that trafilatura made of it."""
    data = whole(path, options.max_text_bytes)
    page, encoding = decode(data, _declared(data))
    found = main_text(page)
    yield Article(
        found.text,
        title=found.title,
        url=found.url,
        language=found.language,
        date=found.date,
        html=page,
        source=path,
        encoding=encoding,
    )


def main_text(page: str) -> MainText:
    """The main text of a page, with the title and the language that the page states; an empty text when it has none."""
    tree = Article("", html=page).page
    if tree is None:
        return MainText("")
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot use is no news to a user of ours
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or None
    try:
        document = bare_extraction(
            tree,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:
        raise SourceError(
            f"trafilatura found no way through the page ({type(error).__name__}: {error}); give its text instead"
        ) from error
    if document is None or isinstance(document, dict):
        return MainText("", language=language)
    return MainText(document.text or "", document.title, language, document.url, document.date)


def _declared(data: bytes) -> str | None:
    m = _DECLARED.search(data[:_HEAD])
    return m[1].decode("ascii", "replace") if m else None

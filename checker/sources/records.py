"""Records to articles: which key is which, and what to say when the text is not there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from ..article import Article
from ..errors import SourceError
from .options import FIELDS, Found, Item, SourceOptions, Unread, unreadable

_MISSING = object()
_NO_VALUES = (_MISSING, _MISSING, None, None, None, None, None)  # of FIELDS where a record lacks them
_KINDS = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}


class Records:
    """Makes articles of the records of one source."""

    def __init__(self, source: str, options: SourceOptions, encoding: str | None = None) -> None:
        self._source = source
        self._limit = options.max_text_bytes
        self._encoding = encoding
        self._keys = {name: options.fields.get(name, name) for name in FIELDS}
        self._plain = not any("." in key for key in self._keys.values())

    def item(self, record: Any, number: int | None, encoding: str | None = None) -> Found:
        """The article of a record, or why there is none; `encoding` when the record's own is not the source's.

        Where it has a page and no text, the text is still to be found.
        """
        if not isinstance(record, dict):
            return self.unreadable(
                number, f"the record is {_kind(record)}; write an object with the key {self._keys['text']!r}"
            )
        value = record.get if self._plain else partial(_value, record)
        text, title, url, own_id, language, date, page = map(value, self._keys.values(), _NO_VALUES)
        url = None if url is None else _name(url)
        own_id = url if own_id is None else _name(own_id) or url
        try:
            known = {
                "title": "" if title is None or title == "" else _name(title),
                "url": url,
                "id": own_id,
                "language": None if language is None else _name(language),
                "date": None if date is None else _name(date),
                "html": page if isinstance(page, str) else None,
                "source": self._source,
                "record": number,
                "encoding": encoding or self._encoding,
            }
            return self._article(record, text, known)
        except SourceError as error:
            return unreadable(self._source, number, str(error), own_id)

    def need_text(self, names: list[str]) -> None:
        """SourceError when none of some columns holds the text."""
        if _value(dict.fromkeys(names), self._keys["text"], _MISSING) is _MISSING and self._keys["html"] not in names:
            raise SourceError(self._no_text(dict.fromkeys(names), _MISSING))

    def unreadable(self, number: int | None, error: str) -> Item:
        """A record that cannot be read, whatever is in it."""
        return unreadable(self._source, number, error)

    def _article(self, record: dict[str, Any], text: Any, known: dict[str, Any]) -> Found:
        """The article with a text and what else the record says."""
        page = known["html"]
        if (text is _MISSING or text is None) and page is not None:
            self._measure(page, "html")
            return Unread(partial(_of_page, known, self._keys["text"], self._limit))
        if not isinstance(text, str):
            raise SourceError(self._no_text(record, text))
        if 4 * len(text) > self._limit:
            self._measure(text, "text")
        return Article(text, **known)

    def _measure(self, text: str, field: str) -> None:
        _measure(text, self._keys[field], self._limit)

    def _no_text(self, record: Mapping[str, Any], text: object) -> str:
        key = self._keys["text"]
        if text is None:
            return f'{key!r} is null; leave the record out, or write "" for an article without text'
        if text is not _MISSING:
            return f"{key!r} is {_kind(text)}, not a text; write the article as one string"
        if not record:
            return f"no key {key!r}: the record is empty; leave it out"
        known = f"the keys are {', '.join(map(repr, record))}"
        return f"no key {key!r}: {known}; name the one that holds the text in the settings: {self._advice(record)}"

    def _advice(self, record: Mapping[str, Any]) -> str:
        """The setting that names the longest text of the record which is not known as something else."""
        known = self._keys.values()
        texts = {key: len(value) for key, value in record.items() if isinstance(value, str) and key not in known}
        longest = max(texts, key=lambda key: texts[key]) if texts else "KEY"
        return f'fields.text = "{longest}"'


def _of_page(known: dict[str, Any], key: str, limit: int) -> Item:
    """The article of a record that has a page and no text; `known` is all else that the record says."""
    from .html import main_text

    try:
        found = main_text(known["html"])
        _measure(found.text, key, limit)
    except SourceError as error:
        return unreadable(known["source"], known["record"], str(error), known["id"])
    title, language = known["title"] or found.title, known["language"] or found.language
    return Article(found.text, **known | {"title": known["title"] if title is None else title, "language": language})


def _measure(text: str, key: str, limit: int) -> None:
    """SourceError when a text has more bytes than `limit`."""
    if 4 * len(text) <= limit:
        return
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > limit:
        raise SourceError(
            f"{key!r} has {size:,} bytes, more than max-text-bytes allows ({limit:,}); "
            "split the record, or raise max-text-bytes in the settings"
        )


def _value(record: dict[str, Any], key: str, default: Any) -> Any:
    """What a record has under a key: as it stands, else its parts between dots in nested objects; else the default."""
    if key in record:
        return record[key]
    value: Any = record
    for part in key.split("."):
        if not isinstance(value, dict) or part not in value:
            return default
        value = value[part]
    return value


def _name(value: object) -> str | None:
    """What a record says, as text: a number counts; nothing, truth values, lists and objects do not."""
    if value is _MISSING:
        return None
    if isinstance(value, str):
        return value or None
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _kind(value: object) -> str:
    return "null" if value is None else "a text" if isinstance(value, str) else _KINDS.get(type(value), "no text")

"""What is read of a record, whatever file it is in."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker import Article
from checker.sources import SourceOptions, Unread, Unreadable, read_later, settled

from .test_html import page

ReadAny = Callable[..., list[Article | Unreadable]]


@pytest.fixture
def read_record(items: ReadAny) -> Callable[..., Article | Unreadable]:
    def write_and_read(record: Any, options: SourceOptions | None = None) -> Article | Unreadable:
        [item] = items("r.jsonl", json.dumps(record), options)
        return item

    return write_and_read


ReadRecord = Callable[..., Article | Unreadable]


def article_of(item: Article | Unreadable) -> Article:
    assert isinstance(item, Article)
    return item


def error_of(item: Article | Unreadable) -> str:
    assert isinstance(item, Unreadable)
    return item.error


def test_all_fields(read_record: ReadRecord) -> None:
    record = {
        "text": "Text.",
        "title": "Title",
        "url": "https://www.paper.example/a",
        "id": "a-1",
        "language": "de",
        "date": "2024-01-02",
        "html": "<p>Page</p>",
        "other": 1,
    }
    article = article_of(read_record(record))
    assert (article.text, article.title, article.url, article.id) == ("Text.", "Title", record["url"], "a-1")
    assert (article.stated_language, article.date, article.html) == ("de", "2024-01-02", "<p>Page</p>")
    assert (article.source, article.record, article.site) == ("r.jsonl", 1, "paper.example")


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"id": 12}, "12"),
        ({"id": "", "url": "https://a.example"}, "https://a.example"),
        ({"id": None, "url": "https://a.example"}, "https://a.example"),
        ({"id": {"$oid": "1"}}, "r.jsonl:1"),
        ({"id": True}, "r.jsonl:1"),
        ({"id": 0}, "0"),
        ({}, "r.jsonl:1"),
    ],
)
def test_ids(read_record: ReadRecord, record: dict[str, Any], expected: str) -> None:
    assert article_of(read_record({"text": "Text.", **record})).id == expected
    assert read_record({"text": None, **record}).id == expected


def test_mapped_and_nested_fields(read_record: ReadRecord) -> None:
    record = {"article": {"body": "Text.", "meta": {"head": "Title"}}, "seo.title": "Flat", "title": "Not this"}
    options = SourceOptions(fields={"text": "article.body", "title": "article.meta.head", "url": "seo.title"})
    article = article_of(read_record(record, options))
    assert (article.text, article.title, article.url) == ("Text.", "Title", "Flat")


@pytest.mark.parametrize("record", [{"article": "Text."}, {"article": {"head": "Title"}}, {"article": None}])
def test_a_nested_field_that_is_not_there(read_record: ReadRecord, record: dict[str, Any]) -> None:
    assert "no key 'article.body'" in error_of(read_record(record, SourceOptions(fields={"text": "article.body"})))


def test_a_missing_text_names_the_keys_and_the_setting(read_record: ReadRecord) -> None:
    assert error_of(read_record({"id": "7", "body": "A long text.", "kicker": "Short"})) == (
        "r.jsonl:1: no key 'text': the keys are 'id', 'body', 'kicker'; "
        'name the one that holds the text in the settings: fields.text = "body"'
    )
    assert "no key 'text': the record is empty" in error_of(read_record({}))


def test_a_null_text(read_record: ReadRecord) -> None:
    assert error_of(read_record({"text": None})) == (
        "r.jsonl:1: 'text' is null; leave the record out, or write \"\" for an article without text"
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [(12, "a number"), (1.5, "a number"), (True, "true or false"), (["A."], "a list"), ({}, "an object")],
)
def test_a_text_that_is_none(read_record: ReadRecord, text: Any, kind: str) -> None:
    assert f"r.jsonl:1: 'text' is {kind}, not a text; " in error_of(read_record({"text": text}))


@pytest.mark.parametrize(
    ("record", "kind"), [([], "a list"), ("Text.", "a text"), (3, "a number"), (None, "null"), (False, "true or false")]
)
def test_a_record_that_is_no_object(read_record: ReadRecord, record: Any, kind: str) -> None:
    assert error_of(read_record(record)) == f"r.jsonl:1: the record is {kind}; write an object with the key 'text'"


@pytest.mark.parametrize(
    ("title", "expected"),
    [("", ""), (None, ""), ("Title", "Title"), (1917, "1917"), ([], None), ({}, None), (True, None)],
)
def test_titles(read_record: ReadRecord, title: Any, expected: str | None) -> None:
    assert article_of(read_record({"text": "Text.", "title": title})).title == expected


def test_what_is_of_no_use_is_left_out(read_record: ReadRecord) -> None:
    record = {"text": "Text.", "language": ["en"], "date": {"year": 2024}, "url": None, "html": 12}
    article = article_of(read_record(record))
    assert article.stated_language is article.date is article.url is article.html is None


def test_a_date_that_is_none_is_kept_as_it_is(read_record: ReadRecord) -> None:
    assert article_of(read_record({"text": "Text.", "date": "yesterday"})).date == "yesterday"
    assert article_of(read_record({"text": "Text.", "date": 20240102})).date == "20240102"


def test_the_text_of_a_page_is_found_by_whoever_checks_it(read_record: ReadRecord, tmp_path: Path) -> None:
    record = {"html": page(), "id": 7, "title": "Own title", "text": None}
    read = article_of(read_record(record))
    (tmp_path / "r.jsonl").write_text(json.dumps(record))
    [found] = read_later([str(tmp_path / "r.jsonl")], SourceOptions())
    assert isinstance(found, Unread)
    later = article_of(settled(pickle.loads(pickle.dumps(found))))
    assert later.text == read.text != ""
    assert (later.id, later.title, later.html, later.record) == ("7", "Own title", page(), 1)


def test_text_counts_before_html(read_record: ReadRecord) -> None:
    article = article_of(read_record({"text": "Text.", "html": page()}))
    assert (article.text, article.title, article.html) == ("Text.", None, page())
    assert article_of(read_record({"text": "", "html": page()})).text == ""


@pytest.mark.parametrize("record", [{}, {"text": None}])
def test_html_alone(read_record: ReadRecord, record: dict[str, Any]) -> None:
    article = article_of(read_record({**record, "html": page()}))
    assert "voted on Monday" in article.text
    assert (article.title, article.stated_language, article.html) == ("Library stays open", "en-GB", page())
    own = article_of(read_record({**record, "html": page(), "title": "Own", "language": "fr"}))
    assert (own.title, own.stated_language) == ("Own", "fr")


def test_limit(read_record: ReadRecord) -> None:
    options = SourceOptions(max_text_bytes=10)
    assert error_of(read_record({"text": "é" * 6}, options)) == (
        "r.jsonl:1: 'text' has 12 bytes, more than max-text-bytes allows (10); "
        "split the record, or raise max-text-bytes in the settings"
    )
    assert article_of(read_record({"text": "é" * 5}, options))
    assert "'html' has 20 bytes" in error_of(read_record({"html": "x" * 20}, options))
    assert article_of(read_record({"text": "x", "html": "x" * 20}, options))


@pytest.mark.parametrize("text", ["a\ud800b", "\udfff", "\ud83d\ude00 fine", "\udc00\ud800"])
def test_surrogates_are_kept(read_record: ReadRecord, text: str) -> None:
    assert article_of(read_record({"text": text})).text == json.loads(json.dumps(text))

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from checker import Article
from checker.sources import Unreadable

Read = Callable[..., list[Article]]
ReadAny = Callable[..., list[Article | Unreadable]]


def test_an_object_is_an_article(articles: Read) -> None:
    [article] = articles("a.json", '{\n  "text": "Text.",\n  "title": "T"\n}\n')
    assert (article.text, article.title, article.id, article.record) == ("Text.", "T", "a.json", None)


def test_elements_of_an_array(articles: Read) -> None:
    first, second = articles("a.json", '[{"text": "One.", "id": "x"}, {"text": "Two."}]')
    assert (first.id, first.record, second.id, second.record) == ("x", 1, "a.json:2", 2)


def test_an_element_that_cannot_be_read_leaves_the_others(items: ReadAny) -> None:
    first, second, third = items("a.json", '[{"text": "One."}, 12, {"text": "Three \\ud800"}]')
    assert isinstance(first, Article)
    assert second == Unreadable(
        "a.json", 2, "a.json:2: the record is a number; write an object with the key 'text'", "a.json:2"
    )
    assert isinstance(third, Article)
    assert third.text == "Three \ud800"


def test_an_empty_file_is_an_article_and_an_empty_array_is_none(articles: Read) -> None:
    assert articles("a.json", " \n")[0].text == ""
    assert articles("a.json", "[]") == []


def test_broken_json_names_line_and_column(items: ReadAny) -> None:
    [item] = items("a.json", '[\n {"text": "One."},\n {"text" "Two."}\n]')
    assert isinstance(item, Unreadable)
    assert item.record is None
    assert item.error == "a.json: broken JSON at line 3, column 10: expecting ':' delimiter; mend it or leave it out"


@pytest.mark.parametrize("data", ["[" * 100_000, '{"a":' * 100_000])
def test_deep_nesting(items: ReadAny, data: str) -> None:
    [item] = items("a.json", data)
    assert isinstance(item, Unreadable)
    assert item.error.startswith("a.json: ")


def test_numbers_beyond_reason(items: ReadAny) -> None:
    [item] = items("a.json", '{"text": "One.", "n": ' + "9" * 5000 + "}")
    assert isinstance(item, Unreadable)
    assert item.error.startswith("a.json: the JSON cannot be read: ")


def test_nan_is_no_obstacle(articles: Read) -> None:
    assert articles("a.json", '{"text": "One.", "score": NaN}')[0].text == "One."


@pytest.mark.parametrize(("encoding", "shown"), [("utf-8-sig", None), ("utf-16", "utf-16-le"), ("utf-32", "utf-32-le")])
def test_encodings(articles: Read, encoding: str, shown: str | None) -> None:
    [article] = articles("a.json", json.dumps([{"text": "Café."}], ensure_ascii=False).encode(encoding))
    assert (article.text, article.encoding) == ("Café.", shown)


def test_json_lines_that_are_named_json(items: ReadAny) -> None:
    first, second, third = items("a.json", '{"text": "One."}\n\n{"text": \n{"text": "Four."}\n')
    assert isinstance(first, Article)
    assert isinstance(second, Unreadable)
    assert second.error.startswith("a.json:3: broken JSON at line 3, column ")
    assert isinstance(third, Article)
    assert (first.record, second.record, third.record) == (1, 3, 4)

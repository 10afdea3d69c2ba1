from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from checker import Article
from checker.sources import SourceOptions, Unreadable

Read = Callable[..., list[Article]]
PARAGRAPHS = [
    "The town council voted on Monday to keep the old library open for another year, after weeks of protest.",
    "“We heard the people,” said the chair of the council, who had first spoken for the plan to close it.",
    "The library, built before the war, needs a new roof, and nobody has yet said who is going to pay for it.",
]


def page(head: str = "", attributes: str = ' lang="en-GB"') -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html{attributes}><head>{head}<title>Library stays open</title></head><body>"
        '<nav><a href="/">Home</a> <a href="/news">News</a></nav>'
        f"<article><h1>Library stays open</h1>{body}</article><footer>All rights reserved</footer></body></html>"
    )


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.HTML", "a.xhtml"])
def test_main_text_title_and_language(articles: Read, name: str) -> None:
    [article] = articles(name, page())
    assert [line for line in article.text.split("\n") if line in PARAGRAPHS] == PARAGRAPHS
    assert "Home" not in article.text
    assert article.title == "Library stays open"
    assert article.stated_language == "en-GB"
    assert article.language == "en"
    assert article.html == page()
    assert article.page is not None
    assert article.source == article.id == name


def test_language_may_be_missing(articles: Read) -> None:
    assert articles("a.html", page(attributes=""))[0].stated_language is None


def test_canonical_url_and_date(articles: Read) -> None:
    head = '<link rel="canonical" href="https://paper.example/library">'
    head += '<meta property="article:published_time" content="2023-04-05T10:00:00Z">'
    [article] = articles("a.html", page(head))
    assert article.url == article.id == "https://paper.example/library"
    assert article.date == "2023-04-05"


@pytest.mark.parametrize(
    ("head", "encoding", "shown"),
    [
        ('<meta charset="iso-8859-1">', "cp1252", "windows-1252"),
        ("<meta charset=windows-1252>", "cp1252", "windows-1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=utf-16">', "cp1252", "windows-1252"),
        ('<meta charset="shift_jis">', "utf-8", None),
    ],
)
def test_declared_encodings(articles: Read, head: str, encoding: str, shown: str | None) -> None:
    [article] = articles("a.html", page(head).encode(encoding))
    assert "“We heard the people,”" in article.text
    assert article.encoding == shown


def test_encoding_in_an_xml_declaration(articles: Read) -> None:
    data = ('<?xml version="1.0" encoding="windows-1252"?>' + page()).encode("cp1252")
    [article] = articles("a.xhtml", data)
    assert "“We heard the people,”" in article.text
    assert article.encoding == "windows-1252"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n",
        b"<!-- nothing -->",
        b"<html></html>",
        b"\0\0",
        b"<html><body><script>var a = 1</script></body></html>",
    ],
)
def test_a_page_without_text_is_an_article_without_text(articles: Read, data: bytes) -> None:
    assert not articles("a.html", data)[0].text.strip("\0\ufffd ")


def test_hostile_pages_are_read(articles: Read) -> None:
    assert articles("a.html", "<div>" * 3000 + "x" + "<" * 500)
    assert articles("a.html", page("<script>" * 50 + "<!--" * 50))


def test_limit(items: Callable[..., list[Article | Unreadable]]) -> None:
    [item] = items("a.html", page(), SourceOptions(max_text_bytes=100))
    assert isinstance(item, Unreadable)
    assert "more than 100 bytes" in item.error


def test_a_failure_of_the_library_is_kept_to_the_page(
    items: Callable[..., list[Article | Unreadable]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr("trafilatura.bare_extraction", fail)
    [item] = items("a.html", page())
    assert isinstance(item, Unreadable)
    assert item.error == "a.html: trafilatura found no way through the page (KeyError: 'x'); give its text instead"


def test_trafilatura_is_imported_only_for_pages() -> None:
    code = "import sys; from checker.sources import *; list(read([], SourceOptions())); import checker.sources.json"
    code += "; print([name for name in ('trafilatura', 'lxml', 'click') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker import Article
from checker.sources import SourceOptions, Unreadable

Read = Callable[..., list[Article]]
ReadAny = Callable[..., list[Article | Unreadable]]


def test_a_row_is_an_article(articles: Read) -> None:
    first, second = articles("a.csv", 'id,title,text\n7,"Vote, again","One.\nTwo ""three""."\n\n8,,Four.\n')
    assert (first.id, first.title, first.text, first.record) == ("7", "Vote, again", 'One.\nTwo "three".', 1)
    assert (second.id, second.title, second.text, second.record) == ("8", "", "Four.", 2)


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ";"), ("a.csv", "\t"), ("a.csv", "|"), ("a.tsv", "\t")])
def test_delimiters(articles: Read, name: str, delimiter: str) -> None:
    [article] = articles(name, f"url{delimiter}text\nhttps://a.example{delimiter}One, two.\n")
    assert (article.url, article.text) == ("https://a.example", "One, two.")


def test_one_column(articles: Read) -> None:
    assert articles("a.csv", "text\nOne.\n")[0].text == "One."


def test_mapped_columns(articles: Read) -> None:
    [article] = articles(
        "a.csv", "body,head.line\nOne.,Two\n", SourceOptions(fields={"text": "body", "title": "head.line"})
    )
    assert (article.text, article.title) == ("One.", "Two")


def test_a_missing_column(items: ReadAny) -> None:
    assert items("a.csv", "id,body\n1,One.\n") == [
        Unreadable(
            "a.csv",
            None,
            "a.csv: no key 'text': the keys are 'id', 'body'; name the one that holds the text in the settings: "
            'fields.text = "KEY"',
            "a.csv",
        )
    ]


def test_rows_that_do_not_fit(items: ReadAny) -> None:
    short, long, padded = items("a.csv", "id,text\n1\n2,One, two.\n3,Three.,,\n")
    assert isinstance(short, Unreadable)
    assert short.error == (
        "a.csv:1: 1 cells where the first row has 2; put quotes around a cell that holds the delimiter"
    )
    assert isinstance(long, Unreadable)
    assert long.record == 2
    assert isinstance(padded, Article)
    assert padded.text == "Three."


def test_bad_quotes(items: ReadAny) -> None:
    first, second, third = items("a.csv", 'id,text\n1,One.\n2,"Two" and more\n3,Three.\n')
    assert isinstance(first, Article)
    assert isinstance(second, Unreadable)
    assert second.error.startswith("a.csv:2: broken CSV: ',' expected after '\"'")
    assert isinstance(third, Article)


def test_a_quote_that_never_ends(items: ReadAny) -> None:
    first, second = items("a.csv", 'id,text\n1,One.\n2,"Two\n3,Three.\n')
    assert isinstance(first, Article)
    assert isinstance(second, Unreadable)
    assert second.error.startswith("a.csv:2: broken CSV: unexpected end of data")


@pytest.mark.parametrize(("encoding", "shown"), [("utf-8-sig", None), ("utf-16", "utf-16-le")])
def test_marks(articles: Read, encoding: str, shown: str | None) -> None:
    [article] = articles("a.csv", "text,title\r\nCafé.,Über\r\n".encode(encoding))
    assert (article.text, article.title, article.encoding) == ("Café.", "Über", shown)


def test_cells_in_another_encoding(items: ReadAny) -> None:
    english = "The café on the corner is one of the few that have not closed, and it was full when the mayor came in"
    sure, unsure, plain = items("a.csv", f'text\n"{english}"\nCafé\nOne.\n'.encode("cp1252"))
    assert isinstance(sure, Article)
    assert (sure.text, sure.encoding) == (english, "windows-1252")
    assert isinstance(unsure, Unreadable)
    assert unsure.error.startswith("a.csv:2: column 1: byte 0xE9 at offset 3 is not UTF-8")
    assert isinstance(plain, Article)


def test_an_empty_file_and_a_file_of_names(articles: Read) -> None:
    assert articles("a.csv", b"") == []
    assert articles("a.csv", "id,text\n") == []


def test_long_cells_and_nul(articles: Read) -> None:
    long, nul = articles("a.csv", "text\n" + "word " * 100_000 + "\nA\0b\n")
    assert len(long.text) == 500_000
    assert nul.text == "A\0b"


def test_cut_gzip(items: ReadAny) -> None:
    import gzip
    import os

    rows = "".join(f"{os.urandom(300).hex()}\n" for _ in range(100))
    *whole, last = items("a.csv.gz", gzip.compress(f"text\n{rows}".encode())[:15_000])
    assert len(whole) > 20
    assert isinstance(last, Unreadable)
    assert last.record == len(whole) + 1
    assert "the gzip data ends too early" in last.error

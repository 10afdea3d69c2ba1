from __future__ import annotations

import codecs
from collections.abc import Callable

import pytest

from checker import Article
from checker.sources import SourceOptions, Unreadable

TEXT = "The council met on Monday.\n\nIt voted five to two.\n"
Read = Callable[..., list[Article]]
ReadAny = Callable[..., list[Article | Unreadable]]


def test_a_file_is_an_article(articles: Read) -> None:
    [article] = articles("a.txt", TEXT)
    assert article.text == TEXT
    assert (article.id, article.source, article.record) == ("a.txt", "a.txt", None)
    assert article.title is article.encoding is article.url is None


def test_line_breaks_stay_as_they_are(articles: Read) -> None:
    assert articles("a.txt", b"One\r\nTwo\rThree\n")[0].text == "One\r\nTwo\rThree\n"


@pytest.mark.parametrize("name", ["a.TXT", "a.text", "a.b.txt"])
def test_endings_of_text(articles: Read, name: str) -> None:
    assert articles(name, TEXT)[0].text == TEXT


def test_empty_file_is_an_article(articles: Read) -> None:
    assert articles("a.txt", b"")[0].text == ""


def test_nul_bytes_are_text(articles: Read) -> None:
    [article] = articles("a.txt", b"A text with\0a byte\0too many.\n")
    assert article.text == "A text with\0a byte\0too many.\n"
    assert article.encoding is None


def test_byte_order_mark_is_no_text(articles: Read) -> None:
    [article] = articles("a.txt", codecs.BOM_UTF8 + TEXT.encode())
    assert article.text == TEXT
    assert article.encoding is None


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_wide_encodings(articles: Read, mark: bytes, encoding: str) -> None:
    [article] = articles("a.txt", mark + TEXT.encode(encoding))
    assert article.text == TEXT
    assert article.encoding == encoding


def test_what_is_not_utf_8_names_the_byte(items: ReadAny) -> None:
    [item] = items("a.txt", b"One \xfe two")
    assert item == Unreadable(
        "a.txt",
        None,
        "a.txt: byte 0xFE at offset 4 is not UTF-8, and no other encoding is certain; convert it to UTF-8",
        "a.txt",
    )


def test_a_mark_that_does_not_keep_its_word(items: ReadAny) -> None:
    [item] = items("a.txt", codecs.BOM_UTF8 + b"One \xff")
    assert isinstance(item, Unreadable)
    assert "byte 0xFF at offset 7 is not UTF-8" in item.error


def test_a_surrogate_in_bytes_is_not_utf_8(items: ReadAny) -> None:
    [item] = items("a.txt", b"One \xed\xa0\x80")
    assert isinstance(item, Unreadable)
    assert "byte 0xED at offset 4" in item.error


def test_limit(items: ReadAny) -> None:
    [item] = items("a.txt", "x" * 11, SourceOptions(max_text_bytes=10))
    assert isinstance(item, Unreadable)
    assert item.error == "a.txt: more than 10 bytes; split the file, or raise max-text-bytes in the settings"
    assert isinstance(items("a.txt", "x" * 10, SourceOptions(max_text_bytes=10))[0], Article)


def test_gzip_is_unpacked(articles: Read) -> None:
    import gzip

    [packed] = articles("a.txt.gz", gzip.compress(TEXT.encode()))
    [unnamed] = articles("a.txt", gzip.compress(TEXT.encode()))
    [plain] = articles("b.txt.gz", TEXT)
    assert packed.text == unnamed.text == plain.text == TEXT


def test_gzip_that_grows_is_limited(items: ReadAny) -> None:
    import gzip

    [item] = items("a.txt.gz", gzip.compress(b"x" * 100_000), SourceOptions(max_text_bytes=1000))
    assert isinstance(item, Unreadable)
    assert "more than 1,000 bytes" in item.error


@pytest.mark.parametrize("data", [b"", b"\x1f\x8b\x08\x00"])
def test_cut_gzip(items: ReadAny, data: bytes) -> None:
    [item] = items("a.txt.gz", data)
    assert isinstance(item, Unreadable)
    assert "the gzip data ends too early" in item.error

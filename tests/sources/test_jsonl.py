from __future__ import annotations

import codecs
import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checker import Article
from checker.sources import SourceOptions, Unreadable, read

Read = Callable[..., list[Article]]
ReadAny = Callable[..., list[Article | Unreadable]]


def line(number: int, text: str = "Some text.") -> str:
    return json.dumps({"id": number, "text": text}) + "\n"


def test_a_line_is_an_article(articles: Read) -> None:
    found = articles("a.jsonl", line(1) + "\n" + line(2) + " \t\r\n" + line(3).rstrip())
    assert [(article.id, article.record) for article in found] == [("1", 1), ("2", 3), ("3", 5)]


@pytest.mark.parametrize("name", ["a.ndjson", "a.JSONL", "a.jsonl.gz"])
def test_names(articles: Read, name: str) -> None:
    data = line(1).encode()
    assert articles(name, gzip.compress(data) if name.endswith("gz") else data)[0].id == "1"


def test_breaks_and_duplicate_ids(articles: Read) -> None:
    found = articles("a.jsonl", (line(1) + line(1)).replace("\n", "\r\n"))
    assert [article.id for article in found] == ["1", "1"]


def test_separators_of_unicode_end_no_line(articles: Read) -> None:
    text = "One\u2028two\x85three"
    [article] = articles("a.jsonl", json.dumps({"text": text}, ensure_ascii=False))
    assert article.text == text


def test_broken_line(items: ReadAny) -> None:
    lines = [line(number) for number in range(1, 20)]
    lines[16] = '{"id": 17, "text": "Some "text"."}\n'
    found = items("a.jsonl", "".join(lines))
    assert len([item for item in found if isinstance(item, Article)]) == 18
    assert found[16] == Unreadable(
        "a.jsonl",
        17,
        "a.jsonl:17: broken JSON at line 17, column 27: expecting ',' delimiter; mend it or leave it out",
        "a.jsonl:17",
    )


def test_a_last_line_that_breaks_off(items: ReadAny) -> None:
    *_, last = items("a.jsonl", line(1) + line(2)[:-5])
    assert isinstance(last, Unreadable)
    assert last.error.startswith("a.jsonl:2: broken JSON at line 2, column ")


@pytest.mark.parametrize("cut", [1000, 20_000, 40_000])
def test_cut_gzip(items: ReadAny, cut: int) -> None:
    texts = [os.urandom(200).hex() for _ in range(200)]
    data = gzip.compress("".join(line(n, text) for n, text in enumerate(texts, 1)).encode())
    *whole, last = items("a.jsonl.gz", data[:cut])
    assert [item.text for item in whole if isinstance(item, Article)] == texts[: len(whole)]
    assert len(whole) >= (cut - 1000) // 420
    place = f"a.jsonl.gz:{len(whole) + 1}"
    assert last == Unreadable(
        "a.jsonl.gz",
        len(whole) + 1,
        f"{place}: the gzip data ends too early, so that what comes after is lost; fetch the file again",
        place,
    )


def test_gzip_cut_before_anything_came(items: ReadAny) -> None:
    [item] = items("a.jsonl.gz", gzip.compress(line(1).encode())[:12])
    assert isinstance(item, Unreadable)
    assert item.error.startswith("a.jsonl.gz: the gzip data ends too early")


def test_damaged_gzip(items: ReadAny) -> None:
    data = bytearray(gzip.compress("".join(map(line, range(5000))).encode()))
    data[len(data) // 2] ^= 0xFF
    last = items("a.jsonl.gz", bytes(data))[-1]
    assert isinstance(last, Unreadable)
    assert "the gzip data is damaged" in last.error


def test_gzip_of_several_members(articles: Read) -> None:
    data = gzip.compress(line(1).encode()) + gzip.compress(line(2).encode())
    assert [article.id for article in articles("a.jsonl.gz", data)] == ["1", "2"]


def test_an_empty_file_holds_no_article(articles: Read) -> None:
    assert articles("a.jsonl", b"") == articles("b.jsonl", b"\n \n") == []


@pytest.mark.parametrize(
    ("mark", "encoding", "shown"),
    [
        (codecs.BOM_UTF8, "utf-8", None),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le"),
    ],
)
def test_marks(articles: Read, mark: bytes, encoding: str, shown: str | None) -> None:
    text = json.dumps({"text": "Café €"}, ensure_ascii=False) + "\n"
    first, second = articles("a.jsonl", mark + (text * 2).encode(encoding))
    assert first.text == second.text == "Café €"
    assert first.encoding == second.encoding == shown


def test_a_line_in_another_encoding(items: ReadAny) -> None:
    english = "The café on the corner is one of the few that have not closed, and it was full when the mayor came in."
    sure = json.dumps({"text": english}, ensure_ascii=False).encode("cp1252")
    unsure = b'{"text": "Caf\xe9"}'
    first, second, third = items("a.jsonl", b"\n".join([sure, unsure, line(3).encode()]))
    assert isinstance(first, Article)
    assert (first.text, first.encoding) == (english, "windows-1252")
    assert isinstance(second, Unreadable)
    assert second.error.startswith("a.jsonl:2: byte 0xE9 at offset 13 is not UTF-8")
    assert isinstance(third, Article)
    assert third.encoding is None


def test_a_line_longer_than_a_piece(articles: Read) -> None:
    text = "word " * 300_000
    assert [len(article.text) for article in articles("a.jsonl", line(1, text) * 2)] == [len(text)] * 2


def test_articles_arrive_before_the_end(tmp_path: Path) -> None:
    code = (
        "from checker.sources import *\n"
        "for item in read(['-'], SourceOptions(input_format='jsonl')): print(item.id, flush=True)"
    )
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", code], stdin=pipe, stdout=pipe, text=True) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        for number in (1, 2):
            child.stdin.write(line(number))
            child.stdin.flush()
            assert child.stdout.readline() == f"{number}\n"


def test_a_big_file_is_not_held(folder: Path) -> None:
    import tracemalloc

    with (folder / "a.jsonl").open("w") as file:
        for number in range(20_000):
            file.write(line(number, "Some text that goes on for a while. " * 30))
    tracemalloc.start()
    assert sum(1 for _ in read(["a.jsonl"], SourceOptions())) == 20_000
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3_000_000

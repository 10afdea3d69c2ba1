from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from checker import Article
from checker.errors import SourceError
from checker.sources import SourceOptions, Unreadable, expand, read
from checker.sources.files import format_of

NONE = SourceOptions()


@pytest.fixture
def tree(folder: Path) -> Path:
    names = "b.txt a/z.txt a/a.md a/deep/c.jsonl c.html a.txt notes.bin .hidden.txt .git/x.txt a/e.csv.gz"
    for name in names.split():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    return folder


ALL = ["a/a.md", "a/deep/c.jsonl", "a/e.csv.gz", "a/z.txt", "a.txt", "b.txt", "c.html"]


@pytest.mark.usefixtures("tree")
class TestExpand:
    def test_a_folder_is_walked_in_order(self) -> None:
        assert expand(["."], NONE) == (ALL, [])
        assert expand(["a"], NONE) == (["a/a.md", "a/deep/c.jsonl", "a/e.csv.gz", "a/z.txt"], [])
        assert expand(["a/"], NONE) == expand(["a"], NONE)

    def test_paths_keep_their_order_and_come_once(self) -> None:
        assert expand(["c.html", "a.txt", "c.html", "*.txt"], NONE) == (["c.html", "a.txt", "b.txt"], [])

    def test_a_file_by_another_way_is_the_same(self) -> None:
        assert expand(["./a.txt", "a.txt", "a/../a.txt"], NONE) == (["./a.txt"], [])

    def test_globs(self) -> None:
        assert expand(["*.txt"], NONE) == (["a.txt", "b.txt"], [])
        assert expand(["**/*.txt"], NONE) == (["a.txt", "a/z.txt", "b.txt"], [])
        assert expand(["a*"], NONE) == (["a/a.md", "a/deep/c.jsonl", "a/e.csv.gz", "a/z.txt", "a.txt"], [])

    def test_absolute_paths(self, tree: Path) -> None:
        assert expand([str(tree / "a")], NONE)[0][0] == str(tree / "a" / "a.md")
        assert expand([str(tree / "*.html")], NONE) == ([str(tree / "c.html")], [])

    def test_a_name_that_has_the_signs_of_a_glob(self, tree: Path) -> None:
        (tree / "a[1].txt").write_text("text")
        assert expand(["a[1].txt"], NONE) == (["a[1].txt"], [])

    def test_problems_name_the_path_and_leave_the_rest(self, tree: Path) -> None:
        (tree / "none").mkdir()
        (tree / "none" / "x.bin").write_text("text")
        files, problems = expand(["missing.txt", "a.txt", "*.xyz", "none", "notes.bin", "*.bin"], NONE)
        assert files == ["a.txt"]
        known = "(files that end in .txt, .md, .html, .json, .jsonl or .csv, and these with .gz)"
        assert [problem.partition(";")[0] for problem in problems] == [
            "missing.txt: no such file or folder",
            "*.xyz: no file matches this pattern",
            f"none: this folder holds no articles {known}",
            "notes.bin: its name does not tell how to read it",
            f"*.bin: of the 1 that match this pattern none is an article {known}",
        ]
        assert all(problem.partition(";")[2].strip() for problem in problems)

    def test_odd_names_with_an_input_format(self) -> None:
        options = SourceOptions(input_format="text")
        assert expand(["notes.bin"], options) == (["notes.bin"], [])
        assert expand(["."], options) == ([*ALL, "notes.bin"], [])

    def test_an_unknown_input_format(self) -> None:
        with pytest.raises(SourceError, match="--input-format xml: there is text, markdown, html, json, jsonl, csv"):
            expand(["."], SourceOptions(input_format="xml"))

    @pytest.mark.parametrize(
        ("globs", "left"),
        [
            (["*.txt"], ["a/a.md", "a/deep/c.jsonl", "a/e.csv.gz", "c.html"]),
            (["a"], ["a.txt", "b.txt", "c.html"]),
            (["a/"], ["a.txt", "b.txt", "c.html"]),
            (["./a/deep"], ["a/a.md", "a/e.csv.gz", "a/z.txt", "a.txt", "b.txt", "c.html"]),
            (["deep", "**/*.html"], ["a/a.md", "a/e.csv.gz", "a/z.txt", "a.txt", "b.txt"]),
            (["a/*.md", "b.*"], ["a/deep/c.jsonl", "a/e.csv.gz", "a/z.txt", "a.txt", "c.html"]),
            (["z"], ALL),
        ],
    )
    def test_exclude(self, globs: list[str], left: list[str]) -> None:
        assert expand(["."], SourceOptions(exclude=tuple(globs))) == (left, [])

    def test_exclude_counts_for_named_files(self) -> None:
        assert expand(["a.txt", "b.txt"], SourceOptions(exclude=("b.txt",))) == (["a.txt"], [])
        left, [problem] = expand(["a.txt", "b.txt"], SourceOptions(exclude=("*.txt",)))
        assert left == []
        assert problem.startswith("a.txt: excluded by `exclude` in the settings or by --exclude")
        _, [problem] = expand(["a"], SourceOptions(exclude=("a/*",)))
        assert problem.startswith("a: this folder holds no articles")
        assert "correct the path or the exclusions, or" in problem

    def test_links_to_folders_are_not_followed(self, tree: Path) -> None:
        (tree / "a" / "loop").symlink_to(tree)
        (tree / "gone.txt").symlink_to(tree / "nowhere.txt")
        (tree / "same.txt").symlink_to(tree / "a.txt")
        assert expand(["."], NONE) == ([*ALL, "same.txt"], [])


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("a.txt", "text"),
        ("x/a.MD", "markdown"),
        ("a.jsonl.gz", "jsonl"),
        ("a.gz", None),
        ("a", None),
        ("-", None),
        ("a.b/c", None),
    ],
)
def test_format_of(name: str, format_: str | None) -> None:
    assert format_of(name) == format_


def test_files_that_cannot_be_read_leave_the_rest(folder: Path) -> None:
    (folder / "a.txt").write_text("Text.")
    gone, read_ = read(["gone.txt", "a.txt"], NONE)
    assert gone == Unreadable(
        "gone.txt", None, "gone.txt: No such file or directory; make the file readable or exclude it", "gone.txt"
    )
    assert isinstance(read_, Article)


def test_odd_names_are_read_in_the_format_given(folder: Path) -> None:
    (folder / "export").write_text('{"text": "Text."}')
    [article] = read(["export"], SourceOptions(input_format="jsonl"))
    assert isinstance(article, Article)
    assert (article.text, article.id) == ("Text.", "export:1")


class TestStandardInput:
    @pytest.mark.parametrize(
        ("data", "texts"),
        [
            (b"A text.\n", ["A text.\n"]),
            (b"", [""]),
            (b"{braces} begin a text", ["{braces} begin a text"]),
            (b"[Note] so does this", ["[Note] so does this"]),
            (b'{"text": "One."}\n{"text": "Two."}', ["One.", "Two."]),
            (b'\xef\xbb\xbf {"text": "One."}\n', ["One."]),
            (b'{\n  "text": "One."\n}', ["One."]),
            (b'[\n{"text": "One."}]', ["One."]),
            (gzip.compress(b'{"text": "One."}\n', mtime=0), ["One."]),
        ],
    )
    def test_the_format_is_told_by_its_beginning(
        self, piped: Callable[..., list[Article]], data: bytes, texts: list[str]
    ) -> None:
        assert [article.text for article in piped(data)] == texts

    def test_html(self, piped: Callable[..., list[Article]]) -> None:
        [article] = piped(b"<!doctype html><p>Some text in a paragraph.</p>")
        assert article.html is not None

    def test_the_format_given_counts(self, piped: Callable[..., list[Article]]) -> None:
        [article] = piped(b'{"text": "One."}', "text")
        assert (article.text, article.source, article.id) == ('{"text": "One."}', "-", "-")
        [article] = piped(b"text\nOne.\n", "csv")
        assert (article.text, article.id, article.record) == ("One.", "-:1", 1)

"""What is written in Python and in C does the same in both."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import weakref
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import test_native_copies
import test_native_dates
import test_native_lines
import test_native_misspelt
import test_native_people
import test_native_punctuation
import test_native_signs
import test_native_spelling
import test_native_torn_words
from hypothesis import given
from hypothesis import strategies as st

from checker import native, registry
from checker.article import DECORATION, Article, Block, Span
from checker.claims import Claim

arranged = import_module("checker.rules._word_file").arranged
ROOT = Path(__file__).resolve().parent.parent
TESTED = {
    "begin_alike",
    "first_headline",
    "Finder",  # this, folded, letters and Sieve in test_finder.py
    "Line",
    "Lines",
    "Memory",
    "Sieve",
    "WordFile",
    "WordSet",
    "count_words",
    "folded",
    "lazy",
    "letters",
    "marks_of",
    "outcomes",
    "size_of",
    "short_lines",
    "starts_of_lines",
    "stray_of",
}
MARKS = "aB3z é«»\u00a0\u2000\u203f\u2040\u206f\u2070\u3000\u3003\u3004\ud800\U0001f600ß中-'’\n\0\t"
TEXTS = st.one_of(st.text(max_size=200), st.text(MARKS, max_size=80), st.text("abAB \n", max_size=300))


@pytest.fixture(scope="module")
def twins(built: None) -> dict[str, tuple[Callable[..., Any], Callable[..., Any]]]:
    registry.all_rules()
    import_twins()
    return {python.__name__: (python, in_c) for python, in_c in native.TWINS}


def import_twins() -> None:
    """Import the modules that have twins and are read only when something is found."""
    for name in ("checker.engine", "checker.words", "checker.rules._short_lines"):
        import_module(name)
    test_native_lines.import_twins()
    test_native_torn_words.import_twins()
    test_native_people.import_twins()
    test_native_dates.import_twins()
    test_native_signs.import_twins()
    test_native_spelling.import_twins()


def test_every_twin_is_tested(twins: dict[str, Any]) -> None:
    others = (
        test_native_copies,
        test_native_dates,
        test_native_lines,
        test_native_misspelt,
        test_native_torn_words,
        test_native_people,
        test_native_punctuation,
        test_native_signs,
        test_native_spelling,
    )
    assert set(twins) == TESTED.union(*(module.TESTED for module in others))


@given(words=st.sets(st.text("abé3", min_size=1, max_size=3)), added=st.text("abé", max_size=4), text=TEXTS)
def test_sets_of_words(twins: dict[str, Any], words: set[str], added: str, text: str) -> None:
    for_both = []
    for twin in twins["WordSet"]:
        known = twin(word.encode() for word in sorted(words))
        known.add(added.encode())
        for_both.append(
            (
                len(known),
                [word.encode() in known for word in ("a", "", "aé", added, "3" * 100)],
                known.members(text),
                known.members(text, True),
                [known.has_some(text, least) for least in (-1, 0, 1, 2, 3)],
                [
                    known.sample(text, most, n, d)
                    for most in (0, 1, 3, 300)
                    for n, d in ((0, 0), (2, 1), (3, 2), (9, 9))
                ],
            )
        )
    assert for_both[0] == for_both[1]


@given(
    words=st.lists(st.one_of(st.text("abé3\0", max_size=3), st.just("long" * 9)), max_size=40),
    left_out=st.sets(st.text("abé3", max_size=2)),
    space=st.sampled_from([" ", "\n", "\t \r\x0b\x0c", "\x1c\x85"]),
)
def test_sets_of_words_read_from_bytes(twins: dict[str, Any], words: list[str], left_out: set[str], space: str) -> None:
    written, for_both = space.join(words).encode(), []
    for twin in twins["WordSet"]:
        others = twin(word.encode() for word in left_out)
        made = (twin(written), twin(written, None), twin(written, others), twin(written, without=others))
        asked = {*written.split(), written, b"a"}
        for_both.append([(len(known), [word in known for word in asked]) for known in made])
        with pytest.raises(TypeError):
            twin([written], others)
    assert for_both[0] == for_both[1]


@given(text=TEXTS)
def test_counts_of_words(twins: dict[str, Any], text: str) -> None:
    in_python, in_c = twins["count_words"]
    assert in_python(text) == in_c(text)


HEADS = st.one_of(
    st.text("aBé 1290:>»“\"'.…,;!)\u2028\ud800", max_size=12),
    st.builds(
        lambda begin, word, n, end: begin + word * n + end,
        st.sampled_from(["", '"', "“", "A", "By ", "é", "Skip", "Zum", "bé", "2019 "]),
        st.sampled_from(["a", "ab ", "word\u2003", "é ", "x:1 ", "Ab1 "]),
        st.integers(1, 130),
        st.sampled_from(["", ".", "...", "…", '."', "!”)", ",", "?", "…»", " 20", " 1990", "3:4"]),
    ),
)


@given(heads=st.lists(HEADS.map(str.strip).filter(bool), max_size=3))
def test_whether_the_first_line_is_the_headline(twins: dict[str, Any], heads: list[str]) -> None:
    article = Article("\n".join(heads))
    in_python, in_c = (twin(article.blocks) for twin in twins["first_headline"])
    assert in_python is in_c
    with pytest.raises(TypeError):
        twins["first_headline"][1](heads)


@given(
    lines=st.lists(st.one_of(TEXTS, HEADS), max_size=5),
    headline=st.builds(lambda before, head: before + head, st.sampled_from(["", "_", "- “"]), HEADS).filter(bool),
    opening=st.text("\"'“”‘’‚‛„>*\u201f é", max_size=4),
    index=st.integers(-1, 3),
)
def test_lines_that_begin_like_a_headline(
    twins: dict[str, Any], lines: list[str], headline: str, opening: str, index: int
) -> None:
    article = Article("\n".join([*lines, headline.upper(), f"{opening} {headline}"]))
    head = Block(article, "title" if index < 0 else "text", max(0, index), 0, 0, headline)
    in_python, in_c = (twin(article.blocks, head) for twin in twins["begin_alike"])
    assert in_python == in_c
    for wrong in ((lines, head), (article.blocks, None), (article.blocks,)):
        with pytest.raises(TypeError):
            twins["begin_alike"][1](*wrong)


def test_outcomes_of_a_rule(twins: dict[str, Any]) -> None:
    def check(article: str) -> Any:
        if article == "at once":
            raise KeyError(article)
        return yielded(article) if article else None if article is None else ()

    def yielded(article: str) -> Iterator[str]:
        yield from article.split()
        if "later" in article:
            raise ValueError(article)

    articles = ["", "a", "at once", "b c d", "e later", " ", None, ""]
    for twin in twins["outcomes"]:
        found = twin(check, articles, OverflowError)
        assert [(n, type(o) if isinstance(o, Exception) else o) for n, o in found] == [
            (1, ["a"]),
            (2, KeyError),
            (3, ["b", "c", "d"]),
            (4, ValueError),
            (6, TypeError),
        ]
        assert all(o.__traceback__ for _, o in found[:-1] if isinstance(o, Exception))
        assert str(found[-1][1]) == "check() yields hits or returns a list of them, not None"
        with pytest.raises(ValueError, match="e later"):
            twin(check, articles, ValueError)


@given(text=st.one_of(TEXTS, st.text(" \n\r\ta\u00a0\u2028\x1c\x85é", max_size=60)))
def test_the_lines_of_a_text(twins: dict[str, Any], text: str) -> None:
    for_both = []
    for line, lines in zip(twins["Line"], twins["Lines"], strict=True):
        kind = type("Block", (line,), {})
        found = lines(kind, "article", "text", text)
        last = found[-1] if len(found) else None  # made before the others are
        assert all(type(block) is kind for block in found)
        assert last is (found[len(found) - 1] if len(found) else None)
        assert all(found.on(block.line) is block is found[block.index] for block in found)
        assert found.on_any(range(text.count("\n") + 1, -2, -1)) == list(found) and found.on_any([]) == []
        assert found[1:-1] == list(found)[1:-1] and found[::-2] == list(found)[::-2]
        with pytest.raises(IndexError):
            found[len(found)]
        numbers = range(-1, text.count("\n") + 2)
        blank = [number for number in numbers if found.on(number) is None]
        places = [(found.line_at(place), found.beside(place)) for place in range(-1, len(text) + 2)]
        for_both.append((blank, places, [(b.article, b.field, b.index, b.line, b.start, b.end, b.text) for b in found]))
    assert for_both[0] == for_both[1]


@given(text=st.one_of(TEXTS.filter(bool), st.text(f".:;?…‹›»”_' \u2003\x1ca{DECORATION}", min_size=1, max_size=20)))
def test_what_a_line_tells_of_itself(twins: dict[str, Any], text: str) -> None:
    in_python, in_c = (line("article", "title", 0, 0, 0, text) for line in twins["Line"])
    assert in_python.core == in_c.core == in_c.core
    assert in_python.ends_like_prose == in_c.ends_like_prose


@pytest.mark.parametrize("name", ["core", "ends_like_prose"])
def test_a_line_that_was_given_no_text(twins: dict[str, Any], name: str) -> None:
    kind = twins["Line"][1]
    with pytest.raises(AttributeError):
        getattr(kind.__new__(kind), name)


def test_what_dresses_up_a_line(twins: dict[str, Any]) -> None:
    for character in map(chr, range(0x11000)):
        assert twins["Line"][1]("article", "title", 0, 0, 0, character).core == character.strip(DECORATION)


PLACES = st.one_of(st.integers(0, 40), st.sampled_from([-1, -(2**63), 2**63 - 1]))


@given(
    text=st.text("ab \n", max_size=40),
    spans=st.lists(st.builds(Span, PLACES, PLACES), min_size=1, max_size=3),
)
def test_lines_that_spans_cover(twins: dict[str, Any], text: str, spans: list[Span]) -> None:
    in_python, in_c = (lines(Block, "article", "text", text) for lines in twins["Lines"])
    assert in_python.mostly_covered(spans) == in_c.mostly_covered(spans)


def test_a_line_is_covered_by_more_than_half(twins: dict[str, Any]) -> None:
    for kind in twins["Lines"]:
        lines = kind(Block, "article", "text", "four\n\nfive5")
        assert lines.mostly_covered([Span(0, 7), Span(0, 2), Span(7, 9)]) == [0]
        assert lines.mostly_covered([Span(2, 7), Span(0, 3), Span(7, 9)]) == [0]
        assert lines.mostly_covered([Span(1, 5), Span(6, 11)]) == [0]
        assert lines.mostly_covered([Span(5, 9), Span(0, 4)]) == [2]
    for spans in ([None], [], None):
        with pytest.raises((TypeError, IndexError)):
            lines.mostly_covered(spans)


@given(
    text=st.text("ab \n", max_size=40),
    claims=st.dictionaries(st.integers(-1, 12), st.builds(Claim, st.just("rule"), st.floats(0, 1))),
    doubts=st.dictionaries(st.integers(-1, 12), st.floats(0, 1)),
    kept=st.sets(st.integers(0, 12), max_size=3),
)
def test_sizes_of_lines(
    twins: dict[str, Any], text: str, claims: dict[int, Claim], doubts: dict[int, float], kept: set[int]
) -> None:
    in_python, in_c = (lines(Block, "article", "text", text) for lines in twins["Lines"])
    assert twins["size_of"][0](in_python) == twins["size_of"][1](in_c)
    strays = twins["stray_of"]
    assert strays[0](in_python, claims, doubts, kept, 0.3) == strays[1](in_c, claims, doubts, kept, 0.3)
    for wrong in ({0: None}, {0: ()}, {0: ("rule", "sure")}, {"first": Claim("rule", 1.0)}):
        with pytest.raises(TypeError):
            strays[1](twins["Lines"][1](Block, "article", "text", "a"), wrong, {}, set(), 0.3)


def test_lines_and_their_article_die_together(twins: dict[str, Any]) -> None:
    for lines in twins["Lines"]:
        article = Article("a\n\nb")
        vars(article)["blocks"] = lines(Block, article, "text", article.text)
        assert article.blocks[1].article is article
        gone = weakref.ref(article)
        del article
        gc.collect()
        assert gone() is None


def test_a_line_made_by_hand(twins: dict[str, Any]) -> None:
    made = [line("article", "title", 2, 3, 5, "text") for line in twins["Line"]]
    assert {(b.article, b.field, b.index, b.line, b.start, b.end, b.text) for b in made} == {
        ("article", "title", 2, 3, 5, 9, "text")
    }
    with pytest.raises(TypeError):
        twins["Line"][1]("article", "title", 2, 3, 5, None)
    with pytest.raises(TypeError):
        twins["Lines"][1](int, "article", "text", "a")
    with pytest.raises(TypeError):
        twins["Lines"][1](Block, "article", "text", None)
    with pytest.raises(TypeError):
        twins["Lines"][1](Block, "article", "text", "a")["0"]


@given(
    lines=st.lists(
        st.one_of(
            TEXTS,
            st.text("ab Aé߀٣5.,?g)]", max_size=140),
            st.builds(
                lambda text, n, end: text * n + end, st.text("a B\u01c5ß中", max_size=9), st.integers(0, 20), TEXTS
            ),
            st.sampled_from(
                [
                    "2 hrs ago",
                    "x ago",
                    "a ago",
                    "x.jpg",
                    "IMG_1",
                    "*img 2",
                    "ımg 3",
                    "\u212a 3",
                    "a.Mp4",
                    "a.\u212a 1",
                    "a.gif (2)",
                    "\u01c6",
                    "[x.png]",
                    "a b c d e f g h i.",
                    "",
                ]
            ),
        ),
        max_size=30,
    )
)
def test_short_lines(twins: dict[str, Any], lines: list[str]) -> None:
    article = Article("\n".join(lines))
    in_python, in_c = (twin(article) for twin in twins["short_lines"])
    assert in_python == in_c
    for kind in ("numbered", "brief", "named", "lower"):
        assert getattr(in_python, kind) == getattr(in_c, kind)
    with pytest.raises(AttributeError):
        twins["short_lines"][1](lines)


def test_articles_and_their_blocks_are_freed() -> None:
    article = Article("One.\n\nTwo.")
    article.extra = [block.core for block in article.blocks]  # type: ignore[attr-defined]
    gone = weakref.ref(article)
    del article
    gc.collect()
    assert gone() is None


@given(text=st.one_of(TEXTS, st.text(max_size=20).map(lambda text: text * 3)))
def test_marks_and_starts_of_lines(twins: dict[str, Any], text: str) -> None:
    for name in ("marks_of", "starts_of_lines"):
        in_python, in_c = twins[name]
        assert in_python(text) == in_c(text)


@pytest.mark.parametrize("which", [0, 1])
def test_memory(twins: dict[str, Any], which: int) -> None:
    class Thing(twins["Memory"][which]):  # type: ignore[misc]
        pass

    def inner(thing: Thing) -> int:
        calls.append(thing)
        return len(calls)

    def outer(thing: Thing) -> list[int]:
        return [thing.memo(inner), thing.memo(inner)]

    def forgetful(thing: Thing) -> None:
        thing.forget(frozenset())

    def broken(thing: Thing) -> None:
        raise ValueError("broken")

    calls: list[Thing] = []
    thing = Thing()
    thing.name, thing.other = "a", "b"
    thing.forget(frozenset(["name", "none"]))
    assert vars(thing) == {"name": "a"}
    assert thing.memo(outer) == [1, 1] and thing.memo(outer) is thing.memo(outer)
    assert thing.memo(inner) == 1 and calls == [thing]
    with pytest.raises(ValueError, match="broken"):
        thing.memo(broken)
    with pytest.raises(TypeError):
        thing.memo([])
    thing.forget({"name"})
    assert thing.memo(inner) == 2
    assert thing.memo(forgetful) is None and thing.memo(inner) == 3
    thing.itself = thing.memo(lambda thing: [thing])
    gone = weakref.ref(thing)
    calls.clear()
    del thing
    gc.collect()
    assert gone() is None


@pytest.mark.parametrize("which", [0, 1])
def test_lazy_properties(twins: dict[str, Any], which: int) -> None:
    lazy = twins["lazy"][which]
    calls = []

    class Thing:
        @lazy
        def half(self) -> int:
            """Computed once."""
            calls.append(self)
            return 3

        @lazy
        def broken(self) -> int:
            raise ValueError

    thing = Thing()
    assert (thing.half, thing.half, vars(thing), calls) == (3, 3, {"half": 3}, [thing])
    assert (Thing.half.__doc__, Thing().half) == ("Computed once.", 3)
    assert isinstance(Thing.half, lazy)
    for _ in range(2):
        with pytest.raises(ValueError):
            _ = thing.broken


def test_marks_of_many_characters(twins: dict[str, Any]) -> None:
    text = "".join(map(chr, range(0x3000))) * 2
    in_python, in_c = twins["marks_of"]
    assert in_python(text) == in_c(text)


def test_long_words(twins: dict[str, Any]) -> None:
    text = " ".join("x" * n for n in (1, 63, 64, 65, 128, 5000)) + " " + "é" * 900
    in_python, in_c = (twin([b"x" * 64]) for twin in twins["WordSet"])
    assert in_python.members(text) == in_c.members(text) == [b"x" * 64]


def test_words_that_texts_have_not(twins: dict[str, Any]) -> None:
    odd = [b"\0", b"a\0", b"a", b" ", b" a", b"\0" * 16, b"a" * 16, b"a" * 16 + b"\0", b"a" * 17, b" " + b"a" * 20, b""]
    for some in (odd[::2], odd[1::2]):
        in_python, in_c = (twin(some) for twin in twins["WordSet"])
        assert len(in_python) == len(in_c)
        assert [word in in_python for word in odd] == [word in in_c for word in odd]


def test_many_words(twins: dict[str, Any]) -> None:
    words = [str(n).encode() for n in range(20_000)]
    in_python, in_c = (twin(words) for twin in twins["WordSet"])
    assert len(in_python) == len(in_c) == len(words)
    text = " ".join(str(n) for n in range(0, 40_000, 7))
    assert in_python.members(text) == in_c.members(text) != []


@given(text=st.one_of(TEXTS, st.text(".:;?…。‹›«»”*_') \t\r\u00a0\u2003a\n", max_size=60)), length=st.integers(-1, 9))
def test_unended_lines(twins: dict[str, Any], text: str, length: int) -> None:
    in_python, in_c = twins["unended_lines"]
    assert in_python(text, length) == in_c(text, length)


@given(
    entries=st.dictionaries(st.text("abc-é", min_size=1, max_size=4), st.text("xy 1", max_size=3)),
    word=st.text("abc-é", min_size=1, max_size=4),
)
def test_files_of_words(twins: dict[str, Any], entries: dict[str, str], word: str) -> None:
    lines = [f"{key}\t{value}".encode() if value else key.encode() for key, value in entries.items()]
    files = [twin(*arranged(lines)) for twin in twins["WordFile"]]
    for asked in (word.encode(), *(key.encode() for key in entries), b"", b"a\n", b"a\tx", *lines):
        values = [(asked in file, file.get(asked)) for file in files]
        assert values[0] == values[1]
    for key, value in entries.items():
        assert files[1].get(key.encode()) == (value.encode() or None)


@given(
    data=st.text("ab\t\n", max_size=40),
    places=st.lists(st.integers(0, 50), max_size=6),
    asked=st.text("ab\t\n", max_size=3),
)
def test_places_in_disorder(twins: dict[str, Any], data: str, places: list[int], asked: str) -> None:
    numbers = b"".join(place.to_bytes(4, "little") for place in [*places, len(data)])
    found = []
    for twin in twins["WordFile"]:
        try:
            file = twin(data.encode(), numbers)
            found.append((asked.encode() in file, file.get(asked.encode())))
        except ValueError:
            found.append(ValueError)
    assert found[0] == found[1]


@pytest.mark.parametrize("places", [b"", b"abc", b"\0\0\0\0", b"\0\0\0\0\1\0\0\0"])
def test_places_of_another_file_are_refused(twins: dict[str, Any], places: bytes) -> None:
    for twin in twins["WordFile"]:
        with pytest.raises(ValueError):
            twin(b"word\n", places)


def test_what_is_no_word_is_refused(twins: dict[str, Any]) -> None:
    for made in (lambda: twins["WordSet"][1]([b"word"]), lambda: twins["WordFile"][1](*arranged([b"word"]))):
        with pytest.raises(TypeError):
            assert "word" in made()
    for twin, arguments in (("WordSet", (3,)), ("WordFile", (3, b""))):
        with pytest.raises(TypeError):
            twins[twin][1](*arguments)


def test_without_c_the_results_are_the_same(twins: dict[str, Any]) -> None:
    """The whole program in Python alone, as in a checkout that nobody has built."""
    command = "import sys\nfrom checker.cli import main\nsys.exit(main())"
    options = ["check", "--format", "jsonl", "--fail-on", "never", "--jobs", "1", "tests/articles"]
    printed = [
        subprocess.run(
            [sys.executable, "-c", f"{first}\n{command}", *options],
            cwd=ROOT,
            capture_output=True,
            check=True,
            env=os.environ,
        ).stdout
        for first in ("import sys; sys.modules['checker._native'] = None", "import checker._native")
    ]
    assert printed[0] == printed[1] != b""

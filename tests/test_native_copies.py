"""What stands in a text twice is found alike in C and in Python."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.article import Article

TESTED = {"begun_twice", "lines_with", "lists_at_end", "points_said_below", "recurring_ends", "repeated_lines"}
TEXTS = st.one_of(
    st.text(max_size=200),
    st.text("ab. \n", max_size=300),
    st.text(".aé,\n \r\u3000\x1c\ud800\U0001f600\0", max_size=80),
)
PIECES = st.lists(st.sampled_from(["ab", "a b", "b. a", "é", "\n", " ", ".", "\u3000", "\U0001f600 ab"]), max_size=60)
MADE = st.one_of(TEXTS, PIECES.map("".join))


Twins = dict[str, tuple[Callable[..., Any], Callable[..., Any]]]


@pytest.fixture(scope="module")
def twins(built: None) -> Twins:
    from checker import native, registry

    registry.all_rules()
    return {python.__name__: (python, in_c) for python, in_c in native.TWINS}


@given(text=MADE, least=st.integers(1, 4), spaces=st.integers(-1, 3), length=st.integers(1, 4))
def test_what_recurs(twins: Twins, text: str, least: int, spaces: int, length: int) -> None:
    blocks = Article(text).blocks
    in_python, in_c = (twin(blocks, least, spaces) for twin in twins["repeated_lines"])
    assert in_python == in_c
    in_python, in_c = (twin(text, length) for twin in twins["recurring_ends"])
    assert in_python == in_c


@given(text=MADE, length=st.integers(1, 6), lines=st.lists(st.integers(0, 40), max_size=5))
def test_lines_that_are_begun_twice(twins: Twins, text: str, length: int, lines: list[int]) -> None:
    lines = [start for start in lines if start <= len(text)]
    in_python, in_c = (twin(text, lines, length) for twin in twins["begun_twice"])
    assert in_python == in_c


@given(text=MADE, literals=st.lists(st.text("ab. \n\0\U0001f600", min_size=1, max_size=3), max_size=4))
def test_lines_that_hold_literals(twins: Twins, text: str, literals: list[str]) -> None:
    blocks = Article(text).blocks
    in_python, in_c = (twin(blocks, literals) for twin in twins["lines_with"])
    assert in_python == in_c


POINTS = st.builds(
    lambda begin, end: begin + end,
    st.text("•»*-—1٣9.) \r\u2003a", max_size=4),
    st.sampled_from(["", "a", " a", ". b", ") b", " ", "\n", "\u3000c", " ab_abc a", " ﬁb2 \ud800\0a"]),
)


@given(lines=st.lists(POINTS, max_size=8), most=st.integers(-1, 6))
def test_points_that_are_said_below(twins: Twins, lines: list[str], most: int) -> None:
    blocks = Article("\n".join(lines)).blocks
    in_python, in_c = (twin(blocks, most) for twin in twins["points_said_below"])
    assert in_python == in_c


@pytest.mark.parametrize("bullet", "•·●▪■◦‣∙►▶▸»›*+-–—")
def test_bullets(twins: Twins, bullet: str) -> None:
    blocks = Article(f"\n {bullet} a\n{bullet}\n1. ab\n12) b\n٣. c\n{bullet} d\nba dab").blocks
    for twin in twins["points_said_below"]:
        assert [(point.line, word) for point, word, _ in twin(blocks, 5)] == [(1, "a"), (3, "ab")]
        assert twin(blocks, 1) == [(blocks[0], "a", blocks[2].start + 3)]


@given(lines=st.lists(st.text(",,,,ab .:é\ud800\U0001f600", max_size=9), max_size=8), most=st.integers(-1, 6))
def test_lists_at_the_end(twins: Twins, lines: list[str], most: int) -> None:
    blocks = Article("\n".join(lines)).blocks
    in_python, in_c = (twin(blocks, most) for twin in twins["lists_at_end"])
    assert in_python == in_c
    for twin in twins["lists_at_end"]:
        listed = twin(Article("a,b,c,d,e\nf,g,h,i,j\nk,l,m,n\no,p,q,r,s!").blocks, 3)
        assert [block.text for block in listed] == ["f,g,h,i,j"]


def test_texts_with_copies(twins: Twins) -> None:
    lines = " a b c\nd e f\n\na b c \nabc\nabc\nd e f\na b c"
    sentences = "It is so. He left it\nHe left in a car\nso. he left. He left it"
    for repeated in twins["repeated_lines"]:
        pairs = repeated(Article(lines).blocks, 3, 1)
        assert [(block.line, original.line) for block, original in pairs] == [(3, 0), (6, 1), (7, 0)]
        assert repeated(Article(lines).blocks, 9, 1) == []
    for recurring, begun in zip(twins["recurring_ends"], twins["begun_twice"], strict=True):
        assert recurring("one two. two. a two. b two. on", 4) == [" two"]
        assert recurring("one two. two. a twos. b two. on", 5) == []
        assert begun(sentences, [0, 21, 38], 7) == [0, 21, 38]
        assert begun(sentences, [0, 38], 9) == [0, 38]
        assert begun(sentences, [38], 7) == []
        for start in (-1, len(sentences) + 1):
            with pytest.raises(ValueError, match="in the text"):
                begun(sentences, [start], 7)


def test_what_has_no_characters_is_refused(twins: Twins) -> None:
    for name, read, arguments in (
        ("repeated_lines", Article("a.b").blocks, (0, 1)),
        ("recurring_ends", "a.b", (0,)),
        ("begun_twice", "a.b", ([], 0)),
        ("lines_with", Article("a.b").blocks, ([""],)),
    ):
        for twin in twins[name]:
            with pytest.raises(ValueError, match="characters"):
                twin(read, *arguments)
        with pytest.raises(TypeError):
            twins[name][1](b"a.b", *(argument or 1 for argument in arguments))

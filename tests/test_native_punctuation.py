"""What is told of marks in C is told in Python too: how lines end, pairs of marks, and hyphens in names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.article import Article

TESTED = {
    "accented_names",
    "cut_lines",
    "doubled_words",
    "has_pair",
    "hyphens_in_names",
    "open_bracket_lines",
    "open_end",
    "unended_lines",
    "uneven_quote_lines",
}
MARKED = st.text('"“”()[%\n a\0é\ud800\U0001f600', max_size=40)
LINES = st.builds(
    lambda begin, words, end: begin + words + end,
    st.text('"“„«( a\t', max_size=3),
    st.builds(
        lambda word, n: word * n,
        st.sampled_from(["a ", "abcdef ", "(é ", "[x] ", '"b" ', "“ö ”", "\U0001f600 "]),
        st.integers(0, 20),
    ),
    st.text("ab3_,;.!?:…。।\"'’”“»«›)]}*_ \t\r\u00a0\u2028\ud800\x1c", max_size=5),
)
NAMES = st.text("aLé É9²_-- .\n\ud800\U0001f600", max_size=40)


def twins(name: str) -> tuple[Callable[..., Any], Callable[..., Any]]:
    from checker import native, registry

    registry.all_rules()
    return next((python, in_c) for python, in_c in native.TWINS if python.__name__ == name)


@given(lines=st.lists(LINES, max_size=8), end=st.sampled_from(["", "\n"]))
@pytest.mark.parametrize("name", ["open_bracket_lines", "uneven_quote_lines"])
def test_lines_whose_marks_are_no_pairs(built: None, name: str, lines: list[str], end: str) -> None:
    in_python, in_c = (twin("\n".join(lines) + end) for twin in twins(name))
    assert in_python == in_c


@given(
    lines=st.lists(LINES, max_size=8), claimed=st.dictionaries(st.integers(0, 9), st.just(1)), least=st.integers(-1, 90)
)
def test_lines_that_lack_an_end(built: None, lines: list[str], claimed: dict[int, int], least: int) -> None:
    text = "\n".join(lines)
    blocks = Article(text).blocks
    for name in ("cut_lines", "open_end"):
        in_python, in_c = (twin(blocks, claimed) for twin in twins(name))
        assert in_python == in_c
    in_python, in_c = (twin(text, least) for twin in twins("unended_lines"))
    assert in_python == in_c


def lines(twin: Callable[..., Any], text: str, claimed: dict[int, None]) -> list[int]:
    return [block.line for block in twin(Article(text).blocks, claimed)]


def test_the_lines_that_are_looked_for(built: None) -> None:
    prose = "The mill that stood beside the river for two hundred years closes in June, the owners said on Monday"
    for cut, quotes, brackets in zip(
        twins("cut_lines"), twins("uneven_quote_lines"), twins("open_bracket_lines"), strict=True
    ):
        assert lines(cut, f"{prose}.\n\n {prose} \n{prose}.", {}) == [2]
        assert lines(cut, f"{prose}.\n\n {prose} \n{prose}.", {2: None}) == []
        assert lines(cut, f"a\n{prose}", {}) == [1]
        assert quotes(f"“{prose}.\n\n{prose}”.\n“{prose}.\n“{prose}.") == [0, 2, 4]
        assert brackets(f"({prose}.\n{prose}).\n[{prose}) [a](.") == [0, 2]


@given(text=st.one_of(MARKED, st.text(max_size=60)))
@pytest.mark.parametrize(
    ("first", "seconds"), [("[", "[%"), ("“", "a\n"), ("\0", "\0"), ("a", "\U0001f600"), ("a", "")]
)
def test_pairs(built: None, text: str, first: str, seconds: str) -> None:
    in_python, in_c = (twin(text, first, seconds) for twin in twins("has_pair"))
    assert in_python is in_c


@given(text=st.one_of(NAMES, st.text(max_size=60)), reach=st.integers(0, 50) | st.sampled_from([-1, -(2**63)]))
def test_hyphens_in_names(built: None, text: str, reach: int) -> None:
    in_python, in_c = (twin(text, reach) for twin in twins("hyphens_in_names"))
    assert in_python == in_c


@given(
    text=st.lists(st.sampled_from(["Abel-in Foo ", "Abe-in Foo ", "Ab-in Foo ", "A ", "\U0001f600 "]), max_size=8),
    before=st.booleans(),
    after=st.booleans(),
)
def test_hyphens_in_names_amid_capitals(built: None, text: list[str], before: bool, after: bool) -> None:
    many = "A" * 300 + " "
    whole = many * before + "".join(text) + many * after
    in_python, in_c = (twin(whole, 40) for twin in twins("hyphens_in_names"))
    assert in_python == in_c


@given(text=st.one_of(st.text("aAéÉſs_1  \u00a0.\n\ud800\U0001f600", max_size=30), st.text(max_size=60)))
def test_doubled_words(built: None, text: str) -> None:
    in_python, in_c = (twin(text) for twin in twins("doubled_words"))
    assert in_python == in_c


ACCENTED = st.lists(
    st.sampled_from(
        [
            "É",
            "é",
            "ſ",
            "Ana",
            "ana",
            "ø",
            "À",
            "'s",
            "’s",
            "’",
            "s",
            "“",
            ".",
            "«",
            "\x1c",
            " ",
            " ",
            "\n",
            "\ud800",
            "1",
            "Ǆ",
        ]
    ),
    max_size=12,
).map("".join)


@given(text=st.one_of(ACCENTED, st.text(max_size=60)))
def test_names_with_accents(built: None, text: str) -> None:
    in_python, in_c = (twin(text) for twin in twins("accented_names"))
    assert in_python == in_c


def test_an_apostrophe_beside_a_name_belongs_to_it(built: None) -> None:
    for twin in twins("accented_names"):
        assert twin("Then ’José Gómez left, José Muñoz’ too, and José Núñez’s son.") == {"José Núñez"}


def test_texts_alone_are_taken(built: None) -> None:
    for name, arguments in (
        ("accented_names", []),
        ("cut_lines", [{}]),
        ("doubled_words", []),
        ("open_end", [{}]),
        ("has_pair", "()"),
        ("hyphens_in_names", [3]),
        ("open_bracket_lines", []),
    ):
        with pytest.raises(TypeError):
            twins(name)[1](None, *arguments)

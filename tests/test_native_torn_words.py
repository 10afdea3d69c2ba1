"""What may be words without a space, or torn apart by one, and few, is found alike in Python and in C."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import Article, native
from checker.words import WordSet

arranged = import_module("checker.rules._word_file").arranged
word_places = import_module("checker.rules._spelling").word_places

TESTED = {"lone_letters", "may_be_glued", "torn_words", "unclaimed_size"}
WORDS = st.sets(st.text("ais", min_size=1, max_size=6), max_size=30)


def import_twins() -> None:
    """Import the modules that have twins."""
    for name in ("glued_words", "split_word", "too_short"):
        import_module(f"checker.rules.{name}")


Twins = dict[str, tuple[Callable[..., Any], Callable[..., Any]]]


@pytest.fixture(scope="module")
def twins(built: None) -> Twins:
    import_twins()
    return {python.__name__: (python, in_c) for python, in_c in native.TWINS}


@given(lines=st.lists(st.from_regex(r"[ \t\r]{0,2}[“\"‘'\0]?[A-CINOPZÉ\n]?[ \r]?[a-zé\ud800]{0,2}", fullmatch=True)))
def test_lone_letters(twins: Twins, lines: list[str]) -> None:
    in_python, in_c = (twin(Article("\n".join(lines)).blocks) for twin in twins["lone_letters"])
    assert in_python == in_c


def test_lines_alone_are_taken(twins: Twins) -> None:
    assert twins["lone_letters"][1](Article("\n “N o one").blocks) == [2]
    with pytest.raises(TypeError):
        twins["lone_letters"][1]("N o")


@given(words=st.lists(st.text("aiséA", max_size=13)), links=WORDS, openers=WORDS, common=WORDS, rare=WORDS)
def test_words_that_may_be_glued(
    twins: Twins, words: list[str], links: set[str], openers: set[str], common: set[str], rare: set[str]
) -> None:
    sets = [WordSet(word.encode() for word in some) for some in (links, openers, common)]
    file = twins["WordFile"][1](*arranged(word.encode() for word in rare))
    in_python, in_c = (twin(words, *sets, file) for twin in twins["may_be_glued"])
    assert in_python == in_c


TORN = st.lists(st.sampled_from(["ab", "Ab", "b", "cd", "é", " ", " ", "\n", ".", "a" * 58]), max_size=16).map("".join)


@given(
    text=TORN, words=st.lists(st.text("abcd", min_size=1, max_size=4), max_size=6), wholes=st.sets(TORN, max_size=20)
)
def test_words_that_may_be_torn(twins: Twins, text: str, words: list[str], wholes: set[str]) -> None:
    lines = "".join(
        f"{whole.lower()} 300\n" for whole in {"abab", "bab", "cdb", *wholes} if whole.isalpha() and whole.isascii()
    )
    table = twins["WordTable"][1](lines.encode())
    places = word_places(text, ["ab", "b", "cd", *words])
    in_python, in_c = (twin(text, places, table) for twin in twins["torn_words"])
    assert in_python == in_c


def test_only_what_torn_words_are_looked_for_in_is_taken(twins: Twins) -> None:
    table = twins["WordTable"][1](b"abcd 300\n")
    assert twins["torn_words"][1]("ab cd", {"cd": [3]}, table) == [("cd", 3)]
    for places in ({b"cd": [3]}, {"cd": 3}, {"cd": ["3"]}):
        with pytest.raises(TypeError):
            twins["torn_words"][1]("ab cd", places, table)
    assert twins["torn_words"][1]("ab cd", {"cd": [-1, 9, 4]}, table) == []


@given(
    lines=st.lists(st.text("aé \U0001f600\r", max_size=4)),
    claimed=st.sets(st.integers(0, 6)),
    enough=st.integers(-1, 20),
)
def test_how_much_is_unclaimed(twins: Twins, lines: list[str], claimed: set[int], enough: int) -> None:
    blocks = Article("\n".join(lines)).blocks
    in_python, in_c = (twin(blocks, dict.fromkeys(claimed), enough) for twin in twins["unclaimed_size"])
    assert in_python == in_c
    with pytest.raises(TypeError):
        twins["unclaimed_size"][1](blocks, claimed, enough)

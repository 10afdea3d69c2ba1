"""What `stray-line` does in C does the same in Python."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import native

TESTED = {"spaced_words", "tally_words"}
SEPARATORS = '"“”„«»()[]{}<>.,;:!?…|/\\&+*=~#^_•·●▪■◦‣∙►▶▸›–—-©®™%$€£@\u00a0\u200b \n\x1c\x85\u2028'
LINES = st.one_of(st.text(max_size=60), st.text(SEPARATORS + "aBé'’\ud800\U0001f600\0", max_size=60))
WORDS = st.text("abABéÉßİΣς\u01c5٣3'\ud800\U00010400", min_size=1, max_size=4)


def import_twins() -> None:
    """Import the modules that have twins and are read only when something is found."""
    import_module("checker.rules._line_words")


@pytest.fixture(scope="module")
def twins(built: None) -> dict[str, tuple[Callable[..., Any], Callable[..., Any]]]:
    import_twins()
    return {python.__name__: (python, in_c) for python, in_c in native.TWINS}


@given(line=LINES)
def test_words_of_lines(twins: dict[str, Any], line: str) -> None:
    in_python, in_c = twins["spaced_words"]
    assert in_python(line) == in_c(line)


@given(
    words=st.lists(WORDS, max_size=9),
    known=st.dictionaries(WORDS.map(str.lower), st.tuples(st.floats(-3, 3), st.integers(0, 63)), max_size=9),
)
def test_tallies_of_words(twins: dict[str, Any], words: list[str], known: dict[str, tuple[float, int]]) -> None:
    in_python, in_c = twins["tally_words"]
    assert in_python(words, known) == in_c(words, known)


@pytest.mark.parametrize(
    ("words", "known"), [(3, {}), (["a"], []), ([3], {}), ([""], {}), (["a"], {"a": 1}), (["a"], {"a": ("", 1)})]
)
def test_what_cannot_be_tallied(twins: dict[str, Any], words: Any, known: Any) -> None:
    with pytest.raises(TypeError):
        twins["tally_words"][1](words, known)
    with pytest.raises(TypeError):
        twins["spaced_words"][1](words)

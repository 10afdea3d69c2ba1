"""What is told of signs in Python and in C is the same."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import native

TESTED = {"Signs", "are_held"}
CHARACTERS = "abik1 \n\0é年\ud800\U0001f600"
OPENINGS = st.text(CHARACTERS, max_size=3).map("\n{}".format)
LITERALS = st.lists(st.text(CHARACTERS, min_size=1, max_size=4) | OPENINGS, max_size=4)
TEXTS = st.one_of(st.text(CHARACTERS + "AİıÉ١", max_size=30), st.text(max_size=60))


def import_twins() -> None:
    """Import the module that has twins."""
    import_module("checker.rules._signs")


def pair_of(name: str) -> tuple[Any, Any]:
    import_twins()
    return next(pair for pair in native.TWINS if pair[0].__name__ == name)


@pytest.fixture(scope="module")
def twins(built: None) -> tuple[Any, Any]:
    return pair_of("Signs")


@given(kinds=st.dictionaries(st.text(max_size=2), LITERALS, max_size=6), texts=st.lists(TEXTS, max_size=4))
def test_signs(twins: tuple[Any, Any], kinds: dict[str, list[str]], texts: list[str]) -> None:
    in_python, in_c = (twin(kinds) for twin in twins)
    for text in texts:
        assert in_python.of(text) == in_c.of(text)


@given(one=LITERALS, other=LITERALS, text=TEXTS)
def test_signs_held(twins: tuple[Any, Any], one: list[str], other: list[str], text: str) -> None:
    in_python, in_c = pair_of("are_held")
    signs = twins[1]({"": one}), twins[1]({"": other})
    assert in_python(text, *signs) == in_c(text, *signs)


def test_many_signs(twins: tuple[Any, Any]) -> None:
    kinds = {str(n): [chr(97 + n % 26) + chr(97 + m) for m in range(26)] for n in range(64)}
    in_python, in_c = (twin(kinds) for twin in twins)
    assert in_python.of("the quick brown fox") == in_c.of("the quick brown fox")
    assert in_python.of("zz") == in_c.of("zz") == {"25", "51"}


@pytest.mark.parametrize("kinds", [{"a": [""]}, {str(n): ["a"] for n in range(65)}])
def test_what_are_no_signs(twins: tuple[Any, Any], kinds: dict[str, list[str]]) -> None:
    for twin in twins:
        with pytest.raises(ValueError, match=r"kinds|sign"):
            twin(kinds)


def test_texts_alone_are_taken(twins: tuple[Any, Any]) -> None:
    in_c = twins[1]
    for kinds in (None, {"a": 1}):
        with pytest.raises(TypeError):
            in_c(kinds)
    with pytest.raises(TypeError):
        in_c({"a": ["b"]}).of(b"b")
    for arguments in ((), ("a", {}, {}), (b"a", in_c({}), in_c({}))):
        with pytest.raises(TypeError):
            pair_of("are_held")[1](*arguments)

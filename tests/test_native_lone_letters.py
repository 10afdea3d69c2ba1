"""Lone letters at the beginning of lines are found alike in Python and in C."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import native

TESTED = {"lone_letters"}


def import_twins() -> None:
    """Import the module that has twins."""
    import_module("checker.rules.split_word")


@pytest.fixture(scope="module")
def twins(built: None) -> tuple[Any, Any]:
    import_twins()
    return next(pair for pair in native.TWINS if pair[0].__name__ == "lone_letters")


@given(lines=st.lists(st.from_regex(r"[ \t]{0,2}[“\"‘'\0]?[A-CINOPZÉ\n]?[ \r]?[a-zé\ud800]{0,2}", fullmatch=True)))
def test_lone_letters(twins: tuple[Any, Any], lines: list[str]) -> None:
    in_python, in_c = (twin("\n".join(lines)) for twin in twins)
    assert in_python == in_c


def test_texts_alone_are_taken(twins: tuple[Any, Any]) -> None:
    assert twins[1]("\n“N o one") == [1]
    with pytest.raises(TypeError):
        twins[1](b"N o")

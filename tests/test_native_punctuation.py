"""What is told of marks in C is told in Python too: pairs of them, and hyphens in names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

TESTED = {"has_pair", "hyphens_in_names", "uneven_lines"}
MARKED = st.text('"“”()[%\n a\0é\ud800\U0001f600', max_size=40)
NAMES = st.text("aLé É9²_-- .\n\ud800\U0001f600", max_size=40)


def twins(name: str) -> tuple[Callable[..., Any], Callable[..., Any]]:
    from checker import native, registry

    registry.all_rules()
    return next((python, in_c) for python, in_c in native.TWINS if python.__name__ == name)


@given(text=st.one_of(MARKED, st.text(max_size=60)), more=st.integers(0, 600))
@pytest.mark.parametrize(("opening", "closing"), [('"', '"'), ("“", "”"), ("(", ")"), ("\n", "a"), ("\U0001f600", "a")])
def test_uneven_lines(built: None, text: str, more: int, opening: str, closing: str) -> None:
    text = opening * more + text + closing * more
    in_python, in_c = (twin(text, opening, closing) for twin in twins("uneven_lines"))
    assert in_python == in_c


@given(text=st.one_of(MARKED, st.text(max_size=60)))
@pytest.mark.parametrize(
    ("first", "seconds"), [("[", "[%"), ("“", "a\n"), ("\0", "\0"), ("a", "\U0001f600"), ("a", "")]
)
def test_pairs(built: None, text: str, first: str, seconds: str) -> None:
    in_python, in_c = (twin(text, first, seconds) for twin in twins("has_pair"))
    assert in_python is in_c


@given(text=st.one_of(NAMES, st.text(max_size=60)), reach=st.integers(0, 50))
def test_hyphens_in_names(built: None, text: str, reach: int) -> None:
    in_python, in_c = (twin(text, reach) for twin in twins("hyphens_in_names"))
    assert in_python == in_c


def test_texts_alone_are_taken(built: None) -> None:
    for name, arguments in (("uneven_lines", "()"), ("has_pair", "()"), ("hyphens_in_names", [3])):
        with pytest.raises(TypeError):
            twins(name)[1](None, *arguments)

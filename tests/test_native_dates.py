"""What is told of dates in Python and in C is the same."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import native

TESTED = {"date_signs", "told_of_dates"}
Twins = dict[str, tuple[Callable[..., Any], Callable[..., Any]]]


def import_twins() -> None:
    """Import the module that has twins."""
    import_module("checker.rules._date_words")


@pytest.fixture(scope="module")
def twins(built: None) -> Twins:
    import_twins()
    return {python.__name__: (python, in_c) for python, in_c in native.TWINS}


KINDS = {
    "may": 5,
    "mai": 5,
    "de": 65,
    "am": 3,
    "updated": 3,
    "ago": 17,
    "read": 33,
    "days": 9,
    "on": 1,
    "1": 1,
    "ας": 5,
}
KINDS |= {"segunda-feira": 1, "п": 5, "time": 65 + 8}
WORDS = st.sampled_from(
    (
        *(
            "May",
            "MAI.",
            "de",
            "a.m",
            "am.",
            "Updated",
            "ago",
            "read",
            "days",
            "on",
            "Anna",
            "@anna_1",
            "1",
            "31",
            "32",
        ),
        *(
            "2012",
            "1900",
            "02012",
            "٣",
            "٢٠١٢",
            "²",
            "2²",
            "5:30",
            "5.30",
            "5 pm",
            "5p.M.",
            "1/2/2012",
            "3 - 4",
            "2012年 5",
        ),
        *(
            "4년5",
            "1st",
            "2nd",
            "3T11:00",
            "4Z",
            "5º",
            "ΑΣ",
            "ΑΣ.",
            "Σ",
            "ΣΑ.Σ",
            "Segunda-Feira",
            "O’Neil",
            "a'b-c.d",
            "•|-",
        ),
        *(
            "İ",
            "ǅ",
            "ß",
            "\u212a",
            "_",
            "@",
            "x_y",
            "П",
            "K.",
            "time",
            "\ud800",
            "\0",
            "\U0001d4d0",
            "5h30",
            "(Mai)",
            ".",
        ),
    )
)
LINES = st.one_of(
    st.lists(WORDS, max_size=14).map(" ".join),
    st.lists(WORDS, max_size=28).map("\t".join),
    st.lists(WORDS, max_size=6).map("".join),
    st.text("aMy1 5:.-/pPmMhstT年년٣_@’'•Σσ\u00a0\u0085\x1c\n\0", max_size=40),
    st.text(max_size=60),
)


@given(line=LINES)
def test_signs_of_dates(twins: Twins, line: str) -> None:
    in_python, in_c = (twin(line, KINDS) for twin in twins["date_signs"])
    assert in_python == in_c


@given(line=LINES, is_date=st.booleans(), has_clock=st.booleans())
def test_what_is_told_of_dates(twins: Twins, line: str, is_date: bool, has_clock: bool) -> None:
    in_python, in_c = (twin(line, KINDS, is_date, has_clock) for twin in twins["told_of_dates"])
    assert in_python == in_c


def test_what_is_no_line(twins: Twins) -> None:
    for name, rest in (("date_signs", ()), ("told_of_dates", (True, True))):
        with pytest.raises(TypeError):
            twins[name][1](b"May", KINDS, *rest)
        with pytest.raises(TypeError):
            twins[name][1]("May", ["may"], *rest)
        with pytest.raises(TypeError):
            twins[name][1]("May 1", {"may": "a month"}, *rest)

"""What is told of dates, and of words in lower case, in Python and in C is the same."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import native

TESTED = {"DateKinds", "date_signs", "lower_case_words", "plain_dates", "told_of_dates", "without_clocks"}
Twins = dict[str, tuple[Callable[..., Any], Callable[..., Any]]]


def import_twins() -> None:
    """Import the modules that have twins."""
    for name in ("_date_words", "_people", "_plain_dates"):
        import_module(f"checker.rules.{name}")


@pytest.fixture(scope="module")
def twins(built: None) -> Twins:
    import_twins()
    return {python.__name__: (python, in_c) for python, in_c in native.TWINS}


class Told(NamedTuple):
    rest: str
    kind: str
    labelled: bool
    clock: bool


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


KNOWN = st.dictionaries(
    st.one_of(st.text("abA.éς", min_size=1, max_size=3), st.text("a", min_size=1, max_size=40)),
    st.integers(0, 63).map(lambda kind: 2 * kind + 1),
    max_size=40,
)


@given(known=KNOWN, word=st.text("abA.é", max_size=40))
def test_kinds_of_words(twins: Twins, known: dict[str, int], word: str) -> None:
    in_python, in_c = (twin(known) for twin in twins["DateKinds"])
    for asked in (word, *known):
        assert in_python.of(asked) == in_c.of(asked) == known.get(asked, 0)


@given(known=KNOWN, asked=st.lists(st.text("abA.éΣ", max_size=3), max_size=8))
def test_words_that_are_looked_up(twins: Twins, known: dict[str, int], asked: list[str]) -> None:
    line = " ".join([*known, *asked])
    in_python, in_c = read(twins, "told_of_dates", line, known, True, False)
    assert in_python == in_c
    in_python, in_c = read(twins, "date_signs", line, known)
    assert in_python == in_c


def test_what_is_no_kind(twins: Twins) -> None:
    for kinds, error in (
        ({"a": 2}, ValueError),
        ({1: 1}, ValueError),
        (["a"], TypeError),
        ({"a": 1 << 70}, OverflowError),
    ):
        with pytest.raises(error):
            twins["DateKinds"][1](kinds)


def read(twins: Twins, name: str, read: Any, known: dict[str, int], *rest: Any) -> list[Any]:
    """What both twins tell with the kinds of words that are known."""
    return [twin(read, kinds(known), *rest) for twin, kinds in zip(twins[name], twins["DateKinds"], strict=True)]


@given(line=LINES)
def test_signs_of_dates(twins: Twins, line: str) -> None:
    in_python, in_c = read(twins, "date_signs", line, KINDS)
    assert in_python == in_c


@given(line=LINES, is_date=st.booleans(), has_clock=st.booleans())
def test_what_is_told_of_dates(twins: Twins, line: str, is_date: bool, has_clock: bool) -> None:
    in_python, in_c = read(twins, "told_of_dates", line, KINDS, is_date, has_clock)
    assert in_python == in_c


CLOCKS = st.one_of(
    LINES,
    st.lists(
        st.sampled_from(
            (
                *(
                    "0",
                    "1",
                    "2",
                    "4",
                    "9",
                    "12",
                    "23",
                    "24",
                    "30",
                    "60",
                    "٣",
                    "²",
                    ":",
                    ".",
                    "h",
                    "H",
                    ":30",
                    ".05",
                    "h59",
                ),
                *(
                    " ",
                    "\n",
                    "\u3000",
                    "am",
                    "P.M",
                    "pm",
                    "uhr",
                    "UHR",
                    "uh",
                    "ago",
                    " ago",
                    "_",
                    "a",
                    "May",
                    "日",
                    "–",
                    "\0",
                    *("19", "2019", "31", "/", "-", "Z", "T", "st", "º"),
                ),
            )
        ),
        max_size=9,
    ).map("".join),
    st.text("0123:.hHaApPmMuUrR \n٣_", max_size=14),
    st.text("012391-/. \u00a0٣stZT:", max_size=14),
)


@settings(max_examples=400)
@given(text=CLOCKS)
def test_texts_without_clocks(twins: Twins, text: str) -> None:
    in_python, in_c = (twin(text) for twin in twins["without_clocks"])
    assert in_python == in_c


@settings(max_examples=400)
@given(lines=st.lists(CLOCKS, max_size=5))
def test_plain_dates(twins: Twins, lines: list[str]) -> None:
    blocks = [SimpleNamespace(core=line, index=2 * index) for index, line in enumerate(lines)]
    kinds = twins["DateKinds"][1](KINDS)  # which the functions that both call are in
    in_python, in_c = (twin(blocks, kinds, Told) for twin in twins["plain_dates"])
    assert list(in_python.items()) == list(in_c.items())
    assert all(isinstance(told, Told) for told in in_c.values() if told is not None)


@given(text=st.one_of(LINES, st.text("abAß .,;:!?\"”’')]\u00a0\u3000\x1c\n\0ªǅ²", max_size=40)))
def test_words_in_lower_case(twins: Twins, text: str) -> None:
    in_python, in_c = (twin(text) for twin in twins["lower_case_words"])
    assert in_python == in_c


def test_many_words_in_lower_case(twins: Twins) -> None:
    text = " ".join(
        f"{'x' * (i % 7)}{i * i % 9973}.a{i % 5000}," if i % 3 else f"a{i * 7 % 6000}" for i in range(40_000)
    )
    in_python, in_c = (twin(text) for twin in twins["lower_case_words"])
    assert in_python == in_c


def test_what_is_no_line_with_a_clock(twins: Twins) -> None:
    plain_dates, kinds = twins["plain_dates"][1], twins["DateKinds"][1](KINDS)
    for lines, known, made, error in (
        (["May"], kinds, Told, AttributeError),
        ([SimpleNamespace(core=b"May")], kinds, Told, TypeError),
        ([SimpleNamespace(core="May 1")], kinds, Told, AttributeError),
        ((), kinds, Told, TypeError),
        ([], KINDS, Told, TypeError),
        ([], kinds, str, TypeError),
        ([], kinds, None, TypeError),
    ):
        with pytest.raises(error):
            plain_dates(lines, known, made)
    for name in ("without_clocks", "lower_case_words"):
        with pytest.raises(TypeError):
            twins[name][1](b"5:30")


def test_what_is_no_line(twins: Twins) -> None:
    kinds = twins["DateKinds"][1](KINDS)
    for name, rest in (("date_signs", ()), ("told_of_dates", (True, True))):
        with pytest.raises(TypeError):
            twins[name][1](b"May", kinds, *rest)
        with pytest.raises(TypeError):
            twins[name][1]("May", KINDS, *rest)

"""The finder of literals, in Python and in C: what it folds, what it finds, and that both do the same."""

import re
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.article import DECORATION
from checker.finder import Finder, folded, letters
from checker.native import TWINS

PYTHON: dict[str, Any] = {python.__name__: python for python, _ in TWINS} or {
    f.__name__: f for f in (Finder, folded, letters)
}


@pytest.mark.parametrize("finder", {Finder, PYTHON["Finder"]})
@pytest.mark.parametrize(
    ("literal", "text", "lines"),
    [
        ("ad", "Bad\nNothing\nAD", [0, 2]),
        ("\nad", "Bad\n- Ad-free", [1]),
        ("ad\n", "- Ad -\nAds", [0]),
        ("\nad\n", "\u2003- Ad -\x85\n-\u2003Ad", [0]),
        ("\nad\n", "Ads\n\n[AD]", [2]),
        ("@", "me@home", [0]),
        ("  ", "one  two\n  three", [0]),
        ("\n\n", "one\n\nthree", [1]),
        ("one\nthree", "one\nthree", [0]),
        ("advertisement", "İ\nADVERTİSEMENT", [1]),
        ("что ещё", "Что ещё", [0]),
        ("?", "half \ud800 a character", [0]),
    ],
)
def test_a_literal_is_found_on_its_lines(finder: Any, literal: str, text: str, lines: list[int]) -> None:
    assert finder([literal], ["it"], DECORATION).find(text) == {"it": {line: [literal] for line in lines}}


def test_what_is_the_same_for_re_is_folded_to_the_same() -> None:
    every = "".join(map(chr, range(0x110000)))
    assert folded(every) == PYTHON["folded"](every)
    for character in every:
        if not (character.isascii() or character.isdecimal() or folded(character) == character):
            assert re.fullmatch(re.escape(folded(character)), character, re.IGNORECASE), hex(ord(character))
    for one, others in re._casefix._EXTRA_CASES.items():  # type: ignore[attr-defined]
        assert {folded(chr(other)) for other in others} == {folded(chr(one))}
    assert folded("1٣४") == "134"


@given(text=st.text(max_size=100))
def test_letters_are_counted(text: str) -> None:
    assert letters(text) == PYTHON["letters"](text) == sum(map(str.isalnum, text))


@pytest.mark.parametrize("function", [folded, letters, lambda text: Finder(["ad"], ["it"], DECORATION).find(text)])
def test_what_is_no_text_is_refused(function: Any) -> None:
    with pytest.raises((TypeError, AttributeError)):
        function(b"ad")


def test_both_finders_find_the_same() -> None:
    random, letters = Random(0), "ab \u2003\x1c\n\n-*Aé€\ud800?😀İıſ\0.,ΣςK\r"
    for _ in range(300):
        literals = ["".join(random.choices(letters, k=random.choice((1, 1, 2, 3, 4, 6, 9)))) for _ in range(20)]
        owners = random.choices("abc", k=20)
        one, other = Finder(literals, owners, DECORATION), PYTHON["Finder"](literals, owners, DECORATION)
        for length in (0, 1, 10, 100, 1000):
            text = "".join(random.choices(letters, k=length))
            assert one.find(text) == other.find(text)


@pytest.mark.parametrize("finder", {Finder, PYTHON["Finder"]})
def test_an_empty_literal_is_refused(finder: Any) -> None:
    with pytest.raises(ValueError, match="not empty"):
        finder(["ad", ""], ["it", "it"], DECORATION)

"""The finder of literals, in Python and in C: what it folds, what it finds, and that both do the same."""

import re
from functools import partial
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.article import DECORATION
from checker.finder import Finder
from checker.folding import folded, letters
from checker.native import TWINS
from checker.sieve import SEPARATOR, Sieve

PYTHON: dict[str, Any] = {python.__name__: python for python, _ in TWINS} or {
    f.__name__: f for f in (Finder, Sieve, folded, letters)
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

    def literal() -> str:
        return "".join(random.choices(letters, k=random.choice((1, 1, 2, 3, 4, 6, 9))))

    def sieve(kind: Any, seed: int, count: int) -> Any:
        own = Random(seed)
        sets = [SEPARATOR.join(own.choices(pieces, k=own.randrange(1, 9))) for _ in range(12)]
        patterns = [
            (
                own.choice((0, 3, 30, 10**6)),
                own.choice(("", ".", "-*", "Aé€", "\0b")),
                own.choices(sets, k=own.randrange(3)),
            )
            for _ in range(9)
        ]
        groups = [own.sample(range(9), own.randrange(4)) for _ in range(5)]
        return kind(groups, own.choices(range(5), k=count), patterns, own.random() < 0.5)

    for _ in range(300):
        literals = [literal() for _ in range(20)]
        pieces = [literal().replace(SEPARATOR, "") for _ in range(30)]
        owners = random.choices("abc", k=20)
        seeds = {owner: random.randrange(10**6) for owner in random.sample("abc", 2)}
        one, other = (
            finder(
                literals,
                owners,
                DECORATION,
                {owner: partial(sieve, kind, seed, owners.count(owner)) for owner, seed in seeds.items()},
            )
            for finder, kind in ((Finder, Sieve), (PYTHON["Finder"], PYTHON["Sieve"]))
        )
        for length in (0, 1, 10, 100, 1000):
            text = "".join(random.choices(letters, k=length))
            assert one.find(text) == other.find(text)


@pytest.mark.parametrize("kind", [(Finder, Sieve), (PYTHON["Finder"], PYTHON["Sieve"])])
def test_a_sieve_tells_which_patterns_may_match(kind: Any) -> None:
    finder, sieve = kind
    patterns = [(100, "", ["red\r\nblue "]), (12, "!", []), (100, "é?", ["line\n", "x\rgreen"])]

    def find(text: str, on_core: bool) -> Any:
        made = partial(sieve, [[0, 1], [2]], [0, 1, 1], patterns, on_core)
        return finder(["ad", "mark", "more"], ["it"] * 3, DECORATION, {"it": made}).find(text)

    text = "A red ad\n- Blue ad, more\n\nA blue ad that has letters\nMORE, GREEN LINE -\nmore green lines"
    assert find(text, on_core=True) == {"it": {0: [0, 1], 1: [0, 1], 4: [2]}}
    assert find(text, on_core=False) == {"it": {0: [0, 1], 1: [1]}}
    assert find("no\nmore", on_core=True) == {}


@pytest.mark.skipif(Sieve is PYTHON["Sieve"], reason="not built")
def test_a_sieve_that_knows_too_little_is_refused() -> None:
    with pytest.raises(IndexError):
        Sieve([[0]], [0], [], True)
    with pytest.raises(IndexError):
        Sieve([[0]], [1], [(1, "", [])], True)
    with pytest.raises(TypeError):
        Sieve([[0]], [0], [(1, "", [b"ad"])], True)
    for needed in ((1,), (1, "", [], 0), ("", "", []), (1, b"", []), (1, "", 0), 1):
        with pytest.raises(TypeError):
            Sieve([[0]], [0], [needed], True)  # type: ignore[list-item]
    for made in (Sieve([[0]], [], [(1, "", [])], True), Sieve.__new__(Sieve), "no sieve"):
        with pytest.raises((IndexError, TypeError)):
            Finder(["ad"], ["it"], DECORATION, {"it": lambda made=made: made}).find("ad")  # type: ignore[misc]


@pytest.mark.parametrize("finder", {Finder, PYTHON["Finder"]})
def test_an_empty_literal_is_refused(finder: Any) -> None:
    with pytest.raises(ValueError, match="not empty"):
        finder(["ad", ""], ["it", "it"], DECORATION)

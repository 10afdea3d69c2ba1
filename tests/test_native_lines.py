"""What `stray-line` does in C does the same in Python."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import SimpleNamespace
from typing import Any
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import native
from checker.article import Article
from checker.claims import Claims

TESTED = {"body_of", "likely_lines", "lowered", "spaced_words", "tally_words"}
SEPARATORS = '"“”„«»()[]{}<>.,;:!?…|/\\&+*=~#^_•·●▪■◦‣∙►▶▸›–—-©®™%$€£@\u00a0\u200b \n\x1c\x85\u2028'
LINES = st.one_of(st.text(max_size=60), st.text(SEPARATORS + "aBé'’\ud800\U0001f600\0", max_size=60))
WORDS = st.text("abABéÉßİΣς\u01c5٣3'\ud800\U00010400", min_size=1, max_size=4)


def import_twins() -> None:
    """Import the modules that have twins and are read only when something is found."""
    import_module("checker.rules._line_model")


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


@given(text=st.one_of(st.text(max_size=80), st.text("aBİΣσς\u0345ßé’\u023a\u212a\ud800\U00010400 ", max_size=40)))
def test_texts_in_lower_case(twins: dict[str, Any], text: str) -> None:
    in_python, in_c = twins["lowered"]
    assert in_python(text) == in_c(text)
    with pytest.raises(TypeError):
        in_c(None)


@given(kinds=st.text("PslLoC", max_size=40))
def test_bodies(twins: dict[str, Any], kinds: str) -> None:
    in_python, in_c = twins["body_of"]
    assert in_python(kinds) == in_c(kinds)
    for wrong in ("é", 3):
        with pytest.raises(TypeError):
            in_c(wrong)


_WORDS = st.one_of(
    st.sampled_from(
        [
            "Council",
            "votes",
            "is",
            "could",
            "Más",
            "éa",
            "ǅ",
            "x_s",
            "xus",
            "xes",
            "x'ss",
            "$3",
            "‘Old",
            "٣",
            "by",
            "may",
            "A",
        ]
    ),
    st.sampled_from(["•", "*", "-", "–", "Read", "more", "Subscribe", "\u3000", "\x1c", "IMF", "3:30", "\ud800", "\0"]),
)
_LINE = st.builds(
    lambda words, space, end: space.join(words) + end,
    st.lists(_WORDS, max_size=25),
    st.sampled_from([" ", " ", " ", "  ", "\t"]),
    st.sampled_from(["", "", "", ".", ":", ";”", ".' ", "…", "_", "\r"]),
)
_TEXT = st.lists(
    st.one_of(_LINE, _LINE, LINES, st.sampled_from(["The council met. " * 4, "", "Read more"])), max_size=30
)


@given(
    text=_TEXT.map("\n".join),
    claims=st.dictionaries(st.integers(0, 30), st.sampled_from(["byline", "caption", "comment", "none"]), max_size=8),
    seed=st.integers(0, 2),
)
def test_lines_that_may_be_stray(twins: dict[str, Any], text: str, claims: dict[int, str], seed: int) -> None:
    in_python, in_c = twins["likely_lines"]
    article, (learned, known) = Article(text), import_module("checker.rules._line_model").read()
    claimed = Claims()
    for line, rule in claims.items():
        if article.block_at_line(line):
            claimed.add(line, rule, 0.9)
    article.claims = claimed
    plan = import_module("checker.rules._layout").layout(article)
    if seed:  # weights that let any sign decide
        learned = {
            zone: {sign: crc32(f"{seed}{zone}{sign}".encode()) % 19 / 10 - 0.85 for sign in weights}
            for zone, weights in learned.items()
        }
    given_to = (article.blocks, plan, len(text), claimed.lines, learned, known)
    assert in_python(*given_to) == in_c(*given_to)


def test_what_cannot_be_weighed(twins: dict[str, Any]) -> None:
    weigh, blocks = twins["likely_lines"][1], Article("A line\nAnother").blocks
    zones: dict[str, dict[str, float]] = {zone: {} for zone in ("before", "in", "after", "nowhere")}
    assert weigh(blocks, ("oo", 0, 0), 14, {}, zones, {})
    with pytest.raises(TypeError):
        weigh(list(blocks), ("oo", 0, 0), 14, {}, zones, {})
    for kinds, begin, end, length in (
        ("o", 0, 0, 14),
        ("ox", 0, 0, 14),
        ("oo", 1, 0, 14),
        ("oo", 0, 3, 14),
        ("oo", 0, 0, 1),
    ):
        with pytest.raises(ValueError, match="layout"):
            weigh(blocks, (kinds, begin, end), length, {}, zones, {})
    with pytest.raises(KeyError):
        weigh(blocks, ("oo", 0, 0), 14, {}, {}, {})
    with pytest.raises(TypeError):
        weigh([SimpleNamespace(text=3, start=0)] * 2, ("oo", 0, 0), 14, {}, zones, {})
    with pytest.raises(TypeError):
        weigh(blocks, ("oo", 0, 0), 14, {}, zones | {"nowhere": {"": "heavy"}}, {})

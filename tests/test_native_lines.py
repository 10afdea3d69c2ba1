"""What `stray-line` does in C does the same in Python."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import native
from checker.article import Article

TESTED = {"closer_odds", "layout_of", "likely_lines", "signs_of"}
SEPARATORS = '"“”„«»()[]{}<>.,;:!?…|/\\&+*=~#^_•·●▪■◦‣∙►▶▸›–—-©®™%$€£@\u00a0\u200b \n\x1c\x85\u2028'
LINES = st.one_of(st.text(max_size=60), st.text(SEPARATORS + "aBé'’\ud800\U0001f600\0", max_size=60))


def import_twins() -> None:
    """Import the modules that have twins and are read only when something is found."""
    import_module("checker.rules._line_model")


@pytest.fixture(scope="module")
def twins(built: None) -> dict[str, tuple[Callable[..., Any], Callable[..., Any]]]:
    import_twins()
    return {python.__name__: (python, in_c) for python, in_c in native.TWINS}


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
    st.sampled_from(
        ["www.a", "http:", "httpſ:", "a.com", "b.ınfo", "ß.Co", "a.comb", ".it", "1.", "12)", "3.4.05", "1/22-3"]
    ),
    st.sampled_from(
        ["1999", "x2001", "2001_", "19٣٣", "3h30", "3H301", "ago", "AGO", "€", "$", "£5", "5%", "²", "5\u3000%"]
    ),
    st.sampled_from(
        ["Label:", "a:b", "@x", "|", "/", "©", "—", "·", "why?", '"', "“", "(a)", "[b]", "【c-", "a,", "b,", "☎"]
    ),
    st.sampled_from(
        ["so.", "да!", "“No", "Да", "he)?", "voting", "councilΣ", "ΣΑΣ", "Subscribers", "İstanbul", "ǅungla"]
    ),
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


_CLAIMS = st.dictionaries(st.integers(0, 30), st.sampled_from(["byline", "caption", "comment", "none"]), max_size=8)


def claimed(text: str, claims: dict[int, str]) -> Article:
    """An article of some text with claims on its lines, also on those that are blank."""
    article = Article(text)
    for line, rule in claims.items():
        article.claims.add([line], rule, 0.9)
    return article


def weights_of(seed: int) -> Any:
    """The weights of signs by zone, those that were learned or some that let any sign decide; and the known words."""
    learned, known = import_module("checker.rules._line_model").read()
    if seed:
        learned = {
            zone: {sign: crc32(f"{seed}{zone}{sign}".encode()) % 19 / 10 - 0.85 for sign in weights}
            for zone, weights in learned.items()
        }
    return learned, known


@given(text=_TEXT.map("\n".join), claims=_CLAIMS)
def test_layouts(twins: dict[str, Any], text: str, claims: dict[int, str]) -> None:
    article = claimed(text, claims)
    in_python, in_c = twins["layout_of"]
    assert in_python(article.blocks, article.claims.lines) == in_c(article.blocks, article.claims.lines)


@given(text=st.text(".:;?…。‹›«»”*_') \u2003\x1ca\n", max_size=60), more=st.integers(0, 130))
def test_kinds_of_lines(twins: dict[str, Any], text: str, more: int) -> None:
    in_python, in_c = twins["layout_of"]
    article = Article("\n".join(["a" * more + line for line in text.split("\n")]))
    assert in_python(article.blocks, {}) == in_c(article.blocks, {})
    with pytest.raises(TypeError):
        in_c(["a line"], {})


@given(kinds=st.text("PslLoC", max_size=40))
def test_bodies(twins: dict[str, Any], kinds: str) -> None:
    lines = {"P": "x" * 60 + ".", "s": "x.", "l": "x:", "L": "x" * 120, "o": "x", "C": "y"}
    article = claimed("\n".join(lines[kind] for kind in kinds), {i: "r" for i, kind in enumerate(kinds) if kind == "C"})
    in_python, in_c = twins["layout_of"]
    told = in_c(article.blocks, article.claims.lines)
    assert told == in_python(article.blocks, article.claims.lines)
    assert told[0] == kinds


@given(text=_TEXT.map("\n".join), claims=_CLAIMS, seed=st.integers(0, 2))
def test_lines_that_may_be_stray(twins: dict[str, Any], text: str, claims: dict[int, str], seed: int) -> None:
    in_python, in_c = twins["likely_lines"]
    article = claimed(text, claims)
    given_to = (article.blocks, article.claims.lines, *weights_of(seed))
    assert in_python(*given_to) == in_c(*given_to)


@given(text=_TEXT.map("\n".join), claims=_CLAIMS, headline=st.one_of(st.just(""), _LINE), seed=st.integers(0, 2))
def test_closer_looks(twins: dict[str, Any], text: str, claims: dict[int, str], headline: str, seed: int) -> None:
    in_python, in_c = twins["closer_odds"]
    article = claimed(text, claims)
    likely = [(index, index / 7) for index in range(len(article.blocks))]
    given_to = (article.blocks, article.claims.lines, likely, headline.lower(), *weights_of(seed))
    assert in_python(*given_to) == in_c(*given_to)


def test_what_cannot_be_weighed(twins: dict[str, Any]) -> None:
    weigh, blocks = twins["likely_lines"][1], Article("A line\nAnother").blocks
    zones: dict[str, dict[str, float]] = {zone: {} for zone in ("before", "in", "after", "nowhere")}
    assert weigh(blocks, {}, zones, {})
    for wrong in (
        (list(blocks), {}, zones, {}),
        (blocks, [], zones, {}),
        (blocks, {"0": 1}, zones, {}),
        (blocks, {}, [], {}),
        (blocks, {}, zones, []),
        (blocks, {}, zones | {"nowhere": {"": "heavy"}}, {}),
        (blocks, {}, zones, {"line": 1}),
        (blocks, {}, zones, {"line": ("", 1)}),
        (blocks, {}, zones),
    ):
        with pytest.raises(TypeError):
            weigh(*wrong)
    with pytest.raises(KeyError):
        weigh(blocks, {}, {}, {})


def test_what_cannot_be_looked_at_closer(twins: dict[str, Any]) -> None:
    look, blocks = twins["closer_odds"][1], Article("A line\nAnother").blocks
    zones: dict[str, dict[str, float]] = {zone: {} for zone in ("before", "in", "after", "nowhere")}
    assert look(blocks, {}, [(1, 0.5)], "", zones, {}) == [(1, 0.5)]
    for wrong in ([3], [("1", 0.5)], [(1,)]):
        with pytest.raises(TypeError):
            look(blocks, {}, wrong, "", zones, {})
    for index in (-1, 2):
        with pytest.raises(IndexError):
            look(blocks, {}, [(index, 0.5)], "", zones, {})
    with pytest.raises(TypeError):
        look(list(blocks), {}, [], "", zones, {})
    with pytest.raises(TypeError):
        look(blocks, {}, [(1, 0.5)], "", zones, {"another": 1})
    with pytest.raises(KeyError):
        look(blocks, {}, [(1, 0.5)], "", {}, {})


@given(text=_TEXT.map("\n".join), claims=_CLAIMS, headline=st.one_of(st.just(""), _LINE))
def test_signs_of_lines(twins: dict[str, Any], text: str, claims: dict[int, str], headline: str) -> None:
    in_python, in_c = twins["signs_of"]
    article, (_, known) = claimed(text, claims), weights_of(0)
    for index in range(len(article.blocks)):
        given_to = (article.blocks, article.claims.lines, index, headline.lower(), known)
        assert in_python(*given_to) == in_c(*given_to)
    for index in (-1, len(article.blocks)):
        with pytest.raises(IndexError):
            in_c(article.blocks, article.claims.lines, index, "", known)
    with pytest.raises(TypeError):
        in_c([], {}, 0, "", known)

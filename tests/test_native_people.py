"""What is told of people, bylines and credits in Python and in C is the same."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import native
from checker.article import Article

TESTED = {"are_writers", "may_be_biographies", "name_sources", "names_and_roles", "names_person", "says_any"}
Twins = dict[str, tuple[Callable[..., Any], Callable[..., Any]]]


def import_twins() -> None:
    """Import the modules that have twins."""
    for name in ("_bylines", "_credits", "_people"):
        import_module(f"checker.rules.{name}")


@pytest.fixture(scope="module")
def twins(built: None) -> Twins:
    import_twins()
    return {python.__name__: (python, in_c) for python, in_c in native.TWINS}


WORDS = (
    *("Anna", "Ann", "ANNA", "anna", "O’Neil", "Doe-Roe", "D.", "J.R.", "_x", "ünal", "ÜNAL", "Éva", "été"),
    *("øst", "ñu", "Ωα", "de", "del", "van", "von", "al", "El", "Senior", "editor", "Editor,", "EDITOR."),
    *("İl", "ΑΣ", "our", "Own", "OUR", "staff", "Staff.", "for", "The", "author", "is", "was", "writes"),
    *("(@anna)", "@anna", "&co", "afp", "Afp", "ap.", "a.p", "12", "12.", "²", "٣", "x1", "©", "[x]", "c)"),
    *("ﬁ", "\ud800", "\0", "\U0001f600", "\U00010400a", "-", "*", "年"),
)
GAPS = (
    *(" ", " ", " ", "  ", "\n", "\t", "\xa0", "\x1c", ", ", ",", " / ", "/", " – ", ". ", ".", ": ", "? "),
    *("!", "” ", " | ", "©"),
)
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS) | st.sampled_from(GAPS), max_size=40).map("".join),
    st.lists(st.sampled_from(WORDS), max_size=24).map(" ".join),
    st.text(max_size=40),
)
SETS = st.frozensets(st.sampled_from([word.lower().strip(".,/|") for word in WORDS]))


def assert_same(twins: Twins, name: str, *arguments: Any) -> None:
    in_python, in_c = twins[name]
    assert in_python(*arguments) == in_c(*arguments)


@given(text=TEXTS, one=SETS, two=SETS, three=SETS)
def test_words(twins: Twins, text: str, one: frozenset[str], two: frozenset[str], three: frozenset[str]) -> None:
    assert_same(twins, "names_person", text, one)
    assert_same(twins, "are_writers", text, one, two, three)
    assert_same(twins, "name_sources", text, one, two, three)


@given(
    names=st.lists(st.sampled_from(("Anna", "O’Neil", "van", "de", "Éva", "ünal", "12", "D.")), max_size=7),
    particles=st.frozensets(st.sampled_from(("van", "de", "Éva"))),
)
def test_names(twins: Twins, names: list[str], particles: frozenset[str]) -> None:
    assert_same(twins, "names_person", " ".join(names), particles)


@given(
    count=st.integers(0, 30), words=st.lists(st.sampled_from(("for", "Anna", "staff", "our")), min_size=1, max_size=2)
)
def test_many_words(twins: Twins, count: int, words: list[str]) -> None:
    text, small = " ".join(words * count), frozenset(("for", "our"))
    assert_same(twins, "are_writers", text, small, frozenset(("staff", "for")), frozenset(("our",)))
    assert_same(twins, "name_sources", text, small, frozenset(("staff",)), frozenset())


@given(text=TEXTS, words=st.lists(st.sampled_from([word.lower() for word in WORDS]), max_size=5))
def test_words_said(twins: Twins, text: str, words: list[str]) -> None:
    assert_same(twins, "says_any", text, words)
    assert_same(twins, "says_any", text, [word for word in text.lower().split() if word][:4])


@given(texts=st.lists(TEXTS, max_size=6), first=st.integers(0, 4), particles=SETS, roles=SETS, small=SETS)
def test_lines(
    twins: Twins, texts: list[str], first: int, particles: frozenset[str], roles: frozenset[str], small: frozenset[str]
) -> None:
    blocks = Article("\n".join(texts)).blocks
    assert_same(twins, "names_and_roles", list(blocks), particles, roles, small)
    assert_same(twins, "may_be_biographies", blocks, first, particles | roles, ("writes A", "x1"))


@given(
    words=st.lists(st.sampled_from(("Anna", "de", "van", "von", "al", "el", "(x)", "is", "by", "E", "é")), max_size=10),
    verbs=st.frozensets(st.sampled_from(("is", "é", "de", "by"))),
)
def test_introductions(twins: Twins, words: list[str], verbs: frozenset[str]) -> None:
    for text in (f"The {' '.join(words)}", f"* {' '.join(words)} —"):
        assert_same(twins, "may_be_biographies", Article(text).blocks, 0, verbs, ("by by",))


@pytest.mark.parametrize("name", sorted(TESTED))
@pytest.mark.parametrize(
    "arguments", [(), (1,), (b"a", [], 1, 2), ("a", 1), ([], 1, 2, 3, 4), ([], -1, "", frozenset())]
)
def test_other_types_are_refused(twins: Twins, name: str, arguments: tuple[Any, ...]) -> None:
    with pytest.raises((TypeError, ValueError)):
        twins[name][1](*arguments)
    with pytest.raises(TypeError):
        twins["says_any"][1]("a", [1])

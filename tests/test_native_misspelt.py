"""What the rule `misspelling` does in Python and in C is the same, with the lists and the trees that it has."""

from __future__ import annotations

import random
import re
from importlib import import_module
from math import inf, nextafter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import Article, native

evidence = import_module("checker.rules._spelling_evidence")
lexicon = import_module("checker.rules._lexicon")
places = import_module("checker.rules._spelling_places")
spelling = import_module("checker.rules._spelling")
suspicion = import_module("checker.rules._spelling_suspects")
trees = import_module("checker.rules._spelling_trees")
weighing = import_module("checker.rules._spelling_weighing")

TESTED = {"suspects", "twin", "weighed"}

UNKNOWN = (
    "recieve suprise niether alot seperate untill gratefull posgresql accomodation beleif thier accento sanak "
    "accomodates inspirers anumber zig bana gole emale vancover looong speeed softwares grapegrowers nichgt "
    "thgouht zhivkovsky harbuor londun tabley mrss ecolecti prestreated unhappyl untablest exsists "
    "harrisom aborder accidentors sankk tunned classis visiter"
)
BESIDE = (
    "the The by By BY called named Mr Mary London table Table tables harbour receive Exists exists of and in Canada is "
    "it's Harrison said People have no A I é xby miscalled O’Neill all so Kate Kate jerky-Jack _ x5 ßen Éa'A"
)
MARKS = [
    "\n",
    " \n",
    ". ",
    "-",
    " | ",
    "(",
    ") ",
    ' "',
    " “",
    "” ",
    "'s ",
    "’s ",
    ", ",
    "\ud800",
    "x" * 80 + " ",
    "",
    "\t",
]
SEEDS = st.integers(0, 2**32)


def text_of(seed: int) -> str:
    """Some unknown words amid others."""
    chance = random.Random(seed)
    parts = []
    for _ in range(chance.randint(1, 30)):
        word = chance.choice(UNKNOWN.split())
        parts.append(chance.choice([word, word, word.title(), word.upper()]))
        parts += [chance.choice(BESIDE.split()) for _ in range(chance.randint(0, 3))]
    return "".join(part + (" " if chance.random() < 0.8 else chance.choice(MARKS)) for part in parts)


Twins = tuple[Any, Any]


def twins_named(name: str) -> Twins:
    return next((python, in_c) for python, in_c in native.TWINS if python.__name__ == name)


def found_in(article: Article, seed: int) -> list[Any]:
    """The unknown words of an article, each of some kind, with its places."""
    chance = random.Random(seed)
    places_of = spelling.unknown_word_places(article)
    return [(word, chance.choice(list(places.Kind)), starts) for word, starts in places_of.items() if starts]


@given(seed=SEEDS)
def test_suspects(built: None, seed: int) -> None:
    text = text_of(seed)
    found = found_in(Article(text, language="en"), seed)
    for more in ("", "\n" + "and so on " * 2500):
        in_python, in_c = (twin(text + more, found, suspicion.lists()) for twin in twins_named("suspects"))
        assert in_python == in_c


def test_slips_in_names_of_long_texts(built: None) -> None:
    text = "Then John Gibson came, and John Gibsom went with John Zhivkovsky. " + "So they did, and so on. " * 1000
    found = [(word.lower(), places.Kind.INSIDE, [text.index(word)]) for word in ("Gibsom", "Zhivkovsky")]
    in_python, in_c = (twin(text, found, suspicion.lists()) for twin in twins_named("suspects"))
    assert in_python == in_c == [(*found[0], False, "Gibson")]


NAMES = "Table Tables Gibson Gibsom gibson Smith Smiths Simth \u212aate Kate Katz Mark Marc John said speaks x5 é _"


@given(
    parts=st.lists(st.tuples(st.sampled_from(NAMES.split()), st.sampled_from([" ", " ", " ", "\n", " \n", ""]))),
    data=st.data(),
)
def test_slips_in_names(built: None, parts: list[tuple[str, str]], data: st.DataObject) -> None:
    text = "".join(name + space for name, space in parts)
    start, end = data.draw(st.sampled_from([m.span() for m in re.finditer(r"\w+|$", text)]))
    in_python, in_c = (twin(text, start, end, suspicion.targets()) for twin in twins_named("twin"))
    assert in_python == in_c


def test_a_slip_in_a_name_is_found(built: None) -> None:
    text = "Then John Gibson came, and John Gibsom went. Smith spoke to Mark Simth spoke."
    for name, meant in (("Gibsom", "Gibson"), ("Simth", "Smith")):
        start = text.index(name)
        for twin in twins_named("twin"):
            assert twin(text, start, start + len(name), suspicion.targets()) == meant


@given(seed=SEEDS)
def test_weighed_words(built: None, seed: int) -> None:
    article = Article(text_of(seed), language="en")
    listed = [(*found, bool(lexicon.known_corrections(found[0])), None) for found in found_in(article, seed)]
    others = [(word, kind, starts, known, "Other") for word, kind, starts, known, _ in listed[:1]]
    for suspects in (listed + others, suspicion.suspects(article.text, found_in(article, seed), suspicion.lists())):
        given = (article.text, suspects, spelling.unknown_words(article), article.word_count)
        in_python, in_c = (twin(*given, suspicion.lists(), weighing.scales()) for twin in twins_named("weighed"))
        assert in_python == in_c


@given(seed=SEEDS, score=st.sampled_from([1.25, 5.0]))
def test_the_evidence_on_each_word(built: None, seed: int, score: float) -> None:
    check_evidence(text_of(seed), seed, score)


def check_evidence(text: str, seed: int, score: float) -> None:
    """Compare each value that the trees look at, and what may have been meant."""
    article = Article(text, language="en")
    around = evidence.page(article)
    given = (spelling.unknown_words(article), article.word_count, suspicion.lists())
    for word, kind, starts in found_in(article, seed):
        listed = bool(lexicon.known_corrections(word))
        suspect = (word, kind, starts, listed, None)
        for start in starts:
            place = places.place_of(text, word, start, kind)
            is_name = kind is places.Kind.INSIDE and not listed
            if not weighing.is_readable(place, listed=listed) or (is_name and not weighing.nearest(word)):
                continue
            signs = [*evidence.signs(word, place, around, listed=listed, count=len(starts)).values()]
            far = not listed and score > 1.3
            ranked = weighing.ranked_suggestions(word, place, around, listed=listed, far=far)
            likelihood = weighing.likelihood(word, place, around, ranked).values() if ranked else ()
            scales = weighing.scales()._replace(
                signs=that_want(signs, score), all=that_want([*signs, *likelihood], score)
            )
            found = weighing.weighed(text, [suspect], *given, scales)
            expected = [(suspect, start, score, [tuple(each) for each in ranked])] if ranked else []
            assert [each for each in found if each[1] == start] == expected


def that_want(values: list[float], score: float) -> Any:
    """Trees that give a score only for just these values."""
    wanted: list[Any] = []
    for place, value in enumerate(map(float, values)):
        wanted += [[place, value, 0.0, -99.0], [place, nextafter(value, -inf), -99.0, 0.0]]
    return trees.Trees(score, [(tree, 0.0) for tree in wanted])


COUNTED = ["receive", "Receive", "RECEIVE", "receiver", " ", " ", "é", "_", "5", "-", "—", "\u00a0", "\ud800", "中"]


@given(parts=st.lists(st.sampled_from([*COUNTED, "x" * 60]), max_size=40))
def test_words_are_counted_where_they_may_have_been_meant(built: None, parts: list[str]) -> None:
    check_evidence("They recieve it. " + "".join(parts), len(parts), 5.0)


def test_what_cannot_be_read_is_refused(built: None) -> None:
    lists, scales, small = suspicion.lists(), weighing.scales(), places.Kind.SMALL
    suspects, weighed, twin = (twins_named(name)[1] for name in ("suspects", "weighed", "twin"))
    for found in (
        [("suprise", places.Kind.INSIDE, [3])],
        [("tablebx", places.Kind.INSIDE, [-1])],
        [("a", small)],
        ["a"],
    ):
        with pytest.raises((TypeError, ValueError)):
            suspects("supris", [("zhivkovsky", places.Kind.INSIDE, [7]), *found], lists)
    for suspect in (("ab", small, [5], True, None), ("ab", small, [-1], False, None), ("", small, [0], False, None), 3):
        with pytest.raises((TypeError, ValueError)):
            weighed("ab cd", [suspect], ["ab"], 2, lists, scales)
    for arguments in (
        (lists[1:], scales),
        (lists, scales[1:]),
        (None, scales),
        (lists, None),
        (lists._replace(kinds=()), scales),
    ):
        with pytest.raises((TypeError, ValueError)):
            weighed("ab cd", [], [], 2, *arguments)
    with pytest.raises(ValueError, match="does not lie"):
        twin("abc", 2, 5, suspicion.targets())
    with pytest.raises(UnicodeEncodeError):
        weighed("ab cd", [], ["é"], 2, lists, scales)

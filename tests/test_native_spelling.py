"""What the spelling rules do in Python and in C is the same."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import native

arranged = import_module("checker.rules._word_file").arranged

MODULES = (
    "_lexicon",
    "_slip_costs",
    "_spelling",
    "_spelling_company",
    "_spelling_context",
    "_spelling_places",
    "_spelling_search",
    "_spelling_shape",
    "_spelling_trees",
    "_word_file",
    "_word_table",
)
TESTED = {
    "SlipCosts",
    "Trees",
    "WordCounts",
    "WordTable",
    "company",
    "expected",
    "letter_costs",
    "likelihood_of",
    "shape_of",
    "has_look_alikes",
    "likeliest",
    "sound_of",
    "unfamiliar",
    "word_places",
    "words_beside",
    "written_in_prose",
}
Twins = dict[str, tuple[Callable[..., Any], Callable[..., Any]]]


def import_twins() -> None:
    """Import the modules that have twins."""
    for name in MODULES:
        import_module(f"checker.rules.{name}")
    import_module("checker.words")


LETTERS = "abceghknrst"
WORDS = st.text(LETTERS, min_size=1, max_size=7)
SETS = st.sets(WORDS, max_size=40)
TEXTS = st.text("abK kEé²5_'’-.\n\u212a\u0130ǅß\ud800\U0001d4d0 ", max_size=120)


@pytest.fixture(scope="module")
def twins(built: None) -> Twins:
    import_twins()
    return {python.__name__: (python, in_c) for python, in_c in native.TWINS}


def shortened(words: set[str]) -> dict[str, list[str]]:
    """The words without one of their letters, each with those that it comes from."""
    pieces: dict[str, list[str]] = {}
    for word in sorted(words):
        for piece in sorted({word[:i] + word[i + 1 :] for i in range(len(word))} - {""}):
            pieces.setdefault(piece, []).append(word)
    return pieces


class Tables:
    """The files that the search reads, made of some words, all of one of the two kinds of twins."""

    def __init__(self, twins: Twins, kind: int, words: set[str]) -> None:
        sound_of = twins["sound_of"][0]
        sounds: dict[str, list[str]] = {}
        for word in sorted(words):
            sounds.setdefault(sound_of(word), []).append(word)
        pieces = shortened(words)
        shorter = [f"{piece}\t{' '.join(found)}".encode() for piece, found in pieces.items()]
        targets = "".join(
            f"{word} {300 + 37 * len(word)}{' ' + word.title() if word[0] == 'a' else ''}\n" for word in sorted(words)
        )
        self.shortened = twins["WordFile"][kind](*arranged(shorter))
        self.targets = twins["WordTable"][kind](targets.encode())
        self.sounds = twins["WordTable"][kind]("".join(f"{s} {' '.join(w)}\n" for s, w in sounds.items()).encode())
        self.costs = twins["SlipCosts"][kind](b"a,e 150\n,t 220\ns,ss 90\nth,ht 110\nabc,b 95\n^k,^ 0\n,e$ 170\n")


@given(
    entries=st.dictionaries(st.text("abc-", min_size=1, max_size=4), st.text("x1 2", max_size=6), max_size=30),
    asked=st.text("abc- é\ud800", max_size=4),
)
def test_tables_of_words(twins: Twins, entries: dict[str, str], asked: str) -> None:
    data = "\n".join(f"{word} {value}" for word, value in entries.items()).encode()
    tables = [twin(data) for twin in twins["WordTable"]]
    for word in (asked, *entries):
        values = [(word in table, table.get(word), table.number(word)) for table in tables]
        assert values[0] == values[1]


@given(
    items=st.dictionaries(st.text("abc", min_size=1, max_size=3), st.integers(1, 99)), asked=st.text("abcé", max_size=3)
)
def test_followers(twins: Twins, items: dict[str, int], asked: str) -> None:
    line = " ".join(["the 53", *(f"{word}:{items[word]}" for word in sorted(items))])
    for item in (asked, *items):
        found = [twin(line.encode()).following("the", item) for twin in twins["WordTable"]]
        assert found[0] == found[1]
        assert twins["WordTable"][1](line.encode()).following("a", item) is None


@given(
    edits=st.dictionaries(st.tuples(st.text("ab$^", max_size=3), st.text("ab$^", max_size=3)), st.integers(0, 700)),
    meant=st.text("abc", max_size=9),
    written=st.text("abc", max_size=9),
    limit=st.sampled_from([99.0, 5.6, 3.2, 1.0, 0.0]),
)
def test_costs_of_slips(
    twins: Twins, edits: dict[tuple[str, str], int], meant: str, written: str, limit: float
) -> None:
    data = "".join(f"{a},{b} {cost}\n" for (a, b), cost in edits.items()).encode()
    costs = [twin(data).cost(meant.encode(), written.encode(), limit) for twin in twins["SlipCosts"]]
    assert costs[0] == costs[1]


@given(word=st.text("aeiouyhwcghkntqupsrdzjv", max_size=12))
def test_sounds(twins: Twins, word: str) -> None:
    in_python, in_c = twins["sound_of"]
    assert in_python(word) == in_c(word)


@given(words=SETS, word=st.text(LETTERS, max_size=7), reach=st.integers(0, 2), most=st.integers(-1, 9))
def test_what_was_probably_meant(twins: Twins, words: set[str], word: str, reach: int, most: int) -> None:
    found = []
    for kind in (0, 1):
        tables = Tables(twins, kind, words)
        files = (tables.shortened, tables.targets)
        alike = twins["has_look_alikes"][kind](word, *files)
        meant = twins["likeliest"][kind](word, reach, most, *files, tables.sounds, tables.costs)
        found.append((alike, meant))
    assert found[0] == found[1]


@pytest.mark.parametrize("name", ["sound_of", "has_look_alikes", "likeliest"])
def test_words_beyond_ascii_are_refused(twins: Twins, name: str) -> None:
    for kind in (0, 1):
        tables = Tables(twins, kind, {"cafe"})
        files = (tables.shortened, tables.targets)
        others = {"has_look_alikes": files, "likeliest": (1, 5, *files, tables.sounds, tables.costs), "sound_of": ()}
        with pytest.raises(UnicodeEncodeError):
            twins[name][kind]("café", *others[name])


@given(text=TEXTS, words=st.lists(st.text("abke5", min_size=1, max_size=4), max_size=6))
def test_places_of_words(twins: Twins, text: str, words: list[str]) -> None:
    in_python, in_c = twins["word_places"]
    assert in_python(text, words) == in_c(text, words)


PIECES = ["abeka", "Abeka", "ABEKA", "abeKa", "ab", " ", ". ", "\n", "J.", "-", "'", "’", "“", "(", ";", "x", "•", "\0"]
PROSE = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@given(text=st.one_of(TEXTS, PROSE), most=st.integers(0, 3), answer=st.booleans())
def test_how_words_are_written_in_prose(twins: Twins, text: str, most: int, answer: bool) -> None:
    words = twins["word_places"][0](text, ["ab", "abeka", "k", "b5"])
    found = [twin(text, words, tuple("abcd"), most, lambda *place: answer) for twin in twins["written_in_prose"]]
    assert found[0] == found[1]


@given(text=TEXTS, start=st.integers(0, 120), length=st.integers(0, 9), words=st.sets(st.text("abké", max_size=3)))
def test_the_company_of_a_word(twins: Twins, text: str, start: int, length: int, words: set[str]) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    data = "".join(f"{word} 300\n" for word in words if word.isascii()).encode()
    found = [
        twin(text, start, end, table(data)) for twin, table in zip(twins["company"], twins["WordTable"], strict=True)
    ]
    assert found[0] == found[1]


@given(
    text=st.text("abZ '’-.\n\x1c\u00a0\u0130\u0131\u017f\u212aßéK\U0001d4d0", max_size=70),
    start=st.integers(0, 70),
    length=st.integers(0, 9),
)
def test_words_beside_a_place(twins: Twins, text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    found = [twin(text, start, end) for twin in twins["words_beside"]]
    assert found[0] == found[1]


@given(text=TEXTS)
def test_counts_of_each_word(twins: Twins, text: str) -> None:
    counts = [twin(text) for twin in twins["WordCounts"]]
    for word in ("a", "ab", "k", "", "é", "5", *text.lower().split()):
        asked = word.encode("utf-8", "replace")
        assert counts[0].of(asked) == counts[1].of(asked)


NEIGHBOURS = ["", "a", "i", "ab", "abk", "é", "ké", "zz"]


@given(
    candidates=st.lists(
        st.tuples(st.sampled_from([*NEIGHBOURS, "Ab", "a b", "É"]), st.floats(0, 9), st.floats(-1, 6)), max_size=5
    ),
    around=st.tuples(st.sampled_from(NEIGHBOURS), st.sampled_from(NEIGHBOURS)),
    text=TEXTS,
    words=st.integers(1, 90),
    rarities=st.dictionaries(st.sampled_from(["a", "i", "ab", "abk", "zz"]), st.sampled_from([0, 120, 470, 850, 900])),
    followers=st.dictionaries(st.sampled_from(["a", "ab", "zz"]), st.sampled_from(["50", "53 ab:20", "40 a:9 ab:70"])),
)
def test_what_is_expected_at_a_place(
    twins: Twins,
    candidates: list[tuple[str, float, float]],
    around: tuple[str, str],
    text: str,
    words: int,
    rarities: dict[str, int],
    followers: dict[str, str],
) -> None:
    known, following = (
        "".join(f"{word} {value}\n" for word, value in table.items()).encode() for table in (rarities, followers)
    )
    found = [
        twin(candidates, *around, count(text), words, table(following), table(known))
        for twin, count, table in zip(twins["expected"], twins["WordCounts"], twins["WordTable"], strict=True)
    ]
    assert found[0] == found[1]


@given(
    word=st.text("abks", max_size=4),
    written=st.sampled_from(["a", "ab", "Ab", "abk", "abks", "a b", "bak", "zz", ""]),
    numbers=st.tuples(st.floats(0, 9), st.floats(0, 9), st.floats(0, 9), st.floats(0, 9), st.integers(0, 9)),
    around=st.tuples(st.sampled_from(NEIGHBOURS), st.sampled_from(NEIGHBOURS)),
    rarity=st.sampled_from([0, 120, 470, 850, 900]),
    followers=st.sampled_from(["50", "53 ab:20", "40 a:9 ab:70 abk:3"]),
)
def test_what_the_likeliest_word_says(
    twins: Twins,
    word: str,
    written: str,
    numbers: tuple[float, ...],
    around: tuple[str, str],
    rarity: int,
    followers: str,
) -> None:
    following = "".join(f"{first} {followers}\n" for first in ("a", "ab", "zz")).encode()
    known = "".join(f"{each} {rarity}\n" for each in ("a", "ab", "abk")).encode()
    found = [
        twin(word, written, *numbers, *around, table(following), table(known))
        for twin, table in zip(twins["likelihood_of"], twins["WordTable"], strict=True)
    ]
    assert found[0] == found[1]


@given(
    entries=st.dictionaries(st.text("ab^$", min_size=3, max_size=3), st.integers(0, 900)),
    word=st.text("abé \n\0^\ud800", max_size=6),
)
def test_costs_of_letters(twins: Twins, entries: dict[str, int], word: str) -> None:
    data = "".join(f"{three} {cost}\n" for three, cost in entries.items()).encode()
    found = [
        twin(word, table(data), 3.5) for twin, table in zip(twins["letter_costs"], twins["WordTable"], strict=True)
    ]
    assert found[0] == found[1]


TREE = st.recursive(
    st.floats(-3, 3), lambda trees: st.tuples(st.integers(0, 3), st.floats(-2, 2), trees, trees).map(list), max_leaves=8
)


PARTS = st.text("abey", min_size=1, max_size=4).map(str.encode)
KNOWN = st.frozensets(st.lists(PARTS, max_size=3).map(b"".join), max_size=30)


@given(
    parts=st.lists(st.one_of(PARTS, st.sampled_from([b"s", b"ers", b"est"])), max_size=4),
    common=KNOWN,
    rare=KNOWN,
    prefixes=st.lists(PARTS, max_size=3),
    suffixes=st.lists(st.one_of(PARTS, st.just(b"")), max_size=3),
)
def test_shapes_of_words(
    twins: Twins,
    parts: list[bytes],
    common: frozenset[bytes],
    rare: frozenset[bytes],
    prefixes: list[bytes],
    suffixes: list[bytes],
) -> None:
    word = b"".join(parts)
    in_python, in_c = (
        shape_of(word, word_set(common), word_file(*arranged(rare)), tuple(prefixes), tuple(suffixes))
        for shape_of, word_set, word_file in zip(*(twins[n] for n in ("shape_of", "WordSet", "WordFile")), strict=True)
    )
    assert in_python == in_c


def test_the_shapes_that_are_told(twins: Twins) -> None:
    known = frozenset([b"grape", b"growers", b"soft", b"powder"])
    for twin, word_set, word_file in zip(*(twins[n] for n in ("shape_of", "WordSet", "WordFile")), strict=True):
        common, no_common = word_set(known), word_set(())
        rare, no_rare = word_file(*arranged(known)), word_file(*arranged(()))
        assert twin(b"grapegrowers", common, no_rare, (), ()) == (True, False, False, False)
        assert twin(b"nanopowder", common, no_rare, (b"nano",), ()) == (False, True, False, False)
        assert twin(b"softish", common, no_rare, (), (b"ish",)) == (False, True, False, True)
        assert twin(b"powders", no_common, rare, (), ()) == (False, False, True, True)
        assert twin(b"soft" * 20 + b"y", common, rare, (), (b"y",)) == (False, False, False, False)
    with pytest.raises(TypeError):
        twins["shape_of"][1](b"powders", common, rare, ("nano",), ())


@given(
    base=st.floats(-2, 2),
    trees=st.lists(st.tuples(TREE, st.floats(0, 9)), max_size=6),
    values=st.lists(st.one_of(st.booleans(), st.integers(-3, 3), st.floats(-3, 3)), min_size=4, max_size=4),
    least=st.floats(-9, 9),
)
def test_trees(twins: Twins, base: float, trees: list[Any], values: list[float], least: float) -> None:
    scores = [twin(base, trees).score(values, least) for twin in twins["Trees"]]
    assert scores[0] == scores[1]


@pytest.mark.parametrize("trees", [[([1, 2.0, 3.0], 0.0)], [([-1, 2.0, 3.0, 4.0], 0.0)], [("a", 0.0)], [3]])
def test_what_is_no_tree_is_refused(twins: Twins, trees: list[Any]) -> None:
    with pytest.raises((TypeError, ValueError)):
        twins["Trees"][1](0.0, trees)


def test_tables_that_were_never_read_hold_nothing(twins: Twins) -> None:
    table, costs, counts, trees = (twins[n][1] for n in ("WordTable", "SlipCosts", "WordCounts", "Trees"))
    assert table.__new__(table).get("a") is None
    assert counts.__new__(counts).of(b"a") == 0
    assert trees.__new__(trees).score([], 0.0) == 0.0
    with pytest.raises(ValueError, match="never read"):
        costs.__new__(costs).cost(b"a", b"b")


@given(
    texts=st.lists(TEXTS, max_size=3),
    plain=SETS,
    telling=SETS,
    rare=SETS,
    tokens=st.lists(st.from_regex(r"[a-c]{0,5}[0-9é°]?[a-c]{0,5}[0-9]?", fullmatch=True), max_size=8),
    long=st.text("ab", min_size=14, max_size=40),
)
def test_unfamiliar_words(
    twins: Twins, texts: list[str], plain: set[str], telling: set[str], rare: set[str], tokens: list[str], long: str
) -> None:
    rare_words = arranged(word.encode() for word in rare)
    asked = [*texts, " ".join([*tokens, *sorted(plain | telling | rare), long, long[:-1], long])]
    asked.append(
        "“" + "’ —\u00a0".join(token for token in tokens if token.isascii())
    )  # marks of several bytes before words
    for_both = []
    for n in (0, 1):
        word_set, file, unfamiliar = (twins[name][n] for name in ("WordSet", "WordFile", "unfamiliar"))
        known = word_set(word.encode() for word in plain - telling)
        told, listed = (word_set(word.encode() for word in words) for words in (telling, telling & plain))
        sets = (known, told, listed, file(*rare_words), told)
        for_both.append([(unfamiliar(text, *sets, (9, 2, 1)), len(known)) for text in asked])
    assert for_both[0] == for_both[1]
    assert [list(found[0][3]) for found in for_both[0]] == [list(found[0][3]) for found in for_both[1]]


def test_plain_words_are_a_set_of_their_own(twins: Twins) -> None:
    words, file = twins["WordSet"][1](b"a b"), twins["WordFile"][1](b"", bytes(8))
    with pytest.raises(ValueError, match="of their own"):
        twins["unfamiliar"][1]("a", words, words, words, file, words, (1, 1, 1))

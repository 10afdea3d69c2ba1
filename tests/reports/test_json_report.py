"""One document, the articles as in JSON Lines."""

import json

from report_samples import clean, harbour, unreadable, written

from checker.writers import writer_class


def test_articles_and_summary():
    document = json.loads(written(writer_class("json"), [harbour(), clean(), unreadable()]))
    lines = written(writer_class("jsonl"), [harbour(), clean(), unreadable()]).splitlines()
    assert document["articles"] == [json.loads(line) for line in lines]
    assert list(document) == ["schema", "articles", "summary"]
    assert document["summary"]["articles"] == 3
    assert document["summary"]["severities"] == {"error": 1, "warning": 4, "info": 1}
    assert document["summary"]["findings"]["repeated-paragraph"] == 2
    assert document["summary"]["exit_code"] == 1


def test_no_article_at_all():
    assert json.loads(written(writer_class("json"), []))["articles"] == []

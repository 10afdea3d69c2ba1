from __future__ import annotations

from collections.abc import Callable

import pytest

from checker import Article
from checker.sources import SourceOptions

Read = Callable[..., list[Article]]
BODY = "# Mayor wins vote\n\nThe *mayor* won.\n"


def test_text_is_kept_as_written(articles: Read) -> None:
    [article] = articles("a.md", BODY)
    assert article.text == BODY
    assert article.title is None
    assert article.id == "a.md"


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_front_matter_tells_about_the_article(articles: Read, line_break: str) -> None:
    front = [
        "---",
        'title: "The mayor: a portrait"',
        "date: 2024-05-01",
        "lang: de",
        "link: 'https://a.example/b'",
        "---",
        "",
    ]
    [article] = articles("a.markdown", line_break.join(front) + BODY)
    assert article.text == BODY
    assert article.title == "The mayor: a portrait"
    assert (article.date, article.stated_language, article.url) == ("2024-05-01", "de", "https://a.example/b")
    assert article.id == "https://a.example/b"


def test_front_matter_with_lists_comments_and_other_keys(articles: Read) -> None:
    front = (
        "---\n# made by hand\nTitle: Vote\nsummary: |\n  title: no title\ntags:\n- one\nauthors: [a, b]\n\nid: 7\n...\n"
    )
    [article] = articles("a.md", front + BODY)
    assert (article.text, article.title, article.id) == (BODY, "Vote", "7")


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nA rule, then prose.\n\n---\n\nMore.\n",
        "---\nA rule. It says: something\n---\n",
        "---\ntitle: never closed\n\nText.\n",
        "Text.\n---\ntitle: no front\n---\n",
        "----\ntitle: four dashes\n----\n",
    ],
)
def test_what_is_no_front_matter_is_text(articles: Read, text: str) -> None:
    [article] = articles("a.md", text)
    assert article.text == text
    assert article.title is None


def test_a_mapping_of_fields_is_for_records_only(articles: Read) -> None:
    [article] = articles("a.md", BODY, SourceOptions(fields={"text": "body", "title": "head"}))
    assert article.text == BODY


def test_a_lone_front_matter(articles: Read) -> None:
    [article] = articles("a.md", "---\ntitle: Only that\n---")
    assert (article.text, article.title) == ("", "Only that")

"""The Python interface."""

import doctest

import pytest

import checker.api
from checker import Article, check, check_many, fix

DIRTY = "Rain fell on the town all night, and the river rose.\n\nAdvertisement\n\nBy noon it stood at the bridge.\n"


def test_examples_in_the_documentation_hold() -> None:
    result = doctest.testmod(checker.api)
    assert result.attempted
    assert not result.failed


def test_one_text() -> None:
    result = check(DIRTY)
    assert result.failed
    assert [(f.rule, f.text, f.span and f.span.start) for f in result.findings if f.severity.label == "error"] == [
        ("ad-label", "Advertisement", 54)
    ]


def test_many_articles_are_checked_as_they_are_asked_for() -> None:
    asked = []

    def articles():
        for n in range(3):
            asked.append(n)
            yield Article(DIRTY, id=str(n))

    results = check_many(articles(), {"select": ["ad-label"]})
    assert next(results).article.id == "0"
    assert asked == [0]
    assert [r.article.id for r in results] == ["1", "2"]


def test_an_article_is_mended_and_the_given_one_stays() -> None:
    article = Article(DIRTY, title="Rain", url="https://example.com/rain")
    mended = fix(article, {"select": ["ad-label"]})
    assert article.text == DIRTY
    assert mended.text == DIRTY.replace("Advertisement\n\n", "")
    assert (mended.title, mended.site) == ("Rain", "example.com")


@pytest.mark.parametrize("between", ["\n", " "])
def test_prose_between_two_stray_marks_is_not_removed_unasked(between: str) -> None:
    prose = f"Nobody on the quay was surprised by it.{between}The harbour master blamed the tide for all of it."
    text = f"The ferry was late. <!-- {prose} --> The crew blamed him."
    assert fix(text, {"select": ["html-comment"]}).text == text

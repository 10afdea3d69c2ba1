"""Fixes in words."""

import pytest
from report_samples import at, finding

from checker.article import Article, Span
from checker.remedy import remedies
from checker.rule import Edit, Fix, delete, replace

TEXT = "One line of text.\nAdvertisement\nPhoto: A. B.\n\nMarch 28,2018 and and a suprise."


def words(found, article):
    return [remedy.text for remedy in remedies(article, found)]


@pytest.mark.parametrize(
    ("span", "edits", "expected"),
    [
        ((18, 31), [Edit(Span(18, 32), "")], "delete the line"),
        ((18, 44), [Edit(Span(18, 46), "")], "delete 2 lines"),
        ((52, 59), [Edit(Span(52, 59), "28, 2018")], "28, 2018"),
        ((52, 59), [Edit(Span(55, 55), " ")], "put a space here"),
        ((60, 67), [Edit(Span(63, 67), "")], "delete “and”"),
        ((60, 67), [Edit(Span(60, 63), "&"), Edit(Span(63, 67), "")], "&"),
        (
            (70, 77),
            [Edit(Span(0, 3), "Two"), Edit(Span(70, 77), "surprise")],
            "“One” becomes “Two”; “suprise” becomes “surprise”",
        ),
        ((44, 46), [Edit(Span(44, 46), "\n")], "put a line break here"),
        ((44, 46), [Edit(Span(44, 46), "")], "delete the white space"),
        ((0, 3), [Edit(Span(4, 4), "more ")], "insert “more”"),
    ],
)
def test_what_a_fix_does(span, edits, expected):
    article = Article(TEXT)
    found = finding("rule", Span(*span), article, fix=Fix(tuple(edits), safe=True))
    assert words(found, article) == [expected]


def test_each_remedy_once_the_fix_first():
    article = Article(TEXT)
    span = at(article, "suprise")
    options = tuple(replace(span, text, safe=False) for text in ("surprise", "supreme", "surprise"))
    found = finding("rule", span, article, fix=replace(span, "surprise", safe=True), alternatives=options)
    assert words(found, article) == ["surprise", "supreme"]
    assert remedies(article, found)[0].safe


def test_a_title_has_no_lines():
    article = Article("Text.", title="A | B")
    found = finding("rule", Span(1, 5, "title"), article, fix=replace(Span(1, 5, "title"), "", safe=True))
    assert words(found, article) == ["delete “| B”"]
    assert delete(article.blocks[0], safe=True).edits[0].span == Span(0, 5)

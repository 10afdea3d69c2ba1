from __future__ import annotations

from checker import check
from checker.article import Article
from checker.finding import Finding
from checker.rule import Severity
from checker.score import score

SENTENCE = "The harbour board has agreed to dredge the channel before the winter.\n"
LONG = SENTENCE * 40


def on_the_whole(group: str, severity: Severity, confidence: float) -> Finding:
    return Finding("error-page", group, severity, confidence, "An error page.", None, "", "0")


def test_a_long_text_without_doubts_has_the_full_score() -> None:
    assert score(Article(LONG), []) == 100


def test_a_brief_text_starts_a_little_lower() -> None:
    assert 90 < score(Article(SENTENCE * 4), []) < 100


def test_a_twentieth_of_stray_text_halves_the_score() -> None:
    article = Article(LONG)
    article.claims.add([0], "ad-label", 1.0)
    article.claims.add([1], "ad-label", 1.0)
    assert score(article, []) == 50


def test_less_sure_claims_and_doubts_weigh_less() -> None:
    sure, unsure, doubted = Article(LONG), Article(LONG), Article(LONG)
    sure.claims.add([0], "ad-label", 1.0)
    unsure.claims.add([0], "ad-label", 0.7)
    doubted.claims.doubts[0] = 0.7
    assert score(sure, []) < score(unsure, []) < score(doubted, []) < 100


def test_a_title_at_the_head_of_the_text_costs_nothing() -> None:
    text = "Channel to be dredged\n\n" + SENTENCE * 10
    plain = check(text).score
    with_title = check(Article(text, title="Channel to be dredged"))
    assert [f.rule for f in with_title.findings if f.group == "headline"] == ["repeated-headline"]
    assert with_title.score == plain
    again = check(Article(text + "\nChannel to be dredged\n", title="Channel to be dredged"))
    assert again.score < plain


def test_what_is_no_article_as_a_whole_comes_to_nearly_nothing() -> None:
    assert score(Article(LONG), [on_the_whole("document", Severity.ERROR, 0.95)]) == 5
    assert score(Article(LONG), [on_the_whole("document", Severity.WARNING, 0.95)]) == 100
    assert score(Article(""), []) == 0

"""The page: what it says, without a browser."""

import re

from msgspec.structs import replace
from report_samples import at, clean, finding, harbour, hostile, summary_of, unreadable, written

from checker.article import Article, Span
from checker.finding import Result
from checker.rule import Severity
from checker.writers import writer_class

HTML = writer_class("html")


def page(*results):
    return written(HTML, list(results))


def plain(html):
    """The words that the page shows."""
    body = html.split("<body>")[1].split("<script>")[0]
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", body))


def test_nothing_comes_from_elsewhere():
    html = page(harbour(), hostile())
    assert "default-src 'none'" in html
    assert not re.search(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=", html)
    assert len(re.findall("<script", html)) == 1


def test_the_worst_article_comes_first():
    fair = replace(harbour(), score=90.0)
    html = page(fair, clean(), hostile(), harbour())
    assert re.findall('<details open class="article" id="(a[0-9]+)"', html) == ["a3", "a4", "a1"]
    assert re.findall('<li data-article="(a[0-9]+)"', html) == ["a3", "a4", "a1"]


def test_more_findings_come_first_when_scores_are_equal():
    few = harbour()
    few.findings = few.findings[:2]
    assert re.findall('<details open class="article" id="(a[0-9]+)"', page(few, harbour())) == ["a2", "a1"]


def test_only_the_first_articles_are_unfolded():
    html = page(*(harbour() for _ in range(20)))
    assert html.count('<details open class="article"') == 12
    assert html.count('<details class="article"') == 8


def test_an_article_says_where_it_came_from_and_what_to_do():
    shown = plain(page(harbour()))
    assert "Harbour opens to ferries | The Quay" in shown
    assert "quay/harbour.txt" in shown
    assert "checker fix mends 3; the other 3 need your eye." in shown
    assert 'href="https://quay.example/1"' in page(harbour())
    assert "→ surprise" in re.sub(" +", " ", shown)


def test_an_address_that_is_no_web_page_is_no_link():
    assert 'href="javascript' not in page(hostile())


def test_clean_articles_are_listed_and_unreadable_ones_named():
    html = page(harbour(), clean(8), unreadable())
    assert "1 article without a finding" in html
    assert "clean/8.txt" in html
    assert "Nothing is wrong here" not in html
    assert "1 record could not be read" in html
    assert "line 17: not JSON" in html


def test_of_many_unreadable_records_most_are_folded():
    html = page(harbour(), *(unreadable() for _ in range(25)))
    assert html.count("line 17: not JSON") == 25
    above, _ = html.split("<summary>15 more records</summary>")
    assert above.count("line 17: not JSON") == 10


def test_no_command_is_named_that_cannot_mend():
    result = harbour()
    article = result.article
    result.article = Article(article.text, title=article.title, source="quay/harbour.html")
    shown = plain(page(result))
    assert "3 can be mended safely as the notes say; the other 3 need your eye." in shown
    for format_ in ("html", "text", "markdown"):
        assert "checker fix" in written(writer_class(format_), [harbour()])
        assert "checker fix" not in written(writer_class(format_), [result])


def test_a_clean_run_says_so_kindly():
    shown = plain(page(clean(1), clean(2)))
    assert "All 2 articles are clean" in shown
    assert "Thank you for the clean copy." in shown
    assert "The article is clean" in plain(page(clean()))
    assert "No articles were checked" in plain(page())


def test_overlapping_marks_are_cut_where_they_meet():
    article = Article("one two three four", source="a.txt")
    result = Result(
        article, [finding("wide", Span(0, 13), article), finding("narrow", Span(8, 18), article, Severity.ERROR)]
    )
    marks = re.findall(r'<mark class="([^"]*)"[^>]*title="([^"]*)">(?:<a [^>]*>\d</a>)*([^<]*)</mark>', page(result))
    assert marks == [
        ("warning", "wide", "one two "),
        ("error double", "wide, narrow", "three"),
        ("error", "narrow", " four"),
    ]


def test_a_mark_over_lines_is_one_note():
    article = Article("First line.\nSecond line.\nThird line.", source="a.txt")
    html = page(Result(article, [finding("wide", Span(6, 30), article)]))
    assert html.count('<li class="note') == 1
    assert re.findall(r"<mark[^>]*>(?:<a [^>]*>\d</a>)*([^<]*)</mark>", html) == ["line.", "Second line.", "Third"]


def test_a_mark_over_many_lines_marks_those_that_are_shown_and_folds_the_rest():
    lines = [f"This is line {number}." for number in range(40)]
    article = Article("\n".join(lines), source="a.txt")
    wide = finding("wide", Span(article.line_starts[2], article.line_starts[38] - 1), article)
    html = page(Result(article, [wide, finding("typo", at(article, "line 20"), article)]))
    shown = [int(number) for number in re.findall(r"<mark[^>]*>(?:<a [^>]*>\d</a>)*This is line (\d+)", html)]
    assert shown == [2, 3, 4, 19, 21, 36, 37]
    assert re.findall(r"<summary>(\d+ [a-z ]+)</summary>", html) == ["14 more marked lines"] * 2


def test_a_gap_is_marked_where_something_is_missing():
    article = Article("one,two", source="a.txt")
    html = page(Result(article, [finding("missing-space", Span(4, 4), article)]))
    assert re.search(r'one,<mark class="warning gap"[^>]*><a [^>]*>1</a></mark>two', html)


def test_long_clean_stretches_are_folded():
    lines = [f"This is line {number} of the text." for number in range(60)]
    article = Article("\n\n".join(lines), source="a.txt")
    result = Result(article, [finding("typo", at(article, "line 30"), article)])
    html = page(result)
    assert re.findall(r"<summary>(\d+ clean lines)</summary>", html) == ["29 clean lines", "28 clean lines"]
    long = Article("word " * 2000 + "suprise" + " word" * 2000, source="b.txt")
    html = page(Result(long, [finding("typo", at(long, "suprise"), long)]))
    assert html.count('<details class="stretch">') == 2
    assert "suprise</mark> word" in html


def test_every_character_of_the_text_is_there():
    article = harbour().article
    html = page(harbour())
    body = re.sub(r"<ul class=\"notes\">.*?</ul>|<a class=\"ref\".*?</a>", "", html, flags=re.DOTALL)
    texts = re.findall(r'<div class="text" dir="auto">(.*?)</div>', body, flags=re.DOTALL)
    words = re.sub("<[^>]*>", "", " ".join(texts)).split()
    assert words == f"{article.title} {article.text}".split()


def test_an_article_with_thousands_of_findings_still_opens():
    article = Article("x " * 5000, source="a.txt")
    result = Result(article, [finding("typo", Span(i * 2, i * 2 + 1), article) for i in range(5000)])
    html = page(result)
    assert html.count('<li class="note') == 300
    assert "4,700 more findings" in html


def test_a_finding_on_an_empty_article_is_shown():
    article = Article("", source="empty.txt")
    html = page(Result(article, [finding("empty-article", None, article, Severity.ERROR)], failed=True))
    assert "empty-article" in html
    blank = Article("\n \n", source="blank.txt")
    html = page(Result(blank, [finding("blank-text", Span(0, 3), blank)]))
    assert html.count('<li class="note') == 1


def test_a_finding_between_lines_stands_beside_the_nearest():
    article = Article("One.\n\n  \n\nTwo.", source="a.txt")
    html = page(Result(article, [finding("repeated-space", Span(6, 8), article)]))
    assert html.count('<li class="note') == 1
    assert html.count('<div class="row marked"') == 1


def test_the_counts_agree():
    html = page(harbour(), hostile(), clean())
    total = sum(summary_of([harbour(), hostile()]).findings.values())
    assert html.count('<li class="note') == total == 9

"""Workflow commands of GitHub Actions."""

from msgspec.structs import replace
from report_samples import at, clean, finding, harbour, hostile, unreadable, written

from checker.article import Article, Span
from checker.finding import Result
from checker.rule import Severity
from checker.writers import writer_class

GITHUB = writer_class("github")


def lines(*results):
    return written(GITHUB, list(results)).splitlines()


def test_a_text_file_is_annotated_in_place():
    report = lines(harbour())
    assert report[2] == (
        "::error file=quay/harbour.txt,line=3,col=1,endColumn=14,title=ad-label::"
        "This is what ad-label says. → delete the line"
    )
    assert report[0] == "::notice file=quay/harbour.txt,title=too-short::This is what too-short says."
    assert report[1].startswith("::warning file=quay/harbour.txt,title=site-name::title, column 25, “ | The Quay”: ")


def test_a_record_is_a_line_of_its_file():
    report = lines(hostile(), unreadable())
    assert report[1].startswith("::error file=evil/<b>.jsonl,line=7,title=lone-surrogate::line 2, column 18, ")
    assert report[3].startswith("::error file=broken.jsonl,line=17,title=unreadable::broken.jsonl, line 17")


def test_a_page_or_a_table_has_no_lines_to_point_at():
    for source, record in (("a.html", None), ("a.csv", 3), ("a.json", 1)):
        article = Article("One.\nTwo.", source=source, record=record)
        report = lines(Result(article, [finding("typo", at(article, "Two"), article)]))
        assert report[0].startswith(f"::warning file={source},title=typo::line 2, column 1, “Two”: ")


def test_nothing_that_an_article_holds_is_a_command():
    article = Article("One.\nTwo.", source="odd, name:100%.txt")
    found = finding("typo", Span(0, 9), article, Severity.INFO, message="50%\r\n::error::forged, and: this")
    report = lines(Result(article, [replace(found, text="One.\nTwo.")]))
    assert report[0] == (
        "::notice file=odd%2C name%3A100%25.txt,line=1,col=1,endLine=2,title=typo::50%25 ⏎ ::error::forged, and: this"
    )
    commands = [line for line in lines(hostile()) if line.startswith("::")]
    assert len(commands) == 3


def test_a_clean_run_is_one_plain_line():
    assert lines(clean()) == ["1 article checked: 0 failing, 0 unreadable, 0 findings"]

"""The report for the terminal."""

import re

from report_samples import clean, harbour, hostile, unreadable, written

from checker.writers import writer_class

TEXT = writer_class("text")


def test_an_article_with_its_findings():
    report = written(TEXT, [harbour()])
    assert report.startswith("quay/harbour.txt  fail  score 41  Harbour opens to ferries | The Quay\n")
    assert (
        "     3:1  error   ad-label  This is what ad-label says.\n          ⟦Advertisement⟧   → delete the line\n"
        in report
    )
    assert "Harbour opens to ferries⟦ | The Quay⟧   → delete “| The Quay”" in report
    assert "The harbour was a ⟦suprise⟧ to visitors, said the mayor.   → surprise\n" in report
    assert "→ delete the line (you decide)\n          or Visitors were surprised.\n" in report
    assert "see 16:1: the same paragraph" in report


def test_the_summary():
    report = written(TEXT, [harbour(), clean(), unreadable()])
    assert re.search(r"repeated-paragraph +warning +2 +1", report)
    assert report.endswith(
        "3 articles checked: 1 failing, 6 findings (1 error, 4 warnings, 1 info).\n1 record could not be read.\n"
        "`checker fix` mends 3 of them safely.\n"
    )


def test_a_clean_run():
    assert written(TEXT, [clean(), clean(2)]) == "2 articles checked, nothing to mend.\n"


def test_no_colour_when_piped():
    assert "\x1b" not in written(TEXT, [harbour(), hostile(), unreadable()])


def test_colours_mark_the_defect_in_a_terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    report = written(TEXT, [harbour()], colour=True)
    assert "⟦" not in report
    assert re.search("\x1b\\[[0-9;]+mAdvertisement\x1b\\[0m", report)


def test_an_article_commands_no_terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    report = written(TEXT, [hostile()], colour=True)
    assert "\x1b[31m" not in re.sub("\x1b\\[[0-9;]*m(?=\\w)", "", report.replace("‹U+001B›", ""))
    assert "‹U+001B›[31m" in re.sub("\x1b\\[[0-9;]*m", "", report)
    assert "\u202e" not in report
    assert "‹U+D83D›" in report


def test_lines_fit(monkeypatch):
    report = written(TEXT, [harbour(), hostile()])
    articles = report.split("\nrule ")[0]
    assert max(len(line) for line in articles.splitlines()) <= 100

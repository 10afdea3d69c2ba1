"""The report in Markdown."""

from markdown_it import MarkdownIt
from report_samples import clean, harbour, hostile, unreadable, written

from checker.writers import writer_class

MARKDOWN = writer_class("markdown")


def rendered(*results):
    """The page that a renderer makes of it, with HTML allowed, as on forges."""
    return MarkdownIt("commonmark", {"html": True}).enable("table").render(written(MARKDOWN, list(results)))


def test_the_verdict_comes_first_then_the_counts_then_the_articles():
    report = written(MARKDOWN, [harbour(), clean(), unreadable()])
    assert report.startswith("# ❌ Failed\n")
    assert report.index("`checker fix` mends 3") < report.index("| rule") < report.index("## Harbour")
    assert "| 3:1 | 🔴 `ad-label` | This is what ad-label says. | `⟦Advertisement⟧` | → delete the line |" in report
    assert "→ delete the line or `Visitors were surprised.` (you decide)" in report


def test_a_clean_run():
    assert written(MARKDOWN, [clean()]) == "# ✅ Passed\n\n1 article checked: 0 failing, nothing to mend.\n"


def test_hostile_text_is_text():
    page = rendered(hostile())
    assert "<script" not in page
    assert "<img" not in page
    assert "<a " not in page
    assert "<i>" not in page
    assert "@somebody" not in page.replace("<code>", "§").split("§")[0]


def test_bars_do_not_break_the_table():
    page = rendered(harbour(), hostile())
    rows = [row for row in page.split("<tr>") if "<td>" in row]
    assert all(row.count("<td>") in (5,) or row.count("<td") == 5 for row in rows)

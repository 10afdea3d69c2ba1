"""Measure each rule on real articles and write docs/measured.md.

For rules that delete: of the lines that their fixes delete in the articles of six extractors, how many a person did not
mark as the article's body. For all rules: how many findings there are, and how many in the mostly clean news.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from labelled import Labelled, engine, news_articles, stray_articles
from tabulate import tabulate

from checker.finding import Finding, Result

_MOSTLY = 0.6  # of a line has to be deleted for the line to count
_FILE = Path(__file__).parent.parent / "docs" / "measured.md"
_ABOUT = """# Rules, measured

Made by `scripts/measure_rules.py`, with the default settings. *Findings* are those in {stray} articles as six
extractors left them. Where a rule's fixes, safe or not, delete lines, these are counted: *stray* lines are no part of
the body that a person marked on the page, *headline* lines repeat the headline, and of *unclear* ones the comparison
cannot tell. Precision is the share of stray lines among stray and body lines. The person marked some credits and
copyright lines as body, so a rule can be better than its figure; `stray-line` has learned from these pages, and its
documentation has the figure on pages held out. *In news* are the findings in {news} mostly clean articles: few are
wrong for being there.

"""


def deleted_lines(item: Labelled, finding: Finding) -> list[str]:
    """The labels of the lines that a finding's fix deletes for the most part."""
    article, labels = item.article, []
    for edit in finding.fix.edits if finding.fix else ():
        if edit.span.field == "text" and not edit.text.strip():
            for line in range(
                article.line_at(edit.span.start), article.line_at(max(edit.span.start, edit.span.end - 1)) + 1
            ):
                block = article.block_at_line(line)
                shared = min(edit.span.end, block.end) - max(edit.span.start, block.start) if block else 0
                if block and shared >= _MOSTLY * (block.end - block.start):
                    labels.append(item.labels[line])
    return labels


def count(results: list[tuple[Labelled, Result]]) -> tuple[Counter[str], defaultdict[str, Counter[str]]]:
    """The findings of each rule, and the labels of the lines that it deletes."""
    findings: Counter[str] = Counter()
    lines: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for item, result in results:
        for finding in result.findings:
            findings[finding.rule] += 1
            lines[finding.rule].update(deleted_lines(item, finding))
    return findings, lines


def main() -> None:
    """Print the table and write it."""
    checker = engine()
    stray = [(item, checker.check(item.article)) for item in stray_articles()]
    found, lines = count(stray)
    news: Counter[str] = Counter()
    articles = 0
    for item in news_articles():
        news.update(finding.rule for finding in checker.check(item.article).findings)
        articles += 1
    rows = [
        [
            rule,
            found[rule],
            labels["junk"],
            labels["body"],
            labels["title"],
            labels["unsure"],
            precision(labels),
            news[rule],
        ]
        for rule in sorted(found | news)
        for labels in [lines[rule]]
    ]
    heads = ["rule", "findings", "stray", "body", "headline", "unclear", "precision", "in news"]
    table = tabulate(rows, heads, tablefmt="github", colalign=("left", *["right"] * 7), disable_numparse=True)
    print(table)
    _FILE.write_text(_ABOUT.format(stray=len(stray), news=f"{articles:,}") + table + "\n", encoding="utf-8")


def precision(labels: Counter[str]) -> str:
    """The share of stray lines among those that are stray or body."""
    known = labels["junk"] + labels["body"]
    return f"{labels['junk'] / known:.2f}" if known else ""


if __name__ == "__main__":
    main()

"""The article that started it all: every defect is found at its place with its fix, and next to nothing besides."""

import re
from pathlib import Path

import pytest

from checker import Article, Result, check

MOST_BESIDES = 2
CLEAN_LINES = {1, *range(19, 24), 27, 29, *range(37, 42), 45}


@pytest.fixture(scope="module")
def result(shared: Path) -> Result:
    return check(Article((shared / "seed" / "000_a360414266528f87.txt").read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def rows(shared: Path) -> list[tuple[set[int], str, str]]:
    """The rows of the table: the lines, the rule and the fix in words."""
    table = (shared / "seed" / "expected.md").read_text(encoding="utf-8")
    found = []
    for line in table.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 4 and re.match(r"\d", cells[0]):
            rule = re.match(r"`([a-z-]+)`", cells[2])
            found.append(({int(n) for n in re.findall(r"\d+", cells[0])}, rule[1] if rule else "", cells[3]))
    return found


def line_of(result: Result, finding) -> int:
    return result.article.line_at(finding.span.start) + 1


def test_every_row_is_found_with_its_fix(result: Result, rows: list[tuple[set[int], str, str]]) -> None:
    required = [row for row in rows if row[1]]
    assert len(required) == 14
    for lines, rule, fix in required:
        findings = {line_of(result, f): f for f in result.findings if f.rule == rule}
        assert lines <= findings.keys(), f"{rule} on lines {sorted(lines)}"
        for line in lines:
            found = findings[line].fix
            if fix.startswith("none"):
                assert found is None
                continue
            assert found is not None, f"{rule} on line {line} offers no fix"
            assert found.safe or "safe" not in fix
            wanted = "" if fix.startswith("delete") else fix.removesuffix(", safe")
            assert found.edits[0].text.strip() == wanted or wanted.endswith(found.edits[0].text)


def test_the_summary_names_what_it_repeats(result: Result) -> None:
    pairs = {
        line_of(result, f): result.article.line_at(f.related[0].span.start) + 1
        for f in result.findings
        if f.rule == "repeated-summary"
    }
    assert pairs == {13: 17, 14: 19}


def test_at_most_two_findings_besides(result: Result, rows: list[tuple[set[int], str, str]]) -> None:
    expected = {(line, rule) for lines, rule, _ in rows for line in lines}
    optional_lines = {line for lines, rule, _ in rows if not rule for line in lines}
    besides = [
        f
        for f in result.findings
        if f.span is None or ((line_of(result, f), f.rule) not in expected and line_of(result, f) not in optional_lines)
    ]
    assert len(besides) <= MOST_BESIDES, [(f.rule, f.text) for f in besides]


def test_clean_lines_stay_clean(result: Result, rows: list[tuple[set[int], str, str]]) -> None:
    of_the_table = {(line, rule) for lines, rule, _ in rows for line in lines}
    places = {(line_of(result, f), f.rule) for f in result.findings if f.span and f.span.field == "text"}
    assert {(line, rule) for line, rule in places - of_the_table if line in CLEAN_LINES} == set()

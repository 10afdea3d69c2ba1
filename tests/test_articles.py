"""Whole articles that the project wrote itself: clean ones stay clean, of dirty ones every defect is found."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from checker import Article, Finding, Result, Severity, check, fix

HERE = Path(__file__).parent / "articles"
CLEAN = sorted((HERE / "clean").glob("*.txt"))
DIRTY = sorted((HERE / "dirty").glob("*.txt"))


def read(path: Path) -> Article:
    return Article(path.read_text(encoding="utf-8"), source=path.name)


def expected(path: Path) -> list[dict[str, Any]]:
    """What stands in the file of expectations beside a dirty article."""
    return tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))["expected"]


def line_of(result: Result, finding: Finding) -> int:
    return result.article.line_at(finding.span.start) + 1 if finding.span else 0


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_nothing_is_found_in_a_clean_article(path: Path) -> None:
    result = check(read(path))
    assert [(f.rule, f.text) for f in result.findings if f.severity >= Severity.WARNING] == []
    assert result.verdict == "pass"


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_a_clean_article_is_left_as_it_is(path: Path) -> None:
    assert fix(read(path)).text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", DIRTY, ids=lambda path: path.stem)
def test_every_defect_is_found_and_nothing_besides(path: Path) -> None:
    result = check(read(path))
    found = {(line_of(result, f), f.rule) for f in result.findings}
    wanted = {(row["line"], row["rule"]) for row in expected(path)}
    assert wanted - found == set(), "not found"
    serious = {(line_of(result, f), f.rule) for f in result.findings if f.severity >= Severity.WARNING}
    assert serious - wanted == set(), "found besides"


@pytest.mark.parametrize("path", DIRTY, ids=lambda path: path.stem)
def test_the_fixes_are_the_expected_ones(path: Path) -> None:
    result = check(read(path))
    offered = {(line_of(result, f), f.rule): f.fix for f in reversed(result.findings)}
    for row in expected(path):
        offer = offered[row["line"], row["rule"]]
        if "fix" not in row:
            continue
        assert offer is not None, row
        assert offer.edits[0].text == ("" if row["fix"] == "delete" else row["fix"]), row
        assert offer.safe or not row.get("safe"), row


@pytest.mark.parametrize("path", DIRTY, ids=lambda path: path.stem)
def test_safe_fixes_mend_for_good(path: Path) -> None:
    mended = fix(read(path))
    assert not [f for f in check(mended).findings if f.fix and f.fix.safe]
    assert fix(mended).text == mended.text
    assert "\n\n\n" not in mended.text

"""Every rule against its own examples and its case file."""

from pathlib import Path

import pytest

from checker.registry import all_rules
from checker.testing import Case, example_cases, read_cases, run_case

HERE = Path(__file__).parent
RULES = all_rules()
BEYOND_TOML = {"lone-surrogate"}  # TOML holds whole characters only
CASES = [
    (rule_id, case)
    for rule_id, registered in RULES.items()
    for case in [
        *example_cases(registered.rule),
        *(read_cases(HERE / f"{rule_id}.toml") if (HERE / f"{rule_id}.toml").exists() else []),
    ]
]


@pytest.mark.parametrize(("rule_id", "case"), CASES, ids=[f"{rule_id}: {case.name}" for rule_id, case in CASES])
def test_case(rule_id: str, case: Case) -> None:
    assert run_case(rule_id, case, RULES).problems == []


@pytest.mark.parametrize("rule_id", RULES)
def test_every_rule_has_positive_and_negative_cases(rule_id: str) -> None:
    cases = read_cases(HERE / f"{rule_id}.toml")
    if rule_id in BEYOND_TOML:
        pytest.skip("its positive cases stand in a test of their own")
    marked = [case for case in cases if "⟦" in case.text + (case.title or "") or case.document]
    assert marked, "a case file shows what the rule finds"
    assert len(marked) < len(cases), "a case file shows what the rule leaves alone"


def test_every_case_file_belongs_to_a_rule() -> None:
    assert {path.stem for path in HERE.glob("*.toml")} <= RULES.keys()

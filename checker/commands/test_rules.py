"""`checker test-rules`: a house's rules against their own examples and case files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from ..errors import RuleError
from ..registry import Registered, all_rules
from ..testing import Case, example_cases, read_cases, run_case

CASES = "cases"  # the folder in a rule folder that holds a case file a rule


def run_test_rules(folders: Sequence[Path]) -> int:
    """Run every case of the rules in some folders; returns 0 when all passed, 1 when one failed."""
    rules = all_rules(folders)
    own = {name: r for name, r in rules.items() if any(Path(r.origin).is_relative_to(f) for f in folders)}
    if not own:
        raise RuleError(f"{', '.join(map(str, folders))}: no rule is there; a rule is a .py or a .toml file")
    passed = failed = 0
    for rule_id, registered in own.items():
        for case in _cases(registered, folders):
            problems = run_case(rule_id, case, rules).problems
            passed, failed = passed + (not problems), failed + bool(problems)
            for problem in problems:
                click.echo(f"{rule_id}: {case.name or case.text.strip()[:40]}: {problem}")
    click.echo(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def _cases(registered: Registered, folders: Sequence[Path]) -> Iterator[Case]:
    """The examples of a rule, then the cases of its file; a rule without any is refused."""
    cases = list(example_cases(registered.rule))
    for folder in folders:
        file = folder / CASES / f"{registered.rule.id}.toml"
        cases += read_cases(file) if file.exists() else []
    if not cases:
        raise RuleError(f"{registered.origin}: the rule has no examples; give it `examples`, they are its first tests")
    return iter(cases)

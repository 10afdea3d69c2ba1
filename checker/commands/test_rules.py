"""`checker test-rules`: a house's rules against their own examples and case files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import click

from ..errors import RuleError
from ..hints import nearest
from ..registry import Registered, all_rules
from ..testing import Case, example_cases, finds_something, read_cases, run_case

CASES = "cases"  # the folder in a rule folder that holds a case file a rule


def run_test_rules(paths: Sequence[Path]) -> int:
    """Run every case of the rules in some folders or files; returns 0 when all passed, 1 when one failed."""
    for path in paths:
        if not path.exists():
            raise RuleError(f"{path}: no such file or folder; correct the path")
    folders = list(dict.fromkeys(path if path.is_dir() else path.parent for path in paths))
    rules = all_rules(folders)
    own = {name: r for name, r in rules.items() if any(Path(r.origin).is_relative_to(path) for path in paths)}
    if not own:
        raise RuleError(f"{', '.join(map(str, paths))}: no rule is there; a rule is a .py or a .toml file")
    passed = failed = 0
    _refuse_cases_of_nothing(folders, rules)
    for rule_id, registered in own.items():
        for case in _cases(registered, folders):
            problems = _problems(registered, case, rules)
            passed, failed = passed + (not problems), failed + bool(problems)
            for problem in problems:
                click.echo(f"{rule_id}: {case.name or case.text.strip()[:40]}: {problem}")
    click.echo(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def _problems(registered: Registered, case: Case, rules: dict[str, Registered]) -> list[str]:
    """What is wrong when a case of a rule is run; RuleError when the case itself cannot be."""
    try:
        return run_case(registered.rule.id, case, rules).problems
    except RuleError as error:
        raise RuleError(f"{registered.origin}: {case.name or case.text.strip()[:40]}: {error}") from None


def _cases(registered: Registered, folders: Sequence[Path]) -> Iterator[Case]:
    """The examples of a rule, then the cases of its file; one that nothing shows to find anything is refused."""
    cases = list(example_cases(registered.rule))
    for folder in folders:
        file = folder / CASES / f"{registered.rule.id}.toml"
        cases += read_cases(file) if file.exists() else []
    if not cases:
        raise RuleError(f"{registered.origin}: the rule has no examples; give it `examples`, they are its first tests")
    if not any(map(finds_something, cases)):
        raise RuleError(
            f"{registered.origin}: no example or case says what the rule finds, so that it could find nothing and "
            "pass; mark it with ⟦ ⟧ in one of them"
        )
    return iter(cases)


def _refuse_cases_of_nothing(folders: Iterable[Path], rules: Mapping[str, Registered]) -> None:
    """A case file is named like its rule; one that is not would never be run."""
    for folder in folders:
        for file in sorted((folder / CASES).glob("*.toml")):
            if file.stem not in rules:
                raise RuleError(f"{file}: no rule is called {file.stem!r}{nearest(file.stem, rules)}")

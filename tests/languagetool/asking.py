"""The rule with some options, on an engine of its own."""

from dataclasses import replace
from functools import cache
from typing import Any

from checker import Article, Finding, Rule
from checker.engine import Active, Engine
from checker.registry import all_rules

rules = cache(all_rules)


def engine(*others: str, **options: Any) -> Engine:
    """An engine with the rule and others beside it."""
    rule: Rule = replace(rules()["languagetool"].rule, **options)  # type: ignore[type-var]
    return Engine(Active(r, r.severity) for r in (rule, *(rules()[other].rule for other in others)))


def found(article: str | Article, *others: str, **options: Any) -> list[Finding]:
    """What is found in an article, in a run of its own."""
    asked = engine(*others, **options)
    with asked.session():
        result = asked.check(Article(article) if isinstance(article, str) else article)
    assert result.error is None
    return result.findings

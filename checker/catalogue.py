"""The rules' documentation as Markdown, made from the rules themselves."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Mapping

from .registry import Registered
from .rule import GROUPS, Rule, Stage
from .visible import HIDDEN, code_point

_INTRODUCTION = """\
# The rules

Made by `python scripts/make_docs.py` from the rules themselves; edit those. In examples ⟦ ⟧ mark what is found. A
confidence is the share of a rule's findings that is expected to be right. Off: only on when settings select the rule.
"""


def catalogue(rules: Mapping[str, Registered]) -> str:
    """The whole catalogue: a table, then each rule by group."""
    parts = [_INTRODUCTION, _table(rules)]
    for group in GROUPS:
        members = [r.rule for r in rules.values() if r.rule.group == group]
        if members:
            parts += [f"## {group}\n", *(explained(rule, level=3) for rule in members)]
    return "\n".join(parts)


def _table(rules: Mapping[str, Registered]) -> str:
    rows = ["| group | rule | severity | confidence | finds |", "|---|---|---|---|---|"]
    for group in GROUPS:
        for name, registered in rules.items():
            rule = registered.rule
            if rule.group == group:
                severity = rule.severity.label + ("" if rule.default else ", off")
                rows.append(
                    f"| {group} | [`{name}`](#{name}) | {severity} | {rule.confidence:.2f} | {_cell(rule.summary)} |"
                )
    return "\n".join(rows) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def explained(rule: Rule, level: int) -> str:
    """One rule: what it says of itself, its options and its examples, under a heading of a level."""
    facts = [f"group {rule.group}", f"severity {rule.severity.label}", f"confidence {rule.confidence:.2f}"]
    if rule.stage is Stage.CLAIM:
        facts.append("claims its lines")
    if not rule.default:
        facts.append("off unless selected")
    parts = [f"{'#' * level} {rule.id}\n", f"*{', '.join(facts)}*\n", rule.documentation.strip() + "\n"]
    options = _options(rule)
    if options:
        parts.append("Options:\n\n" + "\n".join(options) + "\n")
    if rule.examples.bad:
        parts.append("Found:\n\n" + "\n".join(map(_example, rule.examples.bad)) + "\n")
    if rule.examples.good:
        parts.append("Left alone:\n\n" + "\n".join(map(_example, rule.examples.good)) + "\n")
    return "\n".join(parts)


def _example(text: str) -> str:
    fence = "````" if "```" in text else "```"
    shown = HIDDEN.sub(lambda m: f"‹{code_point(m.group())}›", text.strip("\n"))
    return f"{fence}text\n{shown}\n{fence}"


def _options(rule: Rule) -> list[str]:
    if not dataclasses.is_dataclass(rule):
        return []
    hints = type(rule).options()
    lines = []
    for field in dataclasses.fields(rule):
        name = field.name.replace("_", "-")
        type_ = (
            getattr(hints[name], "__name__", str(hints[name])) if not typing.get_args(hints[name]) else str(hints[name])
        )
        lines.append(f"- `{name}`: {type_}, by default `{getattr(rule, field.name)!r}`")
    return lines

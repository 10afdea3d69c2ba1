"""Tests for rules, written as data: an author's case files and the examples in a rule both run through here."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from traceback import extract_tb
from typing import Any

import msgspec

from .article import Article, Field, Span
from .edits import fixed_text
from .engine import Active, Engine
from .errors import RuleError
from .finding import Finding
from .hints import mistyped, nearest
from .registry import Registered, with_options
from .rule import Rule

_MARK = re.compile("[⟦⟧]")


class Case(msgspec.Struct, forbid_unknown_fields=True, rename="kebab"):
    """A text in which ⟦ ⟧ mark what a rule must find, and nothing else; without marks it must find nothing.

    `document`: the rule must yield one finding about the whole article. `fixed`: the text after all of the rule's
    fixes, unsafe ones too. `with_`: rules that run beside it. One leading newline of `text` and `fixed` is cut.
    """

    text: str
    name: str = ""
    title: str | None = None
    url: str | None = None
    id: str | None = None
    language: str | None = None
    date: str | None = None
    html: str | None = None
    encoding: str | None = None
    options: dict[str, Any] = {}
    with_: list[str] = msgspec.field(default_factory=list, name="with")
    document: bool = False
    fixed: str | None = None


class _CaseFile(msgspec.Struct, forbid_unknown_fields=True):
    case: list[Case]


@dataclass(frozen=True)
class Outcome:
    """What came of a case: the problems, each in words; none when it passed."""

    name: str
    problems: list[str] = field(default_factory=list)


def unmark(marked: str, of: Field = "text") -> tuple[str, list[Span]]:
    """A text without its marks, and the spans that they enclosed."""
    spans, begin, removed, opened = [], 0, 0, False
    for mark in _MARK.finditer(marked):
        place = mark.start() - removed
        if (mark.group() == "⟦") == opened:
            raise RuleError(f"⟦ and ⟧ do not pair in {marked!r}")
        if opened:
            spans.append(Span(begin, place, of))
        begin, opened, removed = place, not opened, removed + 1
    if opened:
        raise RuleError(f"⟦ and ⟧ do not pair in {marked!r}")
    return _MARK.sub("", marked), spans


def read_cases(path: Path) -> list[Case]:
    """The cases of a file; RuleError says what is wrong with it."""
    try:
        cases = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _CaseFile).case
    except msgspec.ValidationError as error:
        raise RuleError(f"{path}: {mistyped(error, _CaseFile)}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: not TOML: {error}") from None
    if not cases:
        raise RuleError(f"{path}: no case is there; write one as [[case]], or remove the file")
    return cases


def finds_something(case: Case) -> bool:
    """Whether a case says what a rule must find, and not only what it must leave alone."""
    return case.document or "⟦" in case.text or "⟦" in (case.title or "")


def example_cases(rule: Rule) -> Iterator[Case]:
    """A rule's own examples as cases."""
    for kind, texts in (("bad", rule.examples.bad), ("good", rule.examples.good)):
        for number, text in enumerate(texts, 1):
            yield Case(text, name=f"{kind} example {number}", document=kind == "bad" and "⟦" not in text)


def run_case(rule_id: str, case: Case, rules: dict[str, Registered]) -> Outcome:
    """Run one case of a rule; `rules` is everything that is registered. RuleError when the case cannot be run."""
    text, expected = unmark(case.text.removeprefix("\n"))
    title, in_title = unmark(case.title, "title") if case.title is not None else (None, [])
    article = Article(
        text,
        title=title,
        url=case.url,
        id=case.id,
        language=case.language,
        date=case.date,
        html=case.html,
        encoding=case.encoding,
    )
    rule = with_options(rules[rule_id].rule, case.options, "options")
    for other in case.with_:
        if other not in rules:
            raise RuleError(f"with: no rule is called {other!r}{nearest(other, rules)}")
    engine = Engine(Active(r, r.severity) for r in [rule, *(rules[other].rule for other in case.with_)])
    result = engine.check(article)
    outcome = Outcome(case.name or case.text.strip()[:40])
    if result.error:
        outcome.problems.append(f"{result.error}{_place_of_crash(rule, article) if result.crashed else ''}")
    found = [f for f in result.findings if f.rule == rule_id]
    outcome.problems.extend(_differences(article, found, expected + in_title, case.document))
    if case.fixed is not None and (fixed := fixed_text(engine, article, unsafe=True)) != case.fixed.removeprefix("\n"):
        outcome.problems.append(f"fixed, the text is {fixed!r}, not {case.fixed!r}")
    return outcome


def _place_of_crash(rule: Rule, article: Article) -> str:
    """The file and the line in which a rule raises, for its author."""
    try:
        list(rule.check(article))
    except Exception as error:
        frame = extract_tb(error.__traceback__)[-1]
        return f" ({frame.filename}:{frame.lineno})"
    return ""


def _differences(article: Article, found: list[Finding], expected: Iterable[Span], document: bool) -> Iterator[str]:
    spans = [f.span for f in found]
    unmarked = document and None not in spans  # then it was most probably the marks that were forgotten
    for span in expected:
        if span not in spans:
            yield f"not found: {article.of(span.field)[span.start : span.end]!r} at {span.start}"
    for finding in found:
        if finding.span is None and not document:
            yield f"found besides, about the whole article: {finding.message}"
        elif finding.span is not None and finding.span not in expected and not unmarked:
            yield f"found besides: {finding.text!r} at {finding.span.start}: {finding.message}"
    if unmarked:
        yield "no finding about the whole article" + ("; put ⟦ ⟧ around what must be found" if found else "")
    if len(set(spans)) < len(spans):
        yield "the same place is found twice"

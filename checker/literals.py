"""Literals that a pattern cannot match without: what the screen looks for before any pattern runs."""

from __future__ import annotations

import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from itertools import product
from typing import Any

_MOST = 120  # literals of one pattern; more would cost the screen more than they save
_LONGEST = 14  # characters of a literal; more tell nothing new


def required_literals(pattern: str, *, line_start: bool = False, line_end: bool = False) -> frozenset[str]:
    """Lower-case literals one of which occurs wherever the pattern matches; empty when none can be told.

    With `line_start` the pattern matches only at the beginning of a line, so that a literal there is written with a
    newline before it; likewise `line_end`.
    """
    try:
        tree = parser.parse(pattern, re_flags())
    except Exception:  # syntax of `regex` that `re` does not know: the pattern is then tried on every line
        return frozenset()
    exact, best = _of_sequence(list(tree), line_start, line_end)
    if exact is not None:
        texts = {("\n" if line_start else "") + t + ("\n" if line_end else "") for t in exact}
        best = _better(best, frozenset(texts))
    if best is None or min(map(len, best)) < 2:
        return frozenset()
    return _least(best)


def _least(texts: frozenset[str]) -> frozenset[str]:
    """The texts cut to what tells enough, without those that hold another."""
    kept: list[str] = []
    for text in sorted({_cut(text) for text in texts}, key=len):
        if not any(shorter in text for shorter in kept):
            kept.append(text)
    return frozenset(kept)


def _cut(text: str) -> str:
    return text[-_LONGEST:] if text.endswith("\n") and not text.startswith("\n") else text[:_LONGEST]


def re_flags() -> int:
    """The flags under which patterns are read."""
    import re

    return re.IGNORECASE


def _better(a: frozenset[str] | None, b: frozenset[str] | None) -> frozenset[str] | None:
    """The set that says more: the longer its shortest member the better, up to a length that tells enough."""
    if not a or not b:
        return a or b
    return a if _worth(a) >= _worth(b) else b


def _worth(texts: frozenset[str]) -> tuple[int, int]:
    shortest = min(len(t) + 6 * t.startswith("\n") + 6 * t.endswith("\n") if t.strip("\n") else 0 for t in texts)
    return min(shortest, _LONGEST), -len(texts)


def _of_sequence(
    nodes: list[Any], line_start: bool = False, line_end: bool = False
) -> tuple[set[str] | None, frozenset[str] | None]:
    """All texts that the nodes can be, if few enough, and the best set one of which they must hold."""
    run: set[str] | None = {""}
    at_start, exact_so_far, best = True, True, None

    def close(texts: set[str] | None, at_end: bool = False) -> frozenset[str] | None:
        if not texts or "" in texts:
            return None
        lead = "\n" if at_start and line_start else ""
        tail = "\n" if at_end and line_end else ""
        return frozenset(lead + t + tail for t in texts)

    for kind, value in nodes:
        exact, inner = _of_node(kind, value)
        joined = {a + b for a, b in product(run or (), exact)} if run is not None and exact is not None else None
        if joined is not None and len(joined) <= _MOST:
            run = joined
            continue
        best = _better(best, close(run))
        best = _better(best, inner)
        exact_so_far, at_start = False, False
        run = exact if exact is not None else {""}
    best = _better(best, close(run, at_end=True))
    return (run if exact_so_far else None), best


def _of_node(kind: Any, value: Any) -> tuple[set[str] | None, frozenset[str] | None]:
    if kind is op.LITERAL:
        return {chr(value).lower()}, None
    if kind is op.AT or kind in (op.ASSERT, op.ASSERT_NOT):
        return {""}, None
    if kind is op.IN and len(value) <= 4 and all(k is op.LITERAL for k, _ in value):
        return {chr(v).lower() for _, v in value}, None
    if kind is op.SUBPATTERN:
        return _of_sequence(list(value[-1]))
    if kind is op.ATOMIC_GROUP:
        return _of_sequence(list(value))
    if kind is op.BRANCH:
        branches = [_of_sequence(list(b)) for b in value[1]]
        exact: set[str] | None = set()
        for texts, _ in branches:
            exact = exact | texts if exact is not None and texts is not None else None
        inner: frozenset[str] | None = frozenset()
        for texts, best in branches:
            mine = best or (frozenset(texts) if texts and "" not in texts else None)
            inner = inner | mine if inner is not None and mine else None
        return (exact if exact and len(exact) <= _MOST else None), (inner if inner and len(inner) <= _MOST else None)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        low, high, body = value
        exact, inner = _of_sequence(list(body))
        if (low, high) == (0, 1):
            return (exact | {""} if exact is not None else None), None
        if low == high == 1:
            return exact, inner
        return None, (_better(inner, frozenset(exact) if exact and "" not in exact else None) if low else None)
    return None, None

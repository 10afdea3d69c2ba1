"""Which characters a pattern cannot match: a line that holds one of them need not be tried."""

from __future__ import annotations

import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable
from typing import Any

from .folding import folded

_PRINTED = frozenset(map(chr, range(32, 127)))
_LETTERS = frozenset(c for c in _PRINTED if c.isalpha())
_FIGURES = frozenset("0123456789")
_SPACE = frozenset(" ")
_WORD = _LETTERS | _FIGURES | {"_"}
_CATEGORIES = {
    op.CATEGORY_DIGIT: _FIGURES,
    op.CATEGORY_NOT_DIGIT: _PRINTED - _FIGURES,
    op.CATEGORY_SPACE: _SPACE,
    op.CATEGORY_NOT_SPACE: _PRINTED - _SPACE,
    op.CATEGORY_WORD: _WORD,
    op.CATEGORY_NOT_WORD: _PRINTED - _WORD,
}


def barred(pattern: str) -> str:
    """The characters of ASCII that no match has, whatever the case of letters; none where that is not known."""
    try:
        matched = _in_all(parser.parse(pattern, re.IGNORECASE))
    except Exception:  # syntax of `regex` that `re` does not know
        return ""
    return "".join(sorted(_PRINTED - matched))


def _in_all(nodes: Iterable[Any]) -> frozenset[str]:
    return frozenset().union(*(_in_node(kind, value) for kind, value in nodes))


def _in_node(kind: Any, value: Any) -> frozenset[str]:
    if kind is op.LITERAL:
        return _either_case(folded(chr(value)))
    if kind is op.IN:
        return _in_class(value)
    if kind in (op.SUBPATTERN, op.ATOMIC_GROUP):
        return _in_all(value[-1] if kind is op.SUBPATTERN else value)
    if kind is op.BRANCH:
        return frozenset().union(*map(_in_all, value[1]))
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return _in_all(value[2])
    return frozenset() if kind in (op.AT, op.ASSERT, op.ASSERT_NOT, op.GROUPREF) else _PRINTED


def _in_class(items: Iterable[Any]) -> frozenset[str]:
    named, is_negated = frozenset[str](), False
    for kind, value in items:
        if kind is op.NEGATE:
            is_negated = True
        elif kind is op.LITERAL:
            named |= _either_case(folded(chr(value)))
        elif kind is op.RANGE:
            beyond_ascii = value[1] >= 128  # where some stand for letters of ASCII, if case does not count
            named |= _either_case(
                c for c in _PRINTED if value[0] <= ord(c) <= value[1] or (beyond_ascii and c.isalpha())
            )
        else:
            named |= _CATEGORIES[value]
    return _PRINTED - named | _LETTERS if is_negated else named


def _either_case(characters: Iterable[str]) -> frozenset[str]:
    return _PRINTED.intersection(form for c in characters for form in (c.lower(), c.upper()))

"""How many letters a pattern can match at most: a longer line need not be tried."""

from __future__ import annotations

import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Sequence
from typing import Any

ANY_NUMBER = 1_000_000


def most_letters(pattern: str) -> int:
    """How many letters and digits a match can have at most; `ANY_NUMBER` where that is not bounded or not known."""
    try:
        return min(_letters(list(parser.parse(pattern, re.IGNORECASE))), ANY_NUMBER)
    except Exception:  # syntax of `regex` that `re` does not know
        return ANY_NUMBER


def _letters(nodes: Sequence[Any]) -> int:
    return sum(_letters_of(kind, value) for kind, value in nodes)


def _letters_of(kind: Any, value: Any) -> int:
    if kind is op.LITERAL:
        return chr(value).isalnum()
    if kind in (op.ANY, op.NOT_LITERAL):
        return 1
    if kind is op.IN:
        return any(map(_may_be_letter, value))
    if kind in (op.SUBPATTERN, op.ATOMIC_GROUP):
        return _letters(value[-1] if kind is op.SUBPATTERN else value)
    if kind is op.BRANCH:
        return max(map(_letters, value[1]))
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        _, high, body = value
        return _letters(body) and (ANY_NUMBER if high is op.MAXREPEAT else high * _letters(body))
    return 0 if kind in (op.AT, op.ASSERT, op.ASSERT_NOT) else ANY_NUMBER


def _may_be_letter(item: tuple[Any, Any]) -> bool:
    kind, value = item
    if kind is op.LITERAL:
        return chr(value).isalnum()
    if kind is op.CATEGORY:
        return value not in (op.CATEGORY_SPACE, op.CATEGORY_NOT_WORD)
    return kind is not op.RANGE or value[1] >= 128 or any(chr(c).isalnum() for c in range(value[0], value[1] + 1))

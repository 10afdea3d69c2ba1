"""Literals that a pattern cannot match without: what the screen and the matcher look for before any pattern runs."""

from __future__ import annotations

import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from math import log2
from typing import Any

from .block import DECORATION
from .folding import folded

_MOST = 400  # literals of one set; more would cost more than they save
_LENGTHS = (24, 20, 17, 14, 11)  # characters that literals for the screen are cut to: the more there are, the shorter
_MANY = 120  # literals of a set; of more, shorter ones are better for the screen, and none elsewhere
_CLASS = 16  # characters of a class that are told apart
_TELLS = {
    **{" ": 2.7, "e": 3.3, "t": 3.7, "v": 6.5, "\n": 17.0},
    **dict.fromkeys("aoin", 4.0),
    **dict.fromkeys("srh", 4.2),
    **dict.fromkeys("ldcu", 5.0),
    **dict.fromkeys("mfpgwyb", 5.7),
    **dict.fromkeys("0123456789", 12.0),
}  # how much a character tells, in bits: from how frequent it is in English; few places are at the edge of a line
_RARE, _FOREIGN = 8.0, 15.0  # what others tell, in ASCII and beyond
_LEAST = 7.0  # a set one of whose literals tells less is none

Texts = frozenset[str]
_NOTHING: Texts = frozenset([""])


@dataclass(frozen=True)
class _Found:
    """What is known of a piece of a pattern: all it can be if countable, its beginnings and ends, and what it holds.

    Of each set that it holds, one text occurs. A piece that `skips` may be missing; its beginnings are then those it
    has where it is there.
    """

    exact: Texts | None = None
    head: Texts = _NOTHING
    tail: Texts = _NOTHING
    held: tuple[Texts, ...] = ()
    skips: bool = False


def required_literals(pattern: str, *, line_start: bool = False, line_end: bool = False) -> list[Texts]:
    """Sets of folded literals, of each of which one occurs wherever the pattern matches: the most telling set first.

    With `line_start` the pattern matches only at the beginning of a line, so that a literal there is written with a
    newline before it; likewise `line_end`. No set where nothing can be told, or not enough.
    """
    try:
        found = _of_sequence(list(parser.parse(pattern, re.IGNORECASE)))
    except Exception:  # syntax of `regex` that `re` does not know: the pattern is then tried on every line
        return []
    lead, close = "\n" * line_start, "\n" * line_end
    sets = [*found.held, *_around(lead, found.head, ""), *_around("", found.tail, close)]
    if found.exact is not None:
        sets += _around(lead, found.exact, close)
    best = max((_cut(texts) for texts in sets), key=_order, default=_NOTHING)
    if _worth(best)[0] < _LEAST:
        return []
    further = [kept for texts in {*sets} if len(kept := _apart(texts)) <= _MANY and _worth(kept)[0] >= _LEAST]
    return _needed([best, *sorted(further, key=_order, reverse=True)])


def at_edges(literal: str) -> list[str]:
    """A literal as the screen may see it, which leaves out the decoration at the edges of lines."""
    lead, close = literal.lstrip(DECORATION), literal.rstrip(DECORATION)
    seen = [literal]
    if lead != literal:
        seen.append("\n" + lead)
    if close != literal:
        seen.append(close + "\n")
    if lead != literal != close:
        seen.append("\n" + literal.strip(DECORATION) + "\n")
    return seen


def _needed(sets: list[Texts]) -> list[Texts]:
    """The sets without those that say no more than one before them."""
    kept: list[Texts] = []
    for texts in sets:
        if not any(all(any(map(known.__contains__, texts)) for known in before) for before in kept):
            kept.append(texts)
    return kept


def _apart(texts: Iterable[str]) -> Texts:
    """The texts without those that hold another."""
    kept: set[str] = set()
    lengths: set[int] = set()  # of those that are kept: most sets have few
    for text in sorted(set(texts), key=len):
        parts = (text[i : i + length] for length in lengths for i in range(len(text) - length + 1))
        if kept.isdisjoint(parts):
            kept.add(text)
            lengths.add(len(text))
    return frozenset(kept)


def _around(lead: str, texts: Texts, close: str) -> tuple[Texts, ...]:
    """The texts with what stands before and after them, as a set that is held: none where one text is empty."""
    return () if "" in texts else (frozenset(lead + text + close for text in texts),)


def _order(texts: Texts) -> tuple[float, int, list[str]]:
    return (*_worth(texts), sorted(texts))


def _worth(texts: Texts) -> tuple[float, int]:
    """How much it tells that one of some texts occurs, in bits: the rarer that is the better; then the fewer."""
    return (-log2(sum(2 ** -_told(text) for text in texts)) if texts else 0.0, -len(texts))


def _told(text: str) -> float:
    """How much a literal tells, in bits."""
    return sum(_TELLS.get(c, _RARE if c.isascii() else _FOREIGN) for c in text)


def _cut(texts: Texts) -> Texts:
    """The texts cut to what tells enough, without those that hold another."""
    for length in _LENGTHS:
        kept = _apart(text[-length:] if text.endswith("\n") else text[:length] for text in texts)
        if len(kept) <= _MANY:
            break
    return kept


def _joined(left: Texts, right: Texts) -> Texts | None:
    """Every text of one set with every text of the other after it, if those are few enough."""
    if len(left) * len(right) > _MOST:
        return None
    return frozenset(a + b for a, b in product(left, right))


def _of_sequence(nodes: Sequence[Any]) -> _Found:
    pieces = [_of_node(kind, value) for kind, value in nodes]
    run, whole, held = _NOTHING, True, list[Texts]()
    for piece in pieces:
        longer = _joined(run, piece.exact) if piece.exact is not None else None
        if longer is not None:
            run = longer
            continue
        whole = False
        ended = run if piece.skips else _joined(run, piece.head) or run
        held += [*_around("", ended, ""), *piece.held]
        run = piece.exact if piece.exact is not None else piece.tail
    held += _around("", run, "")
    return _Found(run if whole else None, _heads(pieces), run, tuple(held))


def _heads(pieces: Iterable[_Found]) -> Texts:
    """How a sequence of pieces begins."""
    heads, run = frozenset[str](), _NOTHING
    for piece in pieces:
        longer = _joined(run, piece.exact) if piece.exact is not None else None
        if longer is None:
            heads |= _joined(run, piece.head) or run
            if not piece.skips:
                return heads
        else:
            run = longer
    return heads | run


def _of_node(kind: Any, value: Any) -> _Found:
    if kind is op.LITERAL:
        return _exactly([chr(value)])
    if kind is op.AT or kind in (op.ASSERT, op.ASSERT_NOT):
        return _exactly([""])
    if kind is op.IN and (members := _members(value)) is not None:
        return _exactly(members)
    if kind in (op.SUBPATTERN, op.ATOMIC_GROUP):
        return _of_sequence(list(value[-1] if kind is op.SUBPATTERN else value))
    if kind is op.BRANCH:
        return _of_branches([_of_sequence(list(branch)) for branch in value[1]])
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        low, high, body = value
        return _of_repeat(low, high, _of_sequence(list(body)))
    return _Found()


def _members(items: Iterable[Any]) -> set[str] | None:
    """The characters of a class, folded; None where they are many or it says which are not its own."""
    members: set[str] = set()
    for kind, value in items:
        if kind is op.LITERAL:
            members.add(folded(chr(value)))
        elif kind is op.RANGE and value[1] - value[0] < _CLASS:
            members.update(folded(chr(c)) for c in range(value[0], value[1] + 1))
        elif kind is op.CATEGORY and value is op.CATEGORY_DIGIT:
            members.update("0123456789")
        else:
            return None
    return members if len(members) <= _CLASS else None


def _exactly(texts: Iterable[str]) -> _Found:
    exact = frozenset(map(folded, texts))
    return _Found(exact, exact, exact, _around("", exact, ""))


def _of_branches(branches: list[_Found]) -> _Found:
    exact = _union([found.exact for found in branches])
    held = _union([max(found.held, key=_order) if found.held else None for found in branches])
    head, tail = _union([found.head for found in branches]), _union([found.tail for found in branches])
    return _Found(exact, head or _NOTHING, tail or _NOTHING, (held,) if held else ())


def _union(sets: Sequence[Texts | None]) -> Texts | None:
    """All texts of the sets, or None where one set is unknown or they are too many."""
    union: Texts = frozenset()
    for texts in sets:
        if texts is None:
            return None
        union |= texts
    return union if len(union) <= _MOST else None


def _of_repeat(low: int, high: Any, body: _Found) -> _Found:
    if low == high == 1:
        return body
    if low == 0:
        optional = body.exact is not None and high == 1
        return _exactly([*(body.exact or ()), ""]) if optional else _Found(head=body.head, skips=True)
    return _Found(None, body.head, body.tail, body.held)

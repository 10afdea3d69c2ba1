"""Literals that a pattern cannot match without: what the screen looks for before any pattern runs."""

from __future__ import annotations

import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

_MOST = 1000  # literals of one pattern; more would cost the screen more than they save
_LENGTHS = (14, 11, 8)  # characters that a literal is cut to: more tell nothing new, fewer make fewer literals
_SCREENED = (7, 13)  # to what length the screen's are cut: longer where the first word is a short one
_MANY = 40  # literals of one pattern from which shorter ones are better
_EDGE = 5  # what a line's beginning or end beside a literal is worth, in characters
_END, _LEAST_END = 10, 4  # characters that a literal from a run's end is cut to, and that it has at least
_LEAST = 2  # a literal that tells less than two characters do is none

Texts = frozenset[str]
_NOTHING: Texts = frozenset([""])


@dataclass(frozen=True)
class _Found:
    """What is known of a piece of a pattern: all it can be if countable, its beginnings, its ends, what it holds.

    A piece that `skips` may be missing; its beginnings are then those it has where it is there.
    """

    exact: Texts | None = None
    head: Texts = _NOTHING
    tail: Texts = _NOTHING
    held: Texts = frozenset()
    skips: bool = False


def required_literals(pattern: str, *, line_start: bool = False, line_end: bool = False) -> Texts:
    """Lower-case literals one of which occurs wherever the pattern matches; empty when none can be told.

    With `line_start` the pattern matches only at the beginning of a line, so that a literal there is written with a
    newline before it; likewise `line_end`.
    """
    try:
        found = _of_sequence(list(parser.parse(pattern, re.IGNORECASE)))
    except Exception:  # syntax of `regex` that `re` does not know: the pattern is then tried on every line
        return frozenset()
    lead, close = "\n" * line_start, "\n" * line_end
    sets = [found.held, _around(lead, found.head, ""), _around("", found.tail, close)]
    if found.exact is not None:
        sets.append(_around(lead, found.exact, close))
    return _least(max(sets, key=_worth))


def further_literals(pattern: str) -> Texts:
    """More literals one of which occurs wherever the pattern matches: the ends of what `required_literals` begins.

    They spare trying a pattern, most of whose beginnings are words that prose begins with too; empty when none helps.
    """
    try:
        nodes = list(parser.parse(pattern, re.IGNORECASE))
    except Exception:  # as above
        return frozenset()
    ends = [_apart(text[-_END:] for text in run) for run in _runs(nodes) if "" not in run]
    useful = [texts for texts in ends if len(texts) <= _MANY and min(map(len, texts)) >= _LEAST_END]
    return max(useful, key=lambda texts: (min(map(len, texts)), -len(texts)), default=frozenset())


def _runs(nodes: Sequence[Any]) -> list[Texts]:
    """What stands between the countless pieces of a sequence, and what those hold: of each set, one text occurs."""
    runs, run = [], _NOTHING
    for piece in (_of_node(kind, value) for kind, value in nodes):
        longer = _joined(run, piece.exact) if piece.exact is not None else None
        if longer is not None:
            run = longer
        else:
            runs += [run, piece.held or _NOTHING]
            run = piece.exact if piece.exact is not None else _NOTHING
    return [*runs, run]


def fewest(needed: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Few literals that stand for all that some patterns need; none where a pattern needs none."""
    sets = [frozenset(texts) for texts in needed]
    if not all(sets) or any("" in texts for texts in sets):
        return ()
    return tuple(sorted(_apart(_cut(text, _SCREENED[" " in text[:7]]) for text in frozenset().union(*sets))))


def grouped(
    needed: Iterable[Sequence[str]], anchors: Iterable[str], seen: Callable[[str], str]
) -> dict[str, list[tuple[str, int]]]:
    """By the anchor that each holds: the literals that patterns need, each with the number of its pattern.

    `seen` tells what is surely left of a literal where the screen looks. Where the patterns have no anchors, because
    one of them needs no literal, all are grouped under the empty text.
    """
    known = frozenset(anchors) or _NOTHING
    groups: dict[str, list[tuple[str, int]]] = {}
    for n, texts in enumerate(needed):
        for text in texts or [""]:
            core, ends = seen(text), range(len(text) + 1)
            held = min(part for end in ends for start in range(end + 1) if (part := core[start:end]) in known)
            groups.setdefault(held, []).append((text, n))
    return dict(sorted(groups.items()))


def _apart(texts: Iterable[str]) -> Texts:
    """The texts without those that hold another."""
    kept: set[str] = set()
    for text in sorted(set(texts), key=len):
        ends = range(1, len(text) + 1)
        if not any(text[start:end] in kept for end in ends for start in range(end)):
            kept.add(text)
    return frozenset(kept)


def _around(lead: str, texts: Texts, close: str) -> Texts:
    return frozenset() if "" in texts else frozenset(lead + text + close for text in texts)


def _worth(texts: Texts) -> tuple[int, int]:
    """The longer the shortest member the better, up to a length that tells enough; then the fewer the better."""
    shortest = min(map(_weight, texts), default=0)
    return (min(shortest, _LENGTHS[0] + _EDGE), -len(texts)) if shortest >= _LEAST else (0, 0)


def _weight(text: str) -> int:
    """How much a literal tells: its characters, those beyond ASCII doubly, and the edges of its line."""
    letters = text.strip("\n")
    return len(letters) + sum(c > "\x7f" for c in letters) + _EDGE * (text.startswith("\n") + text.endswith("\n"))


def _least(texts: Texts) -> Texts:
    """The texts cut to what tells enough, without those that hold another."""
    if _worth(texts) == (0, 0):
        return frozenset()
    for length in _LENGTHS:
        kept = _apart(_cut(text, length) for text in texts)
        if len(kept) <= _MANY:
            break
    return kept


def _cut(text: str, length: int) -> str:
    """A literal cut so that it still tells enough: only one at a line's beginning may be short."""
    if text.startswith("\n"):
        return text[:length]
    return text[-_LENGTHS[0] :] if text.endswith("\n") else text[: _LENGTHS[0]]


def _joined(left: Texts, right: Texts) -> Texts | None:
    """Every text of one set with every text of the other after it, if those are few enough."""
    if len(left) * len(right) > _MOST:
        return None
    return frozenset(a + b for a, b in product(left, right))


def _of_sequence(nodes: Sequence[Any]) -> _Found:
    pieces = [_of_node(kind, value) for kind, value in nodes]
    run, whole, held = _NOTHING, True, [frozenset[str]()]
    for piece in pieces:
        longer = _joined(run, piece.exact) if piece.exact is not None else None
        if longer is not None:
            run = longer
            continue
        whole = False
        ended = run if piece.skips else _joined(run, piece.head) or run
        held += [piece.held, _around("", ended, "")]
        run = piece.exact if piece.exact is not None else piece.tail
    held.append(_around("", run, ""))
    return _Found(run if whole else None, _heads(pieces), run, max(held, key=_worth))


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
        return _exactly([chr(value).lower()])
    if kind is op.AT or kind in (op.ASSERT, op.ASSERT_NOT):
        return _exactly([""])
    if kind is op.IN and len(value) <= 8 and all(k is op.LITERAL for k, _ in value):
        return _exactly(chr(v).lower() for _, v in value)
    if kind in (op.SUBPATTERN, op.ATOMIC_GROUP):
        return _of_sequence(list(value[-1] if kind is op.SUBPATTERN else value))
    if kind is op.BRANCH:
        return _of_branches([_of_sequence(list(branch)) for branch in value[1]])
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        low, high, body = value
        return _of_repeat(low, high, _of_sequence(list(body)))
    return _Found()


def _exactly(texts: Iterable[str]) -> _Found:
    exact = frozenset(texts)
    return _Found(exact, exact, exact, _around("", exact, ""))


def _of_branches(branches: list[_Found]) -> _Found:
    exact = _union([found.exact for found in branches])
    held = _union([found.held or None for found in branches])
    head, tail = _union([found.head for found in branches]), _union([found.tail for found in branches])
    return _Found(exact, head or _NOTHING, tail or _NOTHING, held or frozenset())


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

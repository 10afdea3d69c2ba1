"""What messages say of keys, names and values that are wrong: what was expected, and the nearest known one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, get_args

import msgspec

from .errors import RuleError

_ALL_NAMED, _FEW_NAMED = 20, 3  # known names that a message lists: all of so many, else so many
_UNKNOWN = re.compile("contains unknown field `([^`]+)`")
_MISSING = re.compile("missing required field `([^`]+)`")


def nearest(name: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown name: which known one is nearest, or, where none is, which there are.

    Of many that are all far off only the nearest few are named.
    """
    from difflib import get_close_matches

    known = sorted(known)
    close = get_close_matches(name.lower().replace("_", "-"), known, n=1)
    if close:
        return f"; did you mean {close[0]!r}?"
    if len(known) > _ALL_NAMED:
        few = get_close_matches(name, known, n=_FEW_NAMED, cutoff=0.0)
        return f"; the nearest of {len(known)} are {', '.join(few)}"
    return f"; there is {', '.join(known)}" if known else "; there is none"


def convert(value: Any, type_: Any, what: str) -> Any:
    """A value held against a type; RuleError says what was expected."""
    try:
        return msgspec.convert(value, type_)
    except msgspec.ValidationError as error:
        raise RuleError(f"{what}: {plain(error)}, not {value!r}") from None


def plain(error: msgspec.ValidationError) -> str:
    """What was expected, in the words that messages use."""
    return str(error).replace("`", "").partition(", got ")[0].partition(" - at ")[0].lower()


def mistyped(error: msgspec.ValidationError, type_: type[msgspec.Struct]) -> str:
    """What is wrong with a file that `type_` describes, in words: the key, its place, and the nearest known one."""
    keys = {field.encode_name: field.type for struct in _structs_in(type_) for field in msgspec.structs.fields(struct)}
    place = str(error).rpartition(" - at ")[2].strip("`$.") if " - at " in str(error) else ""
    at = f" in {place}" if place else ""
    if unknown := _UNKNOWN.search(str(error)):
        return f"unknown key {unknown[1]!r}{at}{nearest(unknown[1], keys)}"
    if missing := _MISSING.search(str(error)):
        return f"the key {missing[1]!r} is missing{at}; add it"
    problem = str(error).partition(" - at ")[0].replace("`", "")
    if choices := get_args(keys.get(place.rpartition(".")[2])) if problem.startswith("Invalid enum value") else ():
        problem = f"one of {', '.join(choices)}, not {problem.rpartition(' ')[2]}"
    return f"{f'key {place!r}: ' if place else ''}{problem[:1].lower()}{problem[1:]}"


def _structs_in(type_: Any) -> Iterator[type[msgspec.Struct]]:
    """A struct with those that its fields hold, however deep: their keys are all that a file may have."""
    if isinstance(type_, type) and issubclass(type_, msgspec.Struct):
        yield type_
        for field in msgspec.structs.fields(type_):
            yield from _structs_in(field.type)
    else:
        for inner in get_args(type_):
            yield from _structs_in(inner)

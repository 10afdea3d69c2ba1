"""The files of pattern rules: what their keys are, how they are compiled, and the index that spares reading them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from itertools import product
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from .barred import barred
from .errors import RuleError
from .hints import mistyped
from .letters import ANY_NUMBER, most_letters
from .matcher import Entry, Match
from .rule import GROUPS
from .sieve import SEPARATOR, Needed, Sieve

INDEX_NAME = "index.json"  # beside the files of a folder: what they say, read in a fraction of the time
SHARED_PARTS = "_parts.toml"  # beside the files of a folder: parts that all of them may use
ON_CORE = ("line", "line-start", "line-end")  # kinds of matches that read a line without its decoration
_LANGUAGE = re.compile("any|[a-z]{2,3}")
_PART = re.compile(r"\{([a-z][a-z-]*)\}")


class Weighted(msgspec.Struct, forbid_unknown_fields=True):
    """One pattern with a confidence of its own; its fix is safe only where the rule's would be and this is high.

    With `headline = false` the text's own headline is left alone.
    """

    pattern: str
    confidence: Annotated[float, msgspec.Meta(ge=0, le=1)] | None = None
    headline: bool = True


class FixSpec(msgspec.Struct, forbid_unknown_fields=True):
    """What to do with a match: delete its block, delete the match alone, or put `text` in its place."""

    action: Literal["delete", "delete-match", "replace"]
    safe: bool = False
    text: str = ""


class ExampleSpec(msgspec.Struct, forbid_unknown_fields=True):
    """The rule's first tests; ⟦ ⟧ mark what must be found."""

    bad: list[str]
    good: list[str] = []


class PatternFile(msgspec.Struct, forbid_unknown_fields=True, rename="kebab"):
    """The keys of a pattern rule's file.

    `patterns` is by language: a code, several codes separated by spaces, or `any`. `{name}` in a pattern stands for
    the part of that name in `parts` or in the folder's `_parts.toml`. `beside` is a pattern of what else such a notice
    speaks of: a match amid other sentences counts only where the first or the last of them does.
    """

    summary: str
    group: str
    patterns: dict[str, list[str | Weighted]]
    examples: ExampleSpec
    parts: dict[str, str] = {}
    match: Match = "line"
    severity: Literal["info", "warning", "error"] = "warning"
    stage: Literal["claim", "main"] = "main"
    confidence: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.95
    why: str = ""
    measured: str = ""
    message: str = ""
    fix: FixSpec | None = None
    beside: str = ""
    max_words: int | None = None
    default: bool = True


class Compiled(msgspec.Struct):
    """A pattern rule's file as the index keeps it: parts put in, literals found; the rest is read when needed.

    `entries` are the patterns, the surest first; of these, `everywhere` are the numbers of those that need no literal,
    and `needed` is what makes a sieve of all the others.
    """

    digest: str
    file: PatternFile
    literals: tuple[str, ...]
    everywhere: list[int]
    needed: msgspec.Raw
    entries: msgspec.Raw

    def sieve(self) -> Sieve:
        """What tells which of the patterns may match a line, from the literals in it."""
        groups, group_of, patterns = msgspec.json.decode(self.needed, type=_Needed)
        return Sieve(groups, group_of, patterns, self.file.match in ON_CORE)

    def patterns(self) -> list[Entry]:
        """The patterns, the surest first."""
        return msgspec.json.decode(self.entries, type=list[Entry])


_Needed = tuple[list[list[int]], list[int], list[Needed]]


def compiled_file(path: Path) -> Compiled:
    """A file as the index of its folder has it, or read itself where that does not know it as it is."""
    source = path.read_bytes()
    known = _index(path.parent).get(path.name)
    if known is None or known.digest != _digest(path, source):
        return compile_file(path, source)
    return known


def compile_file(path: Path, source: bytes) -> Compiled:
    """Read a pattern rule's file; RuleError says what is wrong with it."""
    from .literals import at_edges, required_literals  # the index spares them

    try:
        spec = msgspec.convert(tomllib.loads(source.decode()), PatternFile)
        parts = {**_shared_parts(path.parent), **spec.parts}
    except msgspec.ValidationError as error:
        raise RuleError(f"{path}: {mistyped(error, PatternFile)}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: not TOML: {error}") from None
    if spec.group not in GROUPS:
        raise RuleError(f"{path}: the group {spec.group!r} is none of {', '.join(GROUPS)}")
    for language in " ".join(spec.patterns).split():
        if not _LANGUAGE.fullmatch(language):
            raise RuleError(f"{path}: patterns: {language!r} is no code of a language, such as 'en', nor 'any'")
    entries = [
        _entry(language, pattern, spec, parts, path)
        for languages, patterns in spec.patterns.items()
        for language, pattern in product(languages.split(), patterns)
    ]
    entries.sort(key=lambda entry: -entry.confidence)
    on_start, on_end = spec.match in ("line", "line-start"), spec.match in ("line", "line-end")
    owners: dict[str, list[int]] = {}
    needed: list[Needed] = []
    everywhere: list[int] = []
    for number, entry in enumerate(entries):
        first, *further = required_literals(entry.pattern, line_start=on_start, line_end=on_end) or [frozenset[str]()]
        if not first:
            everywhere.append(number)
        for literal in first:
            for seen in [literal] if on_start or on_end else at_edges(literal):
                owners.setdefault(seen, []).append(number)
        most, marks = (most_letters(entry.pattern), barred(entry.pattern)) if spec.match == "line" else (ANY_NUMBER, "")
        sets = sorted((sorted(literals) for literals in further), key=_effort)
        needed.append(
            (most, marks, [SEPARATOR.join(s) for s in sets if not any(SEPARATOR in literal for literal in s)])
        )
    spec.patterns, spec.parts, spec.beside = {}, {}, _with_parts(spec.beside, parts, path)
    literals = tuple(sorted(owners))
    groups = sorted({*map(tuple, owners.values())})
    number_of = {group: n for n, group in enumerate(groups)}
    group_of = [number_of[tuple(owners[literal])] for literal in literals]
    raw = [msgspec.Raw(msgspec.json.encode(part)) for part in ((groups, group_of, needed), entries)]
    return Compiled(_digest(path, source), spec, literals, everywhere, *raw)


def _effort(literals: Sequence[str]) -> int:
    """How long it takes to look for some literals: hardly at all at the beginning of a line."""
    return 0 if all(literal.startswith("\n") for literal in literals) else len(literals)


def build_index(folder: Path) -> bytes:
    """The index of a folder of pattern rules, to be kept beside them; a file that changes after is read itself."""
    paths = [path for path in sorted(folder.glob("*.toml")) if not path.name.startswith("_")]
    return msgspec.json.encode({path.name: compile_file(path, path.read_bytes()) for path in paths}) + b"\n"


@cache
def _index(folder: Path) -> dict[str, Compiled]:
    try:
        return msgspec.json.decode((folder / INDEX_NAME).read_bytes(), type=dict[str, Compiled])
    except (OSError, msgspec.DecodeError):
        return {}


@cache
def _shared_source(folder: Path) -> bytes:
    path = folder / SHARED_PARTS
    return path.read_bytes() if path.is_file() else b""


def _shared_parts(folder: Path) -> dict[str, str]:
    return tomllib.loads(_shared_source(folder).decode())


def _digest(path: Path, source: bytes) -> str:
    return blake2b(source, digest_size=8, key=blake2b(_shared_source(path.parent), digest_size=16).digest()).hexdigest()


def _entry(language: str, pattern: str | Weighted, spec: PatternFile, parts: dict[str, str], path: Path) -> Entry:
    weighted = pattern if isinstance(pattern, Weighted) else Weighted(pattern)
    confidence = spec.confidence if weighted.confidence is None else weighted.confidence
    text = _with_parts(weighted.pattern, parts, path)
    return Entry(language, text, confidence, weighted.headline)


def _with_parts(pattern: str, parts: dict[str, str], path: Path) -> str:
    """A pattern with each `{name}` replaced by the part of that name, whose own parts were put in the same way."""

    def part(match: re.Match[str]) -> str:
        if match[1] not in parts:
            raise RuleError(f"{path}: the pattern {pattern!r} names the part {match[1]!r}, which nothing defines")
        others = {name: text for name, text in parts.items() if name != match[1]}  # no part holds itself
        return f"(?:{_with_parts(parts[match[1]], others, path)})"

    return _PART.sub(part, pattern)

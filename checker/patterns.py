"""Pattern rules: a TOML file that says in regular expressions what a line, a word or a text must not be."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from .article import Article, Block, Span
from .errors import RuleError
from .language import told_at_once
from .literals import fewest, further_literals, grouped, most_letters, required_literals
from .matcher import Entry, Literals, Match, Matcher
from .rule import GROUPS, Edit, Examples, Fix, Hit, Rule, Severity, Stage, delete

INDEX_NAME = "index.json"  # beside the files of a folder: what they say, read in a fraction of the time
SHARED_PARTS = "_parts.toml"  # beside the files of a folder: parts that all of them may use
SAFE_CONFIDENCE = 0.9  # below it a pattern's fix is offered, never applied unasked
_PART = re.compile(r"\{([a-z][a-z-]*)\}")
_QUOTED = re.compile(r"""[“"„«][^“”"„»]*[”"»]\s*(?:[\w’'-]+,? ){5}""")
_SAME = {"nb": "no", "nn": "no"}  # the two written forms of Norwegian share their labels


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
    the part of that name in `parts` or in the folder's `_parts.toml`.
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
    max_words: int | None = None
    default: bool = True


class Compiled(msgspec.Struct):
    """A pattern rule's file as the index keeps it: parts put in, literals found; the patterns are read when needed."""

    digest: str
    file: PatternFile
    anchors: tuple[str, ...]
    entries: msgspec.Raw
    literals: msgspec.Raw


class PatternRule(Rule):
    """A rule made of patterns, by language; the article's own language and English are read."""

    def __init__(self, rule_id: str, compiled: Compiled, origin: str) -> None:
        spec = compiled.file
        self.id = rule_id  # type: ignore[misc]
        self.spec = spec
        self.origin = origin
        self.group = spec.group  # type: ignore[misc]
        self.severity = Severity[spec.severity.upper()]  # type: ignore[misc]
        self.confidence = spec.confidence  # type: ignore[misc]
        self.stage = Stage(spec.stage)  # type: ignore[misc]
        self.default = spec.default  # type: ignore[misc]
        self.examples = Examples(spec.examples.bad, spec.examples.good)  # type: ignore[misc]
        self.anchors = compiled.anchors  # type: ignore[misc]
        self._compiled = compiled

    @property
    def documentation(self) -> str:
        """The documentation: summary, reason and measured precision."""
        measured = f"Measured: {self.spec.measured}" if self.spec.measured else ""
        return "\n\n".join(filter(None, [f"{self.spec.summary}.", self.spec.why, measured]))

    @cached_property
    def _matcher(self) -> Matcher:
        entries = msgspec.json.decode(self._compiled.entries, type=list[Entry])
        literals = msgspec.json.decode(self._compiled.literals, type=Literals)
        return Matcher(entries, literals, self.spec.match, self.origin)

    def compile(self) -> None:
        """Compile every pattern; RuleError names the first that does not compile."""
        self._matcher.compile()

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield each match, in the order of the text."""
        screened = article.screened.get(self.id) if self.anchors else None
        if screened is None:
            for block in article.blocks:
                yield from self._check_block(block, None)
            return
        for line in sorted(screened):
            found = article.block_at_line(line)
            if found is not None:
                yield from self._check_block(found, screened[line])

    def _check_block(self, block: Block, anchors: Iterable[str] | None) -> Iterator[Hit]:
        if self.spec.max_words is not None and len(block.words) > self.spec.max_words:
            return
        on_core = self.spec.match in ("line", "line-start", "line-end")
        text = block.core if on_core else block.text
        language = _patterns_of(block.article.memo(told_at_once))
        matches = self._matcher.matches(text, anchors, language)
        likely = (pair for pair in matches if _counts(block, pair[1]))
        found = list(islice(likely, 1) if self.spec.match in ("line", "line-start") else likely)
        if not found:
            return
        found.sort(key=lambda pair: (pair[0].start(), -pair[1].confidence, -pair[0].end()))
        base, done = block.core_span.start if on_core else block.start, 0
        for match, entry in found:
            if match.start() >= done and match.end() > match.start():
                done = match.end()
                yield self._hit(block, Span(base + match.start(), base + match.end()), match, entry)

    def _hit(self, block: Block, span: Span, match: Any, entry: Entry) -> Hit:
        fix, spec = None, self.spec.fix
        if spec is not None:
            safe = spec.safe and entry.confidence >= SAFE_CONFIDENCE
            if spec.action == "delete":
                fix = delete(block, safe=safe)
            else:
                text = match.expand(spec.text) if spec.action == "replace" else ""
                fix = Fix((Edit(span, text),), safe)
        return Hit(span, self.spec.message or f"{self.spec.summary}.", fix, confidence=entry.confidence)


def _counts(block: Block, entry: Entry) -> bool:
    """Whether a pattern counts for a block: of its article's language, English, or any where that is unknown.

    A sentence that quotes the words at its head and goes on is about them.
    """
    if (not entry.headline and block.article.headline is block) or _QUOTED.match(block.core):
        return False
    if entry.language in ("en", "any"):
        return True
    own = block.article.language  # asked last: where words do not tell, a library that takes its time has to
    return own is None or entry.language == _patterns_of(own)


def _patterns_of(language: str | None) -> str | None:
    return _SAME.get(language, language) if language else None


def load_pattern_rule(path: Path, rule_id: str) -> PatternRule:
    """Read a pattern rule from the index of its folder, or from its file where that does not know it as it is."""
    source = path.read_bytes()
    known = _index(path.parent).get(path.name)
    if known is None or known.digest != _digest(path, source):
        known = compile_file(path, source)
    return PatternRule(rule_id, known, str(path))


def compile_file(path: Path, source: bytes) -> Compiled:
    """Read a pattern rule's file; RuleError says what is wrong with it."""
    try:
        spec = msgspec.convert(tomllib.loads(source.decode()), PatternFile)
        parts = {**_shared_parts(path.parent), **spec.parts}
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: {error}") from None
    if spec.group not in GROUPS:
        raise RuleError(f"{path}: the group {spec.group!r} is none of {', '.join(GROUPS)}")
    entries = [
        _entry(language, pattern, spec, parts, path)
        for languages, patterns in spec.patterns.items()
        for language in languages.split()
        for pattern in patterns
    ]
    on_start, on_end = spec.match in ("line", "line-start"), spec.match in ("line", "line-end")
    needed = [required_literals(entry.pattern, line_start=on_start, line_end=on_end) for entry in entries]
    spec.patterns, spec.parts = {}, {}
    anchors = fewest(needed)
    raw = [msgspec.Raw(msgspec.json.encode(part)) for part in (entries, grouped(needed, anchors))]
    return Compiled(_digest(path, source), spec, anchors, *raw)


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
    further = tuple(sorted(further_literals(text)))
    return Entry(language, text, confidence, further, most_letters(text), weighted.headline)


def _with_parts(pattern: str, parts: dict[str, str], path: Path) -> str:
    """A pattern with each `{name}` replaced by the part of that name, whose own parts were put in the same way."""

    def part(match: re.Match[str]) -> str:
        if match[1] not in parts:
            raise RuleError(f"{path}: the pattern {pattern!r} names the part {match[1]!r}, which nothing defines")
        others = {name: text for name, text in parts.items() if name != match[1]}  # no part holds itself
        return f"(?:{_with_parts(parts[match[1]], others, path)})"

    return _PART.sub(part, pattern)

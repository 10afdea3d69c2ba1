"""What an author of rules writes: a `Rule` that yields `Hit`s, with fixes made of edits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import fields, is_dataclass
from enum import Enum, IntEnum
from typing import Any, ClassVar

import msgspec

from .article import Article, Block, Span
from .sieve import Sieve

GROUPS = (
    "headline",
    "stray-content",
    "template",
    "markup",
    "encoding",
    "repetition",
    "sentence",
    "spelling",
    "grammar",
    "punctuation",
    "consistency",
    "document",
    "corpus",
)


class Severity(IntEnum):
    """How much a finding matters; the gate compares it with `fail-on`."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    __hash__ = int.__hash__  # that of enumerations takes a call in Python for each finding that is counted

    @property
    def label(self) -> str:
        """The name as settings and reports write it."""
        return LABELS[self]


LABELS = ("", "info", "warning", "error")
"""The names of severities as settings and reports write them, by their numbers."""


class Stage(Enum):
    """When a rule runs: claims first, then what nobody claimed, then all others."""

    CLAIM = "claim"
    REST = "rest"
    MAIN = "main"


class Edit(msgspec.Struct, frozen=True):
    """Replace what a span covers by a text."""

    span: Span
    text: str


class Fix(msgspec.Struct, frozen=True):
    """Edits that mend a defect together.

    A safe fix only removes what is no part of the article, or restores what the writer plainly wrote.
    """

    edits: tuple[Edit, ...]
    safe: bool


class Related(msgspec.Struct, frozen=True):
    """Another place that a finding speaks of; `article` is the id of another article, None for the same."""

    span: Span
    message: str
    article: str | None = None


class Hit(msgspec.Struct, frozen=True):
    """What a rule yields: where, what is wrong and what to do.

    `span` is None when the whole article is meant; `confidence` is the rule's own unless the hit says better.
    `alternatives` are other fixes, ranked, for a person to choose from. `source_rule` names another tool's rule.
    `severity` is for a rule whose finding matters less in one place than elsewhere; else the settings decide.
    """

    span: Span | None
    message: str
    fix: Fix | None = None
    alternatives: tuple[Fix, ...] = ()
    related: tuple[Related, ...] = ()
    confidence: float | None = None
    source_rule: str | None = None
    severity: Severity | None = None


class Examples(msgspec.Struct, frozen=True):
    """A rule's first tests, shown in its documentation; ⟦ ⟧ mark what must be found."""

    bad: tuple[str, ...] | list[str]
    good: tuple[str, ...] | list[str] = ()


class Rule:
    """A kind of defect.

    Subclasses are frozen dataclasses: their fields are the rule's options, their docstring is its documentation.
    The id is the name of the file (or of the entry point), set when the rule is registered.

    Class attributes, none of them options:
    `group`: one of `GROUPS`. `severity`: what a finding counts at the gate, unless settings say otherwise.
    `confidence`: the share of findings that is expected to be right. `stage`: when it runs.
    `anchors`: literals in lower case, one of which must occur for the rule to be called; empty: always called.
    An empty anchor occurs everywhere: the rule is always called, and told where its other anchors are.
    In anchors a newline stands for the beginning or the end of a line whose decoration is left out.
    `characters`: the same for single characters, of those that `Article.marks` holds; either is enough to be called.
    `sieve`: for a rule of patterns, makes what tells from the anchors in a line which of them may match it; the rule is
    called only where any may, and told where which.
    `default`: whether the rule is on when settings do not say. `languages`: the languages that it reads, empty for all;
    what it finds in an article that is known to be in another one does not count.
    """

    id: ClassVar[str] = ""
    group: ClassVar[str] = ""
    severity: ClassVar[Severity] = Severity.WARNING
    confidence: ClassVar[float] = 0.9
    stage: ClassVar[Stage] = Stage.MAIN
    anchors: ClassVar[tuple[str, ...]] = ()
    characters: ClassVar[str] = ""
    sieve: Callable[[], Sieve] | None = None
    languages: ClassVar[frozenset[str]] = frozenset()
    default: ClassVar[bool] = True
    examples: ClassVar[Examples] = Examples(())

    def check(self, article: Article) -> Iterable[Hit]:
        """Yield the defects of an article, or return a list of them."""
        raise NotImplementedError

    def session(self) -> AbstractContextManager[None]:
        """What has to be open while a run lasts, such as a server: entered once, before any article is checked.

        Worker processes are forked inside it and share what it has set up; leaving it puts everything away, also
        after an error or an interrupt. A rule that needs nothing leaves this as it is.
        """
        return nullcontext()

    @property
    def summary(self) -> str:
        """The first sentence of the documentation, without its full stop."""
        return self.documentation.partition("\n\n")[0].replace("\n", " ").strip().removesuffix(".")

    @property
    def documentation(self) -> str:
        """The documentation: the docstring, unindented."""
        from inspect import getdoc

        return getdoc(type(self)) or ""

    @classmethod
    def options(cls) -> dict[str, Any]:
        """The names of the options with their types, as settings write them (kebab-case)."""
        from typing import get_type_hints

        if not is_dataclass(cls):
            return {}
        hints = get_type_hints(cls)
        return {f.name.replace("_", "-"): hints[f.name] for f in fields(cls)}


class WordRule(Rule):
    """A rule that knows words, and so can tell which it does not know; its option `words` holds those of the house."""

    def unknown(self, article: Article) -> list[str]:
        """The unknown words of an article as they are written, one for each place."""
        raise NotImplementedError


def delete(block: Block, last: Block | None = None, *, safe: bool) -> Fix:
    """A fix that removes a block with its line break, or all blocks to a last one; the applier leaves a clean break."""
    article, last = block.article, last or block
    if block.field == "title":
        return Fix((Edit(block.span, ""),), safe)
    text, blocks, after = article.text, article.blocks, last.index + 1
    begin = text.rfind("\n", 0, block.start) + 1
    end = text.rfind("\n", 0, blocks[after].start) + 1 if after < len(blocks) else len(text)
    return Fix((Edit(Span(begin, end), ""),), safe)


def replace(span: Span, text: str, *, safe: bool) -> Fix:
    """A fix that puts a text in the place of a span."""
    return Fix((Edit(span, text),), safe)

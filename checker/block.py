"""A block of an article, and what spans, words and roles are: half-open code points, the only coordinates there are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from enum import Enum
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar, overload

from .lazy import lazy
from .native import in_c

if TYPE_CHECKING:
    from .article import Article

Field = Literal["text", "title"]

DECORATION = " \t\r\f\v\u00a0\u3000\u200b\ufeff•·●▪■◦‣∙*-–—―=_|¦<>[](){}»«›‹→►▶▸▼▲↓↑#~+【】［］（）「」『』/\\"
"""Characters that dress up a line without saying anything: bullets, dashes, brackets, arrows."""

_END_OF_PROSE = re.compile(r"""[.!?…:;。！？؟।][\s"'”’“»«›)\]}*_]*$""")
_END_MARKS = ".!?…:;。！？؟।"
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""A word: letters and figures, with an apostrophe inside but no hyphen."""
_SENTENCE_END = re.compile(  # begins with the mark itself, which is found fast; which one it is is looked at then
    r"""[.!?…。！？](?:(?<=[.!?…])[.!?…]*["'”’»)\]]*\s+(?=["'“‘«(\[]*[^\W_a-zß-öø-ÿа-я])|(?<=[。！？])[。！？]*[」』”）]*)"""
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'“‘])(?:[^\W\d_]|[A-Z]\.[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Rev|Hon|Jr|Sr|Mt|Ft|"
    r"No|Nr|vs|etc|Inc|Corp|Co|Ltd|Jan|Feb|Aug|Sept|Sep|Oct|Nov|Dec|bzw|ca|Hr|Fr|Mme|Sra?|approx|Ave|Blvd)\.$"
)


class Span(NamedTuple):
    """A stretch of the article: half-open, in code points of the field that it names."""

    start: int
    end: int
    field: Field = "text"


class Word(NamedTuple):
    """A word and where it stands; an apostrophe inside belongs to it, a hyphen does not."""

    text: str
    span: Span


class Role(Enum):
    """What a block is, as far as the text itself tells; what is a defect is decided by rules."""

    HEADLINE = "headline"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    QUOTATION = "quotation"


@in_c
class Line:
    """What of a block is known at once or soon told."""

    __slots__ = ("article", "end", "field", "index", "line", "start", "text")

    def __init__(self, article: Article, field: Field, index: int, line: int, start: int, text: str) -> None:
        self.article = article
        self.field: Field = field
        self.index = index
        self.line = line
        self.start = start
        self.end = start + len(text)
        self.text = text

    @property
    def core(self) -> str:
        """The text without the decoration around it: bullets, dashes, brackets."""
        return self.text.strip(DECORATION)

    @property
    def ends_like_prose(self) -> bool:
        """Whether the block ends with a mark that ends a sentence or leads on, closing quotes and brackets aside."""
        last = self.text[-1]
        return last in _END_MARKS or (not last.isalnum() and _END_OF_PROSE.search(self.text) is not None)


L = TypeVar("L", bound=Line)


@in_c
class Lines(Sequence[L]):
    """The lines of a text that are not blank, without the white space around them, as objects of a subclass of Line."""

    def __init__(self, kind: type[L], article: Article, field: Field, text: str) -> None:
        self._text = text
        self._lines: list[L] = []
        start = 0
        for number, line in enumerate(text.split("\n")):
            bare = line.strip()
            if bare:
                begin = start + (len(line) - len(line.lstrip()) if line[0].isspace() else 0)
                self._lines.append(kind(article, field, len(self._lines), number, begin, bare))
            start += len(line) + 1

    @overload
    def __getitem__(self, key: int) -> L: ...

    @overload
    def __getitem__(self, key: slice) -> list[L]: ...

    def __getitem__(self, key: int | slice) -> L | list[L]:
        return self._lines[key]

    def __len__(self) -> int:
        return len(self._lines)

    def on(self, number: int) -> L | None:
        """The one that stands on a line of the text, counted from 0; None for a blank line."""
        index = bisect_left(self._lines, number, key=attrgetter("line"))
        found = self._lines[index : index + 1]
        return found[0] if found and found[0].line == number else None

    def on_any(self, numbers: Iterable[int]) -> list[L]:
        """Those that stand on some lines of the text, in order."""
        return [line for line in map(self.on, sorted(numbers)) if line]

    def line_at(self, offset: int) -> int:
        """The number, from 0, of the line of the text that holds an offset."""
        return self._text.count("\n", 0, max(0, offset))

    def beside(self, offset: int) -> tuple[str, str]:
        """The texts before and after the one that stands on the line of an offset; empty where that line is blank."""
        line = self.on(self.line_at(offset))
        if line is None:
            return "", ""
        before, after = line.index - 1, line.index + 1
        return self[before].text if before >= 0 else "", self[after].text if after < len(self) else ""

    def mostly_covered(self, spans: list[Span]) -> list[int]:
        """The numbers of the lines of the text of which a span covers more than half, of those that the first meets."""
        begin, end, *_ = spans[0]
        numbers = range(self.line_at(begin), self.line_at(max(begin, end - 1)) + 1)
        return [line.line for line in map(self.on, numbers) if line and any(_covers(line, span) for span in spans)]


def _covers(line: Line, span: Span) -> bool:
    return 2 * (min(span[1], line.end) - max(span[0], line.start)) > len(line.text)


class Block(Line):
    """A line of the article that is not blank, without the white space around it.

    `text` is its characters, `start` and `end` are code points of the field, `line` counts the field's lines from 0,
    blank ones too.
    """

    def __repr__(self) -> str:
        return f"Block({self.index}, {self.text!r})"

    @property
    def span(self) -> Span:
        """Where the block stands."""
        return Span(self.start, self.end, self.field)

    @property
    def core_span(self) -> Span:
        """Where `core` stands; the whole block when it is decoration only."""
        if not self.core:
            return self.span
        start = self.start + len(self.text) - len(self.text.lstrip(DECORATION))
        return Span(start, start + len(self.core), self.field)

    def part(self, start: int, end: int) -> Span:
        """The span of `text[start:end]` of this block, in the coordinates of the field."""
        return Span(self.start + start, self.start + end, self.field)

    @lazy
    def words(self) -> list[Word]:
        """The words of the block."""
        return [Word(m.group(), self.part(*m.span())) for m in WORD.finditer(self.text)]

    @lazy
    def sentences(self) -> list[Span]:
        """The sentences of the block; together they cover it, white space between them aside."""
        spans, begin, text = [], 0, self.text
        for m in _SENTENCE_END.finditer(text):
            if text[m.start()] == "." and _ABBREVIATION.search(text, max(0, m.start() - 12), m.start() + 1):
                continue
            end = m.start() + len(m.group().rstrip())
            spans.append(self.part(begin, end))
            begin = m.end()
        if begin < len(text):
            spans.append(self.part(begin, len(text)))
        return spans

    @lazy
    def role(self) -> Role:
        """What the block is, as far as the text itself tells."""
        from .structure import role_of

        return role_of(self)

    @property
    def previous(self) -> Block | None:
        """The block before this one in the text, or None."""
        return self.article.blocks[self.index - 1] if self.index and self.field == "text" else None

    @property
    def next(self) -> Block | None:
        """The block after this one in the text, or None."""
        blocks = self.article.blocks
        return blocks[self.index + 1] if self.field == "text" and self.index + 1 < len(blocks) else None

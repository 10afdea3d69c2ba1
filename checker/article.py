"""An article: the text as it was scraped, and its analyses, each computed at most once and only when asked for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from .block import DECORATION, WORD, Block, Field, Lines, Role, Span, Word
from .claims import Claims
from .finder import Found as Screened
from .language import ENGLISH, ENOUGH, language_of
from .lazy import lazy
from .memory import Memory
from .native import in_c
from .structure import first_headline, headline_by_wording
from .words import count_words, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["DECORATION", "Article", "Block", "Field", "Role", "Screened", "Span", "Word", "fold"]

T = TypeVar("T")

_PLAIN_BYTES = bytes(c for c in range(128) if chr(c).isalnum() or chr(c) in " \t\r\n.,'-:;?!")
_RECORD = ("text", "title", "url", "date", "html", "source", "record", "encoding", "stated_language", "id")
_TRAVELS = frozenset([*_RECORD, "language", "word_count"])
_KEPT = _TRAVELS | {"claims", "screened"}


class Article(Memory):
    """One article as it was scraped: its text and what the record says about it.

    `encoding` is the one that the text was read in, None for UTF-8.
    Every analysis is computed at most once, and only when a rule asks. `claims` is filled by the engine between the
    stages: which rule says that a line is no part of the article. `screened` is the engine's too: by rule id, the
    numbers of the lines that hold any of the rule's anchors, each with those it holds; or those that any pattern of the
    rule may match, each with the numbers of those patterns.
    """

    def __init__(
        self,
        text: str,
        *,
        title: str | None = None,
        url: str | None = None,
        id: str | None = None,
        language: str | None = None,
        date: str | None = None,
        html: str | None = None,
        source: str | None = None,
        record: int | None = None,
        encoding: str | None = None,
    ) -> None:
        self.text = text
        self.title = title
        self.url = url
        self.date = date
        self.html = html
        self.source = source
        self.record = record
        self.encoding = encoding
        self.stated_language = language
        self.id = id or url or (f"{source}:{record}" if source and record else source or "text")
        self.screened: Screened = {}

    def __repr__(self) -> str:
        return f"Article({self.id!r})"

    def settle(self) -> None:
        """Compute what reports show of every article, so that it travels between processes with the article."""
        _ = (self.language, self.word_count)

    def release(self) -> None:
        """Forget every analysis that reports do not show; one that is asked for again is computed anew.

        The parts of an article refer to one another, so without this only the garbage collector would free them.
        """
        self.forget(_KEPT)

    def __getstate__(self) -> dict[str, Any]:
        """What travels between processes: the record and what reports show; analyses are computed anew."""
        state = {name: value for name, value in vars(self).items() if name in _TRAVELS}
        return state | {"screened": {}}

    @lazy
    def claims(self) -> Claims:
        """The claims on the lines: none before the engine has filled it."""
        return Claims()

    def of(self, field: Field) -> str:
        """The characters of a field."""
        return self.text if field == "text" else self.title or ""

    @lazy
    def site(self) -> str | None:
        """The host of the URL, without `www.`; None for what is no URL."""
        try:
            host = urlsplit(self.url).hostname if self.url else None
        except ValueError:
            return None
        return host.removeprefix("www.") if host else None

    @lazy
    def page(self) -> HtmlElement | None:
        """The parsed page when the record has one that holds any element, else None."""
        if not self.html or not self.html.strip():
            return None
        from lxml.etree import ParserError
        from lxml.html import HTMLParser, document_fromstring

        try:
            return document_fromstring(self.html.encode(errors="replace"), parser=HTMLParser(encoding="utf-8"))
        except ParserError:
            return None

    @lazy
    def lines(self) -> list[str]:
        """The lines of the text; a line ends at a newline, and a carriage return before it belongs to the break."""
        return self.text.split("\n")

    @lazy
    def blocks(self) -> Lines[Block]:
        """The lines of the text that are not blank."""
        return Lines(Block, self, "text", self.text)

    @lazy
    def line_starts(self) -> list[int]:
        """The offset at which each line of the text begins."""
        return starts_of_lines(self.text)

    def line_at(self, offset: int) -> int:
        """The number, from 0, of the line of the text that holds an offset."""
        return self.blocks.line_at(offset)

    def block_at_line(self, line: int) -> Block | None:
        """The block that stands on a line of the text, counted from 0; None for a blank line."""
        return self.blocks.on(line)

    @lazy
    def headline(self) -> Block | None:
        """The title where the record has one, else the text's own headline line, else None."""
        if self.title and self.title.strip():
            start = len(self.title) - len(self.title.lstrip())
            return Block(self, "title", 0, 0, start, self.title.strip())
        told = first_headline(self.blocks)
        return headline_by_wording(self.blocks) if told is False else told

    @lazy
    def roles(self) -> list[Role]:
        """The role of each block of `blocks`."""
        return [block.role for block in self.blocks]

    @property
    def prose(self) -> Iterator[Block]:
        """The paragraphs that no rule has claimed."""
        claimed = self.claims.lines
        return (b for b in self.blocks if b.line not in claimed and b.role is Role.PARAGRAPH)

    @property
    def unclaimed(self) -> Iterator[Block]:
        """The blocks that no rule has claimed, whatever their role."""
        claimed = self.claims.lines
        return (b for b in self.blocks if b.line not in claimed)

    @lazy
    def tokens(self) -> list[bytes]:
        """The words of the text as lower-case UTF-8, in order, without places: made for set look-ups."""
        return words_of(self.text)

    @lazy
    def marks(self) -> frozenset[str]:
        """The distinct characters of the text that are neither ASCII letters and digits, white space nor .,'-:;?!"""
        return marks_of(self.text)

    @lazy
    def word_count(self) -> int:
        """The number of words of the text."""
        return count_words(self.text)

    @lazy
    def vocabulary(self) -> frozenset[bytes]:
        """The distinct `tokens`."""
        return frozenset(self.tokens)

    @lazy
    def english(self) -> tuple[int, int, int]:
        """How many of the first words were read, are stop words of English, and are distinct ones of these."""
        return ENGLISH.sample(self.text, *ENOUGH)

    @lazy
    def language(self) -> str | None:
        """The language as a two-letter code: the record's, else what the words say, else None."""
        return language_of(self)


@in_c
def starts_of_lines(text: str) -> list[int]:
    """The offset at which each line of a text begins."""
    ends = accumulate(map(len, text.split("\n")[:-1]), initial=0)
    return [number + end for number, end in enumerate(ends)]  # as many newlines as lines stand before


@in_c
def marks_of(text: str) -> frozenset[str]:
    """The distinct characters of a text that `Article.marks` holds."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN_BYTES)
    return frozenset(rest.decode("utf-8", "surrogatepass"))


def fold(text: str) -> str:
    """A text reduced to its words, for telling whether two lines say the same: case, marks and spacing do not count."""
    return " ".join(WORD.findall(text.casefold().replace("’", "'")))

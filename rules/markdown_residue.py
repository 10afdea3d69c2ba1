"""The rule `markdown-residue`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker import Article, Edit, Examples, Fix, Hit, Rule, Severity, Span

from ._code import is_quoted, is_technical
from ._pairs import has_pair

_MARKED = re.compile(
    r"""!\[(?P<alternative>[^\]\n]*)\]\([^()\s]+(?:\s+"[^"\n]*")?\)
    |\[(?<!!\[)(?P<link>[^\[\]\n]+)\]\((?:https?://|/|\#|mailto:)[^()\s]*(?:\([^()\s]*\))?(?:\s+"[^"\n]*")?\)
    |\*\*(?<![\w*]\*\*)(?P<bold>[^\s*](?:[^*\n]{0,300}[^\s*])?)\*\*(?![\w*])
    |__(?<![\w_]__)(?P<strong>[^\s_][^_\n]{0,200}?[^\s_])__(?![\w_])
    |~~(?<!~~~)(?P<struck>[^\s~][^~\n]{0,200}?)~~(?!~)""",
    re.X,
)
_HEADS = ("**", "](", "__", "~~")
_SOURCES = (".md", ".markdown", ".mdx")
_UNSAFE = frozenset({"alternative", "link", "struck"})


@dataclass(frozen=True)
class MarkdownResidue(Rule):
    """Marks of Markdown stand in the text: **bold**, [a link](https://…).

    Why: the text was written in Markdown, or made into it, and nothing rendered it. Files of Markdown are left
    alone.

    Fix: the words without their marks; safe for bold type, while a link or a struck word means more than its marks.

    Measured: one finding in 4,515 real news and blog articles, and it is right; planted ones are all found."""

    group = "markup"
    severity = Severity.INFO
    confidence = 0.93
    characters = "*]_~"
    examples = Examples(
        bad=["The ⟦**mayor**⟧ resigned.", "The ⟦[old mill](https://example.org/mill)⟧ closes."],
        good=["He scored 5** and 3*.", "The word f**k was bleeped [twice] (as ever)."],
    )

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield each marked stretch."""
        text = article.text
        heads = [head for head in _HEADS if head[0] in article.marks and has_pair(text, head[0], head[1])]
        if not heads or (article.source or "").lower().endswith(_SOURCES):
            return
        for m in _marked(article, heads):
            kind = m.lastgroup or "link"
            if is_quoted(text, *m.span()):
                continue
            if is_technical(article):
                return
            span = Span(*m.span())
            yield Hit(
                span, "Marks of Markdown were left in the text.", Fix((Edit(span, m[kind]),), safe=kind not in _UNSAFE)
            )


def _lines_with(article: Article, head: str) -> Iterator[int]:
    """The numbers of the lines that hold a mark."""
    place = article.text.find(head)
    while place >= 0:
        number = article.line_at(place)
        yield number
        place = article.text.find(head, article.line_starts[number] + len(article.lines[number]))


def _marked(article: Article, heads: list[str]) -> Iterator[re.Match[str]]:
    """The marked stretches on the lines that hold a mark."""
    for number in sorted({number for head in heads for number in _lines_with(article, head)}):
        start = article.line_starts[number]
        yield from _MARKED.finditer(article.text, start, start + len(article.lines[number]))

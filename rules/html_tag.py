"""The rule `html-tag`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker import Article, Edit, Examples, Fix, Hit, Rule, Severity, Span

from ._claim import word_table
from ._code import is_quoted, is_technical
from ._removal import removal

_TAG = re.compile(
    r"""<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*(?:-[a-z]+)?)
    (?P<rest>(?:\s+[\w:@.-]+(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[“”][^“”<>]*[“”]|[^\s"'<>]+))?)*)\s*/?>""",
    re.X,
)
_BREAK = re.compile(r"br|p|div|li|[uo]l|t[rdh]|h[1-6r]|table|section|blockquote|fig(?:ure|caption)", re.I)
_ONE_LETTER = re.compile(r"[ABIPQSUG]\Z")


@dataclass(frozen=True)
class HtmlTag(Rule):
    """A tag of HTML stands in the text.

    Why: the page's markup was not taken out, or was escaped twice. Sums, arrows and hearts (`a < b`, `<3`) are no
    tags, and an article that explains HTML may name them.

    Fix: remove the tag, never what it encloses; safe. Between words, the tag of a paragraph or a break becomes a
    line break.

    Measured: one finding in 4,515 real news and blog articles, and it is right; planted ones are all found."""

    group = "markup"
    severity = Severity.ERROR
    confidence = 0.95
    characters = "<"
    examples = Examples(
        bad=["The ⟦<b>⟧mayor⟦</b>⟧ resigned.", "He left.⟦<br />⟧She stayed."],
        good=["If a < b and b > c, then what?", "I <3 this town.", "Write <name> on the form."],
    )

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield each tag."""
        text = article.text
        if "<" not in text or ">" not in text:
            return
        tags = [m for m in _TAG.finditer(text) if _is_tag(m) and not is_quoted(text, *m.span())]
        if not tags or is_technical(article):
            return
        for m in tags:
            message = f"A tag of HTML (<{m['close']}{m['name'].lower()}>) was left: remove it."
            yield Hit(Span(*m.span()), message, _fix(article, m))


def _fix(article: Article, tag: re.Match[str]) -> Fix:
    """The removal, with a line break in its place where the tag alone kept two lines apart."""
    before, after = article.text[max(0, tag.start() - 1) : tag.start()], article.text[tag.end() : tag.end() + 1]
    if _BREAK.fullmatch(tag["name"]) and before.strip() and after.strip():
        return Fix((Edit(Span(*tag.span()), "\n"),), safe=True)
    return removal(article, *tag.span())


def _is_tag(match: re.Match[str]) -> bool:
    """Whether the name is one of HTML's; names of one letter without attributes have to be in lower case."""
    if _ONE_LETTER.match(match["name"]) and not match["close"] and not match["rest"]:
        return False
    return match["name"].lower() in word_table("markup.toml")["tags"] and (
        "=" in match["rest"] or not match["rest"].strip()
    )

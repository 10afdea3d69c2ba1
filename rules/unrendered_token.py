"""The rule `unrendered-token`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker import Article, Examples, Hit, Rule, Severity, Span, Stage

from ._code import is_quoted, is_technical
from ._pairs import has_pair
from ._removal import removal

_FIELDS = (
    r"(?:author|byline|caption|category|city|company|content|copyright|count|credit|date|description|email|excerpt|first_?name|"
    r"headline|image|img|lang|last_?name|link|name|num|number|page|path|permalink|photo|post_?id|price|published|q|query|"
    r"section|site_?name|site|slug|source|subtitle|summary|tags?|text|time|timestamp|title|total|type|uri|url|user_?name|user|value|year|\d)"
)
_TOKEN = re.compile(
    r"""\{\{\{?[^{}\n]{0,200}\}?\}\}|\{%.{0,200}?%\}|\$\{[^{}\n]{0,100}\}|<%.{0,300}?%>|<\?(?:php|=).{0,500}?(?:\?>|$)
    |\[\[[^\[\]\n]{1,100}\]\]|%\([A-Za-z_]\w*\)[sdif]|\#\{[^{}\n]{1,100}\}|%%[A-Za-z][\w.:-]*%%|\*\|[A-Z_:]+\|\*
    |@(?:Model|ViewBag|ViewData)(?:\.\w+|\["[^"\n]*"\])+
    |\{\$[A-Za-z_][^{}\n]{0,100}\}|\{!!.{0,100}?!!\}|\[%.{0,200}?%\]|</?\#(?:if|else|list|assign|include|macro)[^<>\n]{0,100}>
    |^[ \t]*@(?:end(?:if|for|foreach|while|section|unless|isset|empty)|else
        |(?:if|elseif|foreach|for|section|yield|include|extends|unless|isset|empty)\s*\(.{0,100}\))[ \t]*$
    |(?<![\w{$\#])\{(?i:"""
    + _FIELDS
    + r""")\}(?![\w}])|^[ \t]*(?:\{\{|\}\})[ \t]*$""",
    re.X | re.M,
)
_SPACES = " \t"  # at the beginning of a line that is a token
# How tokens begin; all of these are found fast.
_HEAD = re.compile(r"[{}$<\[%#*@]")
_PAIRS = (("[", "[%"), ("<", "%?#"), ("*", "|"), ("%", "%("))
_BRACE = re.compile(r"\{(?:[{%$!]|(?<=[$#]\{)|(?i:" + _FIELDS + r")\})")
_AT = re.compile(r"@(?:Model|View|end[a-z]|else\b|[a-z]{2,8}\s*\()")


@dataclass(frozen=True)
class UnrenderedToken(Rule):
    """A place-holder of the page's template was left in the text: {{author}}, ${title}, {% endif %}.

    Why: the page was read before its template was filled in, or nothing was there to fill it with.

    Fix: remove it, safe where it stands alone on its line or holds nothing; inside a sentence a word is missing
    there.

    Measured: nothing in 4,515 real news and blog articles, so no false alarm; planted ones are all found."""

    group = "template"
    severity = Severity.ERROR
    confidence = 0.97
    anchors = (
        *("%%", "%(", "@model", "@view", "@end", "@else", "@if", "@for", "@section", "@yield", "@include", "@extends"),
        *("@unless", "@isset", "@empty"),
    )
    characters = "{<[|"
    stage = Stage.CLAIM
    examples = Examples(
        bad=["The bridge opens on Monday.\n⟦{{ related_posts }}⟧", "By ⟦{{author}}⟧"],
        good=["The set {a, b} has two members.", "In Jinja, `{{ name }}` prints a name."],
    )

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield each token."""
        if not _may_have_tokens(article) or is_technical(article):
            return
        text = article.text
        for m in _tokens(text):
            if not (is_quoted(text, *m.span()) or _is_meant(m.group())):
                yield _hit(article, m)


def _may_have_tokens(article: Article) -> bool:
    """Whether a token may begin anywhere; most brackets, told fast, begin none."""
    marks, text = article.marks, article.text
    if any(m in marks and has_pair(text, m, seconds) for m, seconds in _PAIRS):
        return True
    closes = "<" in marks and has_pair(text, "<", "/")
    if not (closes or "{" in marks or "@" in marks):
        return False
    return (
        ("{" in marks and _BRACE.search(text) is not None)
        or ("}" in marks and has_pair(text, "}", "}"))
        or ("@" in marks and _AT.search(text) is not None)
        or (closes and "</#" in text)
    )


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """What `_TOKEN` finds in a text: tried only where its heads stand, and where lines begin with one."""
    end = 0
    for head in _HEAD.finditer(text):
        place = head.start()
        line = text.rfind("\n", 0, place) + 1
        for start in (line, place) if not text[line:place].strip(_SPACES) else (place,):
            if start >= end and (token := _TOKEN.match(text, start)):
                yield token
                end = token.end()


def _hit(article: Article, match: re.Match[str]) -> Hit:
    token = match.group().strip()
    start = match.start() + match.group().index(token)
    end = start + len(token)
    block = article.block_at_line(article.line_at(start))
    alone = block is not None and block.start == start and block.end == end
    empty = not token.strip("{}$#%<>[]() ")
    message = "A place-holder of the page's template: delete it."
    if not alone and not empty:
        message = "A place-holder of the page's template: delete it, or write what belongs there."
    return Hit(Span(start, end), message, removal(article, start, end, safe=alone or empty))


def _is_meant(token: str) -> bool:
    """Whether an editor put the brackets there: double square brackets around words of a sentence."""
    return token.startswith("[[") and not re.fullmatch(r"\[\[[\w.:|+*$=\" -]{1,60}\]\]", token)

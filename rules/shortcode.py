"""The rule `shortcode`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker import Article, Examples, Hit, Rule, Severity, Span, Stage

from ._code import is_quoted, is_technical
from ._pairs import has_pair
from ._removal import removal

_VALUE = r"""(?:"[^"\]\n]*"|'[^'\]\n]*'|[“”„″][^“”″\]\n]*[“”″]|&quot;.*?&quot;|[^\s\[\]"'“”]+)"""
_CODE = re.compile(
    rf"""\[/?(?P<name>[A-Za-z][A-Za-z0-9_-]*)(?P<attributes>(?:\s+[\w-]+\s*=\s*{_VALUE})+)\s*/?\]
    |\[(?P<bb>url|img|color|size|quote|font|email)=[^\]\n]{{1,200}}\]
    |\[/(?P<closed>[A-Za-z][A-Za-z0-9_-]*)\]
    |\[(?P<alone>gallery|embed|playlist|contact-form-7|vc_\w+|et_pb_\w+|fusion_\w+|su_\w+|rev_slider\s[^\]\n]*|mc4wp_form|adrotate|toc|
    nextpage|wp_\w+|wpforms?\s[^\]\n]*|jetpack_\w+|newsletter_\w+|elementor-\w+|tribe_\w+|ad_\w+|audio\s[^\]\n]*)\]""",
    re.X,
)
_BEYOND_BRACKETS, _AFTER_BRACKET = frozenset("=_"), "/get"  # one of which every code has
# What this code encloses is a picture and its caption; a longer text was enclosed by mistake, and stays.
_CAPTION = re.compile(r"\[((?:wp_)?caption)\s[^\]\n]*\][^\[\]\n]{1,300}\[/\1\]")
_OPENED = r"\[{name}(?:[\s=][^\]\n]*)?\]"


@dataclass(frozen=True)
class Shortcode(Rule):
    """A shortcode of the publishing system stands in the text: [caption id="…"], [gallery], [/button].

    Why: the page was exported from its source, or the plugin that would have replaced the code was gone. Editors'
    brackets in quotations ([sic], [the mayor]) are no codes.

    Fix: remove the code, safe; what it encloses stays, but for a picture's short caption, which is no part of the
    article.

    Measured: nothing in 4,515 real news and blog articles, so no false alarm; planted ones are all found."""

    group = "template"
    severity = Severity.ERROR
    confidence = 0.97
    characters = "["
    stage = Stage.CLAIM
    examples = Examples(
        bad=['⟦[button link="https://example.org/"]⟧Sign up⟦[/button]⟧', "The view from the hill.\n⟦[gallery]⟧"],
        good=["“He [the mayor] will not [sic] go,” she said.", "The formula is x[i] = 2."],
    )

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield each code."""
        text = article.text
        if _BEYOND_BRACKETS.isdisjoint(article.marks) and not has_pair(text, "[", _AFTER_BRACKET):
            return
        found = [m for m in _CODE.finditer(text) if not is_quoted(text, *m.span()) and _is_code(text, m)]
        if not found or is_technical(article):
            return
        message = "A shortcode of the publishing system was left: remove it."
        end = 0
        for m in _with_openings(text, found):
            if m.start() < end:
                continue  # inside a caption, which goes as a whole
            if caption := _CAPTION.match(text, m.start()):
                end = caption.end()
                why = "A picture's caption stands here in the code of the publishing system: remove both."
                yield Hit(Span(*caption.span()), why, removal(article, *caption.span()))
            else:
                yield Hit(Span(*m.span()), message, removal(article, *m.span()))


def _is_code(text: str, match: re.Match[str]) -> bool:
    """Whether a closing code closes one that was opened, or is one that only systems write."""
    name = match["closed"]
    return (
        not name or len(name) > 3 or re.search(_OPENED.format(name=re.escape(name)), text[: match.start()]) is not None
    )


def _with_openings(text: str, found: list[re.Match[str]]) -> list[re.Match[str]]:
    """The codes with those that have no attributes but are closed later."""
    closed = {m["closed"] for m in found if m["closed"]}
    places = {m.start(): m for m in found}
    for name in closed:
        places |= {m.start(): m for m in re.finditer(rf"\[{re.escape(name)}\]", text)}
    return [places[start] for start in sorted(places)]

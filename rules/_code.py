"""Tells articles about programming, whose tags and tokens are meant, from articles in which they were left behind."""

from __future__ import annotations

import re

from checker import Article

_SURE_TERMS = frozenset(
    b"""ajax ansible api apis boolean callback cli compiler css debugging docker dom git github handlebars helm html html5
    javascript jinja jinja2 jquery json jsx kubernetes latex linux mercurial markdown markup mysql npm oauth parser perl php
    postgres python regex runtime stylesheet stylesheets syntax typescript unicode unix webpack wordpress xhtml xml
    yaml""".split()
)
_TERMS = _SURE_TERMS | frozenset(
    b"""array arrays ascii attribute attributes backend browser browsers bug bugs code coder coders coding command commit commits compile
    config database debug developer developers element elements encoding escape file files framework frontend function
    functions integer java library loop method methods module node object objects operator package parameter
    parameters placeholder plugin programmer programmers programming query render rendered renders repositories repository request
    ruby rust schema script scripts server servers shell snippet snippets software sql string strings tag tags template
    templates terminal url urls variable variables vue webpage wiki""".split()
)
_LEAST = 4  # terms; one or two stand in many a report on business
_CODE_LINE = re.compile(r"[{};>]\s*\Z|\A\s*[.#@$<{}]|=>|\bfunction\s*\(")
_MARKUP = re.compile(r"<[^<>]*>|\[[^\[\]]*\]|\{+[^{}]*\}+|\S*[={};]\S*")
_WORD = re.compile(rb"[a-z][a-z0-9]+")


def is_technical(article: Article) -> bool:
    """Whether the article's own sentences speak of code, so that markup in it may be what they explain."""
    return article.memo(_is_technical)


def _is_technical(article: Article) -> bool:
    if len(article.vocabulary & _TERMS) < _LEAST:
        return False
    prose = " ".join(line for line in article.lines if len(line) > 40 and not _CODE_LINE.search(line))
    words = set(_WORD.findall(_MARKUP.sub(" ", prose).lower().encode("utf-8", "replace")))
    return len(words & _TERMS) >= _LEAST and not words.isdisjoint(_SURE_TERMS)


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a stretch stands between quotation marks or backticks: named, not left behind."""
    return start > 0 and end < len(text) and text[start - 1] in "`'\"“‘«„" and text[end] in "`'\"”’»“"

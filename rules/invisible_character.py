"""The rule `invisible-character`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker import Article, Examples, Fix, Hit, Rule, Severity, Span

from ._characters import unusual, unusual_set
from ._removal import removal

_INVISIBLE = frozenset(
    "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\u206a\u206b\u206c\u206d\u206e\u206f\ufeff"
)
_RUN = re.compile("[" + "".join(sorted(_INVISIBLE)) + "]+")
_JOINERS = re.compile("[\u200c\u200d]+")
_DIRECTIONS = re.compile("[\u200e\u200f]+")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_JOINED = re.compile(
    "[\u0600-\u109f\u1780-\u17ff\u1800-\u18af\u20e3\u2190-\u2bff\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f]"
)


@dataclass(frozen=True)
class InvisibleCharacter(Rule):
    """A character that nobody sees stands in the text: a zero-width space, a soft hyphen, a byte-order mark.

    Why: it splits words for every search and comparison. Joiners inside emoji and inside scripts that need them,
    and direction marks in texts that hold Hebrew or Arabic, are right.

    Fix: remove it, which is safe.

    Measured: 41 of 41 findings in real articles are right."""

    group = "encoding"
    severity = Severity.INFO
    confidence = 0.97
    characters = "".join(sorted(_INVISIBLE))
    examples = Examples(bad=["The re⟦\u200b⟧port was late."], good=["The report was late."])

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield each run of invisible characters."""
        if _INVISIBLE.isdisjoint(unusual_set(article)):
            return
        right_to_left = _RIGHT_TO_LEFT.search(unusual(article)) is not None
        for m in _RUN.finditer(article.text):
            if not _is_needed(article.text, m, right_to_left):
                names = " ".join(f"U+{ord(c):04X}" for c in dict.fromkeys(m.group()))
                yield Hit(Span(*m.span()), f"An invisible character ({names}): remove it.", _fix(article, *m.span()))


def _fix(article: Article, start: int, end: int) -> Fix:
    """The removal, unsafe between spaces: a soft hyphen there is what became of a dash."""
    return removal(
        article, start, end, safe=article.text[start - 1 : start] != " " or article.text[end : end + 1] != " "
    )


def _is_needed(text: str, run: re.Match[str], right_to_left: bool) -> bool:
    """Whether the run joins an emoji or letters of a script that needs it, or turns the direction of writing."""
    if right_to_left and _DIRECTIONS.fullmatch(run.group()):
        return True
    before = text[run.start() - 1 : run.start()]
    return bool(_JOINERS.fullmatch(run.group()) and _JOINED.match(before))

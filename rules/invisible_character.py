"""The rule `invisible-character`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker import Article, Edit, Examples, Fix, Hit, Rule, Severity, Span

from ._characters import unusual, unusual_set
from ._mojibake import garbled_places
from ._removal import removal

_OVERRIDES = "\u202d\u202e"  # these turn letters around, so that what is read is not what is written
_END_OF_TURN = "\u202c"
_TURNS = "\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069" + _OVERRIDES
_SEPARATORS = "\u2028\u2029"
_INVISIBLE = frozenset(
    "\u00ad\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\u206a\u206b\u206c\u206d\u206e\u206f\ufeff"
    + _TURNS
    + _SEPARATORS
)
_RUN = re.compile("[" + "".join(sorted(_INVISIBLE - {*_SEPARATORS})) + f"]+|[{_SEPARATORS}]+")
_JOINERS = re.compile("[\u200c\u200d]+")
_DIRECTIONS = re.compile(f"[{_TURNS}]+")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_JOINED = re.compile(
    "[\u0600-\u109f\u1780-\u17ff\u1800-\u18af\u20e3\u2190-\u2bff\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f]"
)
_ENDED = frozenset('.!?:;…。！？"”’»)')


@dataclass(frozen=True)
class InvisibleCharacter(Rule):
    """A character that nobody sees stands in the text: a zero-width space, a soft hyphen, a byte-order mark.

    Why: it splits words for every search and comparison; one that turns the direction of writing hides what the text
    says, and a line separator of Unicode ends no line for most programs. Joiners inside emoji and inside scripts that
    need them, and direction marks in texts that hold Hebrew or Arabic, are right.

    Fix: remove it, which is safe. A line separator becomes a line break after a sentence's end and a space inside
    one, both safe; elsewhere you decide.

    Measured: 41 of 41 findings in real articles are right."""

    group = "encoding"
    severity = Severity.INFO
    confidence = 0.97
    characters = "".join(sorted(_INVISIBLE))
    examples = Examples(
        bad=["The re⟦\u200b⟧port was late.", "The ferry was late.⟦\u2028⟧Nobody was surprised."],
        good=["The report was late."],
    )

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield each run of invisible characters."""
        present = _INVISIBLE & unusual_set(article)
        if not present:
            return
        right_to_left = _RIGHT_TO_LEFT.search(unusual(article)) is not None
        garbled = garbled_places(article)
        for m in _runs(article.text, present):
            if m.start() in garbled:
                continue
            if m.group()[0] in _SEPARATORS:
                yield _separator(article, *m.span())
            elif not _is_needed(article.text, m, right_to_left):
                yield Hit(Span(*m.span()), f"An invisible character ({_names(m)}): remove it.", _fix(article, m))


def _runs(text: str, present: frozenset[str]) -> Iterator[re.Match[str]]:
    """What `_RUN` finds in a text: matched where the characters stand, since long texts have few of them."""
    end = 0
    for start in sorted(place for character in present for place in _places(text, character)):
        if start >= end and (run := _RUN.match(text, start)):
            yield run
            end = run.end()


def _places(text: str, character: str) -> Iterator[int]:
    place = text.find(character)
    while place >= 0:
        yield place
        place = text.find(character, place + 1)


def _names(run: re.Match[str]) -> str:
    return " ".join(f"U+{ord(c):04X}" for c in dict.fromkeys(run.group()))


def _fix(article: Article, run: re.Match[str]) -> Fix:
    """The removal, unsafe between spaces, where a soft hyphen is what became of a dash, and where letters turn."""
    start, end = run.span()
    between_spaces = article.text[start - 1 : start] == " " == article.text[end : end + 1]
    turning = {*_OVERRIDES, _END_OF_TURN} & set(run.group()) and not unusual_set(article).isdisjoint(_OVERRIDES)
    return removal(article, start, end, safe=not between_spaces and not turning)


def _separator(article: Article, start: int, end: int) -> Hit:
    """A run of line or paragraph separators with what should stand there."""
    text, span = article.text, Span(start, end)
    name = f"U+{ord(text[start]):04X}"
    begin, stop = start, end
    while begin and text[begin - 1] in " \t":
        begin -= 1
    while stop < len(text) and text[stop] in " \t":
        stop += 1
    before, after = text[begin - 1 : begin] if begin else "", text[stop : stop + 1]
    if before in ("", "\n") or after in ("", "\n", "\r"):
        return Hit(span, f"A line separator ({name}) beside a line break: remove it.", removal(article, start, end))
    wide = Span(begin, stop)
    space = Edit(wide, " ")
    line_break = Edit(wide, "\n\n" if "\u2029" in text[start:end] or end - start > 1 else "\n")
    if before in _ENDED or not after.islower():
        fix, other = Fix((line_break,), safe=before in _ENDED), space
    else:
        fix, other = Fix((space,), safe=True), line_break
    alternatives = () if fix.safe else (Fix((other,), safe=False),)
    return Hit(span, f"A line separator ({name}) that ends no line: put a plain break or a space.", fix, alternatives)


def _is_needed(text: str, run: re.Match[str], right_to_left: bool) -> bool:
    """Whether the run joins an emoji or letters of a script that needs it, or turns the direction of writing."""
    if right_to_left and _DIRECTIONS.fullmatch(run.group()):
        return True
    before = text[run.start() - 1 : run.start()]
    return bool(_JOINERS.fullmatch(run.group()) and _JOINED.match(before))

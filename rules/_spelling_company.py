"""The company that a word keeps: what the words around it are like."""

from __future__ import annotations

import re

from checker.native import in_c

from ._word_table import WordTable

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_REACH = 45  # characters to either side
_NEAREST = 4  # words of these that may be strange
_BESIDE = 3  # words of these that may be names
_SHORT = "a i o p m s t d x v am an as at be by do go he if in is it me my no of ok on or so to tv up us we"


@in_c
def company(text: str, start: int, end: int, targets: WordTable) -> tuple[float, float]:
    """How strange the words around a place are, and how many of them begin with a capital.

    The first is the share of them that is no common English: much of another language, of a list or of code. The
    second is a share of the longer ones. Each is a half where there are none.
    """
    before, after = _WORD.findall(text[max(0, start - _REACH) : start]), _WORD.findall(text[end : end + _REACH])
    around = before[-_NEAREST:] + after[:_NEAREST]
    strange = sum(
        w.islower() and w.isalpha() and w not in targets and not (len(w) <= 2 and w in _SHORT_WORDS) for w in around
    )
    longer = [w for w in before[-_BESIDE:] + after[:_BESIDE] if len(w) > 3]
    large = sum(w[0].isupper() for w in longer)
    return strange / len(around) if around else 0.5, large / len(longer) if longer else 0.5


_SHORT_WORDS = frozenset(_SHORT.split())

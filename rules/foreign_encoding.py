"""The rule `foreign-encoding`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checker import Article, Examples, Hit, Rule, Severity

_UNICODE = frozenset({"utf-8", "utf8", "utf_8", "utf-8-sig", "utf_8_sig", "ascii", "us-ascii"})


@dataclass(frozen=True)
class ForeignEncoding(Rule):
    """The file is not in UTF-8 and was read in the encoding that its bytes speak for.

    Why: another program may guess differently, and then it reads another text.

    Fix: none here; save the file as UTF-8.

    Measured: not on real files; the certainty of the guess is the reader's."""

    group = "encoding"
    severity = Severity.INFO
    confidence = 0.9
    examples = Examples(bad=[], good=["A text that was read as UTF-8."])

    def check(self, article: Article) -> Iterable[Hit]:
        """Yield a finding about the article where it was read in another encoding."""
        encoding = article.encoding
        if not encoding or encoding.lower() in _UNICODE:
            return ()
        return (Hit(None, f"The file is not UTF-8; it was read as {encoding}. Save it as UTF-8."),)

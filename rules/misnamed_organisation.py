"""The rule `misnamed-organisation`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checker.article import Article, Span
from checker.rule import Examples, Hit, Rule, Severity, replace

_NAMES: dict[str, str] = tomllib.loads(
    (Path(__file__).parent / "words/misnamed-organisation/names.toml").read_text(encoding="utf-8")
)
_COUNTRY = frozenset(["The", "US", "U.S", "United", "States", "American", "America’s", "America's", "Washington's"])


@dataclass(frozen=True)
class MisnamedOrganisation(Rule):
    """An organisation is not called what it calls itself.

    Why: readers and search engines know the "Council on Foreign Relations", not a council of them.

    Fix: the right name. The names that people get wrong are in `rules/words/misnamed-organisation`.

    Measured: all of four findings on 4,500 real articles are right.
    """

    group = "consistency"
    severity = Severity.WARNING
    confidence = 0.95
    anchors = tuple(sorted({name.lower() for name in _NAMES}))
    examples = Examples(
        bad=["She works at the ⟦Council of Foreign Relations⟧ in New York."],
        good=[
            "She works at the Council on Foreign Relations.",
            "The Chinese Center for Disease Control and Prevention said so.",
        ],
    )

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield each wrong name with the right one."""
        text, screened = article.text, article.screened.get(self.id)
        held = self.anchors if screened is None else {anchor for anchors in screened.values() for anchor in anchors}
        for wrong, right in _NAMES.items():
            if wrong.lower() not in held or wrong not in text:
                continue
            for found in re.finditer(rf"(?<!\w){re.escape(wrong)}(?!\w)", article.text):
                if not _is_of_others(article.text[max(0, found.start() - 30) : found.start()]):
                    span = Span(*found.span())
                    yield Hit(span, f"The name is {right}.", replace(span, right, safe=False))


def _is_of_others(before: str) -> bool:
    """Whether a name stands before it, which makes it another body's: "Chinese Center for Disease Control"."""
    if not before.endswith(" ") or not before.strip():
        return False
    word = before.split()[-1]
    return word[0].isupper() and word[-1].isalpha() and word not in _COUNTRY

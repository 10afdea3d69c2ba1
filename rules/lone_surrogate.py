"""The rule `lone-surrogate`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker import Article, Edit, Examples, Fix, Hit, Rule, Severity, Span

from ._characters import unusual
from ._removal import removal

_SURROGATES = re.compile("[\ud800-\udfff]+")


@dataclass(frozen=True)
class LoneSurrogate(Rule):
    """Half of a surrogate pair stands in the text.

    Why: an emoji or a rare character was cut in two or escaped twice; no file can hold what is left.

    Fix: halves that belong together are joined, which is safe; a half alone is removed, which is not.

    Measured: nothing in 4,515 real news and blog articles, so no false alarm; planted ones are all found."""

    group = "encoding"
    severity = Severity.ERROR
    confidence = 1.0
    characters = "".join(map(chr, range(0xD800, 0xE000)))
    examples = Examples(bad=["The crowd cheered ⟦\ud83d⟧."], good=["A whole emoji 🙂 is no half of one."])

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield each run of surrogates."""
        if not _SURROGATES.search(unusual(article)):
            return
        for m in _SURROGATES.finditer(article.text):
            span = Span(*m.span())
            try:
                joined = m.group().encode("utf-16-le", "surrogatepass").decode("utf-16-le")
            except UnicodeDecodeError:
                fix = removal(article, *m.span(), safe=False)
                yield Hit(span, "Half of a character stands here: the other half was lost.", fix)
            else:
                fix = Fix((Edit(span, joined),), safe=True)
                yield Hit(span, "A character was written as two halves: join them.", fix)

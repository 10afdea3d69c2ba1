"""Derive the lists of frequent words of other languages, rules/words/frequency/, from wordfreq.

    python scripts/build_frequencies.py

Needs wordfreq from PyPI; takes a minute. Each line has a rarity, in hundredths of minus a logarithm of the frequency,
and the words that have it. A question mark after a word says that it may be a slip of a commoner one, so that a
dictionary has to be asked. Licences are in rules/words/NOTICE.md.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from lexicon_sources import frequencies  # noqa: E402

OUT = ROOT / "rules" / "words" / "frequency"
LANGUAGES = ("de", "es", "fr", "pt")
RAREST = 650  # centibels: rarer words are as rare as those that nobody has seen


def main() -> None:
    """Write a file a language."""
    spelling = import_module("checker.rules._slips")
    OUT.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        listed = frequencies(language, "large")
        rarity = {w: r for w, r in listed.items() if r <= RAREST and w.isalpha()}
        words = spelling.Words(language, rarity)
        lines = defaultdict(list)
        for word, rare in rarity.items():
            lines[rare].append(f"{word}?" if spelling.slips(word, words) else word)
        text = "".join(f"{rare} {' '.join(sorted(found))}\n" for rare, found in sorted(lines.items()))
        (OUT / f"{language}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

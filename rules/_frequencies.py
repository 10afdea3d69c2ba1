"""The frequent words of German, French, Spanish and Portuguese, read when an article of the language comes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ._slips import Words

_FOLDER = Path(__file__).parent / "words" / "frequency"


@cache
def plain_words(language: str) -> frozenset[bytes]:
    """The frequent words that no dictionary has to be asked about, in lower case, as UTF-8."""
    entries = (_FOLDER / f"{language}.txt").read_bytes().split()
    return frozenset(entry for entry in entries if not entry.endswith(b"?") and not entry.isdigit())


@cache
def frequent_words(language: str) -> Words:
    """All frequent words, with their rarity."""
    rarity: dict[str, int] = {}
    for line in (_FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        rare, _, found = line.replace("?", "").partition(" ")
        rarity.update(dict.fromkeys(found.split(" "), int(rare)))
    return Words(language, rarity)

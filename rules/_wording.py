"""The wordings that a topic's rules look for: `rules/words/<topic>/patterns.toml`, compiled when first used."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from checker.regexes import programs

from ._signs import Signs

_WORDS = Path(__file__).parent / "words"
_PART = re.compile(r"%(\w+)%")


class Wording(dict[str, re.Pattern[str]]):
    """The patterns of a topic, by the names of their tables, and its anchors.

    A table of the file is a pattern: `alternatives`, with what stands `before` and `after` all of them, in any case
    or as written. `%name%` stands for an entry of `parts`. `signs` are literals one of which every match holds, and
    `openings` those with which all begin, in lower case, so that a slow pattern need not be tried. `anchors` are
    literals, some made of `heads` and `tails`.

    `signs` of the object tells of which patterns a text holds signs, all in one pass.
    """

    def __init__(self, topic: str) -> None:
        self._tables: dict[str, Any] = tomllib.loads((_WORDS / topic / "patterns.toml").read_text(encoding="utf-8"))
        self.signs = Signs({name: signs for name, table in self._tables.items() if (signs := _signs(table))}).of

    def __missing__(self, name: str) -> re.Pattern[str]:
        """Compile a pattern that is asked for the first time."""
        table = self._tables[name]
        text = f"{table.get('before', '')}(?:{'|'.join(table['alternatives'])}){table.get('after', '')}"
        self[name] = programs().compile(_PART.sub(self._part, text), re.I if table.get("any-case") else re.NOFLAG)
        return self[name]

    def _part(self, name: re.Match[str]) -> str:
        return _PART.sub(self._part, self._tables["parts"][name[1]])

    @property
    def labels(self) -> tuple[str, ...]:
        """What the labels of the topic begin with, in lower case."""
        return tuple(self._tables["labels"]["texts"])

    @property
    def anchors(self) -> tuple[str, ...]:
        """Literals in lower case one of which every wording of the topic holds."""
        texts = list(self._tables["anchors"]["texts"])
        for made in self._tables["anchors"].get("made", ()):
            texts += [head + tail for head, tail in product(made["heads"], made["tails"])]
        return tuple(dict.fromkeys(texts))


def _signs(table: dict[str, Any]) -> list[str]:
    return [*table.get("signs", ()), *(f"\n{opening}" for opening in table.get("openings", ()))]


@cache
def wording(topic: str) -> Wording:
    """The wordings of a topic."""
    return Wording(topic)

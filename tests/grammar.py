"""Words a stray line as sites word it: wordings with choices and slots, kept in `wordings/*.toml`.

In a wording `(a|b)` is one of two, `(a|)` may be left out and `<name>` stands for any entry of a list in `slots.toml`;
parentheses without a bar are parentheses of the line, and `\\|` is a bar of the line. After ` => ` stand other rules
that may claim it by right, for a line can be two things at once; after ` @ ` the only places where sites print it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

FILES = ("stray_en.toml", "stray_later.toml", "stray_other.toml")
PLACES = ("above", "between", "below")
"""Where a line may stand: under the headline, between paragraphs, after the article's end."""

_FOLDER = Path(__file__).parent / "wordings"
_TOKEN = re.compile(r"\\.|[(|)]|<\w+>|[^\\(|)<]+|<")


@cache
def load(name: str) -> dict[str, Any]:
    """The table that a file of wordings holds."""
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))


class Wording(NamedTuple):
    """What sites write in many ways, the rules that may claim it, and where on a page it stands."""

    rules: tuple[str, ...]
    pattern: str
    places: tuple[str, ...]

    def line(self, random: Random) -> str:
        """One of the lines that it stands for."""
        return re.sub(" {2,}", " ", _worded(random, self.pattern)).strip()


def wordings(file: str) -> Iterator[tuple[str, Wording]]:
    """The wordings of a file, each with its language; its own rule is the first of those that may claim it."""
    for rule, languages in load(file).items():
        for language, patterns in languages.items():
            for pattern in patterns:
                written, _, places = pattern.partition(" @ ")
                text, _, others = written.partition(" => ")
                rules = (rule, *filter(None, others.split(", ")))
                yield language, Wording(rules, text, tuple(places.split(", ")) if places else PLACES)


def _worded(random: Random, pattern: str) -> str:
    text, rest = _choice(random, _TOKEN.findall(pattern), nested=False)
    assert not rest, pattern
    return text


def _choice(random: Random, tokens: list[str], *, nested: bool) -> tuple[str, list[str]]:
    """One of the alternatives up to the closing parenthesis, and the tokens after it."""
    alternatives = [""]
    while tokens:
        token, *tokens = tokens
        if token == ")":
            whole = len(alternatives) > 1 or not nested
            return (random.choice(alternatives) if whole else f"({alternatives[0]})"), tokens
        if token == "|":
            alternatives.append("")
        elif token == "(":
            inner, tokens = _choice(random, tokens, nested=True)
            alternatives[-1] += inner
        elif token[0] == "<" and token[1:]:
            alternatives[-1] += _worded(random, random.choice(load("slots.toml")[token[1:-1]]))
        else:
            alternatives[-1] += token.removeprefix("\\")
    assert not nested, alternatives
    return random.choice(alternatives), []

"""Characters that nobody sees, or that do things to a terminal or a page, shown by their code points."""

from __future__ import annotations

import re

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Controls, direction marks, zero-width spaces, soft hyphens, lone surrogates and tags; not the joiners of scripts."""


def code_point(character: str) -> str:
    """The name of a character by its number: `U+202E`."""
    return f"U+{ord(character):04X}"


def visible(text: str) -> str:
    """A text on one line in which nothing is hidden: line breaks as ⏎, tabs as spaces, hidden ones as ‹U+202E›."""
    text = text.replace("\r\n", "\n").replace("\n", " ⏎ ").replace("\t", " ")
    return text if text.isprintable() else HIDDEN.sub(lambda m: f"‹{code_point(m.group())}›", text)

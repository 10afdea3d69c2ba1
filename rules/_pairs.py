"""Marks that stand beside one another, and marks that open and close: whether a text has any worth a closer look."""

from __future__ import annotations

from checker.native import in_c

from ._endings import END_OF_PROSE

OPENING_QUOTES = '"“„«'
_LEAST_SPACES = 7  # in a line of prose


@in_c
def has_pair(text: str, first: str, seconds: str) -> bool:
    """Whether one of some characters follows a character anywhere."""
    return any(first + second in text for second in seconds)


@in_c
def open_bracket_lines(text: str) -> list[int]:
    """The lines of prose, numbered from 0, on which more brackets of a kind open than close."""
    return [
        number
        for number, line in enumerate(text.split("\n"))
        if any(line.count(opening) > line.count(closing) for opening, closing in ("()", "[]")) and _is_prose(line)
    ]


@in_c
def uneven_quote_lines(text: str) -> list[int]:
    """The lines of prose, numbered from 0, whose quotation marks are no pairs by their number.

    Those that begin with a mark are left out where the next line does, too: a quotation that runs over paragraphs.
    """
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n")) if line.strip()]
    followers = [*(line for _, line in lines[1:]), " "]
    return [
        number
        for (number, line), follower in zip(lines, followers, strict=False)
        if (line.count('"') % 2 or line.count("“") != line.count("”"))
        and _is_prose(line)
        and not (line[0] in OPENING_QUOTES and follower[0] in OPENING_QUOTES)
    ]


def _is_prose(line: str) -> bool:
    bare = line.strip()
    return bare.count(" ") >= _LEAST_SPACES and END_OF_PROSE.search(bare) is not None

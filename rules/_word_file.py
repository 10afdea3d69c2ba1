"""Large files of words, one a line, in which a word is looked for without reading the rest.

The lines come in groups: the checksum of a word tells its group, and a second file where each group begins.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from mmap import mmap
from sys import byteorder
from zlib import crc32

from checker.native import in_c

_LINES_IN_GROUP = 4
_FOUR_BYTES = "I" if array("I").itemsize == 4 else "L"


@in_c
class WordFile:
    """A file of words, each with what is known of it after a tab, if anything; and the places of its groups."""

    def __init__(self, lines: bytes | mmap, places: bytes | mmap) -> None:
        self._lines = lines
        self._places = array(_FOUR_BYTES, bytes(places))
        if byteorder == "big":
            self._places.byteswap()
        self._groups = len(self._places) - 1
        if self._groups < 1 or self._places[-1] != len(lines):
            raise ValueError("the places are those of another file")

    def __contains__(self, word: bytes) -> bool:
        """Whether the file has a word of which it says nothing."""
        return self._line_of(word) == word

    def get(self, word: bytes) -> bytes | None:
        """What the file says of a word, or None where it does not have the word or says nothing of it."""
        line = self._line_of(word)
        return None if line is None or line == word else line[len(word) + 1 :]

    def _line_of(self, word: bytes) -> bytes | None:
        group = crc32(word) % self._groups
        lines = self._lines[self._places[group] : self._places[group + 1]].split(b"\n")[:-1]
        return next((line for line in lines if (line + b"\t").startswith(word + b"\t")), None)


def arranged(lines: Iterable[bytes]) -> tuple[bytes, bytes]:
    """The two files for some lines: the lines in their groups, and the places of these."""
    given = list(lines)
    groups: list[list[bytes]] = [[] for _ in range(max(1, len(given) // _LINES_IN_GROUP))]
    for line in given:
        groups[crc32(line.partition(b"\t")[0]) % len(groups)].append(line + b"\n")
    joined = [b"".join(group) for group in groups]
    place, places = 0, [0]
    for group in joined:
        place += len(group)
        places.append(place)
    return b"".join(joined), b"".join(place.to_bytes(4, "little") for place in places)

"""Small files of words, each with what is known of it, that are read at once because many words are asked for."""

from __future__ import annotations

import re
from mmap import mmap

from checker.native import in_c

_NUMBER = re.compile("[0-9]{0,9}")


@in_c
class WordTable:
    """The lines of a file in ASCII: a word, a space, what the file says of the word."""

    def __init__(self, data: bytes | mmap) -> None:
        lines = (line.partition(" ") for line in bytes(data).decode("ascii").split("\n") if line)
        self._values = {word: value for word, _, value in lines}

    def __contains__(self, word: str) -> bool:
        return word in self._values

    def get(self, word: str) -> str | None:
        """What the file says of a word, or None where it does not have the word."""
        return self._values.get(word)

    def number(self, word: str) -> float | None:
        """The hundredths that the file says first of a word, 0 where it says no number; None as above."""
        value = self._values.get(word)
        return None if value is None else _number_in(value) / 100

    def following(self, word: str, item: str) -> tuple[float, bool] | None:
        """The tenths that the file says of an item of a word, else those that it says first; whether it has the item.

        What it says of such a word is `number item:number item:number …`, the items in order.
        """
        value = self._values.get(word)
        if value is None:
            return None
        _, is_there, number = f" {value}".partition(f" {item}:")
        return _number_in(number if is_there else value) / 10, bool(is_there)


def _number_in(value: str) -> int:
    """The number that a value begins with; 0 where it begins with none."""
    match = _NUMBER.match(value)
    return int(match[0] or "0") if match else 0

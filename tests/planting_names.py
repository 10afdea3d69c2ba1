"""Plants sentences in which a name or a word is not written as it should be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from planting import Planted, Planter

_HYPHENATED = (
    "Kim Dae-jung",
    "Lee Min-ho",
    "Park Ji-soo",
    "Hans-Peter Vogel",
    "Marie-Claire Dubois",
    "Karl-Heinz Adler",
)
_ACCENTED = ("José Álvarez", "Renée Girard", "Björn Lindqvist", "Andrés Muñoz", "Zoë Müller", "François Lefèvre")
_PLAIN = str.maketrans("éÁëüöñçè", "eAeuonce")
_ABOUT = (
    "{} said so on Tuesday. Nobody asked {} about it again, and {} left.",
    "A letter by {} was read aloud. Later {} spoke, and all knew what {} meant.",
    "Nobody had told {} of the plan. When {} heard of it, {} was not surprised.",
)


def sentences(*templates: str, of: Sequence[str]) -> Planter:
    """Plants a paragraph made of a template with one of some wrong wordings, which is the place, for its `{}`."""

    def plant(random: Random, text: str) -> Planted:
        wrong, template = random.choice(of), random.choice(templates)
        return _put(random, text, template.format(wrong), wrong)

    return plant


def name_in_two_ways(random: Random, text: str) -> Planted:
    """A name three times, the last time without its hyphen or without its accents."""
    name = random.choice((*_HYPHENATED, *_ACCENTED))
    other = name.translate(_PLAIN) if name in _ACCENTED else _without_hyphen(name)
    return _put(random, text, random.choice(_ABOUT).format(name, name, other), other)


def _without_hyphen(name: str) -> str:
    return re.sub(r"-(.)", lambda m: " " + m[1].upper(), name)


def _put(random: Random, text: str, paragraph: str, wrong: str) -> Planted:
    breaks = [m.start() for m in re.finditer(r"\n+(?=.)", text)]
    place = random.choice(breaks[1:-1] or breaks or [len(text)])
    start = place + 2 + paragraph.rindex(wrong)
    return Planted(f"{text[:place]}\n\n{paragraph}{text[place:]}", start, start + len(wrong))

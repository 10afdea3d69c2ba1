"""The search for what a misspelt word was meant to be: words that look or sound alike, weighed by the slip.

All words are in lower case and of ASCII letters.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from checker.native import in_c

from ._slip_costs import ENDLESS, SlipCosts
from ._word_file import WordFile
from ._word_table import WordTable

RARITY_WEIGHT = 0.8
"""How much the rarity of a word that was meant counts beside the cost of the slip."""
CLOSE = 3.0
"""Words that cost more than the best by this much are left out."""

NEAREST, NEAR, FAR = range(3)
"""Which words are looked for: one edit away, those and what sounds the same, or the common ones that are further."""

_DEAREST = 5.6  # the dearest slip that is thought of
_LEAST = (0.0, 0.0, 1.8, 3.1, 4.2, 5.2)  # what a slip costs at least, by the letters that only one word has
_COMMON = 5.6  # the rarity up to which a word is thought of that is two edits away
_SHORTEST_TWICE_WRONG = 5
_MOST_UNLIKE = 4  # letters that only one of two words has that are two edits apart
_SOUNDS = "abdfgklmnprstx"
_VOWELS = "aeiouyh"  # with what is silent before one at the beginning
_SILENT = frozenset("aeiouyhw")
_OPENINGS = (("kn", "n"), ("wr", "r"), ("ps", "s"))
_SPELT = "ph>f tch>x ch>x sh>x ght>t gh> dg>g ck>k qu>k q>k ce>se ci>si cy>sy c>k z>s j>g v>f"


@in_c
def sound_of(word: str) -> str:
    """The consonants of a word as they sound, with a mark for a vowel at the beginning."""
    word.encode("ascii")
    for opening, sound in _OPENINGS:
        if word.startswith(opening):
            word = sound + word[2:]
    for spelling, sound in _SPELLINGS:
        word = word.replace(spelling, sound)
    head = "a" if word[:1] in _VOWELS else word[:1]
    heard = [letter for letter in word[1:] if letter not in _SILENT]
    return "".join(letter for letter, _ in groupby([head, *heard]))


def look_alikes(word: str, shortened_words: WordFile, targets: WordTable) -> set[str]:
    """The words that differ by a letter left out, put in, exchanged, or swapped with its neighbour."""
    shorter = shortened(word)
    exchanged = {w for w in _that_shorten_to(shorter, shortened_words) if one_edit_apart(word, w)}
    longer = _that_shorten_to({word}, shortened_words)
    return (exchanged | longer | {w for w in shorter if w in targets}) - {word}


@in_c
def has_look_alikes(word: str, shortened_words: WordFile, targets: WordTable) -> bool:
    """Whether there are words that differ by a letter."""
    return bool(look_alikes(word, shortened_words, targets))


def sound_alikes(word: str, sounds: WordTable) -> set[str]:
    """The words that sound the same."""
    return {w for w in (sounds.get(sound_of(word)) or "").split(" ") if w}


def common_words_two_edits_off(word: str, shortened_words: WordFile, targets: WordTable, sounds: WordTable) -> set[str]:
    """Common words that need two edits, one of them a letter too many, or whose sound is one edit away."""
    found = {w for sound in _one_edit_away(sound_of(word)) for w in (sounds.get(sound) or "").split(" ") if w}
    if len(word) >= _SHORTEST_TWICE_WRONG:
        once = shortened(word)
        twice = {s for piece in once for s in shortened(piece)}
        found |= _that_shorten_to(once | twice, shortened_words) | {w for w in twice if w in targets}
    return {
        w for w in found if _rarity(w, targets) < _COMMON and _unlike_letters(word.encode(), w.encode()) <= _MOST_UNLIKE
    }


@in_c
def likeliest(
    word: str, reach: int, most: int, shortened_words: WordFile, targets: WordTable, sounds: WordTable, costs: SlipCosts
) -> list[tuple[str, float, float]]:
    """The likeliest of the words within reach of one, most alike first, each with its rarity and what the slip costs.

    Those `most` that look the most alike are weighed; as they are written, with the capital that they always have.
    """
    if reach == FAR:
        found = common_words_two_edits_off(word, shortened_words, targets, sounds) - sound_alikes(word, sounds)
        found = {w for w in found if not one_edit_apart(word, w)}
    else:
        found = look_alikes(word, shortened_words, targets)
        if reach == NEAR:
            found |= sound_alikes(word, sounds)
    return weigh(word, found, most, targets, costs)


def weigh(
    word: str, found: Iterable[str], most: int, targets: WordTable, costs: SlipCosts
) -> list[tuple[str, float, float]]:
    """The likeliest of the words found, `most` at most, each with its rarity and what the slip costs."""
    written = word.encode("ascii")
    alikes = [(_unlike_letters(written, w.encode("ascii")), _rarity(w, targets), w) for w in found if w != word]
    if len(alikes) > most:
        alikes = sorted(alikes, key=lambda alike: (_distance(word, alike[2], alike[1]), alike[2]))[: max(0, most)]
    kept, best = [], ENDLESS
    for unlike, rarity, other in sorted(alikes):
        room = min(_DEAREST, best + CLOSE - RARITY_WEIGHT * rarity)
        if unlike >= len(_LEAST) or _LEAST[unlike] >= room:
            continue
        slip = costs.cost(other.encode(), written, room)
        if slip < _DEAREST:
            cost = slip + RARITY_WEIGHT * rarity
            kept.append((cost, as_written(other, targets), rarity, slip))
            best = min(best, cost)
    return [(w, rarity, slip) for cost, w, rarity, slip in sorted(kept) if cost < best + CLOSE]


def as_written(word: str, targets: WordTable) -> str:
    """A lower-case word with the capital that it always has, if it has one."""
    _, _, capitalised = (targets.get(word) or "").partition(" ")
    return capitalised or word


def shortened(word: str) -> set[str]:
    """A word without one of its letters, for each letter."""
    return {word[:i] + word[i + 1 :] for i in range(len(word))}


def one_edit_apart(a: str, b: str) -> bool:
    """Whether a letter left out, put in or exchanged, or two swapped, tell two words apart."""
    if abs(len(a) - len(b)) > 1:
        return False
    start, most = 0, min(len(a), len(b))
    while start < most and a[start] == b[start]:
        start += 1
    end = 0
    while end < most - start and a[-1 - end] == b[-1 - end]:
        end += 1
    x, y = a[start : len(a) - end], b[start : len(b) - end]
    return (len(x) <= 1 and len(y) <= 1) or (len(x) == 2 and x == y[::-1])


def _that_shorten_to(pieces: set[str], shortened_words: WordFile) -> set[str]:
    """The words that are one of some strings once a letter is left out."""
    entries = (shortened_words.get(piece.encode("ascii")) for piece in pieces)
    return {word for entry in entries if entry for word in entry.decode("ascii").split(" ")}


def _one_edit_away(sound: str) -> set[str]:
    """The sounds with a consonant left out, put in or exchanged, or with two swapped."""
    made: set[str] = set()
    for i in range(len(sound) + 1):
        head, tail = sound[:i], sound[i + 1 :]
        made.add(head + tail)
        made.add(head + tail[:1] + sound[i : i + 1] + tail[1:])
        made.update([head + c + tail for c in _SOUNDS])
        made.update([head + c + sound[i:] for c in _SOUNDS])
    return made


def _rarity(word: str, targets: WordTable) -> float:
    rarity = targets.number(word)
    return ENDLESS if rarity is None else rarity


def _unlike_letters(word: bytes, other: bytes) -> int:
    """How many letters only one of two words has."""
    return len({*word} ^ {*other})


def _distance(word: str, other: str, rarity: float) -> float:
    """A rough measure for leaving the least alike out: length, beginning, end, rarity."""
    return 0.7 * abs(len(word) - len(other)) + (word[:1] != other[:1]) + 0.5 * (word[-1:] != other[-1:]) + 0.8 * rarity


_SPELLINGS = [pair.split(">") for pair in _SPELT.split()]

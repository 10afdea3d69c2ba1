"""Plants one defect of a kind into a clean text: at a random place, in random words."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import NamedTuple

_NAMES = ("author", "title", "post.date", "related", "user_name", "image", "site", "caption", "teaser")
_SPOKEN = re.compile(r"[^\W\d_]{4,}")
_LEAST_PARAGRAPH = 60  # characters


class Planted(NamedTuple):
    """A text with a defect, and where it stands."""

    text: str
    start: int
    end: int


Planter = Callable[[Random, str], Planted | None]


def line(*makers: Callable[[Random], str]) -> Planter:
    """Plants a line of its own between two paragraphs."""

    def plant(random: Random, text: str) -> Planted:
        new = random.choice(makers)(random)
        breaks = [m.start() for m in re.finditer(r"\n+(?=.)", text)]
        place = random.choice(breaks[1:-1] or breaks or [len(text)])
        between = random.choice(("\n", "\n\n"))
        return Planted(
            text[:place] + between + new + text[place:], place + len(between), place + len(between) + len(new)
        )

    return plant


def below(new: str) -> Planter:
    """Plants a line below the article."""
    return lambda _, text: Planted(
        f"{text.rstrip()}\n\n{new}", len(text.rstrip()) + 2, len(text.rstrip()) + 2 + len(new)
    )


def above(new: str) -> Planter:
    """Plants a line between the headline and the article."""

    def plant(_: Random, text: str) -> Planted:
        head = text.index("\n") + 1
        return Planted(f"{text[:head]}\n{new}\n{text[head:]}", head + 1, head + 1 + len(new))

    return plant


def before_prose(*labels: str) -> Planter:
    """Plants a label of its own line above a paragraph of prose."""

    def plant(random: Random, text: str) -> Planted | None:
        found = paragraphs(text)[1:]
        if not found:
            return None
        label, place = random.choice(labels), random.choice(found).start()
        return Planted(text[:place] + label + "\n" + text[place:], place, place + len(label))

    return plant


def word(change: Callable[[Random, str], str | None], pattern: re.Pattern[str] = _SPOKEN) -> Planter:
    """Changes one word of a paragraph."""

    def plant(random: Random, text: str) -> Planted | None:
        places = [m for p in paragraphs(text) for m in pattern.finditer(text, p.start(), p.end())]
        random.shuffle(places)
        for m in places[:20]:
            new = change(random, m.group())
            if new is not None:
                return Planted(text[: m.start()] + new + text[m.end() :], m.start(), m.start() + len(new))
        return None

    return plant


def paragraphs(text: str) -> list[re.Match[str]]:
    """The lines of a text that are long enough to be prose, and end like it."""
    lines = re.finditer(r"(?m)^\w[^\n|]*[.!?]$", text)
    return [m for m in lines if len(m.group()) > _LEAST_PARAGRAPH]


def name(random: Random) -> str:
    """A name that templates use."""
    return random.choice(_NAMES)


def garbled(random: Random, spoken: str) -> str:
    """A word with a mark or an accent that was read in the wrong encoding."""
    mark = random.choice("’“”–—é…üñ€")
    encoding = random.choice(("cp1252", "latin-1"))
    broken = "".join(bytes([b]).decode(encoding, "ignore") or chr(b) for b in mark.encode())
    place = random.randrange(1, len(spoken))
    return spoken[:place] + broken + spoken[place:]


def inside(*characters: str) -> Callable[[Random, str], str]:
    """Puts one of some characters into a word."""

    def change(random: Random, spoken: str) -> str:
        place = random.randrange(1, len(spoken))
        return spoken[:place] + random.choice(characters) + spoken[place:]

    return change


def lookalike(random: Random, spoken: str) -> str | None:
    """A word one of whose letters comes from Cyrillic."""
    twins = dict(zip("aeocpxyi", "аеосрхуі", strict=True))
    places = [n for n, letter in enumerate(spoken) if letter in twins]
    if not places or not spoken.isascii():
        return None
    place = random.choice(places)
    return spoken[:place] + twins[spoken[place]] + spoken[place + 1 :]


def repeated_paragraph(random: Random, text: str) -> Planted | None:
    """Copies a paragraph to a later place, not into a run of others."""
    found = [m for m in paragraphs(text) if not m.group().endswith("?")]
    if len(found) < 4:
        return None
    number = random.randrange(len(found) - 2)
    copy = found[number].group()
    place = random.choice(found[number + 1 : -1]).end()
    return Planted(text[:place] + "\n\n" + copy + text[place:], place + 2, place + 2 + len(copy))


def repeated_body(random: Random, text: str) -> Planted | None:
    """Puts the text below itself."""
    first = next((m.start() for m in paragraphs(text)), None)
    if first is None or len(paragraphs(text)) < 3:
        return None
    break_between = random.choice(("\n", "\n\n", "\n\n\n"))
    body = text.rstrip()
    return Planted(body + break_between + body[first:], len(body) + 3, 2 * len(body) - first)


def repeated_sentence(random: Random, text: str) -> Planted | None:
    """Copies a long sentence to the end of another paragraph, no step of a list."""
    found = [m for m in paragraphs(text) if not m.group()[0].isdigit()]
    sentence = re.compile(r"(?<=[a-z]\. )[A-Z][^.!?\n]{60,200}\.(?= [A-Z])")
    sources = [(m.group(), n) for n, p in enumerate(found) for m in sentence.finditer(text, p.start(), p.end())]
    sources = [(copy, n) for copy, n in sources if len(copy.split()) >= 8 and n < len(found) - 1]
    if not sources:
        return None
    copy, number = random.choice(sources)
    place = random.choice(found[number + 1 :]).end()
    return Planted(text[:place] + " " + copy + text[place:], place + 1, place + 1 + len(copy))


def cut_paragraph(random: Random, text: str) -> Planted | None:
    """Cuts off the end of a paragraph of several sentences: in the middle of its last one, or of a word of that."""
    found = paragraphs(text)
    candidates = [
        m
        for before, m, after in zip(found, found[1:], found[2:], strict=False)
        if _follow(text, before, m) and _follow(text, m, after) and re.search(r"^\D*[a-z]\. [A-Z]\w+ ", m.group())
    ]
    if not candidates:
        return None
    chosen = random.choice(candidates)
    words = list(re.finditer(r"[a-z]{2,}(?= [a-z])", chosen.group()))
    last = chosen.group().rstrip('.!?”"').rfind(". ") + 2
    places = [m for m in words if chosen.group()[last : m.end()].count(" ") >= 6]
    if not places:
        return None
    place = random.choice(places)
    inside = len(place.group()) > 4 and random.random() < 0.25
    end = chosen.start() + (random.randrange(place.start() + 2, place.end()) if inside else place.end())
    return Planted(text[:end] + text[chosen.end() :], chosen.start(), end)


def _follow(text: str, before: re.Match[str], after: re.Match[str]) -> bool:
    return not text[before.end() : after.start()].strip()


def open_quotation(random: Random, text: str) -> Planted | None:
    """Ends a paragraph with a quotation that ends with a comma, and nothing after it."""
    found = paragraphs(text)[:-1]
    if not found:
        return None
    place = random.choice(found).end()
    opening, closing = random.choice(('""', "“”"))
    words = random.choice(("We were not asked about the money", "It will be done by May", "Nobody told us"))
    new = f" He told the paper: {opening}{words},{closing}"
    return Planted(text[:place] + new + text[place:], place, place + len(new))


def cut_article(random: Random, text: str) -> Planted | None:
    """Cuts the article off in the middle of a sentence, with a mark of the cut."""
    found = paragraphs(text)
    if len(found) < 4:
        return None
    chosen = random.choice(found[3:])
    word = r"(?<=[a-z] )(?:the|a|of|to|and|in|on|for|with|by|der|die|und|von)(?= )"
    places = [m.end() for m in re.finditer(word, chosen.group())]
    if not places:
        return None
    end = chosen.start() + random.choice(places)
    mark = random.choice(("...", "…", " ...", " […]", " [+812 chars]"))
    return Planted(text[:end] + mark, end - 2, end + len(mark))


def open_bracket(random: Random, text: str) -> Planted | None:
    """Puts an opening bracket before a word, and no closing one after it."""
    found = [m for m in paragraphs(text) if not re.search(r"[()\[\]]", m.group())]
    if not found:
        return None
    chosen = random.choice(found)
    places = [m.start() for m in re.finditer(r"(?<=[a-z] )[a-z]{3,}", chosen.group())]
    if not places:
        return None
    place = chosen.start() + random.choice(places)
    return Planted(text[:place] + "(" + text[place:], place, place + 1)


def open_mark(random: Random, text: str) -> Planted | None:
    """Puts an opening quotation mark at the head of a sentence, and no closing one."""
    if "„" in text:
        return None
    found = [
        (m, after)
        for m, after in zip(paragraphs(text), [*paragraphs(text)[1:], None], strict=True)
        if not re.search('["“”]', m.group()) and (after is None or after.group()[0] not in '"“')
    ]
    quiet = [m for m, _ in found if not re.search('["“”]', text[m.end() :])]
    if not quiet:
        return None
    place = random.choice(quiet).start()
    return Planted(text[:place] + "“" + text[place:], place, place + 1)


def nothing_left(random: Random, text: str) -> Planted:
    """Leaves white space and decoration only."""
    return Planted(random.choice(("", "\n", " \n \n", "***", "---\n\n---", "• • •")), 0, 0)


def headline_left(random: Random, text: str) -> Planted:
    """Leaves the beginning of the text only."""
    head = text.strip().split("\n")[0][: random.randrange(20, 90)]
    return Planted(head, 0, 0)

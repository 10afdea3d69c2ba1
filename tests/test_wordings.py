"""Lines that pages leave in articles, in the wordings of many sites: found where they stand alone, not in prose."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import grammar
import planting as p
import pytest

from checker import Article, Finding
from checker.engine import Active, Engine
from checker.registry import all_rules

LEAST_FOUND = 0.95
EACH = {"en": 2}  # lines planted of each wording; of those in other languages one
DRESSES = ("- {}", "* {}", "• {}", "[{}]", "» {}", "{} »", "{} >", "({})", "— {}", "{} ", "**{}**", "| {}", "> {}")

_ENGINE = Engine(Active(found.rule, found.rule.severity) for found in all_rules().values() if found.rule.default)
_CLEAN = Path(__file__).parent / "articles" / "clean"
ENGLISH = [(_CLEAN / f"{name}.txt").read_text(encoding="utf-8") for name in ("feature", "opinion", "wire", "interview")]
BODIES = {
    "de": (_CLEAN / "deutsch.txt").read_text(encoding="utf-8"),
    **grammar.load("bodies.toml"),
}
WORDINGS = [(language, wording) for file in grammar.FILES for language, wording in grammar.wordings(file)]
RULES = sorted({wording.rules[0] for _, wording in WORDINGS})


def dressed(random: Random, line: str) -> str:
    """A line as it is, in capitals where it is short, or with a bullet, a bracket or an arrow."""
    how = random.random()
    if how < 0.6 or len(line) > 100 or line[0] in "([" or line[-1] in ")]":
        return line
    if how < 0.7:
        return line.upper() if len(line) < 25 else line
    return random.choice(DRESSES).format(line)


def planted_at(random: Random, text: str, line: str, places: tuple[str, ...]) -> p.Planted:
    """The text with a line in one of its places."""
    place = random.choice(places)
    plant = p.above(line) if place == "above" else p.below(line) if place == "below" else p.line(lambda _: line)
    planted = plant(random, text)
    assert planted is not None
    return planted


def findings(planted: p.Planted) -> list[Finding]:
    """What is found at the planted place."""
    return [
        f
        for f in _ENGINE.check(Article(planted.text)).findings
        if f.span is not None and f.span.field == "text" and f.span.start < planted.end and f.span.end > planted.start
    ]


def is_found(planted: p.Planted, wording: grammar.Wording) -> bool:
    """Whether the wording's own rule has found it, or one that may by right."""
    return not {f.rule for f in findings(planted)}.isdisjoint(wording.rules)


@pytest.mark.parametrize("rule_id", RULES)
def test_each_rule_finds_its_wordings(rule_id: str) -> None:
    random, tried, missed = Random(rule_id), 0, []
    for language, wording in WORDINGS:
        if wording.rules[0] != rule_id:
            continue
        for _ in range(EACH.get(language, 1)):
            line = dressed(random, wording.line(random))
            text = random.choice(ENGLISH) if language == "en" else BODIES[language]
            tried += 1
            if not is_found(planted_at(random, text, line, wording.places), wording):
                missed.append(f"{language}: {line}")
    assert len(missed) <= (1 - LEAST_FOUND) * tried, f"{len(missed)} of {tried} missed: {missed[:20]}"


def test_wordings_inside_prose_are_left_alone() -> None:
    random, claimed, tried = Random(7), Counter[tuple[str, str]](), 0
    for language, wording in WORDINGS:
        line = wording.line(random)
        if language != "en" or line[-1] in ":)]":
            continue
        sentence = line if line[-1] in ".!?" else f"{line}."
        prose = (
            f"The notice had hung there for years. {sentence} Nobody who passed the office that day could say why.",
            f"“{line}” was written on the wall of the harbour office, and nobody who passed it that day knew why.",
            f"Nobody who passed the harbour office that day could say why “{line}” had been painted on its wall.",
        )
        for paragraph in prose:
            planted = planted_at(random, random.choice(ENGLISH), paragraph, ("between",))
            claimed.update((f.rule, line) for f in findings(planted) if f.rule in RULES)
            tried += 1
    assert not claimed, claimed
    assert tried > 700

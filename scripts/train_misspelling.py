"""Learn the weights of the rule `misspelling` by logistic regression, and print them.

    python scripts/train_misspelling.py NEWS.jsonl.gz TYPOS.jsonl.gz [LABELS.txt]

NEWS: records with a `text`, nearly free of misspellings; into each a known misspelling is put where the right word
stands. TYPOS: records with `text` and `typos` ([start, end, wrong, right, source]); every second one is learned from,
the others are scored. LABELS: words of NEWS, one a line, that reading has found to be misspelt though no list has them.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checker import Article  # noqa: E402

judgement = import_module("checker.rules._spelling_judgement")
lexicon = import_module("checker.rules._lexicon")
spelling = import_module("checker.rules._spelling")
candidates = import_module("checker.rules._spelling_candidates")

WEIGHT_OF_MADE, WEIGHT_OF_REAL = 0.4, 6.0  # misspellings made from lists are milder than people's own
TOKEN = re.compile(r"(?<![\w'’])[A-Za-z]{3,}(?![\w'’])")


class Case(NamedTuple):
    """A word with the evidence on it, whether it is misspelt, and how much it counts."""

    word: str
    evidence: dict[str, float]
    wrong: bool
    weight: float
    first_is_right: bool = False


def records(path: str) -> Iterator[dict[str, object]]:
    """The records of a file."""
    for line in gzip.decompress(Path(path).read_bytes()).splitlines():
        yield json.loads(line)


def evidence(
    article: Article, word: str, listed: list[str], start: int | None = None
) -> tuple[dict[str, float], str] | None:
    """The evidence on a word at one of its places, and the first suggestion; None where the rule does not weigh it."""
    kind, starts = judgement.occurrences(article.text, word)
    if not starts or not judgement.is_weighed(article.text, word, kind, starts, listed):
        return None
    place = judgement.Place(article.text, start if start in starts else starts[0], 0, kind)
    place = place._replace(end=place.start + len(word))
    if not judgement.is_readable(place, listed):
        return None
    ranked = judgement.ranked_suggestions(article, word, place, listed, candidates.candidates(word))
    values = judgement.signs(word, place, listed=bool(listed), count=len(starts))
    return values | judgement.likelihood(word, ranked), ranked[0].word.lower() if ranked else ""


def from_news(path: str, labels: frozenset[str]) -> Iterator[Case]:
    """The unknown words of news as they are, and misspellings put in: once as listed, once as if no list had them."""
    wrongs_of = defaultdict(list)
    for line in (ROOT / "rules" / "words" / "spelling" / "misspellings.txt").read_text().splitlines():
        wrong, *rights = line.split("\t")
        if len(rights) == 1:
            wrongs_of[rights[0].lower()].append(wrong)
    for record in records(path):
        article = Article(str(record["text"]))
        if article.language not in ("en", None):
            continue
        for word in spelling.unknown_words(article):
            listed = lexicon.known_corrections(word)
            found = evidence(article, word, listed)
            if found:
                wrong = word in labels or (bool(listed) and not lexicon.doubt(word).kind)
                yield Case(word, found[0], wrong, WEIGHT_OF_MADE if wrong else 1.0)
        yield from _put_in(article, wrongs_of)


def _put_in(article: Article, wrongs_of: dict[str, list[str]]) -> Iterator[Case]:
    tokens = [m for m in TOKEN.finditer(article.text) if wrongs_of.get(m[0].lower())]
    if not tokens:
        return
    place = random.choice(tokens)
    word = random.choice(wrongs_of[place[0].lower()])
    written = word.capitalize() if place[0][0].isupper() else word
    made = Article(article.text[: place.start()] + written + article.text[place.end() :])
    for listed in ([], lexicon.known_corrections(word)):
        found = evidence(made, word, listed, place.start())
        if found:
            yield Case(word, found[0], True, WEIGHT_OF_MADE)


def from_typos(path: str) -> Iterator[list[Case]]:
    """The cases of each article with people's misspellings."""
    for record in records(path):
        article = Article(str(record["text"]))
        typos = {wrong.lower(): (start, right.lower()) for start, _, wrong, right, _ in record["typos"]}  # type: ignore[attr-defined]
        cases = []
        for word in spelling.unknown_words(article) if typos else ():
            start, right = typos.get(word, (None, ""))
            found = evidence(article, word, lexicon.known_corrections(word), start)
            if found:
                cases.append(Case(word, found[0], word in typos, WEIGHT_OF_REAL, found[1] == right))
        yield cases


def fitted(cases: list[Case]) -> dict[str, float]:
    """The weights that tell the misspelt words best, by Newton's method with a little shrinkage."""
    names = list(cases[0].evidence)
    matrix = np.array([[float(c.evidence[n]) for n in names] for c in cases])
    wrong, counts = np.array([c.wrong for c in cases], float), np.array([c.weight for c in cases])
    weights = np.zeros(len(names))
    for _ in range(60):
        chance = 1 / (1 + np.exp(-matrix @ weights))
        curvature = (matrix * (counts * chance * (1 - chance) + 1e-9)[:, None]).T @ matrix + np.eye(len(names))
        weights += np.linalg.solve(curvature, matrix.T @ (counts * (wrong - chance)) - weights)
    return dict(zip(names, weights, strict=True))


def main(news: str, typos: str, labels: str | None) -> None:
    """Learn, print the weights, and print what the other half of the articles gives at some thresholds."""
    random.seed(5)
    articles = [cases for cases in from_typos(typos) if cases]
    listed = frozenset(Path(labels).read_text().split()) if labels else frozenset()
    weights = fitted([*from_news(news, listed), *(c for cases in articles[::2] for c in cases)])
    for name, weight in weights.items():
        print(f'    "{name}": {weight:.2f},')
    held_out = [c for cases in articles[1::2] for c in cases]
    for threshold in (-1.0, 0.0, 0.5, 1.0, 2.0):
        flagged = [c for c in held_out if sum(weights[n] * v for n, v in c.evidence.items()) > threshold]
        right = sum(c.wrong for c in flagged)
        first = sum(c.wrong and c.first_is_right for c in flagged)
        of = sum(c.wrong for c in held_out)
        print(f"{threshold}: {right} of {of} misspellings found, first suggestion right in {first}; ", end="")
        print(f"{len(flagged) - right} wrongly found")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else None)

"""Learn the decision trees of the rule `misspelling`, and write rules/words/spelling/trees.json.

    python scripts/train_misspelling.py NEWS.jsonl.gz TYPOS.jsonl.gz

NEWS: records with a `text`, nearly free of misspellings; into each some are put where the right word stands, known ones
and such as the costs of slips make up. TYPOS: records with `text`, `typos` ([start, end, wrong, right, source]) and
`own`, the writers' own misspellings, each article twice in a row: with typos and clean. `misspelling_labels.txt` beside
this script holds unknown words of NEWS, one a line, behind the number of the record: `right` (a misspelling) or `wrong`
(none), as reading has found; of the others those count as misspelt that a list has and no dictionary.
What is printed first comes from trees that have learned from one half of all articles and are tried on the other.
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
from typing import Any, NamedTuple

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checker import Article  # noqa: E402

evidence = import_module("checker.rules._spelling_evidence")
places = import_module("checker.rules._spelling_places")
shape = import_module("checker.rules._spelling_shape")
suspects = import_module("checker.rules._spelling_suspects")
lexicon = import_module("checker.rules._lexicon")
spelling = import_module("checker.rules._spelling")
weighing = import_module("checker.rules._spelling_weighing")

LABELS = Path(__file__).parent / "misspelling_labels.txt"
LISTS = ROOT / "rules" / "words" / "spelling"
WEIGHT_OF_MADE, WEIGHT_OF_REAL = 0.35, 8.0  # misspellings made from lists are milder than people's own
WEIGHT_OF_HIDDEN = 0.3
MADE_AN_ARTICLE = 2
HIDDEN_AN_ARTICLE = 3
FLATTER = 0.7  # the power by which made slips are rarer than the costs say: people's own are odder than those of lists
TOKEN = re.compile(r"(?<![\w'’])[A-Za-z]{3,}(?![\w'’])")
TREES = {"signs": (25, 3), "all": (160, 3)}  # how many and how deep


class Case(NamedTuple):
    """A word with the evidence on it, whether it is misspelt, how much it counts, and the number of its article."""

    word: str
    signs: dict[str, float]
    likelihood: dict[str, float]
    wrong: bool
    weight: float
    article: int
    source: str
    first_is_right: bool = False
    about: str = ""


def records(path: str) -> Iterator[dict[str, Any]]:
    """The records of a file."""
    for line in gzip.decompress(Path(path).read_bytes()).splitlines():
        yield json.loads(line)


Evidence = tuple[dict[str, float], dict[str, float], str, str]


def weighed(article: Article, word: str, start: int | None = None, *, as_if_unlisted: bool = False) -> Evidence | None:
    """The signs, the likelihood, the first suggestion and the words around; None where the rule does not weigh it."""
    listed = not as_if_unlisted and bool(lexicon.known_corrections(word))
    if not shape.may_be_misspelt(word, listed=listed):
        return None
    found = next((found for found in places.occurrences(article) if found[0] == word), None)
    if found is None:
        return None
    _, kind, starts = found
    if start is not None and start not in starts:
        return None
    if kind is places.Kind.INSIDE and not listed and suspects.is_rather_a_name(article.text, word, starts):
        return None
    start = starts[0] if start is None else start
    place = places.place_of(article.text, word, start, kind)
    if not weighing.is_readable(place, listed=listed):
        return None
    around = evidence.page(article)
    signs = evidence.signs(word, place, around, listed=listed, count=len(starts))
    ranked = weighing.ranked_suggestions(word, place, around, listed=listed, far=not listed)
    if not ranked:
        return None
    beside = article.text[max(0, start - 50) : start] + "⟦" + article.text[start : place.end] + "⟧"
    beside += article.text[place.end : place.end + 45]
    return signs, weighing.likelihood(word, place, around, ranked), ranked[0].word, beside


def from_news(path: str, labels: dict[str, bool]) -> Iterator[Case]:
    """The unknown words of news as they are, and misspellings put in."""
    wrongs_of, edits = known_misspellings(), single_edits()
    for number, record in enumerate(records(path)):
        article = Article(str(record["text"]))
        if article.language not in ("en", None):
            continue
        for word in spelling.unknown_words(article):
            found = weighed(article, word)
            if found:
                listed = bool(lexicon.known_corrections(word)) and not lexicon.doubt(word).kind
                wrong = labels.get(f"{number}:{word}", labels.get(word, listed))
                yield Case(word, *found[:2], wrong, 1.0, number, "news", about=f"{found[2]} {found[3]!r}")
        for _ in range(MADE_AN_ARTICLE):
            yield from _put_in(article, wrongs_of, edits, number)
        yield from _as_if_unknown(article, number)


def known_misspellings() -> dict[str, list[str]]:
    """The known misspellings of each word that are those of no other."""
    wrongs_of = defaultdict(list)
    for line in sorted((LISTS / "misspellings.txt").read_text(encoding="utf-8").splitlines()):
        wrong, *rights = line.split("\t")
        if len(rights) == 1:
            wrongs_of[rights[0].lower()].append(wrong)
    return wrongs_of


def single_edits() -> dict[str, list[tuple[str, float]]]:
    """What some letters are written for, with weights."""
    edits = defaultdict(list)
    for line in (LISTS / "edits.txt").read_text(encoding="utf-8").splitlines():
        edit, cost = line.split(" ")
        meant, written = edit.split(",")
        edits[meant].append((written, 10 ** (-int(cost) / 100 * FLATTER)))
    return edits


def slipped(word: str, edits: dict[str, list[tuple[str, float]]]) -> str:
    """A word with a slip put in, as likely as such slips are."""
    marked = f"^{word}$"
    options = [
        (marked[:i] + written + marked[i + size :], weight)
        for size in (0, 1, 2)
        for i in range(size == 0, len(marked) - size + 1)
        for written, weight in edits.get(marked[i : i + size], ())
        if (marked[i : i + size][:1] == "^") == (written[:1] == "^")
        and (marked[i : i + size][-1:] == "$") == (written[-1:] == "$")
    ]
    return random.choices([o for o, _ in options], [w for _, w in options])[0].strip("^$")


def _put_in(
    article: Article, wrongs_of: dict[str, list[str]], edits: dict[str, list[tuple[str, float]]], number: int
) -> Iterator[Case]:
    tokens = [m for m in TOKEN.finditer(article.text, 0, 8000) if lexicon.is_word(m[0].lower())]
    for place in random.choices(tokens, k=10) if tokens else ():
        right, chance = place[0].lower(), random.random()
        known = wrongs_of.get(right)
        if chance < 0.45 and not known:
            continue
        word = random.choice(known) if known and chance < 0.45 else slipped(right, edits)
        word = slipped(word, edits) if chance > 0.65 else word
        if word == right or len(word) < 3 or not word.isalpha() or lexicon.is_word(word):
            continue
        written = word.upper() if place[0].isupper() else word.capitalize() if place[0][0].isupper() else word
        made = Article(article.text[: place.start()] + written + article.text[place.end() :])
        found = weighed(made, word, place.start(), as_if_unlisted=chance < 0.3)
        if found:
            yield Case(word, *found[:2], True, WEIGHT_OF_MADE, number, "made", found[2].lower() == right)
        return


def _as_if_unknown(article: Article, number: int) -> Iterator[Case]:
    """Rare words of an article as if no list had them."""
    words = sorted(
        w.decode() for w in article.vocabulary if w.isalpha() and len(w) > 3 and w not in lexicon.common_words()
    )
    random.shuffle(words)
    taken = 0
    for word in words:
        if taken == HIDDEN_AN_ARTICLE or len(spelling.unknown_words(article)) > 100:
            return
        found = weighed(article, word) if lexicon.is_word(word) and not lexicon.known_corrections(word) else None
        if found:
            taken += 1
            yield Case(word, *found[:2], False, WEIGHT_OF_HIDDEN, number, "hidden", about=f"{found[2]} {found[3]!r}")


def from_typos(path: str) -> Iterator[Case]:
    """The unknown words of the articles with people's misspellings."""
    for number, record in enumerate(records(path)):
        article = Article(str(record["text"]))
        typos = {start: (wrong.lower(), right.lower()) for start, _, wrong, right, _ in record["typos"]}
        own = {word.lower() for word in record.get("own", ())} | {wrong for wrong, _ in typos.values()}
        places = [(word, start, right) for start, (word, right) in typos.items()]
        places += [(word, None, "") for word in spelling.unknown_words(article) if word not in own]
        for word, start, right in places:
            found = None if lexicon.is_word(word) else weighed(article, word, start)
            if found:
                wrong, about = start is not None, f"{found[2]} ({right}) {found[3]!r}"
                weight = WEIGHT_OF_REAL if wrong else 1.0
                yield Case(word, *found[:2], wrong, weight, number // 2, "typos", found[2].lower() == right, about)
            elif right:
                print("not weighed:", word, right)


def matrix(cases: list[Case], part: str) -> Any:
    """What the trees of a part look at, a row a case."""
    return np.array(
        [[float(v) for v in (*c.signs.values(), *(c.likelihood.values() if part == "all" else ()))] for c in cases]
    )


def fitted(cases: list[Case], part: str) -> GradientBoostingClassifier:
    """The trees that tell the misspelt words best."""
    number, depth = TREES[part]
    model = GradientBoostingClassifier(
        n_estimators=number,
        max_depth=depth,
        learning_rate=0.08,
        subsample=0.6,
        min_samples_leaf=15,
        max_features=0.3,
        random_state=1,
    )
    weights = np.array([c.weight for c in cases])
    return model.fit(matrix(cases, part), np.array([c.wrong for c in cases]), sample_weight=weights)


def written_down(model: GradientBoostingClassifier, names: list[str]) -> dict[str, object]:
    """The trees as the rule reads them."""

    def node(tree: Any, i: int) -> object:
        if tree.children_left[i] < 0:
            return round(model.learning_rate * float(tree.value[i][0][0]), 3)
        bound = round(float(tree.threshold[i]), 3)
        return [int(tree.feature[i]), bound, node(tree, tree.children_left[i]), node(tree, tree.children_right[i])]

    chance = model.init_.class_prior_[1]
    trees = [node(estimator.tree_, 0) for estimator in model.estimators_[:, 0]]
    return {"names": names, "base": round(float(np.log(chance / (1 - chance))), 3), "trees": trees}


def show(cases: list[Case], scores: Any, missing: int) -> None:
    """Print what some bounds give: in the news, in the articles with typos, and in those as they were."""
    order = sorted(zip(scores, cases, strict=True), key=lambda p: -p[0])
    news = [(s, c) for s, c in order if c.source == "news"]
    typos = [(s, c) for s, c in order if c.source == "typos"]
    of = sum(c.wrong for _, c in typos) + missing
    for size in range(250, 651, 50):
        bound = news[size - 1][0]
        right = sum(c.wrong for _, c in news[:size])
        found = [c for s, c in typos if s >= bound and c.wrong]
        halves = [sum(c.article % 2 == half for c in found) for half in (0, 1)]
        print(
            f"{bound:5.2f}: {size} flags in news, {right / size:.2f} right; recall {len(found) / of:.3f}"
            f" ({halves[0]} and {halves[1]} of {of}), first right {sum(c.first_is_right for c in found) / of:.3f};"
            f" {sum(s >= bound and not c.wrong for s, c in typos)} wrong; of made ones"
            f" {np.mean([s >= bound for s, c in order if c.source == 'made']):.3f}"
        )


def main(news: str, typos: str) -> None:
    """Learn, print, and write the trees."""
    random.seed(5)
    read = dict(line.split() for line in LABELS.read_text(encoding="utf-8").splitlines())
    cases = [*from_typos(typos), *from_news(news, {word: said == "right" for word, said in read.items()})]
    missing = sum(len(r["typos"]) for r in records(typos)) - sum(c.source == "typos" and c.wrong for c in cases)
    stored = {}
    for part in TREES:
        held_out = np.zeros(len(cases))
        halves = np.array([c.article % 2 for c in cases])
        for half in (0, 1):
            model = fitted([c for c in cases if c.article % 2 != half], part)
            held_out[halves == half] = model.decision_function(
                matrix([c for c in cases if c.article % 2 == half], part)
            )
        print(part)
        show(cases, held_out, missing)
        names = [*cases[0].signs, *(cases[0].likelihood if part == "all" else ())]
        stored[part] = written_down(fitted(cases, part), names)
    (LISTS / "trees.json").write_text(json.dumps(stored, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])

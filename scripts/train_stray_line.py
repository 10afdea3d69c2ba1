"""Learn the weights of `stray-line` from labelled lines and write them to rules/words/stray-line/weights.txt.

Needs scikit-learn, which running the rule does not. Pages are held out whole: one page comes from several extractors.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from importlib import import_module
from typing import Any, NamedTuple

import numpy
from labelled import Labelled, engine, news_articles, records, stray_articles
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from checker.article import Block
from checker.engine import Engine

layouts: Any = import_module("checker.rules._layout")
line_signs: Any = import_module("checker.rules._line_signs")
line_words: Any = import_module("checker.rules._line_words")
places: Any = import_module("checker.rules._line_place")
model_file: Any = import_module("checker.rules._line_model")

FOLDS = 10
NEWS_STEP = 2  # every second of the clean articles is enough
NEWS_WEIGHT = 0.1  # of one of their lines, beside a line of the extractors' articles
CLAIMED_WEIGHT = 0.25  # of a line that another rule claims: on other pages its like may go unclaimed
STRENGTH = 0.2  # inverse of the regularisation
FEWEST_PAGES = 5  # that a sign or a word has to be seen on


KNOWN = ("body", "junk", "title")  # a title is no stray line; the label unsure says nothing


class Row(NamedTuple):
    """A line that does not end like prose, with its signs, its words and its label."""

    source: str
    page: str
    article: str
    line: int
    label: str
    claimed: bool
    zone: str
    signs: list[str]


def rows(articles: Iterable[Labelled], lexicon: dict[str, float]) -> list[Row]:
    """The rows of articles, their claims as all other rules make them."""
    checker = engine(frozenset({"stray-line"}), claims_only=True)
    known = line_words.known_words(lexicon)
    return [row for item in articles for row in rows_of(item, checker, known)]


def rows_of(item: Labelled, checker: Engine, known: dict[str, tuple[float, int]]) -> Iterator[Row]:
    """The rows of one article."""
    article = item.article
    checker.check(article)
    layout = layouts.layout(article)
    source = "news" if item.extractor == "news" else "stray"
    blocks, claims = article.blocks, article.claims.lines
    headline = places.headline_index(blocks, layout)
    spans = places.spans_of_runs(blocks, layout)
    company = places.company_of(blocks, layout, claims) if spans else ()
    prose, title = line_signs.prose_of(blocks, layout.kinds), line_signs.headline_of(article)
    for span in spans:
        run = places.Run(blocks, layout, *span)
        for block in blocks[run.begin : run.end]:
            if block.index != headline:
                claimed = layout.kinds[block.index] == layouts.CLAIMED
                words = line_words.spaced_words(block.text)
                signs = [*company, places.size_of(run.begin, run.end)]
                signs += places.place_signs(run, block.index, unclaimed(layout, block), claims)
                signs += [*line_signs.word_signs(words, known), *line_signs.form_signs(block.text)]
                signs += line_signs.echo_signs(words, prose, title)
                label = item.labels[block.line]
                yield Row(source, item.page, article.id, block.line, label, claimed, run.zone, signs)


def unclaimed(layout: Any, block: Block) -> Any:
    """The layout as it would be if nobody had claimed a line: so that claimed lines teach what their like shows."""
    kinds, index = layout.kinds, block.index
    return layout._replace(kinds=kinds[:index] + layouts.kind_of(block) + kinds[index + 1 :])


def learn_lexicon() -> dict[str, float]:
    """Words that tell page furniture from articles, learned from single lines of pages that no article is from."""
    texts = [(record["text"], record["kind"] == "junk", record["url"]) for record in records("snippets")]
    lines = [(block.text, False, item.page) for item in news_articles(8) for block in item.article.blocks]
    texts += random.Random(0).sample([line for line in lines if len(line[0]) < 100], 1500)
    words = [{word.lower() for word in line_words.spaced_words(text)} for text, _, _ in texts]
    pages: defaultdict[str, set[str]] = defaultdict(set)
    for some, (_, _, page) in zip(words, texts, strict=True):
        for word in some:
            pages[word].add(page)
    known = {
        word for word, where in pages.items() if len(where) >= FEWEST_PAGES and len(word) > 1 and not word[0].isdigit()
    }
    model, names = fit([dict.fromkeys(some & known, 1) for some in words], [junk for _, junk, _ in texts], penalty="l1")
    return {name: weight for name, weight in zip(names, model.coef_[0], strict=True) if abs(weight) >= 0.05}


def matrix(vectorizer: DictVectorizer, found: list[dict[str, int]]) -> Any:
    """The design matrix with the narrow indices that scikit-learn's solvers take."""
    made = csr_matrix(vectorizer.transform(found))
    made.indices, made.indptr = made.indices.astype(numpy.int32), made.indptr.astype(numpy.int32)
    return made


def fit(
    found: list[dict[str, int]], answers: list[bool], weight: Any = None, penalty: str = "l2"
) -> tuple[Any, list[str]]:
    """A logistic regression on named signs, and the names in the order of its coefficients."""
    vectorizer = DictVectorizer().fit(found)
    strength = STRENGTH if penalty == "l2" else 0.5
    model = LogisticRegression(C=strength, penalty=penalty, solver="liblinear", max_iter=500)
    model.fit(matrix(vectorizer, found), answers, sample_weight=weight)
    return model, list(vectorizer.get_feature_names_out())


def named(row: Row) -> dict[str, int]:
    """The signs of a row, alone and together with its zone."""
    return {name: 1 for sign in [*row.signs, ""] for name in (sign, f"{sign}\t{row.zone}")}


def learn(training: list[Row], common: Collection[str]) -> dict[str, dict[str, float]]:
    """The weight of each sign by zone; the sign without a name is what every line starts with."""
    weight = numpy.array(
        [(NEWS_WEIGHT if row.source == "news" else 1.0) * (CLAIMED_WEIGHT if row.claimed else 1.0) for row in training]
    )
    found = [{name: 1 for name in named(row) if name in common} for row in training]
    model, names = fit(found, [row.label == "junk" for row in training], weight)
    by_name = dict(zip(names, model.coef_[0], strict=True))
    by_name[""] = by_name.get("", 0.0) + model.intercept_[0]
    signs = {name.partition("\t")[0] for name in by_name}
    return {
        zone: {sign: by_name.get(sign, 0.0) + by_name.get(f"{sign}\t{zone}", 0.0) for sign in signs}
        for zone in model_file.ZONES
    }


def common_signs(every: list[Row]) -> set[str]:
    """The signs that enough pages show."""
    pages: defaultdict[str, set[str]] = defaultdict(set)
    for row in every:
        for name in named(row):
            pages[name].add(row.page)
    return {name for name, where in pages.items() if len(where) >= FEWEST_PAGES}


def log_odds(row: Row, weights: dict[str, dict[str, float]]) -> float:
    """What the signs of a row sum up to."""
    table = weights[row.zone]
    return table[""] + sum(table.get(sign, 0.0) for sign in row.signs)


def folds_of(every: list[Row], folds: int = FOLDS, seed: int = 1) -> dict[str, int]:
    """A number for each page of the extractors' articles, each fold with about as many pages."""
    pages = sorted({row.page for row in every if row.source == "stray"})
    random.Random(seed).shuffle(pages)
    return {page: number % folds for number, page in enumerate(pages)}


def learn_without(every: list[Row], fold: dict[str, int], number: int) -> dict[str, dict[str, float]]:
    """The weights that are learned when the pages of one fold are left out."""
    return learn([row for row in every if row.label in KNOWN and fold.get(row.page) != number], common_signs(every))


def held_out(every: list[Row], folds: int = FOLDS, seed: int = 1) -> dict[tuple[str, int], float]:
    """The log odds of each line of the extractors' articles from weights that were learned without its page."""
    fold = folds_of(every, folds, seed)
    odds: dict[tuple[str, int], float] = {}
    for number in range(folds):
        weights = learn_without(every, fold, number)
        odds |= {(row.article, row.line): log_odds(row, weights) for row in every if fold.get(row.page) == number}
    return odds


def calibration(every: list[Row], odds: dict[tuple[str, int], float]) -> tuple[float, float]:
    """Slope and offset that turn held-out log odds into the share of lines that is junk."""
    chosen = [row for row in every if (row.article, row.line) in odds and row.label in KNOWN]
    model = LogisticRegression(C=1000.0)
    weight = [CLAIMED_WEIGHT if row.claimed else 1.0 for row in chosen]
    model.fit([[odds[row.article, row.line]] for row in chosen], [row.label == "junk" for row in chosen], weight)
    return float(model.coef_[0][0]), float(model.intercept_[0])


def calibrated(weights: dict[str, dict[str, float]], slope: float, offset: float) -> dict[str, dict[str, float]]:
    """The weights scaled so that their sum is the log odds that the lines left over show on pages held out."""
    return {
        zone: {sign: round(slope * weight + (0.0 if sign else offset), 2) for sign, weight in table.items()}
        for zone, table in weights.items()
    }


def save(weights: dict[str, dict[str, float]], lexicon: dict[str, float]) -> None:
    """Write the weights as the rule reads them."""
    zones = ", ".join(model_file.ZONES)
    out = [f"# Learned by scripts/train_stray_line.py: a sign and its weights {zones}; a word and its weight."]
    out += ["\t".join([s, *(f"{weights[zone][s]:.2f}" for zone in model_file.ZONES)]) for s in sorted(weights["in"])]
    out += [f"{word}\t{weight:.2f}" for word, weight in sorted(lexicon.items())]
    model_file.FILE.write_text("\n".join(out) + "\n", encoding="utf-8")


def everything() -> tuple[list[Row], dict[str, float]]:
    """All rows to learn from, and the words learned before."""
    lexicon = learn_lexicon()
    return rows(stray_articles(), lexicon) + rows(news_articles(NEWS_STEP), lexicon), lexicon


def main() -> None:
    """Learn, say how well it goes on pages held out, and write the weights."""
    every, lexicon = everything()
    odds = held_out(every)
    slope, offset = calibration(every, odds)
    report(every, odds, slope, offset)
    known = [row for row in every if row.label in KNOWN]
    save(calibrated(learn(known, common_signs(every)), slope, offset), lexicon)


def report(every: list[Row], odds: dict[tuple[str, int], float], slope: float, offset: float) -> None:
    """Print, for the unclaimed lines of pages held out, what lies above each log odds."""
    left = [row for row in every if (row.article, row.line) in odds and not row.claimed and row.label in KNOWN]
    print(
        f"{len(left)} lines, {sum(row.label == 'junk' for row in left)} junk; slope {slope:.2f}, offset {offset:.2f}",
        file=sys.stderr,
    )
    for least in (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5):
        kinds = Counter(row.label for row in left if slope * odds[row.article, row.line] + offset >= least)
        print(f"  log odds {least:4}: {kinds['junk']} junk, {kinds['body']} body", file=sys.stderr)


if __name__ == "__main__":
    main()

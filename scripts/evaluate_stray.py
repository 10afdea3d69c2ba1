"""Run the benchmark on stray content with all rules, `stray-line` with weights learned without the page in question.

Phrases and other rules are what they are: only what is learned can be held out. Prints the benchmark's report for ten
folds, then for two halves of the pages, each checked with what the other taught.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import train_stray_line as training
from labelled import Labelled, benchmark, engine, stray_articles

from checker.finding import Result


def held_out_results(folds: int = training.FOLDS, seed: int = 1) -> Iterator[tuple[int, Labelled, Result]]:
    """Each article with its fold and its result from weights that were learned without its page."""
    every, lexicon = training.everything()
    known = training.line_words.known_words(lexicon)
    slope, offset = training.calibration(every, training.held_out(every))
    fold, checker = training.folds_of(every, folds, seed), engine()
    articles = list(stray_articles())
    for number in range(folds):
        weights = training.calibrated(training.learn_without(every, fold, number), slope, offset)
        training.model_file.read = lambda weights=weights: (weights, known)
        for item in articles:
            if fold.get(item.page, 0) == number:
                yield number, item, checker.check(item.article)


def as_record(result: Result) -> dict[str, Any]:
    """A result as the benchmark reads it."""
    return {"id": result.article.id, "score": result.score, "findings": [_finding(f) for f in result.findings]}


def _finding(finding: Any) -> dict[str, Any]:
    edits = [
        {"field": edit.span.field, "start": edit.span.start, "end": edit.span.end, "text": edit.text}
        for edit in (finding.fix.edits if finding.fix else ())
    ]
    return {"rule": finding.rule, "fix": {"safe": finding.fix.safe, "edits": edits} if finding.fix else None}


def main() -> None:
    """Print the reports."""
    stray = benchmark()
    results = list(held_out_results())
    print("Ten folds of the pages")
    stray.score([item.record for _, item, _ in results], [as_record(result) for _, _, result in results])
    results = list(held_out_results(folds=2))
    for half in (0, 1):
        print(f"\nHalf {half + 1} of the pages, with what the other half taught")
        mine = [(item, result) for number, item, result in results if number == half]
        stray.score([item.record for item, _ in mine], [as_record(result) for _, result in mine])


if __name__ == "__main__":
    main()

"""Lines of real scraped articles, each with the answer whether it is part of the article: what scripts learn from.

The data: `stray.jsonl.gz` (articles as extractors left them, with the body that a person marked), `news.jsonl.gz`
(mostly clean articles) and `snippets.jsonl.gz` (single lines of other pages). How a line is labelled is the
benchmark's word.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import util
from pathlib import Path
from typing import Any

from checker.article import Article
from checker.engine import Active, Engine
from checker.registry import all_rules

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
DATA = SHARED / "data"


def benchmark() -> Any:
    """The benchmark on stray content as a module."""
    spec = util.spec_from_file_location("stray_benchmark", SHARED / "bench" / "stray.py")
    assert spec and spec.loader
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def records(name: str) -> list[dict[str, Any]]:
    """The records of one of the data sets: `stray`, `news` or `snippets`."""
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


@dataclass
class Labelled:
    """An article with the label of each of its lines that are not blank: body, junk, title or unsure."""

    article: Article
    page: str
    extractor: str
    labels: dict[int, str] = field(default_factory=dict)
    record: dict[str, Any] = field(default_factory=dict)


def stray_articles() -> Iterator[Labelled]:
    """The articles that extractors of articles made; whole-page extractions are another kind of text."""
    stray = benchmark()
    for record in records("stray"):
        extractor, page = record["id"].split("/", 1)
        if extractor not in stray.WHOLE_PAGE:
            article = Article(record["text"], id=record["id"], url=record["url"])
            marked = stray.label(record["text"], record["gold"], record["titles"])
            labels = {article.line_at(start): kind for start, _, _, kind in marked}
            yield Labelled(article, page, extractor, labels, record)


def news_articles(step: int = 1) -> Iterator[Labelled]:
    """Every `step`-th of the mostly clean articles, all of its lines taken for the article's own."""
    for record in records("news")[::step]:
        article = Article(record["text"], id=record["id"])
        yield Labelled(article, record["id"], "news", {block.line: "body" for block in article.blocks}, record)


def engine(without: frozenset[str] = frozenset(), *, claims_only: bool = False) -> Engine:
    """An engine with the rules that are on by default, but for those named."""
    rules = [registered.rule for registered in all_rules().values()]
    return Engine(
        Active(rule, rule.severity)
        for rule in rules
        if rule.default and rule.id not in without and not (claims_only and rule.stage.value != "claim")
    )

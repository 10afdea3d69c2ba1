"""Mostly clean news: the number of findings of every rule is known, so that no false alarm slips in unseen."""

from pathlib import Path

from news_counts import KEPT, counts


def test_counts_are_those_that_were_kept(shared: Path) -> None:
    made = counts(shared / "data" / "news.jsonl.gz")
    assert made == KEPT.read_text(encoding="utf-8"), (
        "read the new findings; if they are right: python tests/news_counts.py --keep"
    )

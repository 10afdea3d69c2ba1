"""Print what every rule finds in mostly clean news, so that a change of a rule's false alarms is seen.

python tests/news_counts.py [NEWS.jsonl.gz]           print the counts
python tests/news_counts.py --keep [NEWS.jsonl.gz]    and write them to tests/news_counts.txt, which CI compares
"""

import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
KEPT = HERE / "news_counts.txt"


def counts(news: Path) -> str:
    """One line a rule with its number of findings; rules that are off by default are not counted."""
    from checker.config import Settings
    from checker.plan import active_rules, make_engine, registered_rules
    from checker.run import check_batches
    from checker.sources import SourceOptions, read

    settings = Settings()
    found: Counter[str] = Counter()
    articles = 0
    for batch in check_batches(make_engine(settings), read([str(news)], SourceOptions(fields={}))):
        articles += len(batch)
        found.update(f.rule for result in batch for f in result.findings)
    on = sorted(a.rule.id for a in active_rules(settings, registered_rules(settings, None), None))
    return "".join([f"articles {articles}\n", *(f"{rule} {found[rule]}\n" for rule in on)])


def main(arguments: list[str]) -> None:
    keep = "--keep" in arguments
    paths = [a for a in arguments if a != "--keep"]
    made = counts(Path(paths[0]) if paths else HERE.parent.parent / "shared" / "data" / "news.jsonl.gz")
    print(made, end="")
    if keep:
        KEPT.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

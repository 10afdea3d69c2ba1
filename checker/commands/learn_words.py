"""`checker learn-words`: the words that the speller does not know, by frequency, for a person to accept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

from ..article import Article
from ..errors import SettingsError
from ..plan import active_rules, registered_rules
from ..rule import WordRule
from ..sources import Unreadable, expand, read
from .settings import settings_of, source_options


def run_learn_words(paths: Sequence[str], options: Mapping[str, Any]) -> int:
    """Print each unknown word with its number; returns 0, or 2 when something could not be read."""
    settings, file = settings_of(options)
    reading = source_options(settings, options)
    rules = [a.rule for a in active_rules(settings, registered_rules(settings, file), file)]
    spellers = [rule for rule in rules if isinstance(rule, WordRule)]
    if not spellers:
        raise SettingsError("no rule that knows words is on; select misspelling")
    inputs, problems = expand(paths or (".",), reading)
    counts: Counter[str] = Counter()
    for item in read(inputs, reading):
        if isinstance(item, Unreadable):
            problems.append(item.error)
        else:
            counts.update(_unknown(item, spellers))
    for word, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        click.echo(f"{word}\t# {count}")
    for problem in problems:
        click.echo(f"checker: {problem}", err=True)
    return 2 if problems else 0


def _unknown(article: Article, spellers: Iterable[WordRule]) -> list[str]:
    """Each place of each unknown word, as it is written there."""
    return [word for speller in spellers for word in speller.unknown(article)]

"""`checker rules`: the catalogue, and one rule explained."""

from __future__ import annotations

from pathlib import Path

import click

from ..catalogue import explained
from ..config import load, nearest
from ..errors import SettingsError
from ..plan import registered_rules


def run_rules(rule: str | None, config: Path | None) -> None:
    """Print every rule by group, or the documentation of one."""
    settings, file = load(config)
    registered = registered_rules(settings, file.parent if file else Path())
    if rule is None:
        from tabulate import tabulate

        rows = [
            (
                r.rule.group,
                name,
                r.rule.severity.label if r.rule.default else "off",
                f"{r.rule.confidence:.2f}",
                r.rule.summary,
            )
            for name, r in registered.items()
        ]
        header = ("group", "rule", "severity", "confidence", "finds")
        click.echo(tabulate(sorted(rows), header, disable_numparse=True, maxcolwidths=[None, None, None, None, 60]))
    elif rule in registered:
        click.echo(explained(registered[rule].rule, level=1), nl=False)
    else:
        raise SettingsError(f"no rule is called {rule!r}{nearest(rule, registered)}")

"""`checker rules`: the catalogue as the settings leave it, and one rule explained."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from ..catalogue import explained
from ..config import Settings, load
from ..engine import Active
from ..errors import SettingsError
from ..hints import nearest
from ..plan import active_rules, registered_rules
from ..registry import Registered

_OFF = "off"


def run_rules(rule: str | None, config: Path | None) -> None:
    """Print every rule by group, or the documentation of one; both say what the settings make of it."""
    settings, file = load(config)
    registered = registered_rules(settings, file)
    active = {a.rule.id: a for a in active_rules(settings, registered, file)}
    if rule is None:
        click.echo(_table(registered, active))
    elif rule in registered:
        click.echo(explained(registered[rule].rule, level=1), nl=False)
        if file:
            click.echo(f"\nWith the settings of {file}: {_in_force(rule, active.get(rule), settings)}.")
    else:
        raise SettingsError(f"no rule is called {rule!r}{nearest(rule, registered)}")


def _table(registered: Mapping[str, Registered], active: Mapping[str, Active]) -> str:
    """The rules by group, each with the severity that it has in force, or off."""
    from tabulate import tabulate

    rows = [
        (
            r.rule.group,
            name,
            active[name].severity.label if name in active else _OFF,
            f"{r.rule.confidence:.2f}",
            r.rule.summary,
        )
        for name, r in registered.items()
    ]
    header = ("group", "rule", "severity", "confidence", "finds")
    return tabulate(sorted(rows), header, disable_numparse=True, maxcolwidths=[None, None, None, None, 60])


def _in_force(rule: str, active: Active | None, settings: Settings) -> str:
    """What the settings say about a rule, in words."""
    if active is None:
        return _OFF
    options = {name: value for name, value in settings.rules.get(rule, {}).items() if name != "severity"}
    return ", ".join(["on", f"severity {active.severity.label}", *(f"{n} = {v!r}" for n, v in options.items())])

"""The settings of a run: those of the file, overridden by the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from ..config import Settings, load, refuse_out_of_range
from ..sources import SourceOptions

_LANGUAGETOOL = "languagetool"
_OVERRIDING = ("fail_on", "min_score", "max_failing", "max_errors")


def settings_of(options: Mapping[str, Any]) -> tuple[Settings, Path | None]:
    """The settings in force, and the file that they come from."""
    settings, file = load(options.get("config"))
    changes: dict[str, Any] = {name: value for name in _OVERRIDING if (value := options.get(name)) is not None}
    if selected := _names(options.get("select", ())):
        changes |= {"select": selected, "extend_select": []}
    if options.get("languagetool"):
        changes["extend_select"] = [*changes.get("extend_select", settings.extend_select), _LANGUAGETOOL]
    if folder := options.get("cache"):
        table = {**settings.rules.get(_LANGUAGETOOL, {}), "cache": str(folder.absolute())}
        changes["rules"] = {**settings.rules, _LANGUAGETOOL: table}
    changes["ignore"] = settings.ignore + _names(options.get("ignore", ()))
    changes["exclude"] = settings.exclude + list(options.get("exclude", ()))
    in_force = msgspec.structs.replace(settings, **changes)
    refuse_out_of_range(in_force, "command line")
    return in_force, file


def source_options(settings: Settings, options: Mapping[str, Any]) -> SourceOptions:
    """How sources are read under some settings."""
    return SourceOptions(
        fields=settings.fields,
        input_format=options.get("input_format"),
        exclude=tuple(settings.exclude),
        max_text_bytes=settings.max_text_bytes,
    )


def _names(values: Iterable[str]) -> list[str]:
    return [name.strip() for value in values for name in value.split(",") if name.strip()]

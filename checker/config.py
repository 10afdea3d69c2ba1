"""The settings: `[tool.checker]` of pyproject.toml or checker.toml, held against their types."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from math import inf
from pathlib import Path
from typing import Any, Literal, get_args, get_origin
from urllib.parse import urlsplit

import msgspec

from .errors import SettingsError
from .hints import nearest, plain
from .sources.options import FIELDS


class Settings(msgspec.Struct, forbid_unknown_fields=True, rename="kebab", frozen=True):
    """Everything that a run can be told.

    `select` and `ignore` hold ids of rules or groups; `select` empty means every rule that is on by default.
    `fields` maps our names to those of the records. `rules` holds each rule's options and its severity.
    `per_file_ignores` and `per_site_ignores` map a glob of sources, or a site, to ids of rules or groups.
    Folders and files are relative to the settings file.
    """

    select: list[str] = []
    ignore: list[str] = []
    extend_select: list[str] = []
    rule_folders: list[str] = []
    words: list[str] = []
    word_files: list[str] = []
    rules: dict[str, dict[str, Any]] = {}
    per_file_ignores: dict[str, list[str]] = {}
    per_site_ignores: dict[str, list[str]] = {}
    fields: dict[str, str] = {}
    exclude: list[str] = []
    max_text_bytes: int = 10_000_000
    fail_on: Literal["info", "warning", "error", "never"] = "error"
    min_score: float = 0.0
    max_findings_per_1000_words: float | None = None
    max_failing: float = 0.0
    max_errors: float = 0.0


_STRUCT_NAMES = {f.name: f.encode_name for f in msgspec.structs.fields(Settings)}
_RANGES: dict[str, tuple[float, float, str]] = {
    "max_text_bytes": (1, inf, "number"),
    "min_score": (0, 100, "score"),
    "max_findings_per_1000_words": (0, inf, "number"),
    "max_failing": (0, 1, "share"),
    "max_errors": (0, 1, "share"),
}
_TYPES = {f.encode_name: f.type for f in msgspec.structs.fields(Settings)}


def load(path: Path | None) -> tuple[Settings, Path | None]:
    """The settings with the file that they come from: the one given, else the nearest above this folder, else none."""
    found = path or _discover(Path.cwd())
    if found is None:
        return Settings(), None
    try:
        table = tomllib.loads(found.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SettingsError(f"{found}: this settings file does not exist; correct --config") from None
    except IsADirectoryError:
        raise SettingsError(f"{found}: this is a folder; --config names a TOML file") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{found}: not TOML: {error}") from None
    if found.name == "pyproject.toml" or set(table) == {"tool"}:  # --show-settings writes [tool.checker], too
        table = _tool_table(table, found, named=path is not None)
    return from_table(table, str(found)), found


def _tool_table(table: dict[str, Any], file: Path, *, named: bool) -> dict[str, Any]:
    """The table [tool.checker]; SettingsError where a file that was named has none."""
    tools = table.get("tool", {})
    own = tools.get("checker", None if named else {}) if isinstance(tools, dict) else None
    if not isinstance(own, dict):
        raise SettingsError(f"{file}: no table [tool.checker] is in this file; add it, or name another file")
    return own


def _discover(folder: Path) -> Path | None:
    for place in (folder, *folder.parents):
        if (place / "checker.toml").is_file():
            return place / "checker.toml"
        project = place / "pyproject.toml"
        if project.is_file() and b"[tool.checker" in project.read_bytes():
            return project
    return None


def from_table(table: Mapping[str, Any], where: str) -> Settings:
    """Settings from a mapping with the keys of the file; SettingsError names a key that is unknown or mistyped."""
    values = {}
    for key, value in table.items():
        if key not in _TYPES:
            raise SettingsError(f"{where}: unknown key {key!r}{nearest(key, _TYPES)}")
        try:
            values[key] = msgspec.convert(value, _TYPES[key])
        except msgspec.ValidationError as error:
            if get_origin(_TYPES[key]) is Literal and isinstance(value, str):
                choices = ", ".join(get_args(_TYPES[key]))
                raise SettingsError(f"{where}: key {key!r}: one of {choices}, got {value!r}") from None
            place = str(error).rpartition(" - at ")[2].strip("`$") if " - at " in str(error) else ""
            raise SettingsError(
                f"{where}: key {key!r}{f' at {place}' if place else ''}: {plain(error)}, got {value!r}"
            ) from None
    for field in values.get("fields", {}):
        if field not in FIELDS:
            raise SettingsError(f"{where}: fields: unknown field {field!r}{nearest(field, FIELDS)}")
        if not values["fields"][field]:
            raise SettingsError(f"{where}: fields: {field!r} names no key of the records; name one, or leave it out")
    settings: Settings = msgspec.convert(values, Settings)
    refuse_out_of_range(settings, where)
    for site in settings.per_site_ignores:
        if site != (host := _host(site)):
            raise SettingsError(f"{where}: per-site-ignores: {site!r} is no site; name its host alone: {host!r}")
    return settings


def refuse_out_of_range(settings: Settings, where: str) -> None:
    """SettingsError names a number that makes no sense, such as a share below 0; `where` is what said it."""
    for name, (low, high, kind) in _RANGES.items():
        value = getattr(settings, name)
        if value is not None and not low <= value <= high:  # so that "not a number" is refused, too
            upper = f"from {low} to {high}" if high < inf else f"of at least {low}"
            raise SettingsError(f"{where}: key {_STRUCT_NAMES[name]!r}: a {kind} {upper}, got {value!r}")


def _host(site: str) -> str:
    """What `Article.site` calls a site that is written as an address, with `www.`, a path or a wildcard."""
    try:
        host = urlsplit(site if "//" in site else f"//{site}").hostname
    except ValueError:
        host = None
    return (host or "example.com").removeprefix("*.").removeprefix("www.")


def as_toml(settings: Settings) -> str:
    """The settings in force as TOML, in the order of the keys of `Settings`."""
    tables, lines = [], ["[tool.checker]"]
    for name, key in _STRUCT_NAMES.items():
        value = getattr(settings, name)
        if isinstance(value, dict):
            tables += _tables(f"tool.checker.{key}", value)
        elif value is not None:
            lines.append(f"{key} = {_toml(value)}")
    return "\n".join([*lines, *tables]) + "\n"


def _tables(name: str, table: dict[str, Any]) -> list[str]:
    flat = [f"{_key(k)} = {_toml(v)}" for k, v in table.items() if not isinstance(v, dict)]
    lines = ["", f"[{name}]", *flat] if flat else []
    for key, value in table.items():
        if isinstance(value, dict):
            lines += _tables(f"{name}.{_key(key)}", value)
    return lines


def _key(key: str) -> str:
    return key if key.replace("-", "").replace("_", "").isalnum() and key.isascii() else _toml(key)


def _toml(value: Any) -> str:
    """A TOML value; TOML's strings, numbers, booleans and lists are written as JSON writes them."""
    return msgspec.json.encode(value).decode()

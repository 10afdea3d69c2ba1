"""From settings to an engine: which rules are on, with which options and severities, and where they are ignored."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from .article import Article
from .config import Settings
from .engine import Active, Engine
from .errors import SettingsError
from .hints import nearest
from .registry import Registered, all_rules, with_options
from .rule import GROUPS, Rule, Severity

_SEVERITIES = {s.label: s for s in Severity}


def make_engine(settings: Settings, file: Path | None = None, *, timed: bool = False) -> Engine:
    """The engine for some settings, which come from a file: their relative paths start from its folder."""
    registered = registered_rules(settings, file)
    active = active_rules(settings, registered, file)
    ignored = _Ignores(settings, registered, file) if settings.per_file_ignores or settings.per_site_ignores else None
    return Engine(active, ignored, timed)


def registered_rules(settings: Settings, file: Path | None) -> dict[str, Registered]:
    """Every rule that can be named, those of the house's folders among them."""
    return all_rules(_folder(file) / folder for folder in settings.rule_folders)


def active_rules(settings: Settings, registered: dict[str, Registered], file: Path | None) -> list[Active]:
    """The rules that are on; SettingsError names a rule, group, option or severity that does not exist."""
    chosen = _named(settings.select, registered, "select") if settings.select else _defaults(registered)
    chosen |= _named(settings.extend_select, registered, "extend-select")
    chosen -= _named(settings.ignore, registered, "ignore")
    for name in settings.rules:
        if name not in registered:
            raise SettingsError(f"{_where(file)}rules: no rule is called {name!r}{nearest(name, registered)}")
        if name not in chosen:
            _configured(registered[name].rule, settings, file)  # what is wrong is told before the rule is on
    return [_configured(registered[name].rule, settings, file) for name in registered if name in chosen]


def _folder(file: Path | None) -> Path:
    """The folder that relative paths of the settings start from."""
    return file.parent if file else Path()


def _where(file: Path | None) -> str:
    """How a message begins about what only the file can say."""
    return f"{file}: " if file else ""


def _defaults(registered: dict[str, Registered]) -> set[str]:
    return {name for name, r in registered.items() if r.rule.default}


def _named(names: Iterable[str], registered: dict[str, Registered], key: str) -> set[str]:
    found: set[str] = set()
    for name in names:
        if name in registered:
            found.add(name)
        elif name in GROUPS:
            found |= {rule_id for rule_id, r in registered.items() if r.rule.group == name}
        else:
            raise SettingsError(f"{key}: no rule or group is called {name!r}{nearest(name, [*registered, *GROUPS])}")
    return found


def _configured(rule: Rule, settings: Settings, file: Path | None) -> Active:
    where = f"{_where(file)}rules.{rule.id}"
    options = dict(settings.rules.get(rule.id, {}))
    label = options.pop("severity", rule.severity.label)
    if label not in _SEVERITIES:
        raise SettingsError(f"{where}: key 'severity': one of {', '.join(_SEVERITIES)}, got {label!r}")
    words = _house_words(settings, file)
    if words and "words" in type(rule).options():
        options["words"] = [*options.get("words", []), *words]
    for name, type_ in type(rule).options().items():
        if type_ == Path | None and isinstance(options.get(name), str):
            options[name] = _folder(file) / Path(options[name]).expanduser()
    return Active(with_options(rule, options, where), _SEVERITIES[label])


def _house_words(settings: Settings, file: Path | None) -> list[str]:
    words = list(settings.words)
    for name in settings.word_files:
        try:
            lines = (_folder(file) / name).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"{_where(file)}word-files: {_folder(file) / name} cannot be read: {error}") from None
        words += [word for line in lines if (word := line.partition("#")[0].strip())]
    return words


class _Ignores:
    """Which rules are off for an article, by where it comes from."""

    def __init__(self, settings: Settings, registered: dict[str, Registered], file: Path | None) -> None:
        where = _where(file)
        self._files = self._resolved(settings.per_file_ignores, registered, f"{where}per-file-ignores")
        self._sites = self._resolved(settings.per_site_ignores, registered, f"{where}per-site-ignores")
        self._base = _folder(file).resolve()

    @staticmethod
    def _resolved(table: dict[str, list[str]], registered: Any, key: str) -> dict[str, frozenset[str]]:
        return {pattern: frozenset(_named(names, registered, key)) for pattern, names in table.items()}

    def __call__(self, article: Article) -> frozenset[str]:
        off: frozenset[str] = frozenset()
        for pattern, rules in self._files.items():
            if article.source and any(fnmatch(name, pattern) for name in self._names(article.source)):
                off |= rules
        for site, rules in self._sites.items():
            if article.site and (article.site == site or article.site.endswith("." + site)):
                off |= rules
        return off

    def _names(self, source: str) -> list[str]:
        """The source as given, and relative to the settings."""
        path = Path(source).resolve()
        return [source, str(path.relative_to(self._base))] if path.is_relative_to(self._base) else [source]

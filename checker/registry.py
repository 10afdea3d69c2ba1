"""How rules are found: built in, by entry points, and in folders that the settings name."""

from __future__ import annotations

import dataclasses
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from importlib import util
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType
from typing import Any, TypeGuard
from unicodedata import normalize

from .errors import RuleError
from .hints import convert, nearest
from .patterns import PatternRule, load_pattern_rule
from .rule import GROUPS, Rule, Severity, Stage

ENTRY_POINTS = "checker.rules"
_ID = re.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Registered:
    """A rule as found, with the place it comes from: a file or an entry point."""

    rule: Rule
    origin: str


def all_rules(folders: Iterable[Path] = ()) -> dict[str, Registered]:
    """Every rule by id, with its default options; RuleError when two have one id or one is malformed."""
    from . import __path__ as package_path

    found: dict[str, Registered] = {}
    built_in = next(path for p in package_path if (path := Path(p) / "rules").is_dir())
    for registered in _in_folder(built_in, "checker.rules"):
        _add(found, registered)
    for point in entry_points(group=ENTRY_POINTS):
        _add(found, Registered(_instance(_loaded(point), point.name, point.value), point.value))
    for folder in folders:
        if not folder.is_dir():
            raise RuleError(f"{folder}: this rule folder does not exist; correct `rule-folders` in the settings")
        own = list(_in_folder(folder, _house_package(folder)))
        if not own:
            raise RuleError(f"{folder}: no rule is in this folder; a rule is a .py or a .toml file in it")
        for registered in own:
            if isinstance(registered.rule, PatternRule):
                registered.rule.compile()  # the built-in patterns are compiled by tests, these by nobody before
            _add(found, registered)
    return dict(sorted(found.items()))


def _loaded(point: EntryPoint) -> Any:
    try:
        return point.load()
    except Exception as error:
        problem = f"{type(error).__name__}: {error}"
        raise RuleError(
            f"the rule {point.name} of the entry point {point.value} cannot be imported: {problem}"
        ) from error


def with_options(rule: Rule, options: Mapping[str, Any], where: str) -> Rule:
    """The rule with some of its options set; RuleError names an unknown option or a value of the wrong type."""
    if not options:
        return rule
    known = type(rule).options()
    for name in options:
        if name not in known:
            raise RuleError(f"{where}: the rule {rule.id} has no option {name!r}{nearest(name, known)}")
    values = {
        name.replace("-", "_"): convert(value, known[name], f"{where}: option {name!r} of the rule {rule.id}")
        for name, value in options.items()
    }
    for name, value in values.items():
        if _is_number(value) and _is_number(default := getattr(rule, name)) and not (value >= 0 or default < 0):
            option = name.replace("_", "-")
            raise RuleError(f"{where}: option {option!r} of the rule {rule.id}: at least 0, got {value!r}")
    return dataclasses.replace(rule, **values)  # type: ignore[type-var]


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _add(found: dict[str, Registered], registered: Registered) -> None:
    rule = registered.rule
    if not _ID.fullmatch(rule.id):
        raise RuleError(
            f"{registered.origin}: the rule's id would be {rule.id!r}; name it in lower case, its words joined by "
            f"hyphens: {_as_id(rule.id)!r}"
        )
    if rule.id in GROUPS:
        raise RuleError(f"{registered.origin}: {rule.id!r} is the name of a group; give the rule another name")
    if rule.id in found:
        raise RuleError(f"two rules are called {rule.id}: {found[rule.id].origin} and {registered.origin}; rename one")
    found[rule.id] = registered


def _as_id(name: str) -> str:
    """A name as an id: `Ad Label2` is `ad-label2`."""
    plain = normalize("NFKD", re.sub("(?<=[a-z])(?=[A-Z])", "-", name)).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain)).lstrip("0123456789-") or "my-rule"


def _in_folder(folder: Path, package: str) -> Iterable[Registered]:
    for path in sorted(folder.glob("*.py")):
        if not path.name.startswith("_"):
            rule_id = path.stem.replace("_", "-")
            yield Registered(_instance(_rule_class(_module(path, package), path), rule_id, str(path)), str(path))
    patterns = folder / "patterns"
    for path in sorted([*folder.glob("*.toml"), *patterns.glob("*.toml")]):
        if not path.name.startswith("_"):
            yield Registered(load_pattern_rule(path, path.stem), str(path))


def _house_package(folder: Path) -> str:
    """The name of a package that stands for a folder of the house, so that its modules can import one another."""
    name = f"checker_house_{blake2b(str(folder.resolve()).encode(), digest_size=6).hexdigest()}"
    if name not in sys.modules:
        sys.modules[name] = ModuleType(name)
        sys.modules[name].__path__ = [str(folder)]
    return name


def _module(path: Path, package: str) -> Any:
    name = f"{package}.{path.stem}"
    if name in sys.modules:
        return sys.modules[name]
    spec = util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise RuleError(f"{path}: not a Python module")
    module = util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        del sys.modules[name]
        raise RuleError(f"{path}: this rule cannot be imported: {type(error).__name__}: {error}") from error
    return module


def _rule_class(module: Any, path: Path) -> type[Rule]:
    own = [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Rule) and value.__module__ == module.__name__
    ]
    if len(own) != 1:
        raise RuleError(f"{path}: a rule's module defines exactly one subclass of Rule, this one {len(own)}")
    return own[0]


def _annotated(cls: type[Rule]) -> list[str]:
    """What a class annotates that is no attribute of every rule and no constant: meant as options."""
    own = vars(cls).get("__annotations__", {}).items()
    return [name for name, type_ in own if not hasattr(Rule, name) and "ClassVar" not in str(type_)]


def _instance(cls: Any, rule_id: str, origin: str) -> Rule:
    if not (isinstance(cls, type) and issubclass(cls, Rule)):
        raise RuleError(f"{origin}: not a subclass of Rule")
    if cls.group not in GROUPS:
        raise RuleError(f"{origin}: the group {cls.group!r} is none of {', '.join(GROUPS)}")
    if not isinstance(cls.severity, Severity) or not isinstance(cls.stage, Stage):
        raise RuleError(f"{origin}: severity is one of Severity.INFO, WARNING, ERROR, and stage one of Stage")
    if not (isinstance(cls.confidence, float | int) and 0 <= cls.confidence <= 1):
        raise RuleError(f"{origin}: confidence is a share from 0 to 1, not {cls.confidence!r}")
    if isinstance(cls.anchors, str) or any(anchor != anchor.lower() for anchor in cls.anchors):
        raise RuleError(f"{origin}: anchors is a tuple of literals in lower case, not {cls.anchors!r}")
    if not dataclasses.is_dataclass(cls) and (options := _annotated(cls)):
        raise RuleError(f"{origin}: {', '.join(options)}: options need @dataclass(frozen=True) above the class")
    documentation = (cls.__doc__ or "").strip()
    if not documentation or documentation.startswith(f"{cls.__name__}("):  # what dataclass writes where there is none
        raise RuleError(f"{origin}: the rule has no docstring; it is the rule's documentation")
    if cls.check is Rule.check:
        raise RuleError(f"{origin}: the rule has no method check(article)")
    cls.id = rule_id
    try:
        return cls()
    except TypeError as error:
        raise RuleError(f"{origin}: every option needs a default: {error}") from None

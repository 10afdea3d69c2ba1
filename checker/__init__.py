"""A linter for scraped articles.

From Python: `check(text_or_article)`, `check_many(articles)` and `fix(article)`; what an author of rules needs is
here too: `from checker import Article, Examples, Hit, Rule, Severity, delete`.
"""

from pathlib import Path as _Path
from typing import TYPE_CHECKING as _TYPE_CHECKING

_HERE = _Path(__file__).parent
if not (_HERE / "rules").is_dir():  # a checkout: rules/ and reports/ stand beside this folder
    __path__.append(str(_HERE.parent))

if _TYPE_CHECKING:
    from .api import check, check_many, fix
    from .article import Article, Block, Role, Span, Word, fold
    from .finding import Finding, Result
    from .rule import Edit, Examples, Fix, Hit, Related, Rule, Severity, Stage, WordRule, delete, replace

_HOMES = {
    "api": ("check", "check_many", "fix"),
    "article": ("Article", "Block", "Role", "Span", "Word", "fold"),
    "finding": ("Finding", "Result"),
    "rule": ("Edit", "Examples", "Fix", "Hit", "Related", "Rule", "Severity", "Stage", "WordRule", "delete", "replace"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Article",
    "Block",
    "Edit",
    "Examples",
    "Finding",
    "Fix",
    "Hit",
    "Related",
    "Result",
    "Role",
    "Rule",
    "Severity",
    "Span",
    "Stage",
    "Word",
    "WordRule",
    "check",
    "check_many",
    "delete",
    "fix",
    "fold",
    "replace",
]


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that `checker --version` need not wait for the engine."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f".{_HOME_OF[name]}", __name__), name)
    globals()[name] = value
    return value

"""The Python interface: check a text, many articles, or fix one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from .article import Article
from .config import Settings, from_table
from .edits import fixed_article
from .engine import Engine
from .finding import Result
from .gate import Gate
from .plan import make_engine

SettingsLike = Settings | Mapping[str, Any] | None


def check(article: str | Article, settings: SettingsLike = None) -> Result:
    """Check one text or article.

    `settings` is what `[tool.checker]` would hold, as a mapping with the same keys; None means the defaults. Spans of
    the findings are half-open, in code points. SettingsError or RuleError says what is wrong with the settings.

    >>> text = "Rain fell on the town all night.\\n\\nAdvertisement\\n\\nBy noon the river stood at the bridge."
    >>> result = check(text, {"select": ["stray-content"]})
    >>> [(finding.rule, finding.text) for finding in result.findings]
    [('ad-label', 'Advertisement')]
    """
    in_force = _settings(settings)
    engine = _engine_for(settings, in_force)
    with engine.session():
        result = engine.check(_article(article))
    Gate(in_force).judge(result)
    return result


def check_many(articles: Iterable[str | Article], settings: SettingsLike = None) -> Iterator[Result]:
    """Check articles one by one, as they are asked for; see `check`."""
    in_force = _settings(settings)
    engine, gate = _engine_for(settings, in_force), Gate(in_force)
    with engine.session():
        for article in articles:
            result = engine.check(_article(article))
            gate.judge(result)
            yield result


def fix(article: str | Article, settings: SettingsLike = None, *, unsafe: bool = False) -> Article:
    """The article with its safe fixes applied, or all of them; the one given is left as it is."""
    engine = _engine_for(settings, _settings(settings))
    with engine.session():
        return fixed_article(engine, _article(article), unsafe=unsafe)[0]


def _article(article: str | Article) -> Article:
    return Article(article) if isinstance(article, str) else article


def _settings(settings: SettingsLike) -> Settings:
    if isinstance(settings, Settings):
        return settings
    return from_table(settings or {}, "settings")


def _engine_for(given: SettingsLike, settings: Settings) -> Engine:
    return _default_engine() if given is None else make_engine(settings)


@cache
def _default_engine() -> Engine:
    return make_engine(Settings())

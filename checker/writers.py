"""How writers are found: one module a format in the folder `reports`."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from .errors import CheckerError
from .report import Writer


def formats() -> list[str]:
    """The names of all formats."""
    from . import __path__ as package_path

    folder = next(path for p in package_path if (path := Path(p) / "reports").is_dir())
    return sorted(path.stem for path in folder.glob("*.py") if not path.name.startswith("_"))


def writer_class(name: str) -> type[Writer]:
    """The writer of a format; CheckerError names the formats that exist when it is none of them."""
    known = formats()
    if name not in known:
        raise CheckerError(f"there is no format {name!r}; there are {', '.join(known)}")
    module = import_module(f".reports.{name}", __package__)
    own = [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Writer) and value.__module__ == module.__name__
    ]
    if len(own) != 1:
        raise CheckerError(
            f"{module.__file__}: a format's module defines exactly one subclass of Writer, not {len(own)}"
        )
    own[0].format = name
    return own[0]

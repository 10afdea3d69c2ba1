"""Regular expressions, compiled once for all runs: what `re` makes of a pattern is kept, as Python keeps its bytecode.

Compiling takes `re` half a millisecond a pattern and more, and a run needs hundreds: longer than they take to match.
What is kept stands in the user's cache (`~/.cache/article-checker`), holds for one version of Python, and may be
deleted at any time.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from array import array
from functools import cache
from hashlib import blake2b
from importlib import import_module
from itertools import accumulate
from mmap import ACCESS_READ, mmap
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

_sre: Any = import_module("_sre")  # what `re` itself is made with; nothing declares its types
_MOST_KEPT = 3000  # patterns; beyond that many are of rules that are no more
_IDENTITY = sys.version  # what is kept holds for exactly this Python

Key = bytes
"""What a pattern and its flags are known by: a digest, which is read sooner than hundreds of long patterns."""

Program = tuple[int, bytes, int, dict[str, int]]
"""Of a compiled pattern: its flags, its code, the number of its groups with that of the whole, and their names."""


class Programs:
    """The compiled form of patterns, read from a file and written to it where there are new ones.

    The file is a table of where each program begins, counted from the end of the file, and then the programs. A run
    needs hundreds of the thousands that there are, and reads only those.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._content: bytes | mmap = b""
        self._known: dict[Key, int | Program] = {}
        self._asked: set[Key] = set()
        self._new = False
        try:
            with file.open("rb") as opened:
                content = mmap(opened.fileno(), 0, access=ACCESS_READ)
            identity, known = marshal.loads(content)
        except (OSError, EOFError, ValueError, TypeError):  # not there, or not whole
            return
        if identity == _IDENTITY:
            self._content, self._known = content, known

    def compile(self, pattern: str, flags: re.RegexFlag) -> re.Pattern[str]:
        """The same as `re.compile`, which it leaves out where the pattern has been compiled before."""
        key = _key(pattern, int(flags))
        self._asked.add(key)
        program = self._read(key)
        if program is None:
            program = _program(pattern, int(flags))
            if program is None:
                return re.compile(pattern, flags)
            self._known[key] = program
            self._new = True
        try:
            return _loaded(pattern, program)
        except (RuntimeError, ValueError, TypeError):  # a damaged file
            del self._known[key]
            return re.compile(pattern, flags)

    def keep(self) -> None:
        """Write the file where there is anything new; one that cannot be written is no loss."""
        if not self._new:
            return
        keys = list(self._known) if len(self._known) <= _MOST_KEPT else self._asked & self._known.keys()
        programs = {key: program for key in keys if (program := self._read(key)) is not None}
        self._known, self._new = dict(programs), False
        self._content = b""  # a file that is mapped cannot be replaced everywhere
        written = {key: marshal.dumps(program) for key, program in programs.items()}
        places = accumulate(map(len, reversed(written.values())))
        table = dict(zip(reversed(written), places, strict=True))
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self._file.parent, delete=False) as file:
                file.write(marshal.dumps((_IDENTITY, table)))
                file.writelines(written.values())
        except OSError:
            return
        try:  # whole or not at all, whoever else writes
            Path(file.name).replace(self._file)
        except OSError:
            Path(file.name).unlink()

    def _read(self, key: Key) -> Program | None:
        """What is known of a pattern, from the file where it was not made in this run."""
        known = self._known.get(key)
        if not isinstance(known, int):
            return known
        try:
            program: Program = marshal.loads(memoryview(self._content)[-known:])
        except (EOFError, ValueError, TypeError):  # a damaged file
            return None
        return program


@cache
def programs() -> Programs:
    """Those in the user's cache."""
    caches = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111 -- never raises
    return Programs(Path(caches) / "article-checker" / f"patterns-{sys.implementation.cache_tag}")


def _key(pattern: str, flags: int) -> Key:
    return blake2b(pattern.encode("utf-8", "surrogatepass"), digest_size=16, salt=flags.to_bytes(8, "little")).digest()


def _program(pattern: str, flags: int) -> Program | None:
    """What `re` compiles a pattern to, in its own steps; None where this Python's `re` takes others."""
    try:
        tree = import_module("re._parser").parse(pattern, flags)
        code = import_module("re._compiler")._code(tree, flags)
        state = tree.state
        return flags | int(state.flags), array("I", code).tobytes(), int(state.groups), dict(state.groupdict)
    except (ImportError, AttributeError, TypeError):
        return None


def _loaded(pattern: str, program: Program) -> re.Pattern[str]:
    flags, code, groups, names = program
    by_number: list[str | None] = [None] * groups
    for name, number in names.items():
        by_number[number] = name
    words = array("I", code).tolist()
    loaded: re.Pattern[str] = _sre.compile(pattern, flags, words, groups - 1, names, tuple(by_number))
    return loaded

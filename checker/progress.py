"""A progress bar for long runs: on standard error, only where that is a terminal, only after a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")
_WAIT = 1.0
_EVERY = 0.1


class ProgressBar:
    """Counts articles as they are checked.

    A report that goes to the same terminal is written through `above`: it wipes the bar before it prints.
    """

    def __init__(self, total: int | None = None, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._shown = self._stream.isatty()
        self._total = total
        self._done = 0
        self._next = time.monotonic() + _WAIT
        self._bar: Progress | None = None

    def __enter__(self) -> ProgressBar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.wipe()

    def watch(self, batches: Iterable[list[T]]) -> Iterator[list[T]]:
        """The batches as they are; what is in one counts as done when the next one is asked for."""
        if not self._shown:
            yield from batches
            return
        for batch in batches:
            yield batch
            self._done += len(batch)
            if time.monotonic() >= self._next:
                self._draw()

    def above(self, out: TextIO) -> TextIO:
        """A stream that prints above the bar; the stream itself where no bar can be in its way."""
        if not (self._shown and out.isatty()):
            return out
        stream: Any = _Above(self, out)
        return stream  # type: ignore[no-any-return]

    def wipe(self) -> None:
        """Take the bar off the terminal until it is due again."""
        if self._bar is not None and self._bar.live.is_started:
            self._bar.stop()

    def _draw(self) -> None:
        self._next = time.monotonic() + _EVERY
        self._bar = self._bar or _rich_bar(self._stream, self._total)
        self._bar.update(self._bar.task_ids[0], completed=self._done)
        if self._bar.live.is_started:
            self._bar.refresh()
        else:
            self._bar.start()


class _Above:
    """A stream that wipes a bar before each write; in all else the stream that it wraps."""

    def __init__(self, bar: ProgressBar, out: TextIO) -> None:
        self._progress = bar
        self._out = out

    def write(self, text: str) -> int:
        self._progress.wipe()
        return self._out.write(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._out, name)


def _rich_bar(stream: TextIO, total: int | None) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("checking"), BarColumn(), MofNCompleteColumn(), TextColumn("articles"), TimeElapsedColumn())
    bar = Progress(
        *columns,
        console=Console(file=stream),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    bar.add_task("", total=total)
    return bar

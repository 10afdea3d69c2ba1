"""Calls that wait for somebody else, several at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from itertools import count
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def at_once(call: Callable[[T], R], arguments: Sequence[T], most: int) -> list[R]:
    """The results in order; the first error of a call is raised, and no further calls begin.

    The threads are daemons: an interrupt waits for nobody's answer.
    """
    results: list[Future[R]] = [Future() for _ in arguments]
    numbers = count()

    def work() -> None:
        while (number := next(numbers)) < len(arguments):
            try:
                results[number].set_result(call(arguments[number]))
            except Exception as error:
                results[number].set_exception(error)
                return

    for _ in range(min(most, len(arguments))):
        threading.Thread(target=work, daemon=True).start()
    return [result.result() for result in results]

"""A run over many articles: results in the order of the input, in this process or in several, in bounded memory."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from .article import Article
from .engine import Engine
from .finding import Result
from .sources import Found, Unread, Unreadable, settled

if TYPE_CHECKING:
    from concurrent.futures import Future

_CHUNK = 64  # articles that travel to a worker together
_BATCH = 128  # articles read before they are checked together: screen and rules then stay in the processor's cache
_PAGE = 16  # articles whose check takes as long as finding the text of a page
_ALONE = 256  # articles checked before other processes are worth their start


def check_batches(
    engine: Engine, items: Iterable[Found], jobs: int | None = None, *, live: bool = False
) -> Iterator[list[Result]]:
    """Check every item; `jobs` processes, by default as many as there are processors once there is work for them.

    Results come in the order of the items, as many at a time as are known together. Items that come `live`, from a
    pipe, are not waited for: the first ones are each checked before the next is read.
    """
    jobs = jobs or os.cpu_count() or 1
    stream = iter(items)
    alone = stream if jobs == 1 else _worth(_ALONE, stream)
    while batch := list(islice(alone, 1 if live else _BATCH)):
        yield from _released(_results(engine, batch))
    first = list(_worth(_CHUNK, stream))
    if first:
        for results in _in_processes(engine, chain(first, stream), jobs):
            yield from _released(results)


def _released(results: list[Result]) -> Iterator[list[Result]]:
    """The results; what was worked out of their articles is forgotten when whoever asked comes back for others."""
    yield results
    for result in results:
        result.article.release()


def _worth(articles: int, stream: Iterator[Found]) -> Iterator[Found]:
    """The next items, together as much work as some articles."""
    weight = 0
    for item in stream:
        yield item
        weight += _PAGE if isinstance(item, Unread) else 1
        if weight >= articles:
            return


def _results(engine: Engine, items: Sequence[Found]) -> list[Result]:
    """The result of each item: checked, or the error that kept it from being read."""
    read = [settled(item) for item in items]
    checked = iter(engine.check_batch(item for item in read if isinstance(item, Article)))
    return [next(checked) if isinstance(item, Article) else _unread(item) for item in read]


def _unread(item: Unreadable) -> Result:
    return Result(Article("", id=item.id, source=item.source, record=item.record), score=0.0, error=item.error)


_engine: Engine | None = None  # the engine of a worker process, set when it starts
_over: Any = None  # a flag that all processes share: true when nobody wants the results that are still to come


def _start_worker(engine: Engine, over: Any) -> None:
    global _engine, _over
    _engine, _over = engine, over
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes; the first one ends the others in order


def _check_chunk(items: list[Found]) -> list[Result]:
    assert _engine is not None
    if _over.value:
        return []
    results = _results(_engine, items)
    for result in results:
        result.article.settle()
        result.article.release()
    return results


def _in_processes(engine: Engine, items: Iterator[Found], jobs: int) -> Iterator[list[Result]]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Forked workers share the rules that are loaded already; only as many chunks are under way as keep them busy.
    fork = get_context("fork")
    over = fork.RawValue("b", 0)
    with ProcessPoolExecutor(jobs, fork, _start_worker, (engine, over)) as pool:
        pending: deque[Future[list[Result]]] = deque()
        try:
            while chunk := list(_worth(_CHUNK, items)):
                pending.append(pool.submit(_check_chunk, chunk))
                if len(pending) > 2 * jobs:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        finally:
            over.value = 1  # after an error or an interrupt, chunks that wait their turn come back empty

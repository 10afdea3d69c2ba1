"""LanguageTool as the rule sees it: articles in, matches with their places out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..article import Article, Span
from .batches import batches
from .cache import Cache, question
from .client import Choice, Client, Match, base_url
from .install import installation
from .server import local_server
from .threads import at_once

URL_VARIABLE = "CHECKER_LANGUAGETOOL_URL"


@dataclass(frozen=True)
class Where:
    """Where LanguageTool is to be had: an address, else a folder, else what the environment says or a download."""

    url: str
    folder: Path | None
    download: bool

    @property
    def address(self) -> str:
        """The address of a server that runs already, or an empty string: one has to be started."""
        return self.url or ("" if self.folder else os.environ.get(URL_VARIABLE, ""))


class Tool:
    """A server that is asked and the answers that are kept, for as long as it is open."""

    def __init__(self, where: Where, choice: Choice, timeout: float, cache: Path | None) -> None:
        self._where = where
        self._choice = choice
        self._timeout = timeout
        self._cache_folder = cache
        self._open: tuple[str, Client, Cache | None] | None = None

    @contextmanager
    def session(self) -> Iterator[None]:
        """While it lasts there is one server, started with the first text that no cache knows."""
        with ExitStack() as stack:
            origin, address = self._server(stack)
            cache = Cache(self._cache_folder) if self._cache_folder else None
            if cache:
                stack.enter_context(closing(cache))
            self._open = origin, Client(address, self._choice, self._timeout), cache
            try:
                yield
            finally:
                self._open = None

    def _server(self, stack: ExitStack) -> tuple[str, Callable[[], str]]:
        """Whose answers are given, and what gives the address that they come from."""
        if self._where.address:
            url = base_url(self._where.address)
            return url, lambda: url
        tool = installation(self._where.folder, download=self._where.download)
        return tool.version, stack.enter_context(local_server(tool)).url

    def matches(self, article: Article, variant: str) -> Iterator[tuple[Span, Match]]:
        """What LanguageTool finds in the article's own sentences; outside a session each article has its own."""
        if self._open is None:
            with self.session():
                yield from self.matches(article, variant)
            return
        origin, client, cache = self._open
        sent = {question(origin, self._choice, variant, batch.text): batch for batch in batches(article)}
        answers = cache.find(sent) if cache else {}
        missing = {key: batch.text for key, batch in sent.items() if key not in answers}
        fresh = _asked(client, missing, variant)
        if cache and fresh:
            cache.keep(fresh)
        for key, batch in sent.items():
            for match in (answers | fresh)[key]:
                if span := batch.span(match.start, match.end):
                    yield span, match


def _asked(client: Client, texts: Mapping[bytes, str], variant: str) -> dict[bytes, list[Match]]:
    asked = at_once(lambda text: client.ask(text, variant), list(texts.values()), os.cpu_count() or 1)
    return dict(zip(texts, asked, strict=True))

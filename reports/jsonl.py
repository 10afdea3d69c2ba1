"""The contract: one JSON object an article, in input order, each on its own line."""

from __future__ import annotations

from collections.abc import Sequence

from checker.finding import Result
from checker.record import encode_lines
from checker.report import Writer


class JsonLines(Writer):
    """JSON Lines."""

    def write(self, result: Result) -> None:
        """Write one article's line."""
        self.write_all([result])

    def write_all(self, results: Sequence[Result]) -> None:
        """Write the lines of articles that were checked together."""
        self.out.write(encode_lines(results))

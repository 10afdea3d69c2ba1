"""The contract: one JSON object an article, in input order, each on its own line."""

from __future__ import annotations

from checker.finding import Result
from checker.record import encode
from checker.report import Writer


class JsonLines(Writer):
    """JSON Lines."""

    def write(self, result: Result) -> None:
        """Write one article's line."""
        self.out.write(encode(result) + "\n")

"""What a writer is given: results one by one, then the summary of the run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar, TextIO

from .finding import Result
from .rule import Severity


@dataclass
class Summary:
    """Counts of a run and the gate's word on it; `fixable` findings have a safe fix.

    `reason` is one line that says why the gate failed or the run could not complete, empty when it passed.
    """

    articles: int = 0
    failing: int = 0
    unreadable: int = 0
    findings: Counter[str] = field(default_factory=Counter)
    severities: Counter[Severity] = field(default_factory=Counter)
    fixable: int = 0
    exit_code: int = 0
    reason: str = ""


class Writer:
    """One format. Results arrive in input order; a writer prints each as it comes where the format allows.

    Whoever gives it results flushes `out` when no other is at hand.

    `colour` is true when the output is a terminal that shows colours.
    """

    format: ClassVar[str] = ""

    def __init__(self, out: TextIO, *, colour: bool = False) -> None:
        self.out = out
        self.colour = colour

    def begin(self) -> None:
        """Write what stands before the first result."""

    def write(self, result: Result) -> None:
        """Write one article's result."""

    def write_all(self, results: Sequence[Result]) -> None:
        """Write the results of articles that were checked together."""
        for result in results:
            self.write(result)

    def end(self, summary: Summary) -> None:
        """Write what stands after the last result."""

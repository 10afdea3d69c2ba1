"""One JSON document: the articles as in JSON Lines, then the summary."""

from __future__ import annotations

from checker.finding import Result
from checker.record import SCHEMA, encode, encode_summary
from checker.report import Summary, Writer


class Json(Writer):
    """A JSON document, written as results come."""

    _separator = "\n"

    def begin(self) -> None:
        """Open the document and its list of articles."""
        self.out.write(f'{{"schema":{SCHEMA},"articles":[')

    def write(self, result: Result) -> None:
        """Write one article."""
        self.out.write(self._separator + encode(result))
        self._separator = ",\n"

    def end(self, summary: Summary) -> None:
        """Close the list and write the summary."""
        self.out.write(f'\n],"summary":{encode_summary(summary)}}}\n')

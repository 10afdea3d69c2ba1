"""The verdict on an article and the gate for the batch."""

from __future__ import annotations

from .config import Settings
from .finding import Result
from .report import Summary
from .rule import Severity


class Gate:
    """Decides article by article and for the whole batch; `summary` is complete after `close`."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._threshold = None if settings.fail_on == "never" else Severity[settings.fail_on.upper()]
        self.summary = Summary()
        self._crashes: dict[str, str] = {}
        self._first_error = ""

    def judge(self, result: Result) -> None:
        """Set whether the article fails, and count it."""
        summary = self.summary
        summary.articles += 1
        if result.error is not None and not result.crashed:
            summary.unreadable += 1
            self._first_error = self._first_error or result.error
            return
        for rule in result.crashed:
            self._crashes.setdefault(rule, result.article.id)
        result.failed = self._fails(result)
        summary.failing += result.failed
        for finding in result.findings:
            summary.findings[finding.rule] += 1
            summary.severities[finding.severity] += 1
            summary.fixable += finding.fix is not None and finding.fix.safe

    def _fails(self, result: Result) -> bool:
        settings = self._settings
        if self._threshold is not None and any(f.severity >= self._threshold for f in result.findings):
            return True
        if round(result.score, 2) < settings.min_score:  # the score as reports give it
            return True
        most = settings.max_findings_per_1000_words
        return most is not None and len(result.findings) * 1000 / max(1, result.article.word_count) > most

    def close(self, problems: list[str]) -> Summary:
        """The summary with exit code and reason; `problems` are paths not read, each with what is wrong."""
        summary, settings = self.summary, self._settings
        read = summary.articles - summary.unreadable
        if self._crashes:
            rule, article = next(iter(self._crashes.items()))
            summary.reason = f"could not complete: the rule {rule} raised an error, first on {article}"
        elif problems:
            others = f" and {len(problems) - 1} more" if len(problems) > 1 else ""
            summary.reason = f"could not complete: nothing to check in {problems[0].partition(': ')[0]}{others}"
        elif summary.unreadable and summary.unreadable / summary.articles > settings.max_errors:
            summary.reason = (
                f"could not complete: {summary.unreadable} of {summary.articles} records cannot be read, "
                f"more than max-errors = {settings.max_errors:g} allows; the first: {self._first_error}"
            )
        if summary.reason:
            summary.exit_code = 2
        elif summary.failing and summary.failing / read > settings.max_failing:  # not a product: 0.29 * 100 < 29
            summary.exit_code = 1
            summary.reason = f"failed: {self._failing()}, more than max-failing = {settings.max_failing:g} allows"
        return summary

    def _failing(self) -> str:
        settings, summary = self._settings, self.summary
        causes = [f"a finding of at least severity {settings.fail_on}"] if self._threshold is not None else []
        if settings.min_score > 0:
            causes.append(f"a score under {settings.min_score:g}")
        if settings.max_findings_per_1000_words is not None:
            causes.append(f"more than {settings.max_findings_per_1000_words:g} findings in 1,000 words")
        read = summary.articles - summary.unreadable
        share = summary.failing / read if read else 0
        return f"{summary.failing} of {read} articles ({share:.1%}) have {' or '.join(causes)}"

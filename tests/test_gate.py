"""The verdict and the gate: what fails, what could not complete, and the line that says why."""

from checker import Article, Finding, Result, Severity
from checker.config import Settings
from checker.gate import Gate


def result(*severities: Severity, score: float = 100.0, error: str | None = None, text: str = "word " * 100) -> Result:
    findings = [Finding("ad-label", "stray-content", s, 1.0, "", None, "", "") for s in severities]
    return Result(Article(text), findings, score=score, error=error)


def closed(settings: Settings, *results: Result, problems: tuple[str, ...] = ()) -> tuple[int, str]:
    gate = Gate(settings)
    for one in results:
        gate.judge(one)
    summary = gate.close(list(problems))
    return summary.exit_code, summary.reason


def test_an_error_fails_and_a_warning_passes_by_default() -> None:
    assert closed(Settings(), result(Severity.WARNING)) == (0, "")
    code, reason = closed(Settings(), result(Severity.ERROR), result())
    assert code == 1
    assert reason == (
        "failed: 1 of 2 articles (50.0%) have a finding of at least severity error, more than max-failing = 0 allows"
    )


def test_a_share_of_failing_articles_may_be_allowed() -> None:
    assert closed(Settings(max_failing=0.5), result(Severity.ERROR), result())[0] == 0
    assert closed(Settings(max_failing=0.4), result(Severity.ERROR), result())[0] == 1
    many = [result(Severity.ERROR)] * 29 + [result()] * 71
    assert closed(Settings(max_failing=0.29), *many)[0] == 0
    assert closed(Settings(max_failing=0.28), *many)[0] == 1


def test_score_and_number_of_findings() -> None:
    assert closed(Settings(min_score=50), result(score=49))[0] == 1
    assert closed(Settings(fail_on="never"), result(Severity.ERROR))[0] == 0
    many = Settings(fail_on="never", max_findings_per_1000_words=15)
    assert closed(many, result(Severity.INFO))[0] == 0
    assert closed(many, result(Severity.INFO, Severity.INFO)) == (
        1,
        "failed: 1 of 1 articles (100.0%) have more than 15 findings in 1,000 words, more than max-failing = 0 allows",
    )


def test_what_cannot_be_read_outranks_what_fails() -> None:
    bad = result(error="broken JSON")
    assert closed(Settings(), bad, result(Severity.ERROR)) == (
        2,
        "could not complete: 1 of 2 records cannot be read, more than max-errors = 0 allows; the first: broken JSON",
    )
    assert closed(Settings(max_errors=0.5), bad, result())[0] == 0
    assert closed(Settings(), result(), problems=("x.txt: no such file",)) == (
        2,
        "could not complete: nothing to check in x.txt",
    )


def test_a_rule_that_raised_is_named() -> None:
    crashed = Result(Article("text", id="a"), error="…", crashed=("odd-rule",))
    assert closed(Settings(max_errors=1), crashed) == (
        2,
        "could not complete: the rule odd-rule raised an error, first on a",
    )


def test_an_article_on_which_a_rule_raised_was_read() -> None:
    gate = Gate(Settings())
    gate.judge(Result(Article("text"), error="…", crashed=("odd-rule",)))
    assert gate.summary.unreadable == 0

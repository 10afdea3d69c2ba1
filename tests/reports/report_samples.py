"""Results made by hand: overlapping findings, places in the title, fixes of every kind, and text that means harm."""

from __future__ import annotations

import io
from collections.abc import Iterable

from checker.article import Article, Span
from checker.finding import Finding, Result
from checker.report import Summary, Writer
from checker.rule import Edit, Fix, Related, Severity, delete, replace

HOSTILE = (
    '<script>document.title="broken into"</script> "><img src=x onerror="document.title=1"> '
    "\u202egnirts\u202c \x1b[31m {{ 7 * 7 }}"
)


def finding(
    rule: str,
    span: Span | None,
    article: Article,
    severity: Severity = Severity.WARNING,
    *,
    group: str = "stray-content",
    message: str = "",
    fix: Fix | None = None,
    alternatives: tuple[Fix, ...] = (),
    related: tuple[Related, ...] = (),
) -> Finding:
    """A finding as the engine would stamp it."""
    return Finding(
        rule=rule,
        group=group,
        severity=severity,
        confidence=0.9,
        message=message or f"This is what {rule} says.",
        span=span,
        text=article.of(span.field)[span.start : span.end] if span else "",
        fingerprint=f"{rule}{span}",
        fix=fix,
        alternatives=alternatives,
        related=related,
    )


def at(article: Article, text: str, nth: int = 0) -> Span:
    """The span of the n-th occurrence of a text."""
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(text, start + 1)
    return Span(start, start + len(text))


def harbour() -> Result:
    """An article with a line to delete, a typo with alternatives, an overlap, related places and a title."""
    text = (
        "Harbour opens to ferries again\n\nAdvertisement\n\n"
        "The harbour was a suprise to visitors, said the mayor.\n"
        "Ferries run at noon.\n\nA clean line.\n\n"
        "Another clean line.\n\nOne more clean line.\n\nAnd a last clean line.\n\n"
        "The harbour was a suprise to visitors, said the mayor."
    )
    article = Article(
        text, title="Harbour opens to ferries | The Quay", source="quay/harbour.txt", url="https://quay.example/1"
    )
    last = article.blocks[-1]
    result = Result(article, failed=True, score=41.24)
    suprise = at(article, "suprise")
    result.findings = [
        finding("too-short", None, article, Severity.INFO, group="document"),
        finding("site-name", Span(24, 35, "title"), article, fix=replace(Span(24, 35, "title"), "", safe=True)),
        finding("ad-label", article.blocks[1].span, article, Severity.ERROR, fix=delete(article.blocks[1], safe=True)),
        finding(
            "repeated-paragraph",
            article.blocks[2].span,
            article,
            fix=None,
            related=(Related(last.span, "the same paragraph"),),
        ),
        finding("misspelling", suprise, article, group="spelling", fix=replace(suprise, "surprise", safe=True)),
        finding(
            "repeated-paragraph",
            last.span,
            article,
            fix=delete(last, safe=False),
            alternatives=(Fix((Edit(last.span, "Visitors were surprised."),), False),),
        ),
    ]
    return result


def hostile() -> Result:
    """An article whose every part tries to break out of the report."""
    article = Article(
        f"{HOSTILE}\nA lone surrogate \ud83d here.\n"
        "`code` | [link](javascript:alert(1)) @somebody **bold**\n::error::forged",
        title=HOSTILE,
        url="javascript:alert(1)",
        id=HOSTILE,
        source="evil/<b>.jsonl",
        record=7,
        language="en",
        date="<i>today</i>",
    )
    result = Result(article, failed=True, score=0.0)
    block = article.blocks[0]
    result.findings = [
        finding(
            "html-tag",
            block.span,
            article,
            Severity.ERROR,
            message=HOSTILE,
            fix=replace(block.span, HOSTILE, safe=False),
        ),
        finding("lone-surrogate", at(article, "\ud83d"), article, Severity.ERROR, group="encoding"),
        finding(
            "markdown-residue",
            at(article, "[link](javascript:alert(1))"),
            article,
            Severity.INFO,
            message="a\n::b, 100%",
        ),
    ]
    return result


def clean(number: int = 1) -> Result:
    """An article without findings."""
    return Result(Article("Nothing is wrong here.\n\nNot at all.", source=f"clean/{number}.txt", language="en"))


def unreadable() -> Result:
    """A record that could not be read."""
    article = Article("", source="broken.jsonl", record=17, language="en")
    return Result(article, failed=True, error="broken.jsonl, line 17: not JSON: unexpected end")


def summary_of(results: Iterable[Result]) -> Summary:
    """The summary that the gate would make."""
    summary = Summary()
    for result in results:
        summary.articles += 1
        summary.failing += result.failed and result.error is None
        summary.unreadable += result.error is not None
        for found in result.findings:
            summary.findings[found.rule] += 1
            summary.severities[found.severity] += 1
            summary.fixable += bool(found.fix and found.fix.safe)
    if summary.failing or summary.unreadable:
        summary.exit_code, summary.reason = 1, f"{summary.failing} of {summary.articles} articles fail; none may"
    return summary


def written(writer: type[Writer], results: list[Result], *, colour: bool = False) -> str:
    """What a writer makes of results."""
    out = io.StringIO()
    instance = writer(out, colour=colour)
    instance.begin()
    for result in results:
        instance.write(result)
    instance.end(summary_of(results))
    return out.getvalue()

"""Runs rules over an article: the screen, the claim stage, what nobody claimed, then all others."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial

from .article import Article, Screened, Span
from .claims import Claims
from .errors import CheckerError
from .finding import Result
from .lazy import lazy
from .native import in_c
from .regexes import programs
from .rule import Hit, Rule, Severity, Stage
from .score import score
from .screen import Screen
from .stamp import stamp

_OWN_SHARE = 0.5  # two spans that have more of the longer one in common are the same place


@dataclass(frozen=True)
class Active:
    """A rule that is on, with the severity that the settings give it."""

    rule: Rule
    severity: Severity


class _Check:
    """An article that is being checked: which rules are off for it, and what the others have found so far.

    `made` are the hits of the stage that is under way.
    """

    __slots__ = ("article", "crashes", "hits", "ignored", "made")

    def __init__(self, article: Article, ignored: frozenset[str]) -> None:
        self.article = article
        self.ignored = ignored
        self.hits: list[tuple[Rule, Hit]] = []
        self.made: list[tuple[Rule, Hit]] = []
        self.crashes: list[tuple[str, Exception]] = []


class _Checks(list[_Check]):
    """The articles that a rule is called for."""

    @lazy
    def articles(self) -> list[Article]:
        """The articles themselves: made once, as many rules are called for all."""
        return [check.article for check in self]


class Engine:
    """Checks articles with a set of rules; `ignored(article)` names the rules that are off for one article.

    `seconds` is the time spent in each rule, filled only when `timed`.
    """

    def __init__(
        self,
        active: Iterable[Active],
        ignored: Callable[[Article], frozenset[str]] | None = None,
        timed: bool = False,
    ) -> None:
        self._active = {a.rule.id: a for a in active}
        self._severities = {a.rule.id: a.severity for a in self._active.values()}
        self._screen = Screen(a.rule for a in self._active.values())
        rules = [a.rule for a in self._active.values()]
        self._stages = [(stage, [rule for rule in rules if rule.stage is stage]) for stage in Stage]
        self._ignored = ignored
        self._timed = timed
        self.seconds: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def session(self) -> Iterator[None]:
        """What the rules need for a whole run: entered once, before articles are checked and workers forked."""
        with ExitStack() as stack:
            for active in self._active.values():
                stack.enter_context(active.rule.session())
            yield
        programs().keep()

    def check(self, article: Article) -> Result:
        """Run every rule on an article; a rule that raises is named in the result and does not stop the others."""
        return self.check_batch([article])[0]

    def check_batch(self, articles: Iterable[Article]) -> list[Result]:
        """Check some articles, each rule all of them before the next.

        So its code and data stay in the processor's cache: all rules article by article take an eighth longer.
        """
        checks = _Checks([self._begun(article) for article in articles])
        callers: defaultdict[str, _Checks] = defaultdict(_Checks)
        for check in checks:
            for rule_id in self._screen.called(check.article):
                callers[rule_id].append(check)
        for stage, rules in self._stages:
            for rule in rules:
                called = checks if rule.id in self._screen.always else callers.get(rule.id)
                if called:
                    self._apply(rule, called)
            for check in checks:
                if check.made:
                    check.hits += check.made if stage is Stage.MAIN else _settle(check.article, check.made)
                    check.made = []
        return [self._result(check) for check in checks]

    def _begun(self, article: Article) -> _Check:
        article.claims = Claims()
        article.screened = self._screened(article) if self._timed else self._screen.lines(article)
        return _Check(article, self._ignored(article) if self._ignored else frozenset())

    def _apply(self, rule: Rule, checks: _Checks) -> None:
        """Gather the hits of a rule in some articles, and what it raises."""
        if self._ignored:
            checks = _Checks([check for check in checks if rule.id not in check.ignored])
        look = partial(self._run, rule) if self._timed else rule.check
        for number, found in outcomes(look, checks.articles, CheckerError):
            check = checks[number]
            try:
                if isinstance(found, Exception):
                    raise found
                if _is_spoken(rule, check.article):
                    check.made += [(rule, _sound(hit, check.article)) for hit in found]
            except Exception as error:
                check.crashes.append((rule.id, error))

    def _result(self, check: _Check) -> Result:
        article = check.article
        findings = stamp(article, _told_once(check.hits), self._severities) if check.hits else []
        result = Result(article, findings, score(article, findings))
        if check.crashes:
            check.crashes.sort(key=lambda crash: crash[0])
            result.crashed = tuple(rule for rule, _ in check.crashes)
            result.error = "; ".join(
                f"the rule {rule} raised {type(e).__name__}: {e}, so what it would find is missing"
                for rule, e in check.crashes
            )
        return result

    def _screened(self, article: Article) -> Screened:
        """What the screen finds in an article, with its time taken."""
        begin = time.perf_counter()
        lines = self._screen.lines(article)
        self.seconds["(screen)"] += time.perf_counter() - begin
        return lines

    def _run(self, rule: Rule, article: Article) -> list[Hit]:
        """The hits of a rule, with its time taken."""
        begin = time.perf_counter()
        try:
            return _hits_of(rule.check, article)
        finally:
            self.seconds[rule.id] += time.perf_counter() - begin


@in_c
def outcomes(
    check: Callable[[Article], Iterable[Hit]], articles: list[Article], fatal: type[Exception]
) -> list[tuple[int, list[Hit] | Exception]]:
    """What a rule finds in some articles: for each where that is anything, its place in the list, and the hits.

    In place of hits stands the exception that the rule raised there; one that is `fatal` is not caught.
    """
    found: list[tuple[int, list[Hit] | Exception]] = []
    for number, article in enumerate(articles):
        try:
            hits = _hits_of(check, article)
        except fatal:
            raise
        except Exception as error:
            found.append((number, error))
        else:
            if hits:
                found.append((number, hits))
    return found


def _hits_of(check: Callable[[Article], Iterable[Hit]], article: Article) -> list[Hit]:
    hits = check(article)
    if not hasattr(type(hits), "__iter__"):
        raise TypeError(f"check() yields hits or returns a list of them, not {hits!r}")
    return list(hits)


def _is_spoken(rule: Rule, article: Article) -> bool:
    """Whether the rule reads the article's language; asked last: most articles need not be told theirs for this."""
    return not rule.languages or article.language in (None, *rule.languages)


def _sound(hit: Hit, article: Article) -> Hit:
    if not isinstance(hit, Hit) or not (hit.span is None or isinstance(hit.span, Span)):
        raise TypeError(f"check() yields Hit(Span(start, end), message), not {hit!r}")
    if hit.span is not None:
        start, end, field = hit.span
        if not 0 <= start <= end <= len(article.text if field == "text" else article.of(field)):
            raise ValueError(f"{hit.span} does not lie in the {field}")
    return hit


def _settle(article: Article, made: list[tuple[Rule, Hit]]) -> list[tuple[Rule, Hit]]:
    """Record the claims that the hits of a stage make; the hits whose lines another rule holds are dropped."""
    claims = article.claims
    claimed = []
    for rule, hit in made:
        lines = _claimed_lines(article, hit)
        claimed.append(lines)
        if lines:
            claims.add(lines, rule.id, rule.confidence if hit.confidence is None else hit.confidence)
    held = claims.lines
    return [
        pair
        for pair, lines in zip(made, claimed, strict=True)
        if not lines or pair[0].id in [held[line].rule for line in lines]
    ]


def _told_once(hits: list[tuple[Rule, Hit]]) -> list[tuple[Rule, Hit]]:
    """The hits without those of other tools that one of our rules makes too: over half of both spans in common."""
    if not any(hit.source_rule for _, hit in hits):
        return hits
    own = [hit.span for _, hit in hits if hit.span and not hit.source_rule]
    return [pair for pair in hits if not (pair[1].source_rule and any(_same_place(pair[1].span, span) for span in own))]


def _same_place(one: Span | None, other: Span) -> bool:
    if one is None or one.field != other.field:
        return False
    common = min(one.end, other.end) - max(one.start, other.start)
    return common > _OWN_SHARE * max(one.end - one.start, other.end - other.start)


def _claimed_lines(article: Article, hit: Hit) -> list[int]:
    """The lines that a hit says are no part of the article: those that it, or the deletion it offers, mostly covers."""
    if hit.span is None or hit.span.field != "text":
        return []
    spans = [hit.span]
    if hit.fix:
        spans += [edit.span for edit in hit.fix.edits if not edit.text and edit.span.field == "text"]
    return article.blocks.mostly_covered(spans)

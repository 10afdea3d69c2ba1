"""Fixes applied: overlaps never corrupt a text, and deleted lines leave one clean break behind."""

from hypothesis import given, settings
from hypothesis import strategies as st

from checker import Article, Edit, Finding, Fix, Rule, Severity, Span, delete
from checker.edits import apply, chosen, fixed_article
from checker.engine import Active, Engine
from checker.rule import Hit


def finding(fix: Fix, rule: str = "some-rule") -> Finding:
    return Finding(rule, "markup", Severity.ERROR, 1.0, "", fix.edits[0].span, "", "", fix)


def without(text: str, *lines: int) -> str:
    article = Article(text)
    findings = [finding(delete(block, safe=True)) for block in article.blocks if block.line in lines]
    return apply(text, chosen(findings, unsafe=False), "text")


def test_a_deleted_line_leaves_the_break_that_stood_there() -> None:
    assert without("One.\n\nAd\n\nTwo.\n", 2) == "One.\n\nTwo.\n"
    assert without("One.\nAd\nTwo.\n", 1) == "One.\nTwo.\n"


def test_the_longer_break_stays() -> None:
    assert without("One.\n\nAd\nTwo.", 2) == "One.\n\nTwo."
    assert without("One.\nAd\n\nTwo.", 1) == "One.\n\nTwo."


def test_the_first_and_the_last_line_leave_no_blank_lines() -> None:
    assert without("Ad\n\nOne.\n", 0) == "One.\n"
    assert without("One.\n\nAd\n", 2) == "One.\n"
    assert without("One.\n\nAd", 2) == "One."
    assert without("Ad\n", 0) == ""


def test_neighbouring_deletions_leave_one_break() -> None:
    assert without("One.\n\nAd\nCredit\n\nCaption\n\nTwo.\n", 2, 3, 5) == "One.\n\nTwo.\n"


def test_indentation_of_the_next_line_stays() -> None:
    assert without("One.\n\nAd\n  • item", 2) == "One.\n\n  • item"


def test_of_overlapping_edits_the_one_that_contains_the_other_wins() -> None:
    word = finding(Fix((Edit(Span(5, 8), "x"),), True), "a-rule")
    line = finding(Fix((Edit(Span(0, 10), ""),), True), "b-rule")
    assert chosen([word, line], unsafe=False) == [line.fix]


def test_of_edits_alike_the_earlier_then_the_rule_wins() -> None:
    early = finding(Fix((Edit(Span(0, 4), "x"),), True), "z-rule")
    late = finding(Fix((Edit(Span(3, 7), "y"),), True), "a-rule")
    assert chosen([late, early], unsafe=False) == [early.fix]
    twin = finding(Fix((Edit(Span(0, 4), "y"),), True), "b-rule")
    assert chosen([early, twin], unsafe=False) == [twin.fix]


def test_unsafe_fixes_wait_to_be_asked_for() -> None:
    fix = finding(Fix((Edit(Span(0, 1), ""),), False))
    assert chosen([fix], unsafe=False) == []
    assert chosen([fix], unsafe=True) == [fix.fix]


edits = st.builds(
    lambda start, length, new: finding(Fix((Edit(Span(start, start + length), new),), True)),
    st.integers(0, 30),
    st.integers(0, 8),
    st.sampled_from(["", "x", "yy"]),
)


@settings(derandomize=True, max_examples=300)
@given(st.lists(edits, max_size=6))
def test_what_no_edit_covers_stays(findings: list[Finding]) -> None:
    text = "".join(chr(0x4E00 + n) for n in range(40))  # every character once
    fixes = chosen(findings, unsafe=False)
    covered = {n for fix in fixes for e in fix.edits for n in range(e.span.start, e.span.end)}
    kept = [c for c in apply(text, fixes, "text") if c in text]
    assert kept == [c for n, c in enumerate(text) if n not in covered]


class Undoing(Rule):
    """Turns a into b, or b into a: a pair of these would never end."""

    group = "markup"

    def __init__(self, id_: str, old: str, new: str) -> None:
        self.id, self.old, self.new = id_, old, new  # type: ignore[misc]

    def check(self, article: Article):
        for place, character in enumerate(article.text):
            if character == self.old:
                yield Hit(Span(place, place + 1), "", Fix((Edit(Span(place, place + 1), self.new),), True))


def test_rules_that_undo_each_other_come_to_an_end() -> None:
    rules = [Undoing("one", "a", "b"), Undoing("two", "b", "a")]
    fixed, _ = fixed_article(Engine(Active(r, r.severity) for r in rules), Article("a"))
    assert fixed.text in ("a", "b")


def test_a_second_run_changes_nothing() -> None:
    engine = Engine([Active(rule, rule.severity) for rule in [Undoing("one", "a", "b")]])
    fixed, count = fixed_article(engine, Article("banana"))
    assert (fixed.text, count) == ("bbnbnb", 3)
    assert fixed_article(engine, fixed)[1] == 0

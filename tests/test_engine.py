"""The engine: what it screens, who holds a line, and what a rule that raises does to the rest."""

import pickle
from collections.abc import Iterator
from typing import Any

import pytest

from checker import Article, Finding, Hit, Rule, Severity, Span, Stage, delete
from checker.engine import Active, Engine
from checker.errors import CheckerError


class Fixture(Rule):
    """Made for a test: says what its arguments tell it to."""

    group = "stray-content"

    def __init__(
        self, id_: str, word: str, *, confidence: float = 0.9, claims: bool = True, anchors: tuple[str, ...] = ()
    ) -> None:
        self.id, self.word, self.confidence, self.anchors = id_, word, confidence, anchors  # type: ignore[misc]
        self.stage = Stage.CLAIM if claims else Stage.MAIN  # type: ignore[misc]
        self.calls = 0

    def check(self, article: Article) -> Iterator[Hit]:
        self.calls += 1
        for block in article.blocks:
            if self.word in block.text:
                yield Hit(block.span, f"{self.word}.", delete(block, safe=True))


def findings(text: str, *rules: Rule) -> list[Finding]:
    return Engine(Active(rule, rule.severity) for rule in rules).check(Article(text)).findings


def test_a_rule_whose_anchors_do_not_occur_is_never_called() -> None:
    rule = Fixture("one", "ad", anchors=("\nad",))
    assert findings("A bad day.\n\nNo ad here.", rule) == []
    assert rule.calls == 0
    assert len(findings("A day.\n\n- Ad and ad", rule)) == 1 or rule.calls == 1


def test_an_anchor_at_the_edge_of_a_line_ignores_its_decoration() -> None:
    rule = Fixture("one", "Ad", anchors=("\nad\n",))
    assert [f.text for f in findings("Text.\n[ Ad ]\nText.", rule)] == ["[ Ad ]"]


def test_a_rule_with_an_empty_anchor_is_always_called_and_told_where_the_others_are() -> None:
    rule = Fixture("one", "Ad", anchors=("", "ad"))
    engine = Engine([Active(rule, rule.severity)])
    articles = [Article("Text."), Article("Text.\nAn ad.")]
    engine.check_batch(articles)
    assert rule.calls == len(articles)
    assert [article.screened for article in articles] == [{}, {"one": {1: ["ad"]}}]


def test_folding_that_changes_lengths_moves_no_line() -> None:
    rule = Fixture("one", "Ad", anchors=("\nad\n",))
    engine = Engine([Active(rule, rule.severity)])
    article = Article("İİİİİİ\nİİİİ\nAd\nText.")
    engine.check(article)
    assert article.screened == {"one": {2: ["\nad\n"]}}


def test_the_more_confident_claim_holds_the_line_then_the_earlier_id() -> None:
    weak, strong = Fixture("weak", "Ad", confidence=0.8), Fixture("strong", "Ad", confidence=0.9)
    assert [f.rule for f in findings("Text.\nAd\nText.", weak, strong)] == ["strong"]
    assert [f.rule for f in findings("Text.\nAd", Fixture("b", "Ad"), Fixture("a", "Ad"))] == ["a"]


def test_prose_is_what_nobody_claims() -> None:
    class Prose(Rule):
        """Yields every paragraph that is prose."""

        group, id = "sentence", "prose"

        def check(self, article: Article) -> Iterator[Hit]:
            return (Hit(block.span, "") for block in article.prose)

    text = "It rained all day.\n\nSponsored by a bank.\n\nThen it stopped."
    found = findings(text, Prose(), Fixture("ad", "Sponsored"))
    assert [(f.rule, f.text) for f in found] == [
        ("prose", "It rained all day."),
        ("ad", "Sponsored by a bank."),
        ("prose", "Then it stopped."),
    ]


def test_a_rule_that_raises_is_named_and_the_others_go_on() -> None:
    class Broken(Rule):
        """Raises."""

        group, id = "markup", "broken"

        def check(self, article: Article) -> Iterator[Hit]:
            raise ValueError("no such thing")
            yield

    result = Engine(Active(rule, rule.severity) for rule in [Broken(), Fixture("ad", "Ad")]).check(Article("Ad"))
    assert [f.rule for f in result.findings] == ["ad"]
    assert result.crashed == ("broken",)
    assert result.error is not None
    assert "the rule broken raised ValueError: no such thing" in result.error


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (None, "check() yields hits or returns a list of them, not None"),
        (5, "check() yields hits or returns a list of them, not 5"),
        (["Ad"], "check() yields Hit(Span(start, end), message), not 'Ad'"),
    ],
)
@pytest.mark.parametrize("timed", [False, True])
def test_a_rule_that_gives_no_hits_is_told_what_to_give(made: Any, told: str, timed: bool) -> None:
    class Odd(Rule):
        """Gives something else."""

        group, id = "markup", "odd"

        def check(self, article: Article) -> Any:
            return made

    active = [Active(rule, rule.severity) for rule in [Odd(), Fixture("ad", "Ad")]]
    result = Engine(active, timed=timed).check(Article("Ad"))
    assert [f.rule for f in result.findings] == ["ad"]
    assert result.error == f"the rule odd raised TypeError: {told}, so what it would find is missing"


def test_fingerprints_survive_edits_elsewhere_and_tell_equals_apart() -> None:
    rule = Fixture("ad", "Ad")
    before = findings("One.\nAd\nTwo.\nThree.\nAd\nFour.", rule)
    after = findings("A new beginning.\nOne.\nAd\nTwo.\nThree.\nAd\nFour, and more.", rule)
    assert before[0].fingerprint == after[0].fingerprint
    assert before[1].fingerprint != after[1].fingerprint
    equals = findings("x\nAd\nx\nAd\nx", rule)
    assert len({f.fingerprint for f in equals}) == 2


def test_findings_come_in_the_order_of_the_text_title_first() -> None:
    class Everywhere(Rule):
        """Finds the whole article, its title and its text."""

        group, id = "document", "everywhere"

        def check(self, article: Article) -> Iterator[Hit]:
            yield Hit(Span(0, 1), "")
            yield Hit(Span(0, 1, "title"), "")
            yield Hit(None, "")

    rule = Everywhere()
    result = Engine([Active(rule, Severity.INFO)]).check(Article("text", title="Title"))
    assert [f.span for f in result.findings] == [None, Span(0, 1, "title"), Span(0, 1)]


def test_what_cannot_go_on_is_no_crash_of_a_rule() -> None:
    class Fatal(Rule):
        """Cannot go on."""

        group, id = "grammar", "fatal"

        def check(self, article: Article) -> Iterator[Hit]:
            raise CheckerError("the server is gone")
            yield

    try:
        Engine([Active(Fatal(), Severity.INFO)]).check(Article("text"))
    except CheckerError as error:
        assert str(error) == "the server is gone"
    else:
        raise AssertionError("a run that cannot go on went on")


def test_articles_travel_between_processes_without_their_analyses() -> None:
    article = Article("It rained on the town for the whole of the day.", title="Rain", source="a.txt")
    article.settle()
    _ = article.blocks
    copy = pickle.loads(pickle.dumps(article))
    assert (copy.text, copy.title, copy.id, copy.word_count, copy.language) == (article.text, "Rain", "a.txt", 11, "en")
    assert "blocks" not in vars(copy)
    assert copy.claims.lines == {}


class Odd(Rule):
    """Yields what it is told to."""

    group, id = "markup", "odd"

    def __init__(self, *hits: object) -> None:
        self.hits = hits

    def check(self, article: Article) -> Iterator[Hit]:
        return iter(self.hits)  # type: ignore[arg-type]


def test_a_hit_that_is_none_or_lies_outside_the_text_is_the_fault_of_its_rule() -> None:
    no_span: object = (0, 3)
    for hit, words in (("x", "yields Hit"), (Hit(no_span, ""), "yields Hit"), (Hit(Span(0, 99), ""), "does not lie")):
        result = Engine([Active(Odd(hit), Severity.INFO)]).check(Article("text"))
        assert result.findings == []
        assert result.error is not None
        assert words in result.error


def test_what_a_rule_finds_in_a_language_that_it_does_not_read_does_not_count() -> None:
    rule = Odd(Hit(Span(0, 3), ""))
    rule.languages = frozenset({"en"})  # type: ignore[misc]
    engine = Engine([Active(rule, Severity.INFO)])
    assert [len(engine.check(Article("Der Fluss", language=code)).findings) for code in ("de", "en-GB", None)] == [
        0,
        1,
        1,
    ]

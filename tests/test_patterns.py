"""Pattern rules: parts, literals, the index, and what counts where."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import Article
from checker.barred import barred
from checker.engine import Active, Engine
from checker.errors import RuleError
from checker.literals import at_edges, required_literals
from checker.pattern_files import INDEX_NAME, _index, build_index
from checker.patterns import PatternRule, load_pattern_rule
from checker.registry import all_rules

BUILT_IN = {name: r.rule for name, r in all_rules().items() if isinstance(r.rule, PatternRule)}
RULE = """
summary = "A test"
group = "stray-content"
stage = "claim"
fix = {{ action = "delete", safe = true }}
[parts]
colour = "red|green"
[patterns]
en = [{patterns}]
de = ["mehr lesen"]
[examples]
bad = []
"""


def write(folder: Path, patterns: str) -> Path:
    path = folder / "a-test.toml"
    path.write_text(RULE.format(patterns=patterns), encoding="utf-8")
    return path


def found(rule: PatternRule, text: str, language: str | None = None) -> list[str]:
    result = Engine([Active(rule, rule.severity)]).check(Article(text, language=language))
    return [finding.text for finding in result.findings]


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_pattern_compiles_and_the_screen_knows_it(name: str) -> None:
    BUILT_IN[name].compile()
    assert BUILT_IN[name].anchors
    everywhere = [a for a in BUILT_IN[name].anchors if a.isascii() and "\n" not in a and len(a) <= 2]
    assert everywhere == [] or not BUILT_IN[name].default or name == "placeholder-text", "so many lines have these"


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        ("read more", {"\nread more\n"}),
        ("(?:read|see) more.{0,20}", {"\nread more", "\nsee more"}),
        ("(?:please )*read on.{0,9}", {"\nplease ", "\nread on"}),
        (r"\d+ shares", {f"{n} shares\n" for n in range(10)}),
        (r".{5,20}\[video\]", {"[video]\n"}),
        ("[aä]d", {"\nad\n", "\näd\n"}),
        ("İSTANBUL IĞDIR", {"\nistanbul iğdir\n"}),
        (r"[^a]{9}", set()),
        (r"\w+", set()),
        ("(?P<unclosed", set()),
    ],
)
def test_literals_that_a_line_needs(pattern: str, first: set[str]) -> None:
    sets = required_literals(pattern, line_start=True, line_end=True)
    assert (sets[0] if sets else set()) == first


def test_further_literals_that_a_line_needs() -> None:
    sets = required_literals(r"(?:follow|like) .{1,30} on (?:facebook|twitter)", line_start=True, line_end=True)
    assert sets == [{" on facebook\n", " on twitter\n"}, {"\nfollow ", "\nlike "}]


def test_decoration_at_the_edges_of_a_line_may_be_missing() -> None:
    assert at_edges("[tk]") == ["[tk]", "\ntk]", "[tk\n", "\ntk\n"]
    assert at_edges("tk]") == ["tk]", "tk\n"]
    assert at_edges("tk") == ["tk"]


@pytest.mark.parametrize("name", BUILT_IN)
def test_what_a_pattern_matches_holds_the_literals_that_it_needs(name: str) -> None:
    rule = BUILT_IN[name]
    matcher = rule._matcher
    every = range(len(matcher._entries))
    for example in (*rule.examples.bad, *rule.examples.good):
        text = example.replace("⟦", "").replace("⟧", "").upper()
        likely = rule._unscreened(Article(text))
        for block in Article(text).blocks:
            line = block.core if rule._on_core else block.text
            matched = [entry.pattern for _, entry in matcher.matches(line, every)]
            tried = likely.get(block.line, [])
            assert tried == sorted(tried)
            assert matched == [entry.pattern for _, entry in matcher.matches(line, tried)]


def test_a_pattern_without_literals_is_tried_on_every_line(tmp_path: Path) -> None:
    rule = load_pattern_rule(write(tmp_path, r'"[^a-z]{4}", { pattern = "red line", confidence = 0.5 }'), "a-test")
    assert not rule.anchors
    assert found(rule, "One.\n\n1234\nRED LINE") == ["1234", "RED LINE"]


def test_parts_are_put_in(tmp_path: Path) -> None:
    rule = load_pattern_rule(write(tmp_path, '"{colour} line"'), "a-test")
    assert found(rule, "A first line.\nGreen line\nBlue line") == ["Green line"]


def test_an_unknown_part_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="names the part 'shape'"):
        load_pattern_rule(write(tmp_path, '"{shape} line"'), "a-test")


def test_a_pattern_that_does_not_compile_is_named(tmp_path: Path) -> None:
    rule = load_pattern_rule(write(tmp_path, '"(line"'), "a-test")
    with pytest.raises(RuleError, match="does not compile"):
        rule.compile()


def test_only_the_languages_of_the_article_count(tmp_path: Path) -> None:
    rule = load_pattern_rule(write(tmp_path, '"red line"'), "a-test")
    assert found(rule, "Mehr lesen\nRed line", "de") == ["Mehr lesen", "Red line"]
    assert found(rule, "Mehr lesen\nRed line", "fr") == ["Red line"]


def test_the_headline_may_be_left_alone(tmp_path: Path) -> None:
    rule = load_pattern_rule(write(tmp_path, '{ pattern = "watch: .{3,40}", headline = false }'), "a-test")
    text = "Watch: how it fell\nThe tower fell on Tuesday.\nWatch: how it rose"
    assert found(rule, text) == ["Watch: how it rose"]


def test_a_low_confidence_makes_the_fix_unsafe(tmp_path: Path) -> None:
    rule = load_pattern_rule(write(tmp_path, '"red line", { pattern = "green line", confidence = 0.7 }'), "a-test")
    findings = Engine([Active(rule, rule.severity)]).check(Article("One.\nRed line\nGreen line")).findings
    assert [f.fix.safe for f in findings if f.fix] == [True, False]


def test_a_stale_entry_of_the_index_is_ignored(tmp_path: Path) -> None:
    path = write(tmp_path, '"red line"')
    (tmp_path / INDEX_NAME).write_bytes(build_index(tmp_path))
    _index.cache_clear()
    assert found(load_pattern_rule(path, "a-test"), "One.\nRed line") == ["Red line"]
    write(tmp_path, '"blue line"')
    assert found(load_pattern_rule(path, "a-test"), "One.\nRed line\nBlue line") == ["Blue line"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('stage = "claim"\nconfidance = 0.9', "unknown key 'confidance'; did you mean 'confidence'"),
        ('severity = "fatal"', "one of info, warning, error, not 'fatal'"),
        ("summary = [", "not TOML"),
    ],
)
def test_a_file_that_is_wrong_is_refused_by_its_key(tmp_path: Path, line: str, message: str) -> None:
    path = write(tmp_path, '"read more"')
    path.write_text(line + "\n" + path.read_text(encoding="utf-8").replace('stage = "claim"\n', ""), encoding="utf-8")
    with pytest.raises(RuleError, match=message):
        load_pattern_rule(path, "a-test")


def test_a_key_of_patterns_is_the_code_of_a_language(tmp_path: Path) -> None:
    path = write(tmp_path, '"read more"')
    path.write_text(path.read_text(encoding="utf-8").replace("\nen =", "\nenglish ="), encoding="utf-8")
    with pytest.raises(RuleError, match="'english' is no code of a language"):
        load_pattern_rule(path, "a-test")


@pytest.mark.parametrize(
    ("before", "after", "stray"),
    [
        ("", "", True),
        ("The notice hung there for years. ", " Nobody knew why.", False),
        ("Our editors choose each product. ", " Prices may change.", True),
    ],
)
def test_a_notice_amid_sentences_about_something_else_is_the_articles(before: str, after: str, stray: bool) -> None:
    rule, notice = BUILT_IN["affiliate-notice"], "We may earn a commission when you buy through our links."
    article = Article(f"The harbour\n\n{before}{notice}{after}")
    assert bool(Engine([Active(rule, rule.severity)]).check(article).findings) is stray


def test_re_reads_every_built_in_pattern() -> None:
    """The other library takes its time to load, and to match."""
    for rule in BUILT_IN.values():
        matcher = rule._matcher
        matcher.compile()
        assert all(isinstance(pattern, re.Pattern) for pattern in matcher._compiled.values()), rule.id


TRICKY = [
    r"(?:ad|[^a\d]|\w_)+[.!]?",
    r"(?-i:[^A]b|K)\s?[À-ɏ]*",
    r"(a|[0-5-])\1\W?(?=x)?.?",
    r"[ſKıİ]+\D\S|[k-m]{1,2}",
    r"(?>٣+)|[٠-٩]|µ(?<!!)",
]


@pytest.mark.parametrize("pattern", TRICKY)
@given(text=st.text("aAdbBKksSiI\u212aſıİ_09٣!.-? x\u00e9µ", max_size=4))
def test_characters_that_no_match_has(pattern: str, text: str) -> None:
    if re.fullmatch(pattern, text, re.IGNORECASE):
        assert not set(barred(pattern)) & set(text)


@pytest.mark.parametrize(
    ("pattern", "characters"),
    [
        (r"more (?:news|\d+)\.?", "abcdfghijklpqtuvxyz" + "ABCDFGHIJKLPQTUVXYZ" + "!\"#$%&'()*+,-/:;<=>?@[\\]^_`{|}~"),
        (r"[^.!?:]+", "!.:?"),
        (r"\w+[^\w]", ""),
        (r"\p{L}+", ""),
    ],
)
def test_characters_of_ascii_that_a_pattern_cannot_match(pattern: str, characters: str) -> None:
    assert barred(pattern) == "".join(sorted(characters))

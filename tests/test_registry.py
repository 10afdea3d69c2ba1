"""Rules are found where they are, and malformed ones are refused with a message that names the remedy."""

from pathlib import Path

import pytest

from checker.errors import RuleError
from checker.patterns import PatternRule
from checker.registry import all_rules

RULE = '''
from dataclasses import dataclass
from checker import Examples, Hit, Rule, Severity

@dataclass(frozen=True)
class HouseStyle(Rule):
    """The house writes per cent in two words."""

    group, severity, confidence = "consistency", Severity.INFO, 0.95
    anchors = ("percent",)
    limit: int = 3

    def check(self, article):
        return iter(())
'''
PATTERNS = """
summary = "The house's own label"
group = "stray-content"
stage = "claim"
fix = { action = "delete", safe = true }
[patterns]
en = ["from our partners( .*)?"]
[examples]
bad = ["⟦From our partners⟧"]
"""


def refused(folder: Path, name: str, source: str) -> str:
    (folder / name).write_text(source)
    with pytest.raises(RuleError) as caught:
        all_rules([folder])
    assert name in str(caught.value)
    return str(caught.value)


def test_a_folder_of_the_house_holds_python_and_pattern_rules(tmp_path: Path) -> None:
    (tmp_path / "house_style.py").write_text(RULE)
    (tmp_path / "partner-label.toml").write_text(PATTERNS)
    rules = all_rules([tmp_path])
    assert rules["house-style"].rule.options() == {"limit": int}
    assert rules["partner-label"].rule.anchors
    assert rules["house-style"].origin == str(tmp_path / "house_style.py")


def test_modules_of_the_house_share_helpers(tmp_path: Path) -> None:
    (tmp_path / "_limits.py").write_text("LIMIT = 7\n")
    (tmp_path / "house_style.py").write_text("from ._limits import LIMIT\n" + RULE.replace("= 3", "= LIMIT"))
    rule = all_rules([tmp_path])["house-style"].rule
    assert rule.limit == 7  # type: ignore[attr-defined]


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no-such-folder: this rule folder does not exist"):
        all_rules([tmp_path / "no-such-folder"])


def test_two_rules_of_one_name_are_refused_with_both_places(tmp_path: Path) -> None:
    assert str(Path("patterns") / "ad-label.toml") in refused(tmp_path, "ad-label.toml", PATTERNS)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("def broken(:", "SyntaxError"),
        ("x = 1", "exactly one subclass of Rule, this one 0"),
        (RULE + RULE.replace("class HouseStyle", "class Second"), "exactly one subclass of Rule, this one 2"),
        (RULE.replace('"consistency"', '"taste"'), "the group 'taste' is none of headline"),
        (RULE.replace('"""The house writes per cent in two words."""', ""), "no docstring"),
        (RULE.replace("def check", "def find"), "no method check"),
        (RULE.replace('("percent",)', '("percent")'), "anchors is a tuple of literals in lower case, not 'percent'"),
        (RULE.replace('"percent"', '"Percent"'), "anchors is a tuple of literals in lower case"),
        (RULE.replace("@dataclass(frozen=True)", ""), "limit: options need @dataclass(frozen=True)"),
        (RULE.replace("limit: int = 3", "limit: int"), "every option needs a default"),
    ],
)
def test_malformed_python_rules_are_refused(tmp_path: Path, source: str, why: str) -> None:
    assert why in refused(tmp_path, "house_style.py", source)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("summary", "summery", "summery"),
        ('"stray-content"', '"taste"', "the group 'taste' is none of headline"),
        ('"claim"', '"rest"', "rest"),
        ("[patterns]", "[patterns", ""),
        ('"delete"', '"remove"', "remove"),
        ("( .*)?", "( .*?", "the pattern 'from our partners( .*?' does not compile"),
    ],
)
def test_malformed_pattern_rules_are_refused(tmp_path: Path, old: str, new: str, why: str) -> None:
    assert why in refused(tmp_path, "partner-label.toml", PATTERNS.replace(old, new))


def test_a_package_offers_rules_by_entry_points(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "house_plugin.py").write_text(RULE)
    info = tmp_path / "house_plugin-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: house-plugin\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[checker.rules]\nper-cent = house_plugin:HouseStyle\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert all_rules()["per-cent"].rule.summary == "The house writes per cent in two words"
    (info / "entry_points.txt").write_text("[checker.rules]\nper-cent = house_plugin:NoSuchRule\n")
    with pytest.raises(RuleError, match=r"per-cent.*house_plugin:NoSuchRule"):
        all_rules()


def test_every_built_in_pattern_compiles() -> None:
    patterns = [r.rule for r in all_rules().values() if isinstance(r.rule, PatternRule)]
    assert patterns
    for rule in patterns:
        rule.compile()


def test_every_built_in_pattern_has_literals_for_the_screen() -> None:
    unscreened = [r.rule.id for r in all_rules().values() if isinstance(r.rule, PatternRule) and not r.rule.anchors]
    assert unscreened == [], "such a rule is tried on every line of every article"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Partner Label.toml", "in lower case, its words joined by hyphens: 'partner-label'"),
        ("partner_label.toml", "'partner-label'"),
        ("partner--label.toml", "'partner-label'"),
        ("2nd-label.toml", "'nd-label'"),
        ("markup.toml", "'markup' is the name of a group"),
    ],
)
def test_a_name_that_is_no_id(tmp_path: Path, name: str, message: str) -> None:
    assert message in refused(tmp_path, name, PATTERNS)


def test_a_module_whose_name_is_no_id(tmp_path: Path) -> None:
    assert "'house-style'" in refused(tmp_path, "HouseStyle.py", RULE)

"""Settings are held against their types, and every message names the file, the key and the remedy."""

from pathlib import Path

import pytest

from checker import check
from checker.config import Settings, as_toml, from_table, load
from checker.errors import CheckerError, RuleError, SettingsError
from checker.plan import make_engine

TEXT = "Rain fell on the town all night.\n\nAdvertisement\n\nBy noon the river stood at the bridge, and it kept rising."


def test_every_key_survives_being_shown(tmp_path: Path) -> None:
    settings = from_table(
        {
            "select": ["markup", "ad-label"],
            "fields": {"text": "body.html", "title": "head"},
            "rules": {"too-short": {"severity": "info", "min-words": 3}},
            "per-file-ignores": {"old/*.txt": ["caption"]},
            "max-failing": 0.25,
        },
        "here",
    )
    shown = as_toml(settings)
    (tmp_path / "checker.toml").write_text(shown.replace("[tool.checker]", "").replace("[tool.checker.", "["))
    (tmp_path / "pyproject.toml").write_text(shown)
    (tmp_path / "as-shown.toml").write_text(shown)
    for name in ("checker.toml", "pyproject.toml", "as-shown.toml"):
        assert load(tmp_path / name)[0] == settings


@pytest.mark.parametrize("text", ["", "tool = 3", "[tool]\nchecker = 3", "[tool.other]"])
def test_a_project_without_settings_is_refused_when_it_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    with pytest.raises(SettingsError, match=r"no table \[tool.checker\] is in this file"):
        load(tmp_path / "pyproject.toml")


def test_a_project_that_only_speaks_of_settings_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pyproject.toml").write_text("# [tool.checker] is not used here\n[tool.other]\n")
    monkeypatch.chdir(tmp_path)
    assert load(None)[0] == Settings()


def test_the_nearest_settings_above_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.checker]\nfail-on = "info"\n')
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "pyproject.toml").write_text("[project]\nname = 'other'\n")
    monkeypatch.chdir(tmp_path / "deep" / "er")
    assert load(None) == (Settings(fail_on="info"), tmp_path / "pyproject.toml")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"selct": []}, "unknown key 'selct'; did you mean 'select'?"),
        ({"select": "markup"}, "key 'select': expected array"),
        ({"max-failing": "much"}, "key 'max-failing': expected float"),
        ({"max-failing": 7}, "key 'max-failing': a share from 0 to 1"),
        ({"max-failing": float("nan")}, "key 'max-failing': a share from 0 to 1"),
        ({"min-score": -1}, "key 'min-score': a score from 0 to 100"),
        ({"max-text-bytes": 0}, "key 'max-text-bytes': a number of at least 1, got 0"),
        ({"max-findings-per-1000-words": -2.5}, "a number of at least 0, got -2.5"),
        ({"per-site-ignores": {"https://www.Example.com/": []}}, "is no site; name its host alone: 'example.com'"),
        ({"per-site-ignores": {"*.example.com": []}}, "name its host alone: 'example.com'"),
        ({"per-site-ignores": {"example.com/news": []}}, "name its host alone: 'example.com'"),
        ({"fail-on": "fatal"}, "key 'fail-on'"),
        ({"fields": {"text": ""}}, "fields: 'text' names no key of the records"),
        ({"fields": {"txt": "body"}}, "unknown field 'txt'; did you mean 'text'?"),
        ({"per-file-ignores": {"*.txt": "caption"}}, "key 'per-file-ignores'"),
    ],
)
def test_wrong_settings_are_refused(table: dict[str, object], message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        from_table(table, "checker.toml")
    assert str(caught.value).startswith("checker.toml: ")
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"select": ["ad-lable"]}, "no rule or group is called 'ad-lable'; did you mean 'ad-label'?"),
        ({"rules": {"ad-lable": {}}}, "no rule is called 'ad-lable'; did you mean 'ad-label'?"),
        ({"rules": {"too-short": {"min-word": 3}}}, "has no option 'min-word'; did you mean 'min-words'?"),
        ({"select": ["qqq"]}, "no rule or group is called 'qqq'; the nearest of "),
        ({"rules": {"too-short": {"min-words": -3}}}, "option 'min-words' of the rule too-short: at least 0, got -3"),
        ({"rules": {"too-short": {"min-words": "three"}}}, "option 'min-words' of the rule too-short: expected int"),
        ({"rules": {"too-short": {"severity": "fatal"}}}, "key 'severity': one of info, warning, error"),
        ({"word-files": ["no-such-file.txt"]}, "no-such-file.txt cannot be read"),
    ],
)
def test_settings_that_name_what_does_not_exist_are_refused(table: dict[str, object], message: str) -> None:
    with pytest.raises(CheckerError) as caught:
        check(TEXT, table)
    assert message in str(caught.value)


def test_select_ignore_and_severity() -> None:
    assert [f.rule for f in check(TEXT, {"select": ["ad-label"]}).findings] == ["ad-label"]
    assert check(TEXT, {"select": ["stray-content"], "ignore": ["ad-label"]}).findings == []
    milder = check(TEXT, {"select": ["ad-label"], "rules": {"ad-label": {"severity": "info"}}})
    assert [f.severity.label for f in milder.findings] == ["info"]
    assert not milder.failed


def test_ignores_by_file_and_by_site() -> None:
    from checker import Article

    article = Article(TEXT, url="https://www.news.example.com/a", source="old/a.txt")
    for table in (
        {"per-site-ignores": {"example.com": ["ad-label"]}},
        {"per-file-ignores": {"old/*": ["stray-content"]}},
    ):
        assert check(article, {"select": ["ad-label"], **table}).findings == []
    assert check(article, {"select": ["ad-label"], "per-site-ignores": {"ample.com": ["ad-label"]}}).findings


def test_what_is_wrong_with_a_rule_is_told_with_the_file_even_where_the_rule_is_off(tmp_path: Path) -> None:
    file = tmp_path / "checker.toml"
    settings = from_table({"ignore": ["too-short"], "rules": {"too-short": {"min-wrods": 80}}}, str(file))
    with pytest.raises(RuleError, match=r"checker.toml: rules.too-short: .*did you mean 'min-words'"):
        make_engine(settings, file)

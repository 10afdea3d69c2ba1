"""The command line as a user meets it: exit codes, reports, settings, the same bytes whatever the number of jobs."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

DIRTY = "Rain fell on the town all night, and the river rose.\n\nAdvertisement\n\nBy noon it stood at the bridge.\n"
CLEAN = (
    "Rain fell on the town all night, and the river rose until it stood at the bridge by noon. "
    "The mayor asked people to leave the lower streets, and most of them went to stay with friends on the hill.\n"
)


def checker(*arguments: object, stdin: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "checker", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=120, cwd=cwd, env=environment())


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent.parent)}


def test_exit_codes(tmp_path: Path) -> None:
    (tmp_path / "clean.txt").write_text(CLEAN)
    (tmp_path / "dirty.txt").write_text(DIRTY)
    assert checker("check", tmp_path / "clean.txt").returncode == 0
    failed = checker("check", tmp_path)
    assert failed.returncode == 1
    assert "checker: failed: 1 of 2 articles (50.0%) have a finding of at least severity error" in failed.stderr
    assert checker("check", tmp_path, "--max-failing", "0.5").returncode == 0
    assert checker("check", tmp_path, "--fail-on", "never").returncode == 0
    assert checker("check", tmp_path / "dirty.txt", "--ignore", "stray-content,document").returncode == 0
    assert checker("check", tmp_path, tmp_path / "no-such.txt").returncode == 2
    assert checker("check", "--no-such-option").returncode == 2


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_colours_in_a_pipe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], coloured: bool
) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "dirty.txt").write_text(DIRTY)
    assert ("\x1b[" in checker("check", tmp_path).stdout) is coloured


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of 700 articles, enough for several processes to have work."""
    file = tmp_path_factory.mktemp("crawl") / "crawl.jsonl"
    with file.open("w") as out:
        for n in range(700):
            out.write(json.dumps({"id": n, "text": DIRTY if n % 7 == 0 else CLEAN}) + "\n")
        out.write("broken\n")
    return file


def test_the_same_bytes_whatever_the_number_of_jobs(crawl: Path) -> None:
    one, three = (checker("check", crawl, "--format", "jsonl", "--jobs", n).stdout for n in (1, 3))
    assert one == three
    results = [json.loads(line) for line in one.splitlines()]
    assert [r["id"] for r in results[:700]] == [str(n) for n in range(700)]
    assert results[700]["verdict"] == "error"
    assert results[700]["error"].startswith(f"{crawl}:701: broken JSON")
    assert sum(r["verdict"] == "fail" for r in results) == 100


def test_pages_are_extracted_by_workers_in_the_same_order(tmp_path: Path) -> None:
    for n in range(60):
        paragraphs = f"<h1>Rain in town {n}</h1><p>{CLEAN}</p><p>{CLEAN.replace('town', f'town of {n}')}</p>"
        (tmp_path / f"{n:02}.html").write_text(f"<html lang=en><body><article>{paragraphs}</article></body></html>")
    (tmp_path / "40.html").write_text("<p>" + "x" * 5000)
    limits = tmp_path / "checker.toml"
    limits.write_text("max-text-bytes = 4000\nexclude = ['*.toml']\n")
    one, two = (checker("check", tmp_path, "--config", limits, "--format", "jsonl", "--jobs", n).stdout for n in (1, 2))
    assert one == two
    results = [json.loads(line) for line in one.splitlines()]
    assert [Path(r["source"]).name for r in results] == [f"{n:02}.html" for n in range(60)]
    assert [r["id"] for r in results if r["verdict"] == "error"] == [str(tmp_path / "40.html")]
    assert "more than 4,000 bytes" in results[40]["error"]


def test_several_reports_of_one_run(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DIRTY)
    reports = ("--report", f"json={tmp_path / 'r.json'}", "--report", f"markdown={tmp_path / 'r.md'}")
    printed = checker("check", tmp_path / "a.txt", "--format", "jsonl", *reports).stdout
    assert "ad-label" in [finding["rule"] for finding in json.loads(printed)["findings"]]
    assert "ad-label" in (tmp_path / "r.md").read_text()
    assert json.loads((tmp_path / "r.json").read_text())
    assert checker("check", tmp_path / "a.txt", "-o", tmp_path / "r.txt").stdout == ""
    assert "ad-label" in (tmp_path / "r.txt").read_text()


def test_a_format_that_does_not_exist_leaves_no_report_behind(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DIRTY)
    refused = checker("check", "a.txt", "--report", "json=r.json", "--report", "htm=r.html", cwd=tmp_path)
    assert refused.returncode == 2
    assert "no format 'htm'" in refused.stderr
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.txt"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "jsonnl"], "jsonl"),
        (["--report", "html"], "write it as FORMAT=FILE"),
        (["-o", "r", "--report", "html=./r"], "two reports cannot go to one file"),
        (["-o", "no/such/folder/r.txt"], "cannot be written"),
        (["--select", "ad-lable"], "did you mean 'ad-label'?"),
        (["--config", "no-such.toml"], "this settings file does not exist"),
    ],
)
def test_bad_usage_is_one_line_and_exit_code_2(tmp_path: Path, arguments: list[str], message: str) -> None:
    (tmp_path / "a.txt").write_text(CLEAN)
    done = checker("check", "a.txt", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert message in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("arguments", [["-o", "a.txt"], ["--report", "html=a.txt"]])
def test_a_report_never_replaces_what_it_is_about(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "a.txt").write_text(CLEAN)
    done = checker("check", ".", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "one of the files to check" in done.stderr
    assert (tmp_path / "a.txt").read_text() == CLEAN


def test_an_interrupt_ends_all_processes(tmp_path: Path) -> None:
    with (tmp_path / "crawl.jsonl").open("w") as out:
        for n in range(20_000):
            out.write(json.dumps({"id": n, "text": CLEAN}) + "\n")
    found = tmp_path / "found.jsonl"
    command = [
        sys.executable,
        "-m",
        "checker",
        "check",
        "crawl.jsonl",
        "--format",
        "jsonl",
        "-o",
        str(found),
        "--jobs",
        "3",
    ]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment(), stderr=subprocess.PIPE, start_new_session=True
    ) as run:
        while not found.exists() or found.stat().st_size < 400_000:
            time.sleep(0.02)
        os.killpg(run.pid, signal.SIGINT)
        assert run.wait(20) == 130
        with pytest.raises(ProcessLookupError):
            os.killpg(run.pid, 0)


def test_settings_in_force_are_shown(tmp_path: Path) -> None:
    (tmp_path / "checker.toml").write_text('fail-on = "warning"\nignore = ["caption"]\n[fields]\ntext = "body"\n')
    shown = checker("check", "--show-settings", "--ignore", "byline", "--min-score", "20", cwd=tmp_path).stdout
    assert 'fail-on = "warning"' in shown
    assert 'ignore = ["caption","byline"]' in shown
    assert "min-score = 20.0" in shown
    assert '[tool.checker.fields]\ntext = "body"' in shown


def test_standard_input_is_read_as_it_is_told() -> None:
    assert json.loads(checker("check", "-", "--format", "jsonl", stdin=DIRTY).stdout)["words"] == 19
    record = json.dumps({"id": "x", "text": CLEAN})
    assert (
        json.loads(checker("check", "-", "--input-format", "jsonl", "--format", "jsonl", stdin=record).stdout)["id"]
        == "x"
    )


def test_rules_are_listed_and_explained(tmp_path: Path) -> None:
    listed = checker("rules").stdout
    assert "ad-label" in listed
    explained = checker("rules", "ad-label").stdout
    assert explained.startswith("# ad-label\n")
    assert "⟦" in explained
    assert "did you mean 'ad-label'?" in checker("rules", "ad-lable").stderr
    (tmp_path / "checker.toml").write_text(
        'ignore = ["byline"]\n[rules.too-short]\nseverity = "info"\nmin-words = 80\n'
    )
    listed = [line.split() for line in checker("rules", cwd=tmp_path).stdout.splitlines()]
    assert ["document", "too-short", "info"] in [words[:3] for words in listed]
    assert ["stray-content", "byline", "off"] in [words[:3] for words in listed]
    assert checker("rules", "byline", cwd=tmp_path).stdout.endswith("checker.toml: off.\n")
    assert checker("rules", "too-short", cwd=tmp_path).stdout.endswith(": on, severity info, min-words = 80.\n")


def test_rules_of_the_house_are_tested_by_a_command(tmp_path: Path) -> None:
    rule = """
summary = "The house's own label"
group = "stray-content"
stage = "claim"
fix = { action = "delete", safe = true }
[patterns]
en = ["from our partners( .*)?"]
[examples]
bad = ["⟦From our partners⟧"]
good = ["A letter from our partners arrived."]
"""
    (tmp_path / "partner-label.toml").write_text(rule)
    (tmp_path / "cases").mkdir()
    cases = tmp_path / "cases" / "partner-label.toml"
    cases.write_text('[[case]]\ntext = "Text.\\n⟦From our partners in the north⟧\\nText."\nfixed = "Text.\\nText."\n')
    done = checker("test-rules", tmp_path)
    assert (done.returncode, done.stdout) == (0, "3 passed, 0 failed\n")
    cases.write_text('[[case]]\nname = "a letter"\ntext = "⟦A letter from our partners⟧ arrived."\n')
    done = checker("test-rules", tmp_path)
    assert done.returncode == 1
    assert "partner-label: a letter: not found: 'A letter from our partners' at 0" in done.stdout
    assert done.stdout.endswith("2 passed, 1 failed\n")
    done = checker("test-rules", tmp_path / "partner-label.toml")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (1, "2 passed, 1 failed")


@pytest.mark.parametrize(
    ("example", "cases", "message"),
    [
        ("From our partners", "", "no finding about the whole article; put ⟦ ⟧ around what must be found"),
        ("⟦From our partners", "", "house.toml: bad example 1: ⟦ and ⟧ do not pair"),
        (None, '[[case]]\ntext = "From our partners"\n', "no example or case says what the rule finds"),
        ("⟦From our partners⟧", "case = []", "cases/house.toml: no case is there; write one as [[case]]"),
        ("⟦From our partners⟧", "[[case]]\ntxt = 'a'", "unknown key 'txt' in case[0]; did you mean 'text'?"),
        ("⟦From our partners⟧", "[[case]]\nname = 'a'", "the key 'text' is missing in case[0]"),
        ("⟦From our partners⟧", "[[case]]\ntext = 'a'\nwith = ['bylne']", "is called 'bylne'; did you mean 'byline'?"),
    ],
)
def test_tests_of_rules_that_test_nothing_are_refused(
    tmp_path: Path, example: str | None, cases: str, message: str
) -> None:
    bad = [example] if example else []
    (tmp_path / "house.toml").write_text(
        'summary = "A label"\ngroup = "stray-content"\n[patterns]\nen = ["from our partners"]\n'
        f"[examples]\nbad = {bad}\n"
    )
    if cases:
        (tmp_path / "cases").mkdir()
        (tmp_path / "cases" / "house.toml").write_text(cases)
    done = checker("test-rules", tmp_path)
    assert done.returncode == (2 if done.stderr else 1)
    assert message in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_case_file_of_no_rule_is_refused(tmp_path: Path) -> None:
    (tmp_path / "house.toml").write_text(
        'summary = "A label"\ngroup = "stray-content"\n[patterns]\nen = ["a label"]\n[examples]\nbad = ["⟦a label⟧"]\n'
    )
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "huose.toml").write_text("[[case]]\ntext = 'a'\n")
    done = checker("test-rules", tmp_path)
    assert done.returncode == 2
    assert "cases/huose.toml: no rule is called 'huose'; did you mean 'house'?" in done.stderr


def test_unknown_words_are_listed_for_a_person_to_accept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "The Aldmoor ferry sank. Aldmoor mourned, and so did Tarnbeck.\n\nA zwibble broke.\n"
    )
    listed = checker("learn-words", "a.txt", cwd=tmp_path)
    assert listed.returncode == 0
    assert [line.split() for line in listed.stdout.splitlines()] == [
        ["Aldmoor", "#", "2"],
        ["Tarnbeck", "#", "1"],
        ["zwibble", "#", "1"],
    ]
    (tmp_path / "house.txt").write_text("Aldmoor\t# 2\n")
    (tmp_path / "checker.toml").write_text('words = ["zwibble"]\nword-files = ["house.txt"]\n')
    assert checker("learn-words", "a.txt", cwd=tmp_path).stdout == "Tarnbeck\t# 1\n"


def test_timings_name_the_rules(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DIRTY)
    done = checker("check", tmp_path / "a.txt", "--timings")
    assert "(screen)" in done.stderr
    assert "ad-label" in done.stderr


def test_a_reader_that_goes_away_is_no_error(crawl: Path) -> None:
    command = [sys.executable, "-m", "checker", "check", str(crawl), "--format", "jsonl"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment()
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.readline()
        child.stdout.close()
        assert "Traceback" not in child.stderr.read()


def test_version() -> None:
    from checker.version import VERSION

    assert checker("--version").stdout == f"checker, version {VERSION}\n"

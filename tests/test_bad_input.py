"""What the command line says about input, settings and rules that are not as they should be."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import IO, Any

import pytest

ROOT = Path(__file__).parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "0"}
COMMAND = [sys.executable, "-m", "checker", "check", "--format", "jsonl", "--fail-on", "never"]
FIX = [sys.executable, "-m", "checker", "fix"]
GOOD = "The council met on Monday and voted to keep the old library open for another year.\n"


@dataclass
class Run:
    """What a run printed and how it ended."""

    code: int
    results: list[dict[str, Any]]
    message: str

    @property
    def errors(self) -> list[str]:
        return [result["error"] for result in self.results if result["error"]]

    @property
    def read(self) -> list[str]:
        return [result["id"] for result in self.results if not result["error"]]

    def rules(self, article: str = "") -> set[str]:
        return {finding["rule"] for result in self.results if article in result["id"] for finding in result["findings"]}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text(GOOD)
    return tmp_path


def check(*arguments: str, data: bytes = b"") -> Run:
    done = subprocess.run([*COMMAND, *arguments], input=data, capture_output=True, env=ENVIRONMENT, timeout=60)
    message = done.stderr.decode()
    assert "Traceback" not in message
    return Run(done.returncode, [json.loads(line) for line in done.stdout.splitlines()], message)


def fix(*arguments: str, data: bytes = b"") -> tuple[int, str, str]:
    """The exit code, the output and the messages of `checker fix`."""
    command = [*COMMAND[:3], "fix", *arguments]
    done = subprocess.run(command, input=data, capture_output=True, env=ENVIRONMENT, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def settings(folder: Path, text: str) -> None:
    (folder / "checker.toml").write_text(text)


class TestPaths:
    @pytest.mark.parametrize(
        ("path", "message"),
        [
            ("missing.txt", "missing.txt: no such file or folder"),
            ("*.html", "*.html: no file matches this pattern"),
            ("empty", "empty: this folder holds no articles"),
            ("notes.xyz", "notes.xyz: its name does not tell how to read it; add --input-format"),
        ],
    )
    def test_a_path_without_articles(self, folder: Path, path: str, message: str) -> None:
        (folder / "empty").mkdir()
        (folder / "notes.xyz").write_text(GOOD)
        run = check(path, "good.txt")
        assert run.code == 2
        assert message in run.message
        assert run.read == ["good.txt"]
        assert not run.errors

    @pytest.mark.parametrize(
        "arguments", [["none.jsonl"], ["none.csv"], ["none.json"], ["good.txt", "--exclude", "*.txt"]]
    )
    def test_a_run_that_checks_nothing_does_not_pass(self, folder: Path, arguments: list[str]) -> None:
        (folder / "none.jsonl").write_text("")
        (folder / "none.csv").write_text("id,text\n")
        (folder / "none.json").write_text("[]")
        run = check(*arguments)
        assert (run.code, run.results) == (2, [])
        first, last = run.message.splitlines()
        assert first.startswith(f"checker: {arguments[0]}: ")
        assert last == f"checker: could not complete: nothing to check in {arguments[0]}"
        assert check("none.jsonl", "good.txt").code == 0

    def test_two_outranks_one(self, folder: Path) -> None:
        assert check("--fail-on", "info", "--select", "too-short", "good.txt").code == 1
        assert check("--fail-on", "info", "--select", "too-short", "good.txt", "missing.txt").code == 2

    def test_an_unknown_input_format(self, folder: Path) -> None:
        run = check("--input-format", "xml", "good.txt")
        assert run.code == 2
        assert "--input-format xml: there is text, markdown, html, json, jsonl, csv" in run.message

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_a_file_without_permission(self, folder: Path) -> None:
        (folder / "closed.txt").write_text(GOOD)
        (folder / "closed.txt").chmod(0)
        run = check(".")
        assert run.code == 2
        assert run.errors == ["closed.txt: Permission denied; make the file readable or exclude it"]
        assert run.read == ["good.txt"]


class TestFiles:
    def test_an_encoding_that_is_certain_is_a_finding(self, folder: Path) -> None:
        (folder / "old.txt").write_bytes(f"“A café,” said the mayor of the city. {GOOD}".encode("cp1252"))
        run = check("old.txt", "good.txt")
        assert run.code == 0
        assert "foreign-encoding" in run.rules("old.txt")
        assert run.read == ["old.txt", "good.txt"]

    def test_an_encoding_that_is_not(self, folder: Path) -> None:
        (folder / "a.txt").write_bytes(b"Caf\xe9")
        run = check(".")
        assert run.code == 2
        assert run.errors == [
            "a.txt: byte 0xE9 at offset 3 is not UTF-8, and no other encoding is certain; convert it to UTF-8"
        ]
        assert run.results[0]["verdict"] == "error"
        assert run.read == ["good.txt"]

    def test_a_truncated_gzip(self, folder: Path) -> None:
        lines = "".join(json.dumps({"id": n, "text": os.urandom(200).hex()}) + "\n" for n in range(1, 101))
        (folder / "a.jsonl.gz").write_bytes(gzip.compress(lines.encode())[:15_000])
        run = check("a.jsonl.gz", "good.txt")
        assert run.code == 2
        [error] = run.errors
        assert error.startswith(f"a.jsonl.gz:{len(run.read)}: the gzip data ends too early")
        assert run.read == [*map(str, range(1, len(run.read))), "good.txt"]
        assert len(run.read) > 30

    def test_an_empty_file_and_nul_bytes_are_findings(self, folder: Path) -> None:
        (folder / "empty.txt").write_bytes(b"")
        (folder / "nul.txt").write_bytes(GOOD.encode() + b"More\0text.\n")
        run = check(".")
        assert run.code == 0
        assert not run.errors
        assert "empty-article" in run.rules("empty.txt")
        assert "control-character" in run.rules("nul.txt")

    def test_a_text_that_is_too_long(self, folder: Path) -> None:
        (folder / "long.txt").write_bytes(b"word " * 2_000_001)
        run = check(".")
        assert run.code == 2
        assert run.errors == [
            "long.txt: more than 10,000,000 bytes; split the file, or raise max-text-bytes in the settings"
        ]
        assert run.read == ["good.txt"]
        settings(folder, "max-text-bytes = 20")
        assert check("good.txt").errors[0].startswith("good.txt: more than 20 bytes")


class TestRecords:
    def records(self, folder: Path, *lines: str) -> Run:
        (folder / "a.jsonl").write_text("\n".join(lines))
        return check("a.jsonl")

    def good(self, number: int) -> str:
        return json.dumps({"id": str(number), "text": GOOD})

    def test_broken_json_on_line_17(self, folder: Path) -> None:
        lines = [self.good(number) for number in range(1, 21)]
        lines[16] = lines[16].replace(":", ";", 1)
        run = self.records(folder, *lines)
        assert run.code == 2
        assert run.errors == [
            "a.jsonl:17: broken JSON at line 17, column 6: expecting ':' delimiter; mend it or leave it out"
        ]
        assert (run.results[16]["record"], run.results[16]["id"]) == (17, "a.jsonl:17")
        assert run.read == [str(n) for n in range(1, 21) if n != 17]

    @pytest.mark.parametrize(
        ("record", "message"),
        [
            ('{"id": "x", "body": "A text."}', "no key 'text': the keys are 'id', 'body'; name the one that holds"),
            ('{"id": "x", "text": null}', "'text' is null"),
            ('{"id": "x", "text": ["A text."]}', "'text' is a list, not a text"),
            ('{"id": "x", "text": "' + "word " * 2_100_000 + '"}', "'text' has 10,500,000 bytes, more than max-text-b"),
        ],
    )
    def test_a_text_that_is_not_there(self, folder: Path, record: str, message: str) -> None:
        run = self.records(folder, self.good(1), record, self.good(3))
        assert run.code == 2
        assert run.errors[0].startswith(f"a.jsonl:2: {message}")
        assert [result["id"] for result in run.results] == ["1", "x", "3"]
        assert "1 of 3 records cannot be read" in run.message

    def test_errors_may_be_tolerated(self, folder: Path) -> None:
        (folder / "a.jsonl").write_text(f"{self.good(1)}\n{self.good(2)}\n{{}}\n")
        assert check("--max-errors", "0.5", "a.jsonl").code == 0
        assert check("--max-errors", "0.1", "a.jsonl").code == 2

    def test_a_lone_surrogate_is_a_finding(self, folder: Path) -> None:
        run = self.records(folder, '{"text": "The council met\\ud800 on Monday.", "id": "\\udfff"}', self.good(2))
        assert run.code == 0
        assert "lone-surrogate" in run.rules()
        assert run.read[1] == "2"

    def test_texts_that_never_breathe(self, folder: Path) -> None:
        once = [
            "a",
            "я",
            "aя",
            "1",
            " ",
            "(",
            ".",
            "{{",
            "<",
            "&",
            '"',
            "a\n",
            "\n",
            "-",
            "e\u0301",
            "\ufffd",
            "a'",
            "Aa",
            "@",
            "\r",
        ]
        texts = [text * (20_000 // len(text)) for text in once]
        run = self.records(folder, *[json.dumps({"text": text}) for text in texts], self.good(2))
        assert run.code == 0
        assert len(run.read) == len(texts) + 1

    def test_what_is_no_url(self, folder: Path) -> None:
        run = self.records(folder, json.dumps({"text": GOOD, "url": "http://[paper", "title": "Library | Paper"}))
        assert run.code == 0
        assert run.results[0]["site"] is None

    def test_fields_are_mapped_by_the_settings(self, folder: Path) -> None:
        settings(folder, '[fields]\ntext = "article.body"\n')
        run = self.records(folder, json.dumps({"article": {"body": GOOD}}), self.good(2))
        assert run.read == ["a.jsonl:1"]
        assert run.errors[0].startswith("a.jsonl:2: no key 'article.body'")

    def test_csv_without_the_column(self, folder: Path) -> None:
        (folder / "a.csv").write_text("id,body\n1,A text.\n")
        run = check("a.csv", "good.txt")
        assert run.code == 2
        assert run.errors[0].startswith("a.csv: no key 'text': the keys are 'id', 'body'")
        assert run.read == ["good.txt"]


class TestFix:
    RECORD = json.dumps({"id": 1, "text": f"{GOOD}Half\ud800\n\nAdvertisement\n\n{GOOD}"})

    def test_half_characters_in_a_diff(self, folder: Path) -> None:
        (folder / "a.jsonl").write_text(self.RECORD)
        code, diff, message = fix("--diff", "a.jsonl")
        assert (code, "-Advertisement\n" in diff, "Half\\ud800" in diff) == (0, True, True)
        assert "in 1 of 1 article" in message

    def test_what_cannot_be_read_stays_as_it_is(self, folder: Path) -> None:
        data = f'{self.RECORD}\n{{"text": null}}\n{{"text"\n'
        code, fixed, message = fix("-", data=data.encode())
        first, *rest = fixed.splitlines()
        assert code == 2
        assert "Advertisement" not in json.loads(first)["text"]
        assert rest == data.splitlines()[1:]
        assert "-:2: 'text' is null" in message
        assert "-:3: broken JSON at line 3" in message


class TestRules:
    RULE = '''
from collections.abc import Iterator
from dataclasses import dataclass
from checker import Article, Hit, Rule, Severity

@dataclass(frozen=True)
class Mine(Rule):
    """A rule of the house."""
    group = "document"
    severity = Severity.WARNING

    def check(self, article: Article) -> Iterator[Hit]:
        if "council" in article.text:
            raise ValueError("no council here")
        yield Hit(None, "Found.")
'''

    def house(self, folder: Path, name: str, text: str) -> None:
        (folder / "house").mkdir(exist_ok=True)
        (folder / "house" / name).write_text(text)
        settings(folder, 'rule-folders = ["house"]\n')

    def test_a_rule_that_raises(self, folder: Path) -> None:
        self.house(folder, "mine.py", self.RULE)
        (folder / "other.txt").write_text("Nobody met on Monday.\n")
        run = check("good.txt", "other.txt")
        assert run.code == 2
        assert "the rule mine raised ValueError: no council here" in run.results[0]["error"]
        assert "too-short" in run.rules("good.txt")
        assert run.results[1]["error"] is None
        assert "mine" in run.rules("other.txt")
        assert "the rule mine raised" in run.message
        assert "good.txt" in run.message

    @pytest.mark.parametrize(
        ("name", "text", "message"),
        [
            ("mine.py", "import nothing_of_that_name\n", "mine.py: this rule cannot be imported: ModuleNotFoundError"),
            ("mine.py", "def (\n", "mine.py: this rule cannot be imported: SyntaxError"),
            ("mine.py", "x = 1\n", "defines exactly one subclass of Rule"),
            ("mine.py", RULE.replace('"document"', '"other"'), "the group 'other' is none of"),
            ("mine.py", RULE.replace('"""A rule of the house."""', ""), "no docstring"),
            ("ad_label.py", RULE, "two rules are called ad-label"),
            ("mine.toml", "summary = \n", "mine.toml"),
        ],
    )
    def test_a_rule_that_is_malformed(self, folder: Path, name: str, text: str, message: str) -> None:
        self.house(folder, name, text)
        run = check("good.txt")
        assert run.code == 2
        assert message in run.message
        assert len(run.message.splitlines()) == 1

    def test_a_pattern_that_does_not_compile(self, folder: Path) -> None:
        rule = 'summary = "Mine"\ngroup = "stray-content"\nmatch = "line"\n[patterns]\nen = ["good", "bad (one"]\n'
        self.house(folder, "mine.toml", rule + '[examples]\nbad = ["⟦good⟧"]\n')
        run = check("good.txt")
        assert run.code == 2
        assert "mine.toml" in run.message
        assert "bad (one" in run.message

    def test_a_rule_folder_that_does_not_exist(self, folder: Path) -> None:
        settings(folder, 'rule-folders = ["no-such"]\n')
        run = check("good.txt")
        assert run.code == 2
        assert "no-such: this rule folder does not exist" in run.message


class TestSettings:
    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("max-text-bytes = 'many'", "key 'max-text-bytes': expected int, got 'many'"),
            ("select = 'ad-label'", "key 'select': expected array, got 'ad-label'"),
            ("fail-on = 'fatal'", "key 'fail-on'"),
            ("max-failing = 2", "key 'max-failing': a share from 0 to 1, got 2"),
            ("max-failng = 0.5", "unknown key 'max-failng'; did you mean 'max-failing'?"),
            ("[rules.ad-lable]\nseverity = 'error'", "no rule is called 'ad-lable'; did you mean 'ad-label'?"),
            ("[rules.too-short]\nmin-wrds = 3", "did you mean 'min-words'?"),
            ("[rules.too-short]\nmin-words = 'x'", "min-words"),
            ("[rules.too-short]\nseverity = 'fatal'", "key 'severity': one of info, warning, error, got 'fatal'"),
            ("ignore = ['speling']", "did you mean 'spelling'?"),
            ("[fields]\ntxt = 'body'", "unknown field 'txt'; did you mean 'text'?"),
            ("word-files = ['no-such.txt']", "no-such.txt"),
            ("select = [", "checker.toml: not TOML"),
            ("[per-file-ignores]\n'*.txt' = ['ad-lable']", "did you mean 'ad-label'?"),
        ],
    )
    def test_settings_that_are_wrong(self, folder: Path, text: str, message: str) -> None:
        settings(folder, text)
        run = check("good.txt")
        assert run.code == 2
        assert message in run.message
        assert len(run.message.splitlines()) == 1
        assert not run.results

    def test_a_settings_file_that_is_not_there(self, folder: Path) -> None:
        run = check("--config", "no-such.toml", "good.txt")
        assert run.code == 2
        assert "no-such.toml" in run.message

    @pytest.mark.parametrize(
        ("option", "value", "message"),
        [
            ("--select", "ad-lable", "no rule or group is called 'ad-lable'; did you mean 'ad-label'?"),
            ("--format", "jsnl", "jsonl"),
            ("--report", "html", "FORMAT=FILE"),
            ("--report", "html=no/such/folder.html", "no/such/folder.html"),
            ("--max-failing", "2", "not in the range"),
            ("--jobs", "0", "--jobs"),
        ],
    )
    def test_options_that_are_wrong(self, folder: Path, option: str, value: str, message: str) -> None:
        run = check(option, value, "good.txt")
        assert run.code == 2
        assert message in run.message


class TestStreams:
    def line(self, number: int) -> bytes:
        return json.dumps({"id": number, "text": f"{GOOD}\n" * 2}).encode() + b"\n"

    def test_first_results_come_before_the_end(self, folder: Path) -> None:
        pipe = subprocess.PIPE
        command = [*COMMAND, "--input-format", "jsonl", "-"]
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, env=ENVIRONMENT) as child:
            assert child.stdin is not None
            assert child.stdout is not None
            for number in (1, 2):
                child.stdin.write(self.line(number))
                child.stdin.flush()
                assert json.loads(child.stdout.readline())["id"] == str(number)
            feeder = Thread(target=self.feed, args=(child.stdin,))
            feeder.start()
            assert sum(1 for _ in child.stdout) == 998
            feeder.join()

    def feed(self, pipe: IO[bytes]) -> None:
        with pipe:
            pipe.writelines(map(self.line, range(3, 1001)))

    @pytest.mark.parametrize("command", [[*COMMAND, "--jobs", "1"], [*COMMAND, "--jobs", "2"], FIX])
    def test_memory_is_flat(self, folder: Path, command: list[str]) -> None:
        peaks = [self.peak(folder, command, count) for count in (1000, 5000)]
        assert peaks[1] < 1.1 * peaks[0]

    def peak(self, folder: Path, command: list[str], count: int) -> int:
        """The most memory in KB that a run over so many articles of 4 KB held, each of which has a finding."""
        text = "She said teh boat had left the harbour at noon.\n" + "Nobody had asked where it was going.\n" * 110
        with (folder / "a.jsonl").open("w") as file:
            file.writelines(json.dumps({"id": str(number), "text": text}) + "\n" for number in range(count))
        with subprocess.Popen(
            [*command, "a.jsonl"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT
        ) as child:
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        assert child.returncode == 0
        return usage.ru_maxrss

    def test_a_reader_that_has_seen_enough(self, folder: Path) -> None:
        with (folder / "a.jsonl").open("wb") as file:
            file.writelines(map(self.line, range(2000)))
        pipe = subprocess.PIPE
        with subprocess.Popen([*COMMAND, "a.jsonl"], stdout=pipe, stderr=pipe, env=ENVIRONMENT) as child:
            assert child.stdout is not None
            assert child.stderr is not None
            child.stdout.readline()
            child.stdout.close()
            assert b"Traceback" not in child.stderr.read()

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
    @pytest.mark.parametrize("more", [[], ["-o", "/dev/full"]])
    def test_a_full_disk(self, folder: Path, more: list[str]) -> None:
        (folder / "a.jsonl").write_bytes(b"".join(map(self.line, range(300))))
        with Path("/dev/full").open("wb") as full:
            run = subprocess.run(
                [*COMMAND, "a.jsonl", *more], stdout=full, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT
            )
        assert run.returncode == 2
        message = "checker: the output: cannot be written: No space left on device; make room or write elsewhere\n"
        assert run.stderr == message

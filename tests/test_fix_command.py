"""`checker fix` through the real command line: what it writes, what it leaves, what it refuses."""

import gzip
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DIRTY = "Rain fell on the town all night.\n\nAdvertisement\n\nBy noon the river stood at the bridge.\n"
CLEAN = "Rain fell on the town all night.\n\nBy noon the river stood at the bridge.\n"


def fix(*arguments: object, stdin: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "checker", "fix", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent.parent)}
    return subprocess.run(command, input=stdin, capture_output=True, timeout=60, cwd=cwd, env=environment)


def test_in_place_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(DIRTY)
    file.chmod(0o640)
    first = fix("--in-place", file)
    assert (first.returncode, file.read_text(), file.stat().st_mode & 0o777) == (0, CLEAN, 0o640)
    assert b"1 safe fix in 1 of 1 article" in first.stderr
    assert b"0 safe fixes in 0 of 1 article" in fix("--in-place", file).stderr
    assert file.read_text() == CLEAN
    assert list(tmp_path.iterdir()) == [file]


def test_without_an_option_the_fixed_text_is_printed() -> None:
    assert fix("-", stdin=DIRTY.encode()).stdout.decode() == CLEAN


def test_what_a_link_leads_to_is_written_and_what_is_no_file_stays(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DIRTY)
    (tmp_path / "link.txt").symlink_to("a.txt")
    assert fix("--in-place", tmp_path / "link.txt").returncode == 0
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "a.txt").read_text() == CLEAN
    (tmp_path / "b.txt").write_text(DIRTY)
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(["cat", tmp_path / "pipe"], stdout=subprocess.PIPE) as reader:
        assert fix(tmp_path / "b.txt", "-o", tmp_path / "pipe").returncode == 0
        assert reader.communicate()[0].decode() == CLEAN
    assert (tmp_path / "pipe").is_fifo()
    assert fix(tmp_path / "b.txt", "-o", "/dev/stdout").stdout.decode() == CLEAN


def test_diff_writes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(DIRTY)
    assert "-Advertisement\n" in fix("--diff", file).stdout.decode()
    assert file.read_text() == DIRTY


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_diff_of_files_is_a_patch(tmp_path: Path) -> None:
    files = {
        "a.txt": DIRTY.encode(),
        "no newline.txt": DIRTY.removesuffix("\n").encode(),
        "last.txt": b"Rain fell on the town all night.\n\nAdvertisement",
        "mark.txt": b"\xef\xbb\xbf" + DIRTY.replace("\n", "\r\n").encode(),
        "wide.txt": DIRTY.encode("utf-16"),
        "front.md": b"---\ntitle: Rain\n---\n" + DIRTY.encode(),
    }
    (tmp_path / "in it").mkdir()
    for name, data in files.items():
        (tmp_path / "in it" / name).write_bytes(data)
    diff = fix("--diff", "in it", cwd=tmp_path).stdout
    assert diff.startswith(b"--- a/in it/a.txt\t\n+++ b/in it/a.txt\t\n@@")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply"], input=diff, cwd=tmp_path, check=True)
    patched = {name: (tmp_path / "in it" / name).read_bytes() for name in files}
    for name, data in files.items():
        (tmp_path / "in it" / name).write_bytes(data)
    fix("--in-place", "in it", cwd=tmp_path)
    assert patched == {name: (tmp_path / "in it" / name).read_bytes() for name in files}
    assert patched["last.txt"] == b"Rain fell on the town all night."


def test_mark_encoding_and_line_breaks_of_a_file_stay(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xef\xbb\xbf" + DIRTY.replace("\n", "\r\n").encode())
    fix("--in-place", file)
    assert file.read_bytes() == b"\xef\xbb\xbf" + CLEAN.replace("\n", "\r\n").encode()


def test_front_matter_of_markdown_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    front = "---\ntitle: Rain over a cafÃ©\n---\n"
    file.write_text(front + DIRTY)
    assert b"1 safe fix in 1 of 1 article" in fix("--in-place", file).stderr
    assert file.read_text() == front + CLEAN
    assert b"0 safe fixes in 0 of 1 article" in fix("--in-place", file).stderr


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_records_keep_their_other_keys_and_clean_lines_their_bytes(tmp_path: Path, name: str) -> None:
    clean = '{"text":  "Nothing is wrong here, not at all, whatever a reader says.", "n": 1.50}'
    dirty = json.dumps({"n": 1, "body": {"text": DIRTY}, "more": ["é"]})
    file = tmp_path / name
    opened = gzip.open if name.endswith(".gz") else open
    with opened(file, "wt", encoding="utf-8", newline="") as out:
        out.write(f"{clean}\n\n{dirty}\n{clean}")
    (tmp_path / "checker.toml").write_text('[fields]\ntext = "body.text"\n')
    done = fix("--in-place", "--config", tmp_path / "checker.toml", file)
    with opened(file, "rt", encoding="utf-8", newline="") as back:
        lines = back.read().split("\n")
    assert [lines[0], lines[1], lines[3]] == [clean, "", clean]
    assert json.loads(lines[2]) == {"n": 1, "body": {"text": CLEAN}, "more": ["é"]}
    assert done.returncode == 2, "two records have no text under that key"


def test_nothing_but_the_text_of_a_record_changes(tmp_path: Path) -> None:
    before = (
        '{"n":1.0e5, "big":1e400, "u":"caf\\u00e9 \\/ x","text":%s , "m": {"text": "Advertisement"}, "u":[1,{}]}\r\n'
    )
    file = tmp_path / "a.jsonl"
    file.write_bytes(("\ufeff" + before % json.dumps(DIRTY + "café")).encode())
    fix("--in-place", file)
    assert file.read_bytes() == ("\ufeff" + before % json.dumps(CLEAN + "café")).encode()


def test_a_file_that_breaks_off_is_not_written(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl.gz"
    whole = gzip.compress(b"".join(json.dumps({"text": DIRTY, "n": n}).encode() + b"\n" for n in range(3000)))
    file.write_bytes(whole[: len(whole) // 2])
    done = fix("--in-place", file)
    assert done.returncode == 2
    assert b"ends too early" in done.stderr
    assert file.read_bytes() == whole[: len(whole) // 2]
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--diff", "--in-place", "a.txt"], b"exclude each other"),
        (["--in-place", "-"], b"cannot write standard input"),
        (["a.txt", "b.txt"], b"2 files cannot become one"),
        (["--in-place", "a.csv"], b"csv cannot be written back"),
        (["--in-place", "no-such.txt"], b"no-such.txt: no such file or folder"),
    ],
)
def test_what_is_refused(tmp_path: Path, arguments: list[str], message: bytes) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(CLEAN)
    (tmp_path / "a.csv").write_text("text\nhello\n")
    done = fix(*(tmp_path / a if "." in a else a for a in arguments))
    assert done.returncode == 2
    assert message in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_rule_that_raises_is_told_and_the_text_stays(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DIRTY)
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "broken.py").write_text(
        'from checker import Rule\n\n\nclass Broken(Rule):\n    """Raises."""\n\n    group = \'markup\'\n\n'
        "    def check(self, article):\n        yield 1 // 0\n"
    )
    (tmp_path / "checker.toml").write_text('rule-folders = ["house"]\n')
    done = fix("--in-place", "--config", tmp_path / "checker.toml", tmp_path / "a.txt")
    assert done.returncode == 2
    assert b"the rule broken raised ZeroDivisionError" in done.stderr
    assert (tmp_path / "a.txt").read_text() == DIRTY

"""Patterns that are compiled once: they do what `re.compile` makes of them does, whatever the file holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.regexes import Programs, _key

PATTERNS = [
    ("", re.NOFLAG),
    ("ab*", re.IGNORECASE),
    (r"(?P<word>\w+) (?P=word)(x)?", re.IGNORECASE | re.DOTALL),
    (r"(?i:é|ß)[^a-z\d]{2,}?\b", re.NOFLAG),
    (r"(?<!a)(?>b++)(?=c|\Z)", re.MULTILINE),
]
TEXTS = ["", "ab", "ABBB", "tic tacx", "tac tacx", "É--x", "bbc\nb", "abb"]


def found(pattern: re.Pattern[str]) -> list[object]:
    return [[(m.span(), m.groups(), m.groupdict()) for m in pattern.finditer(text)] for text in TEXTS]


def test_what_is_kept_does_the_same(tmp_path: Path) -> None:
    file = tmp_path / "cache" / "programs"
    for _ in range(2):  # the second time they come from the file
        programs = Programs(file)
        for pattern, flags in PATTERNS:
            compiled, own = programs.compile(pattern, flags), re.compile(pattern, flags)
            assert (compiled.pattern, compiled.flags, compiled.groups, compiled.groupindex) == (
                own.pattern,
                own.flags,
                own.groups,
                own.groupindex,
            )
            assert found(compiled) == found(own)
        programs.keep()
    assert [entry.name for entry in file.parent.iterdir()] == ["programs"]


def test_nothing_is_written_where_nothing_is_new(tmp_path: Path) -> None:
    file = tmp_path / "programs"
    Programs(file).keep()
    assert not file.exists()


def test_a_pattern_that_does_not_compile(tmp_path: Path) -> None:
    with pytest.raises(re.error, match="unterminated"):
        Programs(tmp_path / "programs").compile("(", re.NOFLAG)


@pytest.mark.parametrize("damage", [b"", b"nothing", b"\0" * 99])
def test_a_damaged_file_is_left_aside(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "programs"
    file.write_bytes(damage)
    assert Programs(file).compile("ab", re.NOFLAG).match("ab")


def test_damaged_code_is_compiled_anew(tmp_path: Path) -> None:
    programs = Programs(tmp_path / "programs")
    programs.compile("ab", re.NOFLAG)
    programs.keep()
    whole = (tmp_path / "programs").read_bytes()
    program = programs._read(_key("ab", 0))
    assert program
    code = program[1]
    (tmp_path / "programs").write_bytes(whole.replace(code, b"\xff" * len(code)))
    assert Programs(tmp_path / "programs").compile("ab", re.NOFLAG).match("ab")


def test_what_another_python_kept_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.regexes._IDENTITY", "another")
    programs = Programs(tmp_path / "programs")
    programs.compile("ab", re.NOFLAG)
    programs.keep()
    monkeypatch.undo()
    assert Programs(tmp_path / "programs")._known == {}


def test_a_folder_that_cannot_be_written_is_no_loss(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    programs = Programs(tmp_path / "file" / "programs")
    assert programs.compile("ab", re.NOFLAG).match("ab")
    programs.keep()


def test_of_too_many_those_are_kept_that_were_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.regexes._MOST_KEPT", 2)
    for pattern in ("a", "b", "c"):
        programs = Programs(tmp_path / "programs")
        programs.compile(pattern, re.NOFLAG)
        programs.keep()
    assert set(Programs(tmp_path / "programs")._known) == {_key("c", 0)}


def test_nothing_is_left_behind_where_the_file_cannot_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "programs" / "a-folder").mkdir(parents=True)
    programs = Programs(tmp_path / "programs")
    programs.compile("ab", re.NOFLAG)
    programs.keep()
    assert [entry.name for entry in tmp_path.iterdir()] == ["programs"]

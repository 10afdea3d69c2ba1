"""The project installed: as a wheel in a clean environment, as an editable install, and not at all."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("checker", "rules", "reports")
NO_SOURCES = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "build", "dist", "*.so")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
DIRTY = "The mayor won the vote on Monday.\n\nAdvertisement\n\nShe thanked teh voters of the town.\n"


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, f"{command}: {done.stdout[-1000:]}{done.stderr[-2000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, so that building leaves nothing in the checkout."""
    folder = tmp_path_factory.mktemp("sources")
    for name in (*PACKAGES, "native"):
        shutil.copytree(ROOT / name, folder / name, ignore=NO_SOURCES)
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    return folder


@pytest.fixture(scope="module")
def wheel(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, sources, cwd=folder)
    [file] = folder.iterdir()
    return file


def environment(folder: Path, *what: str | Path) -> Path:
    """The scripts of a new environment with something installed.

    In CI the dependencies come from the index, which shows that all are named; elsewhere those at hand are lent.
    """
    venv.create(folder, with_pip=False)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    dependencies = [] if os.environ.get("CI") else ["--no-deps"]
    pip = [sys.executable, "-m", "pip", "--python", scripts / "python", "install", "-q", *dependencies]
    run(*pip, *what, cwd=folder)
    if dependencies:
        code = "import sysconfig; print(sysconfig.get_path('purelib'))"
        place = Path(run(scripts / "python", "-c", code, cwd=folder).strip())
        (place / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return scripts


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return environment(tmp_path_factory.mktemp("clean") / "venv", wheel)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], str]:
    """The rules and the findings of the bare checkout."""
    return outcome([sys.executable, "-m", "checker"], ROOT, tmp_path_factory.mktemp("bare"))


def outcome(command: list[str | Path], cwd: Path, folder: Path) -> tuple[list[str], str]:
    """The rules that a command lists, and what it prints of a file that has defects."""
    (folder / "dirty.txt").write_text(DIRTY)
    code = "import checker.registry as r; print('\\n'.join(r.all_rules()))"
    python = [Path(command[0]).with_name("python"), "-c", code] if len(command) == 1 else [sys.executable, "-c", code]
    found = run(*command, "check", "--format", "jsonl", "--fail-on", "never", folder / "dirty.txt", cwd=cwd)
    return run(*python, cwd=cwd).split(), found.replace(str(folder), "")


def test_every_file_is_in_the_wheel(sources: Path, wheel: Path) -> None:
    held = set(ZipFile(wheel).namelist())
    files = [path.relative_to(sources) for name in PACKAGES for path in (sources / name).rglob("*") if path.is_file()]
    names = {str(path) if path.parts[0] == "checker" else f"checker/{path}" for path in files}
    assert names - {"checker/rules/README.md"} <= held
    others = {name for name in held if not name.startswith("checker/")}
    assert all(re.match(r"article_checker-[\d.]+\.dist-info/", name) for name in others)


def test_the_wheel_holds_what_is_built_from_c(installed: Path, tmp_path: Path) -> None:
    code = "from checker.native import TWINS; import checker.words; print(len(TWINS) > 0)"
    assert run(installed / "python", "-c", code, cwd=tmp_path) == "True\n"


def test_the_wheel_finds_what_the_checkout_finds(
    installed: Path, expected: tuple[list[str], str], tmp_path: Path
) -> None:
    assert outcome([installed / "checker"], tmp_path, tmp_path) == expected
    rules, findings = expected
    assert {"ad-label", "misspelling", "repeated-headline"} <= set(rules)
    assert '"rule":"ad-label"' in findings
    assert '"rule":"misspelling"' in findings


def test_every_rule_is_listed_and_explained(installed: Path, expected: tuple[list[str], str], tmp_path: Path) -> None:
    listed = run(installed / "checker", "rules", cwd=tmp_path)
    assert [rule for rule in expected[0] if rule not in listed] == []
    assert "ad-label" in run(installed / "checker", "rules", "ad-label", cwd=tmp_path)
    assert "misspelling" in run(installed / "checker", "rules", "misspelling", cwd=tmp_path)


@pytest.mark.parametrize("format_", ["text", "json", "markdown", "github", "html"])
def test_every_report_is_there(installed: Path, tmp_path: Path, format_: str) -> None:
    (tmp_path / "dirty.txt").write_text(DIRTY)
    printed = run(installed / "checker", "check", "--format", format_, "--fail-on", "never", "dirty.txt", cwd=tmp_path)
    assert "dirty.txt" in printed


def test_a_page_is_read(installed: Path, tmp_path: Path) -> None:
    text = "<p>The mayor won the vote on Monday, the town hall said, after a long night of counting.</p>"
    (tmp_path / "page.html").write_text(f"<!doctype html><html lang='en'><body><article>{text}</article></body></html>")
    printed = run(installed / "checker", "check", "--format", "jsonl", "--fail-on", "never", "page.html", cwd=tmp_path)
    assert '"language":"en","words":17' in printed


def test_the_import_names_are_checkers_alone(installed: Path, tmp_path: Path) -> None:
    code = "import checker; print(checker.check('The mayor won.').verdict); import rules"
    with pytest.raises(AssertionError, match="No module named 'rules'"):
        run(installed / "python", "-c", code, cwd=tmp_path)
    assert run(installed / "python", "-c", code.partition("; import rules")[0], cwd=tmp_path) == "pass\n"


def test_an_editable_install(
    sources: Path, expected: tuple[list[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(
        ENVIRONMENT, "CFLAGS", "-O0"
    )  # what is built does the same, and is built in a third of the time
    scripts = environment(tmp_path / "venv", "-e", sources)
    assert outcome([scripts / "checker"], tmp_path, tmp_path) == expected

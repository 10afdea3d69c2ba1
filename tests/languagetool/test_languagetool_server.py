"""The real LanguageTool: what it finds, and that its server lives exactly as long as a run."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import psutil
import pytest
from asking import engine, found

from checker import Article, Finding, run
from checker.errors import ServiceError
from checker.languagetool.install import installation
from checker.languagetool.server import local_server

SENTENCE = "He go to the office in the town every day, and the rest of the people there were happy with it."


def check(file: Path, *options: str, **environment: str) -> "subprocess.Popen[str]":
    """The command line at work on a file, in a process group of its own."""
    command = [sys.executable, "-m", "checker", "check", str(file), "--select", "languagetool", "--format", "jsonl"]
    return subprocess.Popen(
        [*command, *options],
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def servers_of(process: psutil.Process) -> list[psutil.Process]:
    return [child for child in process.children(recursive=True) if child.name() == "java"]


def wait_for(condition: Callable[[], Any], seconds: float = 60.0) -> Any:
    end = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.05)
    return value


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_text(SENTENCE, encoding="utf-8")
    return file


def shown(findings: list[Finding]) -> list[tuple[str, str, str | None]]:
    return [(f.text, f.fix.edits[0].text if f.fix else "", f.source_rule) for f in findings]


def test_what_it_finds(languagetool: str) -> None:
    text = (
        "Residents say the two sides has met in March, and the mayor don't know when they meet again.\n\n"
        "The 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f team 👩‍👩‍👧 lost it's lead in the 𝒻𝒾𝓃𝒶𝓁, "
        "which was a honest game; Müller’s side were better then theirs.\n\n"
        "The house was sold on March 28,2018 to a man who could of paid more."
    )
    findings = found(text, url=languagetool)
    assert {("it's", "its", "IT_IS"), ("a", "an", "EN_A_VS_AN"), ("could of", "could have", "MODAL_OF")} <= set(
        shown(findings)
    )
    assert ("better then", "better than", "COMPARISONS_THEN") in shown(findings)
    assert all(f.fix is None or not f.fix.safe for f in findings)


def test_good_news_is_left_alone(languagetool: str) -> None:
    text = (
        "Kim Jong Un met Xi Jinping in Beijing, the KCNA agency said. “We spoke for hours,” said Mr Nguyễn.\n\n"
        "The Koreas share a border of 250 kilometres, armoured and mined, and cosy it is not."
    )
    assert found(text, url=languagetool) == []


def test_categories_can_be_asked_for(languagetool: str) -> None:
    text = "The mayor of the town spoke of a surprize that the people there had not expected from him."
    assert found(text, url=languagetool) == []
    [finding] = found(text, url=languagetool, categories=("TYPOS",))
    assert shown([finding]) == [("surprize", "surprise", "MORFOLOGIK_RULE_EN_US")]
    assert found(text, url=languagetool, categories=("TYPOS",), disabled_rules=("MORFOLOGIK_RULE_EN_US",)) == []


def test_workers_ask_together(languagetool: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "_ALONE", 0)
    monkeypatch.setattr(run, "_CHUNK", 1)
    asked = engine(url=languagetool)
    with asked.session():
        for batch in run.check_batches(asked, [Article(f"{SENTENCE} {n}") for n in range(6)], jobs=2):
            assert [[f.text for f in result.findings] for result in batch] == [["go"]]


def test_processes_start_one_server_that_ends_with_the_session(languagetool_folder: Path) -> None:
    us = psutil.Process()
    before = servers_of(us)
    with local_server(installation(languagetool_folder, download=False)) as server:
        time.sleep(0.5)
        assert servers_of(us) == before, "no server before there is something to ask"
        processes = [get_context("fork").Process(target=server.url) for _ in range(2)]
        for process in processes:
            process.start()
        for process in processes:
            process.join(60)
            assert process.exitcode == 0
        assert len(servers_of(us)) == len(before) + 1
    assert servers_of(us) == before


def test_a_server_that_cannot_start_is_said_at_once(languagetool_folder: Path) -> None:
    tool = installation(languagetool_folder, download=False)
    broken = tool._replace(command=[tool.command[0], "-cp", "nowhere", "Nothing"])
    with local_server(broken) as server, pytest.raises(ServiceError, match="stopped while it started; to see why: "):
        server.url()


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
def test_no_server_outlives_an_end_in_the_middle(languagetool_folder: Path, article: Path, end: signal.Signals) -> None:
    checking = check(article, LTP_PATH=str(languagetool_folder.parent))
    [server] = wait_for(lambda: servers_of(psutil.Process(checking.pid)))
    if end is signal.SIGINT:
        os.killpg(checking.pid, end)  # as a terminal does
    else:
        checking.send_signal(end)
    _, errors = checking.communicate(timeout=60)
    psutil.wait_procs([server], timeout=20)
    assert not server.is_running()
    if end is signal.SIGINT:
        assert (checking.returncode, errors) == (130, "checker: interrupted\n")


def test_a_dead_server_is_one_message_and_exit_code_2(article: Path) -> None:
    checking = check(article, CHECKER_LANGUAGETOOL_URL="http://127.0.0.1:9")
    output, errors = checking.communicate(timeout=60)
    assert checking.returncode == 2
    assert output == ""
    assert errors == (
        "checker: LanguageTool at http://127.0.0.1:9/v2 does not answer: Connection refused; "
        "see whether it runs and whether the option `url` is right\n"
    )


def test_nowhere_to_be_found(article: Path, tmp_path: Path) -> None:
    pytest.importorskip("language_tool_python")
    checking = check(article, LTP_PATH=str(tmp_path))
    _, errors = checking.communicate(timeout=60)
    assert checking.returncode == 2
    assert errors.startswith(f"checker: LanguageTool is not in {tmp_path}: name the folder")
    assert errors.count("\n") == 1


def test_a_download_that_fails_is_one_message_and_exit_code_2(
    languagetool_folder: Path, article: Path, tmp_path: Path
) -> None:
    settings = tmp_path / "checker.toml"
    settings.write_text("[rules.languagetool]\ndownload = true\n", encoding="utf-8")
    target = tmp_path / "languagetool"
    target.mkdir()
    checking = check(
        article,
        "--config",
        str(settings),
        LTP_PATH=str(target),
        LTP_DOWNLOAD_HOST_NEW_RELEASES="http://127.0.0.1:9/",
    )
    output, errors = checking.communicate(timeout=60)
    assert (checking.returncode, output) == (2, "")
    assert errors.startswith("checker: LanguageTool cannot be downloaded from http://127.0.0.1:9/LanguageTool-")
    assert ": Connection refused; try again, or get it from Maven Central" in errors
    assert errors.count("\n") == 1
    assert list(target.iterdir()) == []


@pytest.fixture
def download(languagetool_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An archive that language-tool-python downloads, by whatever name it asks for one, and takes for the right one."""
    from language_tool_python import download_lt

    archive = tmp_path / "archive.zip"

    class Serve(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = archive.read_bytes()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Serve) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        monkeypatch.setattr(download_lt, "BASE_URL_NEW_RELEASES", f"http://127.0.0.1:{server.server_port}/")
        monkeypatch.setattr(download_lt, "_get_zip_hash", lambda version: None)
        yield archive
        server.shutdown()
        thread.join()


def test_a_download_is_put_where_it_is_found_again(download: Path, tmp_path: Path) -> None:
    folder = tmp_path / "languagetool"
    folder.mkdir()
    with ZipFile(download, "w") as archive:
        archive.writestr("LanguageTool-6.8/languagetool-server.jar", "a stand-in")
    assert str(folder / "LanguageTool-6.8" / "languagetool-server.jar") in installation(folder, download=True).by_hand
    assert installation(folder, download=False) == installation(folder, download=True)


def test_a_download_that_is_no_archive_leaves_nothing_behind(download: Path, tmp_path: Path) -> None:
    folder = tmp_path / "languagetool"
    folder.mkdir()
    download.write_text("Sign in to go on.", encoding="utf-8")
    with pytest.raises(ServiceError, match=r"cannot be downloaded from http.*: File is not a zip file; try again"):
        installation(folder, download=True)
    assert list(folder.iterdir()) == []


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "language_tool_python", None)
    with pytest.raises(ServiceError, match=r"pip install 'article-checker\[languagetool\]'"):
        found(SENTENCE)


def test_nothing_of_it_is_imported_unless_asked_for() -> None:
    program = (
        "import sys, checker; checker.check('One line of text.'); "
        "print([name for name in sys.modules if 'language_tool' in name or 'checker.languagetool' in name])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert done.stdout == "[]\n"

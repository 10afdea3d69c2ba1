"""What tests share: the folder of real articles beside the project and a LanguageTool server, where there is one."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from checker import native

ROOT = Path(__file__).resolve().parent.parent

# The first example of a test pays for imports, on machines of any speed.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def missing(reason: str) -> None:
    """Skip the test; in CI, where nothing may be missing, fail it."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        missing(f"{folder} is not there: it holds the real articles that this test reads")
    return folder


@pytest.fixture(scope="session")
def built() -> None:
    """Nothing but that `checker._native` is built."""
    if native._native is None:
        missing("checker._native is not built: pip install -e . does that where it finds a compiler")


@pytest.fixture(scope="session")
def languagetool_folder() -> Path:
    """LanguageTool, fetched from Maven Central when it is not there yet."""
    if shutil.which("java") is None:
        missing("java is not installed: LanguageTool needs it")
    fetching = subprocess.run([ROOT / "tests" / "languagetool" / "fetch.sh"], capture_output=True, text=True)
    if fetching.returncode:
        missing(f"LanguageTool cannot be fetched: {fetching.stderr.strip()[-200:] or fetching.returncode}")
    return Path(fetching.stdout.strip())


@pytest.fixture(scope="session")
def languagetool(languagetool_folder: Path) -> Iterator[str]:
    """The address of a LanguageTool server that all tests share."""
    from checker.languagetool.install import installation
    from checker.languagetool.server import local_server

    with local_server(installation(languagetool_folder, download=False)) as server:
        yield server.url()

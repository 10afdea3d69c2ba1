"""What tests share: the folder of real articles beside the project, where there is one."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared; without it a test skips, but fails in CI, where it has to be."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        reason = f"{folder} is not there: it holds the real articles that this test reads"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return folder

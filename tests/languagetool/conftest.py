"""Nothing of the environment leads a test to a server by accident."""

import pytest


@pytest.fixture(autouse=True)
def no_server_by_accident(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CHECKER_LANGUAGETOOL_URL", "LTP_PATH", "http_proxy", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)

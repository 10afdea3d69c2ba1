"""The rule that asks LanguageTool has a server to ask."""

import pytest


@pytest.fixture(autouse=True)
def server_where_one_is_asked(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    case = getattr(request.node, "callspec", None)
    if case and case.params.get("rule_id") == "languagetool" and "case" in case.params:
        monkeypatch.setenv("CHECKER_LANGUAGETOOL_URL", request.getfixturevalue("languagetool"))

"""Cases of `lone-surrogate` that no TOML file can hold."""

import pytest

from checker.registry import all_rules
from checker.testing import Case, run_case

RULES = all_rules()


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("The crowd cheered ⟦\ud83d⟧.", "The crowd cheered."),
        ("⟦\udc80⟧ The ferry was late.", "The ferry was late."),
        ("The ferry ⟦\ud83d\ude42⟧ was late.", "The ferry 🙂 was late."),
        ("The ferry was late.\n⟦\udfff⟧\nNobody came.", "The ferry was late.\nNobody came."),
    ],
)
def test_lone_surrogate(text: str, fixed: str) -> None:
    assert run_case("lone-surrogate", Case(text, fixed=fixed), RULES).problems == []

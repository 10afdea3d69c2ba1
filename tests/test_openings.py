"""Whatever a pattern of wordings matches begins with one of its openings, so that it is tried there."""

from __future__ import annotations

import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.folding import folded

WORDS = Path(__file__).parent.parent / "rules" / "words"
wording = import_module("checker.rules._wording").wording
OPENINGS = {
    (file.parent.name, name): table["openings"]
    for file in sorted(WORDS.glob("*/patterns.toml"))
    for name, table in tomllib.loads(file.read_text(encoding="utf-8")).items()
    if "openings" in table
}


@pytest.mark.parametrize(("topic", "name"), OPENINGS)
@settings(max_examples=100, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_openings(topic: str, name: str, data: Any) -> None:
    pattern = wording(topic)[name]
    text = data.draw(st.from_regex(pattern, fullmatch=True)).lstrip("[(_*—– \t\n\r\f\v-")
    if pattern.match(text) and not text[:1].isspace():
        assert name in wording(topic).signs(text), text


def test_openings_are_folded() -> None:
    for openings in OPENINGS.values():
        assert all(opening == folded(opening) for opening in openings)

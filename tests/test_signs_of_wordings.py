"""Whatever a wording fits holds one of its signs, so that it need not be tried where none stands."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.folding import folded

COMMENT = import_module("checker.rules._wording").wording("comment")


@settings(max_examples=300)
@given(data=st.data())
@pytest.mark.parametrize("name", ["filed", "glued", "heading", "note", "tags"])
def test_wordings_of_comments_hold_their_signs(name: str, data: Any) -> None:
    text = data.draw(st.from_regex(COMMENT[name], fullmatch=True))
    assert name in COMMENT.signs(folded(text))

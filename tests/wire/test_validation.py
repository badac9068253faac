"""The wire finds what Discord's description does not allow."""

from __future__ import annotations

import pytest

from tests.wire.objects import CHANNEL
from tests.wire.validation import ABSENT, Sent, Validation

POST = f"/channels/{CHANNEL}/messages"
NONE: dict[str, list[str]] = {"parse": []}


@pytest.fixture
def validation() -> Validation:
    made = Validation.at_hand()
    if made.contract is None:
        pytest.skip(ABSENT)
    return made


@pytest.mark.parametrize(
    ("method", "path", "body", "said"),
    [
        ("POST", POST, {"content": "x", "allowed_mentions": NONE, "made_up": 1}, "unknown key"),
        ("POST", POST, {"content": "x" * 2001, "allowed_mentions": NONE}, "at most 2000"),
        ("POST", POST, {"content": "@everyone"}, "mention"),
        ("POST", "/made/up", {}, "no such operation"),
    ],
)
def test_what_is_wrong_is_named(
    validation: Validation, method: str, path: str, body: dict[str, object], said: str
) -> None:
    validation.check(Sent(method, path, {}, body))
    (problem,) = validation.problems
    assert said in problem
    assert f"{method} {path}" in problem


def test_what_is_right_passes(validation: Validation) -> None:
    validation.check(Sent("POST", POST, {}, {"content": "made up", "allowed_mentions": NONE}))
    assert validation.problems == []
    assert validation.checked == 1

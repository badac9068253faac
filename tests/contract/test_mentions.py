"""Nothing the bot writes may ping anyone."""

from typing import Any

import pytest

from .openapi import mention_problems
from .tiny_bot import Sent

CALLBACK = "/interactions/1/token/callback"
HOOK = "/api/v10/webhooks/1/token"
ROOM = "/channels/1/messages"
NONE: dict[str, Any] = {"parse": []}
ABSENT = "is absent, so mentions would ping"


def reply(**data: Any) -> dict[str, Any]:
    """Return the callback that replies with a message."""
    return {"type": 4, "data": data}


QUIET = [
    ("POST", ROOM, {"content": "c", "allowed_mentions": NONE}),
    ("POST", ROOM, {"allowed_mentions": {"parse": [], "replied_user": False}}),
    ("POST", ROOM, {"allowed_mentions": {"parse": [], "users": ["1"], "roles": ["2"]}}),
    ("POST", CALLBACK, reply(allowed_mentions=NONE)),
    ("POST", CALLBACK, {"type": 5, "data": {"flags": 64}}),
    ("POST", CALLBACK, {"type": 8, "data": {"choices": []}}),
    ("POST", CALLBACK, {"type": 7, "data": {"components": []}}),
    ("PATCH", f"{ROOM}/2", {"components": []}),
    ("PUT", f"{ROOM}/pins/2", None),
    ("GET", ROOM, None),
]
LOUD = [
    ("POST", ROOM, {"content": "c"}, f"$.allowed_mentions: {ABSENT}"),
    ("POST", ROOM, {"allowed_mentions": {}}, f"$.allowed_mentions.parse: {ABSENT}"),
    ("POST", HOOK, {"content": "c"}, f"$.allowed_mentions: {ABSENT}"),
    ("PATCH", f"{HOOK}/messages/@original", {}, f"$.allowed_mentions: {ABSENT}"),
    ("POST", CALLBACK, reply(content="c"), f"$.data.allowed_mentions: {ABSENT}"),
    ("POST", CALLBACK, {"type": 4}, f"$.data.allowed_mentions: {ABSENT}"),
    ("POST", "/channels/1/threads", {"message": {}}, f"$.message.allowed_mentions: {ABSENT}"),
    (
        "PATCH",
        f"{ROOM}/2",
        {"allowed_mentions": {"parse": ["users"]}},
        "$.allowed_mentions.parse: is ['users'], not empty",
    ),
    (
        "POST",
        CALLBACK,
        reply(allowed_mentions={"parse": [], "users": ["1"]}),
        "$.data.allowed_mentions.users: is ['1'], not empty",
    ),
    (
        "POST",
        ROOM,
        {"allowed_mentions": {"parse": [], "replied_user": True}},
        "$.allowed_mentions.replied_user: is True, not empty",
    ),
]


@pytest.mark.parametrize(("method", "path", "body"), QUIET)
def test_quiet(method: str, path: str, body: object) -> None:
    assert mention_problems(method, path, body) == []


@pytest.mark.parametrize(("method", "path", "body", "problem"), LOUD)
def test_loud(method: str, path: str, body: object, problem: str) -> None:
    assert mention_problems(method, path, body) == [problem]


def test_a_bot_built_with_none_pings_no_one(sent: list[Sent]) -> None:
    loud = [
        problem for each in sent for problem in mention_problems(each.method, each.path, each.body)
    ]
    assert loud == []

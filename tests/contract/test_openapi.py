"""A real bot's requests keep the contract; hand-broken ones break it where they are broken."""

import copy
import itertools
import time
from collections.abc import Iterator
from typing import Any

import pytest

from .deviations import DEVIATIONS, Deviation
from .openapi import Contract
from .tiny_bot import Sent

CALLBACK = "/interactions/1/token/callback"
HOOK = "/webhooks/1/token"
ROOM = "/channels/1/messages"
COMMANDS = "/applications/1/commands"
EVENTS = "/guilds/1/scheduled-events"
V2 = 1 << 15
BUTTON = {"type": 2, "style": 1, "label": "Go", "custom_id": "go"}
EVENT = {
    "name": "Webinar",
    "privacy_level": 2,
    "entity_type": 3,
    "scheduled_start_time": "2026-01-02T00:00:00+00:00",
    "scheduled_end_time": "2026-01-02T01:00:00+00:00",
    "entity_metadata": {"location": "Online"},
}


def row(*held: dict[str, Any]) -> dict[str, Any]:
    """Return an action row."""
    return {"type": 1, "components": list(held)}


def text(content: Any) -> dict[str, Any]:
    """Return a text display."""
    return {"type": 10, "content": content}


def reply(**data: Any) -> dict[str, Any]:
    """Return the callback that replies with a message."""
    return {"type": 4, "data": data}


def card(*held: dict[str, Any]) -> dict[str, Any]:
    """Return the callback that replies with a Components V2 message."""
    return reply(flags=V2, components=list(held))


def choices(count: int, size: int = 1) -> dict[str, Any]:
    """Return the callback that answers an autocomplete."""
    return {"type": 8, "data": {"choices": [{"name": "n" * size, "value": "v"}] * count}}


def without(body: dict[str, Any], key: str) -> dict[str, Any]:
    """Return a body less one key."""
    return {each: value for each, value in body.items() if each != key}


GOOD = [
    ("POST", CALLBACK, choices(25)),
    ("POST", CALLBACK, choices(0)),
    ("POST", CALLBACK, {"type": 5}),
    ("POST", CALLBACK, {"type": 6, "data": None}),
    ("POST", CALLBACK, card(text("t" * 4000), row(BUTTON | {"label": "l" * 80}))),
    ("POST", CALLBACK, card({"type": 17, "components": [text("a"), row(BUTTON)]})),
    ("POST", HOOK, {"content": "c" * 2000, "tts": False, "username": "Me"}),
    ("POST", ROOM, {"content": "c" * 2000, "nonce": "12"}),
    (
        "PUT",
        COMMANDS,
        [{"name": "ask", "description": "Ask", "name_localizations": {"de": "frag"}}],
    ),
    ("POST", EVENTS, EVENT),
    ("DELETE", "/guilds/1/bans/2", None),
    ("GET", "/gateway/bot", None),
]

BAD = {
    "too many choices": ("POST", CALLBACK, choices(26), "$.data.choices: holds 26, at most 25"),
    "long choice": (
        "POST",
        CALLBACK,
        choices(1, 101),
        "$.data.choices[0].name: is 101 long, at most 100",
    ),
    "long label": (
        "POST",
        CALLBACK,
        card(row(BUTTON | {"label": "l" * 81})),
        "$.data.components[0].components[0].label: is 81 long, at most 80",
    ),
    "long custom_id": (
        "POST",
        CALLBACK,
        card(row(BUTTON | {"custom_id": "i" * 101})),
        "$.data.components[0].components[0].custom_id: is 101 long, at most 100",
    ),
    "long text": (
        "POST",
        CALLBACK,
        card({"type": 17, "components": [text("t" * 4001)]}),
        "$.data.components[0].components[0].content: is 4001 long, at most 4000",
    ),
    "long content": (
        "POST",
        ROOM,
        {"content": "c" * 2001},
        "$.content: is 2001 long, at most 2000",
    ),
    "long follow-up": (
        "POST",
        HOOK,
        {"content": "c" * 2001},
        "$.content: is 2001 long, at most 2000",
    ),
    "unknown key": (
        "POST",
        CALLBACK,
        card(row(BUTTON | {"colour": 1})),
        "$.data.components[0].components[0]: unknown key 'colour'",
    ),
    "unknown key of a follow-up": ("POST", HOOK, {"contents": "c"}, "$: unknown key 'contents'"),
    "unknown key of a command": (
        "PUT",
        COMMANDS,
        [{"name": "ask", "description": "Ask", "hidden": True}],
        "$[0]: unknown key 'hidden'",
    ),
    "wrong type": ("POST", CALLBACK, reply(content=7), "$.data.content: is 7, not string or null"),
    "flag that is no number": (
        "POST",
        HOOK,
        {"flags": True},
        "$.flags: is True, not integer or null",
    ),
    "script link": (
        "POST",
        CALLBACK,
        card(row({"type": 2, "style": 5, "label": "Go", "url": "javascript:alert(1)"})),
        "$.data.components[0].components[0].url: is 'javascript:alert(1)', "
        "not a link to the web (http, https)",
    ),
    "no address": (
        "POST",
        ROOM,
        {"embeds": [{"url": "not an address"}]},
        "$.embeds[0].url: is 'not an address', not a uri",
    ),
    "missing label of a choice": (
        "POST",
        CALLBACK,
        {"type": 8, "data": {"choices": [{"value": "v"}]}},
        "$.data.choices[0]: lacks 'name'",
    ),
    "missing style": (
        "POST",
        CALLBACK,
        card(row(without(BUTTON, "style"))),
        "$.data.components[0].components[0]: lacks 'style'",
    ),
    "missing type": ("POST", CALLBACK, {"data": {}}, "$: lacks 'type'"),
    "missing modal title": (
        "POST",
        CALLBACK,
        {"type": 9, "data": {"custom_id": "m", "components": [text("t")]}},
        "$.data: lacks 'title'",
    ),
    "unknown callback": (
        "POST",
        CALLBACK,
        {"type": 99},
        "$.type: is 99, not one of 1, 4, 5, 6, 7, 8, 9, 12, 13",
    ),
    "misplaced component": (
        "POST",
        CALLBACK,
        card(BUTTON),
        "$.data.components[0].type: is 2, not one of 1, 9, 10, 12, 13, 14, 17",
    ),
    "text for a component": (
        "POST",
        CALLBACK,
        reply(components=["text"]),
        "$.data.components[0]: is 'text', not object",
    ),
    "integer for an id": (
        "POST",
        "/channels/1/messages/bulk-delete",
        {"messages": ["2", 3]},
        "$.messages[1]: is 3, not string",
    ),
    "event without a place": (
        "POST",
        EVENTS,
        without(EVENT, "entity_metadata"),
        "$: lacks 'entity_metadata'",
    ),
    "event at no moment": (
        "POST",
        EVENTS,
        EVENT | {"scheduled_start_time": "2026-01-02T00:00:00"},
        "$.scheduled_start_time: is '2026-01-02T00:00:00', not a date-time",
    ),
    "long thread name": (
        "POST",
        "/channels/1/messages/2/threads",
        {"name": "n" * 101},
        "$.name: is 101 long, at most 100",
    ),
    "no body": ("POST", ROOM, None, "$: is None, not object"),
    "a body too many": ("GET", ROOM, {"limit": 1}, "$: takes no body"),
    "no operation": (
        "POST",
        "/channels/1/postcards",
        {},
        "POST /channels/1/postcards: no such operation in Discord's description",
    ),
    "path that is no id": (
        "POST",
        "/channels/general/messages",
        {"content": "c"},
        "path.channel_id: is 'general', not of the form ^(0|[1-9][0-9]*)$",
    ),
    "query that is no number": (
        "GET",
        f"{ROOM}?limit=many",
        None,
        "query.limit: is 'many', not integer",
    ),
    "query out of bounds": ("GET", f"{ROOM}?limit=101", None, "query.limit: is 101, at most 100"),
    "unknown query": ("POST", f"{HOOK}?await=1", {"content": "c"}, "query.await: unknown"),
}


@pytest.mark.parametrize(("method", "path", "body"), GOOD)
def test_good(contract: Contract, method: str, path: str, body: object) -> None:
    assert contract.problems(method, path, body) == []


@pytest.mark.parametrize(("method", "path", "body", "problem"), BAD.values(), ids=BAD.keys())
def test_bad(contract: Contract, method: str, path: str, body: object, problem: str) -> None:
    assert contract.problems(method, path, body) == [problem]


@pytest.mark.parametrize(
    "prefix", ["", "/api/v10", "https://discord.com/api/v10", "http://127.0.0.1:8080/api/v10"]
)
def test_prefixes_and_the_most_literal_path(contract: Contract, prefix: str) -> None:
    path = f"{prefix}/webhooks/1/token/messages/@original"
    assert contract.problems("PATCH", path, {"content": "c"}) == []
    assert contract.problems("patch", f"{path}?with_components=1", {"content": "c"}) == []


def test_query_and_files(contract: Contract) -> None:
    body = {"attachments": [{"id": 0, "filename": "a.txt"}]}
    assert contract.problems("POST", HOOK, body, query={"wait": 1, "thread_id": 2}, files=1) == []
    assert contract.problems("POST", HOOK, body, query={"wait": "so"}) == [
        "query.wait: is 'so', not boolean"
    ]
    assert contract.problems("POST", ROOM, body, files=11) == ["$: holds 11 files, at most 10"]
    assert contract.problems("PUT", COMMANDS, [], files=1) == ["$: takes no files"]


def test_a_real_bot_keeps_the_contract(contract: Contract, sent: list[Sent]) -> None:
    found = {
        f"{each.method} {each.path}": problems
        for each in sent
        if (problems := contract.problems(each.method, each.path, each.body, query=each.query))
    }
    assert found == {}


def test_the_real_bot_uses_what_entente_uses(sent: list[Sent]) -> None:
    callbacks = {each.body["type"] for each in sent if each.path.endswith("/callback")}
    assert callbacks == {4, 5, 6, 7, 8, 9}
    made = {(each.method, each.path.strip("/").split("/")[0]) for each in sent}
    assert made >= {
        ("PUT", "applications"),
        ("POST", "webhooks"),
        ("PATCH", "webhooks"),
        ("DELETE", "webhooks"),
        ("POST", "channels"),
        ("PATCH", "channels"),
        ("POST", "guilds"),
        ("PATCH", "guilds"),
    }


@pytest.mark.parametrize("each", DEVIATIONS, ids=lambda each: f"{each.schema}-{each.keys[0]}")
def test_every_deviation_is_needed(
    document: dict[str, Any], sent: list[Sent], each: Deviation
) -> None:
    assert each.reason
    others = [other for other in DEVIATIONS if other is not each]
    stern = Contract(document, others)
    found = " ".join(
        problem
        for one in sent
        for problem in stern.problems(one.method, one.path, one.body, query=one.query)
    )
    missed = [key for key in each.keys if f"'{key}'" not in found and f".{key}" not in found]
    assert missed == []


def objects(node: Any, at: str = "$") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every object in a body, with its JSON path."""
    if isinstance(node, dict):
        yield at, node
        for key, value in node.items():
            yield from objects(value, f"{at}.{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from objects(value, f"{at}[{index}]")


def test_no_object_a_real_bot_sends_is_open(contract: Contract, sent: list[Sent]) -> None:
    for each in sent:
        for at, _ in objects(each.body):
            body = copy.deepcopy(each.body)
            dict(objects(body))[at]["surplus"] = 1
            found = contract.problems(each.method, each.path, body, query=each.query)
            assert found == [f"{at}: unknown key 'surplus'"], each.path


def test_a_thousand_requests_take_seconds(contract: Contract, sent: list[Sent]) -> None:
    start = time.perf_counter()
    for each in itertools.islice(itertools.cycle(sent), 1000):
        contract.problems(each.method, each.path, each.body, query=each.query)
    assert time.perf_counter() - start < 30

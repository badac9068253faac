"""What the description cannot say is refused, one limit at a time."""

from typing import Any

import pytest

from .openapi import Contract

V2 = 1 << 15
ROOM = "/channels/1/messages"
LINK = {"type": 2, "style": 5, "label": "Go", "url": "https://example.org"}


def text(size: int) -> dict[str, Any]:
    """Return a text display of so many characters."""
    return {"type": 10, "content": "t" * size}


def box(*held: dict[str, Any]) -> dict[str, Any]:
    """Return a container."""
    return {"type": 17, "components": list(held)}


def row(*held: dict[str, Any]) -> dict[str, Any]:
    """Return an action row."""
    return {"type": 1, "components": list(held)}


def button(name: str, **more: Any) -> dict[str, Any]:
    """Return a button that answers to a name."""
    return {"type": 2, "style": 2, "label": "Go", "custom_id": name, **more}


def card(*held: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return a Components V2 message."""
    return {"flags": V2, "components": list(held), **more}


def fields(name: str, value: str) -> dict[str, Any]:
    """Return a message with one embed of one field."""
    return {"embeds": [{"fields": [{"name": name, "value": value}]}]}


SECTION = {"type": 9, "components": [text(1)], "accessory": LINK}
GOOD = [
    card(box(text(2000)), text(2000)),
    card(box(*[text(1)] * 19), box(*[text(1)] * 19)),
    card(text(1), content=None, embeds=[]),
    {"content": "c", "components": [row(button("a"), button("b"), LINK)]},
    {"content": "c", "components": [row(LINK | {"url": "HTTP://example.org"})]},
    {"embeds": [{"description": "d" * 4000}, {"description": "d" * 2000}]},
]
BAD = {
    "text": (
        card(box(text(2000)), text(2001)),
        "$: text displays hold 4001 characters, at most 4000",
    ),
    "count": (
        card(box(*[SECTION] * 13), text(1)),
        "$: holds 41 components, at most 40",
    ),
    "content": (card(text(1), content="c"), "$.content: not beside Components V2"),
    "embeds": (card(text(1), embeds=[{"title": "t"}]), "$.embeds: not beside Components V2"),
    "flag": ({"components": [text(1)]}, f"$.components[0]: Components V2 without the flag {V2}"),
    "nested flag": (
        {"components": [row(LINK), SECTION]},
        f"$.components[1]: Components V2 without the flag {V2}",
    ),
    "link": (
        card(SECTION | {"accessory": LINK | {"url": "data:text/html,x"}}),
        "$.components[0].accessory.url: is 'data:text/html,x', not a link to the web (http, https)",
    ),
    "link without a scheme": (
        card(row(LINK | {"url": "example.org"})),
        "$.components[0].components[0].url: is 'example.org', not a uri",
    ),
    "link that does not lead": (
        card(row({"type": 2, "style": 5, "label": "Go"})),
        "$.components[0].components[0]: lacks 'url'",
    ),
    "button that does not answer": (
        card(row({"type": 2, "style": 1, "label": "Go"})),
        "$.components[0].components[0]: lacks 'custom_id'",
    ),
    "button that also leads": (
        card(row(button("a", url="https://example.org"))),
        "$.components[0].components[0].url: not on a button of style 2",
    ),
    "same name": (
        card(row(button("a")), box(row(button("a")))),
        "$.components[1].components[0].components[0].custom_id: 'a' is used twice",
    ),
    "empty field": (fields("n", " "), "$.embeds[0].fields[0].value: is empty"),
    "embeds together": (
        {"embeds": [{"description": "d" * 4000}, {"description": "d" * 2000, "title": "t"}]},
        "$.embeds: hold 6001 characters, at most 6000",
    ),
}


@pytest.mark.parametrize("body", GOOD)
def test_within(contract: Contract, body: dict[str, Any]) -> None:
    assert contract.problems("POST", ROOM, body) == []


@pytest.mark.parametrize(("body", "problem"), BAD.values(), ids=BAD.keys())
def test_beyond(contract: Contract, body: dict[str, Any], problem: str) -> None:
    assert contract.problems("POST", ROOM, body) == [problem]


def test_everywhere_a_message_is_written(contract: Contract) -> None:
    body, _ = BAD["content"]
    forum = {"name": "Post", "message": body}
    callback = {"type": 4, "data": body}
    hook = "/webhooks/1/token"
    said = "content: not beside Components V2"
    assert contract.problems("POST", "/channels/1/threads", forum) == [f"$.message.{said}"]
    assert contract.problems("POST", "/interactions/1/t/callback", callback) == [f"$.data.{said}"]
    assert contract.problems("POST", hook, body) == [f"$.{said}"]
    assert contract.problems("PATCH", f"{hook}/messages/@original", body) == [f"$.{said}"]
    assert contract.problems("PATCH", f"{ROOM}/2", body) == [f"$.{said}"]


@pytest.mark.parametrize("odd", [None, 3, True, "x", [], [3], {}, {"type": []}])
@pytest.mark.parametrize("key", ["flags", "content", "embeds", "components", "allowed_mentions"])
def test_no_body_is_too_odd_to_judge(contract: Contract, key: str, odd: Any) -> None:
    for body in (card(box(row(LINK)), **{key: odd}), {"embeds": [{"fields": odd, "footer": odd}]}):
        assert isinstance(contract.problems("POST", ROOM, body), list)
    for callback in ({"type": odd}, {"type": 4, "data": odd}, {"type": 4, "data": card(LINK, odd)}):
        assert isinstance(contract.problems("POST", "/interactions/1/t/callback", callback), list)

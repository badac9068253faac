"""The message that a request writes, and the components within it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .routes import Routes, split

V2_FLAG = 1 << 15
V2_TYPES = (9, 10, 11, 12, 13, 14, 17)
"""Component types that exist only in Components V2."""

NEW, ORIGINAL, EDIT = "new", "original", "edit"


@dataclass(frozen=True)
class Message:
    """A message's body, its JSON path in the request, and whether it is new."""

    at: str
    kind: str
    body: dict[str, Any]

    @property
    def is_v2(self) -> bool:
        """Say whether the message declares Components V2."""
        flags = self.body.get("flags")
        return isinstance(flags, int) and bool(flags & V2_FLAG)

    def components(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield every component, nested ones included, with its JSON path."""
        yield from walk(self.body, self.at)


def walk(node: dict[str, Any], at: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the components held by a message, a modal or a component."""
    for key in ("components", "accessory", "component"):
        places = [(f"{at}.{key}", node.get(key))]
        places += [(f"{at}.{key}[{i}]", each) for i, each in enumerate(listed(node, key))]
        for place, each in places:
            if isinstance(each, dict):
                yield place, each
                yield from walk(each, place)


def listed(node: dict[str, Any], key: str) -> list[Any]:
    """Return the list under a key, or an empty one for anything else."""
    held = node.get(key)
    return held if isinstance(held, list) else []


CALLBACKS = {"4": NEW, "7": EDIT}
"""Interaction callbacks that write a message; a deferral (5, 6) writes none yet."""

CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
FORUM_POST = "/channels/{channel_id}/threads"
WRITERS = {
    CALLBACK: {"POST": NEW},
    FORUM_POST: {"POST": NEW},
    "/channels/{channel_id}/messages": {"POST": NEW},
    "/channels/{channel_id}/messages/{message_id}": {"PATCH": EDIT},
    "/webhooks/{webhook_id}/{webhook_token}": {"POST": NEW},
    "/webhooks/{webhook_id}/{webhook_token}/messages/@original": {"PATCH": ORIGINAL},
    "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}": {"PATCH": EDIT},
}
"""Operations that write a message, and what kind of message it is."""

ROUTES = Routes({path: {method: {} for method in kinds} for path, kinds in WRITERS.items()})


def message_in(method: str, path: str, body: object) -> Message | None:
    """Return the message a request writes, if it writes one."""
    operation = ROUTES.find(method, split(path)[0])
    if operation is None or not isinstance(body, dict):
        return None
    if operation.template == CALLBACK:
        kind = CALLBACKS.get(str(body.get("type")))
        return Message("$.data", kind, _object(body.get("data"))) if kind else None
    if operation.template == FORUM_POST:
        return Message("$.message", NEW, _object(body["message"])) if "message" in body else None
    return Message("$", WRITERS[operation.template][operation.method], body)


def _object(value: object) -> dict[str, Any]:
    """Return a value that is an object, or an empty one."""
    return value if isinstance(value, dict) else {}

"""What a person does in Discord, as the gateway tells a bot of it."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

import discord

from tests.wire.objects import (
    APPLICATION,
    CHANNEL,
    GUILD,
    ME,
    Payload,
    channel,
    member,
    snowflake,
    user,
)

PERSON = 9
COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
BUTTON, STRING_SELECT, TEXT_INPUT = 2, 3, 4
MESSAGE_MENU = 3
_TYPES: dict[type, int] = {str: 3, int: 4, bool: 5}
_EVERYTHING = discord.Permissions.all()


@dataclass
class Asked:
    """One interaction, and what the bot made of it."""

    payload: Payload
    began: float = field(default_factory=monotonic)
    acknowledged: float | None = None
    callback: Payload | None = None
    """What the bot answered first."""
    shown: list[Payload] = field(default_factory=list)
    """The messages that the person sees, the answer first."""
    waiting: bool = False
    """Whether the person sees that the bot is thinking."""
    settled: asyncio.Event = field(default_factory=asyncio.Event)

    def settle(self) -> None:
        """Let the person have their answer."""
        self.waiting = False
        self.settled.set()

    @property
    def token(self) -> str:
        """Return what the bot answers with."""
        return str(self.payload["token"])

    @property
    def text(self) -> str:
        """Return all that the person reads."""
        return "\n".join(filter(None, map(text_of, self.shown)))

    @property
    def answered(self) -> bool:
        """Tell whether the person has an answer, of whatever kind."""
        return self.callback is not None and not self.waiting


def text_of(message: Payload) -> str:
    """Return what is read in a message, in a modal, or in a component."""
    parts = [message.get("content")]
    parts += [text_of(each) for each in message.get("components", ())]
    return "\n".join(filter(None, parts))


def controls_of(message: Payload) -> list[Payload]:
    """Return the controls of a message, nested ones too."""
    found = []
    for each in [*message.get("components", ()), message.get("accessory")]:
        if each is not None:
            found += [each] if "custom_id" in each else []
            found += controls_of(each)
    return found


def _interaction(kind: int, data: Payload, who: int, place: int | None, also: Payload) -> Payload:
    there: Payload = {"user": user(who), "context": 1, "authorizing_integration_owners": {}}
    if place is not None:
        there = {
            "guild_id": str(GUILD),
            "guild": {"id": str(GUILD), "locale": "en-US", "features": []},
            "channel_id": str(place),
            "channel": channel(place),
            "member": member(who, _EVERYTHING),
            "context": 0,
            "authorizing_integration_owners": {"0": str(GUILD)},
            "guild_locale": "en-US",
        }
    return (
        there
        | also
        | {
            "id": snowflake(),
            "application_id": str(APPLICATION),
            "type": kind,
            "token": secrets.token_urlsafe(24),
            "version": 1,
            "data": data,
            "app_permissions": str(_EVERYTHING.value),
            "locale": "en-US",
            "entitlements": [],
            "attachment_size_limit": 10 * 1024 * 1024,
        }
    )


def _command(name: str, options: list[Payload]) -> Payload:
    """Return a command's data; "events show" is a command of a group."""
    first, *rest = name.split()
    for inner in reversed(rest):
        options = [{"type": 1, "name": inner, "options": options}]
    return {"id": "1", "name": first, "type": 1, "options": options}


def slash(name: str, who: int = PERSON, place: int | None = CHANNEL, **options: Any) -> Payload:
    """Return that somebody gives a command; ``place`` is None in direct messages."""
    given = [{"name": k, "type": _TYPES[type(v)], "value": v} for k, v in options.items()]
    return _interaction(COMMAND, _command(name, given), who, place, {})


def typing(name: str, option: str, typed: str, who: int = PERSON) -> Payload:
    """Return that somebody types an option that the bot offers endings for."""
    given = [{"name": option, "type": 3, "value": typed, "focused": True}]
    return _interaction(AUTOCOMPLETE, _command(name, given), who, CHANNEL, {})


def click(message: Payload, control: str, who: int = PERSON) -> Payload:
    """Return that somebody presses a button of a message, by its id or label."""
    found = [
        each
        for each in controls_of(message)
        if control in {each["custom_id"], each.get("label")} and each["type"] == BUTTON
    ]
    data = {"custom_id": found[0]["custom_id"], "component_type": BUTTON}
    return _interaction(COMPONENT, data, who, CHANNEL, {"message": message})


def choose(message: Payload, control: str, *values: str, who: int = PERSON) -> Payload:
    """Return that somebody chooses in a select of a message, by its id."""
    (found,) = [each for each in controls_of(message) if each["custom_id"] == control]
    data: Payload = {"custom_id": control, "component_type": found["type"], "values": list(values)}
    return _interaction(COMPONENT, data, who, CHANNEL, {"message": message})


def send_form(form: Payload, who: int = PERSON, **values: str) -> Payload:
    """Return that somebody sends a form that was shown, with these values in its text fields."""
    fields = [
        {
            "type": 18,
            "id": number,
            "component": {
                "type": each["type"],
                "id": number + 100,
                "custom_id": each["custom_id"],
                "value": values.get(each["custom_id"], each.get("value", "")),
            },
        }
        for number, each in enumerate(_fields(form), 1)
    ]
    data = {"custom_id": form["custom_id"], "components": fields}
    return _interaction(MODAL, data, who, CHANNEL, {})


def menu(name: str, message: Payload, who: int = PERSON) -> Payload:
    """Return that somebody uses the menu of a message."""
    data = {
        "id": "1",
        "name": name,
        "type": MESSAGE_MENU,
        "target_id": message["id"],
        "resolved": {"messages": {message["id"]: message}},
    }
    return _interaction(COMMAND, data, who, CHANNEL, {})


def written(text: str, who: int = PERSON, place: int = CHANNEL) -> Payload:
    """Return a message that somebody writes, with a mention of the bot."""
    from tests.wire.objects import message

    made = message({"content": f"<@{ME}> {text}"}, place, who)
    person = {key: value for key, value in member(who).items() if key != "user"}
    return made | {"mentions": [user(ME, bot=True)], "guild_id": str(GUILD), "member": person}


def _fields(node: Payload) -> list[Payload]:
    """Return the fields of a form."""
    found = [node] if node.get("type") == TEXT_INPUT else []
    for each in [*node.get("components", ()), node.get("component")]:
        found += _fields(each) if each else []
    return found

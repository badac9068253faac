"""Who and what there is on the wire, as Discord's API writes it. All of it is made up."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from typing import Any

import discord

Payload = dict[str, Any]

ME, APPLICATION, OWNER = 7, 42, 1
GUILD, CHANNEL, DM = 100, 200, 300

# Made up; of the form of a token.
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA.GAbCdE.abcdefghijklmnopqrstuvwxyz0123456789ABCD"  # noqa: S105

_serial = count()


def snowflake() -> str:
    """Return a new id; as Discord's, it holds the time at which it was made."""
    return str(discord.utils.time_snowflake(datetime.now(UTC)) + next(_serial) % (1 << 22))


def user(identity: int, *, bot: bool = False) -> Payload:
    """Return a person, or a bot."""
    name = f"made-up-{identity}"
    return {
        "id": str(identity),
        "username": name,
        "global_name": None,
        "discriminator": "0",
        "avatar": None,
        "bot": bot,
    }


def member(identity: int, permissions: discord.Permissions | None = None) -> Payload:
    """Return a person as a member of the guild; with permissions, as an interaction has it."""
    rights = {} if permissions is None else {"permissions": str(permissions.value)}
    return rights | {
        "user": user(identity, bot=identity == ME),
        "roles": [],
        "joined_at": "2026-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
        "nick": None,
        "avatar": None,
    }


def channel(identity: int = CHANNEL) -> Payload:
    """Return a text channel of the guild, or the direct messages."""
    if identity == DM:
        return {"id": str(DM), "type": 1, "recipients": [user(OWNER)], "last_message_id": None}
    return {
        "id": str(identity),
        "type": 0,
        "guild_id": str(GUILD),
        "name": "made-up",
        "position": 0,
        "permission_overwrites": [],
        "nsfw": False,
        "parent_id": None,
        "topic": None,
        "last_message_id": None,
        "rate_limit_per_user": 0,
        "flags": 0,
    }


def guild(identity: int = GUILD) -> Payload:
    """Return a guild with one text channel, in which everybody may do what a bot needs."""
    everyone = discord.Permissions(
        view_channel=True, read_message_history=True, send_messages=True, embed_links=True
    )
    role = {
        "id": str(identity),
        "name": "@everyone",
        "permissions": str(everyone.value),
        "color": 0,
        "position": 0,
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }
    return {
        "id": str(identity),
        "name": "Made up",
        "owner_id": str(OWNER),
        "roles": [role],
        "member_count": 2,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "premium_progress_bar_enabled": False,
        "preferred_locale": "en-US",
        "afk_timeout": 60,
        "system_channel_flags": 0,
        "channels": [channel(CHANNEL if identity == GUILD else identity + 1)],
        "members": [member(ME)],
    } | {
        name: []
        for name in (
            *("emojis", "features", "threads", "stickers", "voice_states", "presences"),
            *("stage_instances", "guild_scheduled_events", "soundboard_sounds"),
        )
    }


def application() -> Payload:
    """Return the application that the token stands for."""
    return {
        "id": str(APPLICATION),
        "name": "Entente",
        "description": "",
        "icon": None,
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0",
        "owner": user(OWNER),
        "team": None,
        "flags": 0,
        "interactions_endpoint_url": None,
    }


def message(body: Payload, place: int, author: int = ME) -> Payload:
    """Return the message that a request's body makes in a channel."""
    made = {
        "id": snowflake(),
        "type": 0,
        "channel_id": str(place),
        "author": user(author, bot=author == ME),
        "content": "",
        "timestamp": datetime.now(UTC).isoformat(),
        "edited_timestamp": None,
        "tts": False,
        "pinned": False,
        "mention_everyone": False,
        "flags": 0,
    } | {name: [] for name in ("mentions", "mention_roles", "attachments", "embeds", "components")}
    return change(made, body)


def change(made: Payload, body: Payload) -> Payload:
    """Write into a message what a request's body says of it."""
    for name in ("content", "embeds", "components", "flags", "nonce"):
        if body.get(name) is not None:
            made[name] = body[name]
    return made

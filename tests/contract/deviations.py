"""What discord.py is known to send beside Discord's description, and why it is let through."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Schema = dict[str, Any]
BOOLEAN: Schema = {"type": "boolean"}
STRING: Schema = {"type": ["string", "null"]}
SNOWFLAKE: Schema = {"anyOf": [{"$ref": "#/components/schemas/SnowflakeType"}, {"type": "integer"}]}


@dataclass(frozen=True)
class Deviation:
    """Keys of one described object that may also hold what `allows` says."""

    schema: str
    keys: tuple[str, ...]
    allows: Schema
    reason: str


TTS = "discord.py's webhook helpers send `tts: false` with every edit; Discord ignores it"
DEVIATIONS = (
    Deviation(
        "ApplicationCommandUpdateRequest",
        ("nsfw",),
        BOOLEAN,
        "documented by Discord, absent from its description; sent with every command",
    ),
    Deviation("IncomingWebhookUpdateRequestPartial", ("tts",), BOOLEAN, TTS),
    Deviation("IncomingWebhookUpdateForInteractionCallbackRequestPartial", ("tts",), BOOLEAN, TTS),
    Deviation("MessageEditRequestPartial", ("tts",), BOOLEAN, TTS),
    Deviation(
        "RichEmbed", ("flags",), {"type": "integer"}, "discord.py sends the embed's read-only flags"
    ),
    Deviation(
        "MessageAttachmentRequest",
        ("id",),
        SNOWFLAKE,
        "discord.py numbers new files with integers and keeps old ones by integer id",
    ),
    Deviation(
        "MessageAttachmentRequest",
        ("content_type", "proxy_url", "url"),
        STRING,
        "discord.py sends a kept attachment back whole; Discord reads its id",
    ),
    Deviation("MessageAttachmentRequest", ("size",), {"type": "integer"}, "as above"),
    Deviation("MessageAttachmentRequest", ("spoiler",), BOOLEAN, "as above"),
    Deviation(
        "MessageReferenceRequest",
        ("message_id", "channel_id", "guild_id"),
        SNOWFLAKE,
        "discord.py replies with integer ids",
    ),
    Deviation(
        "MessageAllowedMentionsRequest",
        ("users", "roles"),
        {"type": ["array", "null"], "items": SNOWFLAKE},
        "discord.py names whom a message may mention by integer ids",
    ),
    Deviation(
        "CreatePrivateChannelRequest",
        ("recipient_id",),
        SNOWFLAKE,
        "discord.py opens a direct message by an integer id",
    ),
    Deviation("ChannelSelectDefaultValue", ("id",), SNOWFLAKE, "as above"),
    Deviation("RoleSelectDefaultValue", ("id",), SNOWFLAKE, "as above"),
    Deviation(
        "CreateRoleRequest",
        ("permissions",),
        {"type": ["string", "integer", "null"]},
        "documented by Discord as a string, described as an integer",
    ),
)

BOTS_MAY = {"type": ["string", "null"], "maxLength": 2000}
TIGHTER = tuple(
    Deviation(schema, ("content",), BOTS_MAY, "4000 characters are for subscribers, not for bots")
    for schema in (
        "BaseCreateMessageCreateRequest",
        "MessageCreateRequest",
        "MessageEditRequestPartial",
    )
)
"""Where Discord allows a bot less than its description says."""


def allow(schemas: dict[str, Schema], deviations: Iterable[Deviation]) -> dict[str, Schema]:
    """Return the described schemas with the deviations let through."""
    allowed = dict(schemas)
    for each in deviations:
        schema = allowed[each.schema]
        added = dict.fromkeys(each.keys, each.allows)
        allowed[each.schema] = schema | {"properties": schema["properties"] | added}
    return allowed

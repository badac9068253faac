"""Write down in the audit log what a moderator did in Discord."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord

from bot.audit import Actor, AuditLog


async def note(
    interaction: discord.Interaction[Any],
    action: str,
    target: str = "",
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Add an entry for what who uses a command or control just did there."""
    bot = interaction.client
    actor = Actor.of(interaction.user, bot.people)
    await AuditLog(bot.state, bot.now).write(
        action, actor=actor, target=target, detail=detail, guild=interaction.guild_id
    )

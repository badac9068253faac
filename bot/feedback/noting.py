"""Writing down what a moderator did with feedback."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.audit.log import Actor, AuditLog

if TYPE_CHECKING:
    from bot.app import Entente


async def note(
    interaction: discord.Interaction[Any], action: str, target: str, **detail: Any
) -> None:
    """Write into the audit log what a moderator did just now."""
    bot: Entente = interaction.client
    await AuditLog(bot.state, bot.now).write(
        action,
        actor=Actor.of(interaction.user, bot.people),
        target=target,
        detail=detail,
        guild=interaction.guild_id,
    )

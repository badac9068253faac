"""Write down in the audit log what a moderator did in Discord."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.audit.log import Actor, AuditLog

if TYPE_CHECKING:
    from bot.app import Entente


async def note(
    interaction: discord.Interaction[Any], action: str, target: str = "", /, **detail: Any
) -> None:
    """Add an entry for what who uses a command or control just did there.

    :param interaction: The command or the click, which tells who and in which server.
    :param action: What was done, in a word or two.
    :param target: What it was done to.
    :param detail: What else is worth knowing, as JSON can hold it; never a person's id.
    """
    bot: Entente = interaction.client
    await AuditLog(bot.state, bot.now).write(
        action,
        actor=Actor.of(interaction.user, bot.people),
        target=target,
        detail=detail,
        guild=interaction.guild_id,
    )

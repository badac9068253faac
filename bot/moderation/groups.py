"""The groups of commands for moderators, to which each feature adds its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

if TYPE_CHECKING:
    from bot.app import Entente

KNOWLEDGE = "knowledge"
GOLDEN = "golden"

_DESCRIPTIONS = {
    KNOWLEDGE: "What I know, and how that changes (for moderators)",
    GOLDEN: "Questions that I must go on answering (for moderators)",
}


def knowledge_group(bot: Entente) -> app_commands.Group:
    """Return the bot's group ``/knowledge``, made when it is first asked for."""
    return _group(bot, KNOWLEDGE)


def golden_group(bot: Entente) -> app_commands.Group:
    """Return the bot's group ``/golden``, made when it is first asked for."""
    return _group(bot, GOLDEN)


def remove_from(bot: Entente, name: str, *commands: app_commands.Command[Any, ..., Any]) -> None:
    """Take commands out of a group again, if both are there."""
    if isinstance(group := bot.tree.get_command(name), app_commands.Group):
        for command in commands:
            group.remove_command(command.name)


def _group(bot: Entente, name: str) -> app_commands.Group:
    group = bot.tree.get_command(name)
    if isinstance(group, app_commands.Group):
        return group
    made = app_commands.Group(
        name=name,
        description=_DESCRIPTIONS[name],
        # Only what Discord offers to whom; each command asks for the right again, by itself.
        default_permissions=discord.Permissions(manage_guild=True),
        allowed_contexts=app_commands.AppCommandContext(
            guild=True, dm_channel=False, private_channel=False
        ),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )
    bot.tree.add_command(made)
    return made

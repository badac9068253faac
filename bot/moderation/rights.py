"""Who may change what the bot knows: asked anew at every command, every click and every modal."""

from __future__ import annotations

from typing import Any

import discord

from bot.errors import tell
from bot.moderation.choices import moderation_of

_NO_SERVER = "This is for the moderators of a server: please use it in one where I am."
_NOT_ALLOWED = (
    "Only this server's moderators can do this: who may **Manage Server**, or has the role that "
    "was chosen in `/knowledge settings`."
)
_NOT_COUNTED = (
    "The moderators of this server cannot change what I know: whoever runs me chose other servers "
    "for that."
)
_NOT_ADDED = (
    "Who added me for themselves alone cannot change what I know: only the moderators of a server "
    "that has added me can."
)
_NOT_MANAGING = "Only who may **Manage Server** can choose who moderates."


async def is_moderator(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether who uses a command or control may moderate there, without a word to them."""
    if interaction.guild_id is None or _not_here(interaction):
        return False
    # Permissions and roles come with the interaction, from Discord itself.
    if interaction.permissions.manage_guild:
        return True
    if not isinstance(interaction.user, discord.Member):
        return False
    chosen = await moderation_of(interaction.client.state, interaction.guild_id)
    return chosen.role is not None and interaction.user.get_role(chosen.role) is not None


async def may_moderate(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether who uses a command or control may moderate; who may not is told, privately."""
    if refused := _not_here(interaction):
        await tell(interaction, refused)
    elif not await is_moderator(interaction):
        await tell(interaction, _NOT_ALLOWED)
    else:
        return True
    return False


async def may_manage(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether who uses a command or control may say who moderates; who may not is told."""
    if refused := _not_here(interaction):
        await tell(interaction, refused)
    elif not interaction.permissions.manage_guild:
        await tell(interaction, _NOT_MANAGING)
    else:
        return True
    return False


def _not_here(interaction: discord.Interaction[Any]) -> str:
    """Return why moderators there are none of what the bot knows; empty where they are."""
    if interaction.guild_id is None:
        return _NO_SERVER
    # Whoever has a server can use there what somebody added for themselves alone.
    alone = interaction.is_user_integration() and not interaction.is_guild_integration()
    if alone or interaction.client.get_guild(interaction.guild_id) is None:
        return _NOT_ADDED
    # What the bot knows is one for all servers that have added it.
    home = interaction.client.settings.moderator_guilds
    return _NOT_COUNTED if home and interaction.guild_id not in home else ""

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
_NOT_HERE = (
    "The moderators of this server cannot change what I know: whoever runs me chose other servers "
    "for that."
)
_NOT_MANAGING = "Only who may **Manage Server** can choose who moderates."


async def is_moderator(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether who uses a command or control may moderate there, without a word to them."""
    if interaction.guild_id is None or not _counts(interaction):
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
    if interaction.guild_id is None:
        await tell(interaction, _NO_SERVER)
    elif not _counts(interaction):
        await tell(interaction, _NOT_HERE)
    elif not await is_moderator(interaction):
        await tell(interaction, _NOT_ALLOWED)
    else:
        return True
    return False


async def may_manage(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether who uses a command or control may say who moderates; who may not is told."""
    if interaction.guild_id is None:
        await tell(interaction, _NO_SERVER)
    elif not _counts(interaction):
        await tell(interaction, _NOT_HERE)
    elif not interaction.permissions.manage_guild:
        await tell(interaction, _NOT_MANAGING)
    else:
        return True
    return False


def _counts(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether the moderators of the server at hand are those of the community."""
    # What the bot knows is one for all servers that have added it.
    home = interaction.client.settings.moderator_guilds
    return not home or interaction.guild_id in home

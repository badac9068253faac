"""What features have in common whose commands are of a group that they share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.buttons import Lasting
from bot.moderation.groups import remove_from
from bot.moderation.rights import is_moderator

if TYPE_CHECKING:
    from bot.app import Entente

Subcommand = app_commands.Command[Any, ..., None]


class SubcommandsCog(commands.Cog):
    """Adds commands to a group, and buttons, which outlive a restart, to the bot."""

    def __init__(
        self,
        bot: Entente,
        group: Callable[[Entente], app_commands.Group],
        subcommands: Sequence[Subcommand],
        buttons: Sequence[type[Lasting]],
    ) -> None:
        """Take the bot, how its group is found, and what is added.

        Subcommands of a group that features share cannot be declared by decorator.
        """
        self.bot = bot
        self._group, self._subcommands, self._buttons = group, subcommands, buttons
        self._home = ""

    async def cog_load(self) -> None:
        """Register the commands and the buttons."""
        group = self._group(self.bot)
        for command in self._subcommands:
            group.add_command(command)
        self._home = group.name
        self.bot.add_dynamic_items(*self._buttons)

    async def cog_unload(self) -> None:
        """Take back what `cog_load` registered."""
        remove_from(self.bot, self._home, *self._subcommands)
        self.bot.remove_dynamic_items(*self._buttons)


async def offered(
    interaction: discord.Interaction[Any], choices: Callable[[], Iterable[tuple[str, str]]]
) -> list[app_commands.Choice[str]]:
    """Offer what is in memory, to moderators alone: Discord hides a command, and no more."""
    if not await is_moderator(interaction):
        return []
    return [app_commands.Choice(name=name, value=value) for name, value in choices()]

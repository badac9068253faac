"""The bot: discord.py's client with Entente's features, the same for Discord and the try-out."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

import discord
from discord import app_commands
from discord.ext import commands

from bot.ask.service import AskService
from bot.errors import log_failure, on_command_error
from bot.settings import Settings

FEATURES = ("bot.ask", "bot.about")
_log = logging.getLogger(__name__)


def intents() -> discord.Intents:
    """Return the intents Entente needs; none of them is privileged."""
    wanted = discord.Intents.none()
    wanted.guilds = True
    wanted.guild_messages = True
    wanted.dm_messages = True
    return wanted


class Entente(commands.Bot):
    """A Discord client that answers questions."""

    def __init__(self, settings: Settings, ask: AskService) -> None:
        super().__init__(
            command_prefix=(),
            help_command=None,
            intents=intents(),
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        self.settings = settings
        self.ask = ask
        self.started = datetime.now(UTC)
        self.tree.on_error = on_command_error  # type: ignore[method-assign]

    async def setup_hook(self) -> None:
        """Load the features and tell Discord the commands."""
        for feature in FEATURES:
            await self.load_extension(feature)
        await self.tree.sync()

    async def on_message(self, message: discord.Message, /) -> None:
        """Leave messages to the features: there are no commands by prefix."""

    async def on_error(self, event_method: str, /, *_args: object, **_kwargs: object) -> None:
        """Log what an event handler raised; there is nobody to tell."""
        import sys

        if error := sys.exc_info()[1]:
            log_failure(error, f"event {event_method}")

    async def close(self) -> None:
        """Let go of the gateway and of the answering thread."""
        await super().close()
        self.ask.close()

"""The bot: discord.py's client with Entente's features, the same for Discord and the try-out."""

from __future__ import annotations

import logging
from datetime import datetime

import discord
from discord import app_commands
from discord.ext import commands, tasks

from bot.ask.service import AskService
from bot.clock import Clock, utc_now
from bot.errors import log_failure, on_command_error
from bot.events.service import EventService
from bot.loops import attempt
from bot.metrics import Metrics
from bot.privacy.pseudonyms import Pseudonyms
from bot.settings import Settings
from bot.state.database import Database
from bot.unfinished import Tree, Unfinished

FEATURES = (
    "bot.ask",
    "bot.about",
    "bot.events",
    "bot.reminders",
    "bot.announcements",
    "bot.privacy",
    "bot.feeding",
    "bot.feedback",
    "bot.moderation",
)
LONGEST_LIMIT = 30.0
"""Seconds that a request waits for a rate limit of Discord's to pass. What is sent again later is
given up after longer: discord.py would never send again if it were cut while it waits for a limit
of the whole bot."""

_log = logging.getLogger(__name__)


def intents() -> discord.Intents:
    """Return the intents Entente needs; none of them is privileged."""
    wanted = discord.Intents.none()
    wanted.guilds = True
    wanted.guild_messages = True
    wanted.dm_messages = True
    wanted.guild_scheduled_events = True
    return wanted


class Entente(commands.Bot):
    """A Discord client that answers questions and knows what is on."""

    def __init__(
        self,
        settings: Settings,
        ask: AskService,
        events: EventService,
        state: Database,
        clock: Clock = utc_now,
    ) -> None:
        super().__init__(
            command_prefix=(),
            help_command=None,
            tree_cls=Tree,
            intents=intents(),
            allowed_mentions=discord.AllowedMentions.none(),
            max_ratelimit_timeout=LONGEST_LIMIT,
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        self.settings = settings
        self.ask = ask
        self.events = events
        self.state = state
        self.unfinished = Unfinished()
        self.people = Pseudonyms(settings.data_dir)
        self.metrics = Metrics()
        self._clock = clock
        self.started = clock()
        ask.clock = clock
        events.connect(ask)
        self.tree.on_error = on_command_error  # type: ignore[method-assign]

    def now(self) -> datetime:
        """Return the aware time that everything is computed by."""
        return self._clock()

    async def setup_hook(self) -> None:
        """Open the state, load the features and tell Discord the commands."""
        await self.state.open()
        self.ask.watch(self.metrics.stopwatch, self.metrics.batched)
        for feature in FEATURES:
            await self.load_extension(feature)
        await self.tree.sync()
        self._refresh_calendars.start()

    # Each minute, so that a changed file is seen soon; an address is fetched only when it is due.
    @tasks.loop(minutes=1)
    async def _refresh_calendars(self) -> None:
        await attempt(self.events.refresh, "reading the calendars")

    async def on_message(self, message: discord.Message, /) -> None:
        """Leave messages to the features: there are no commands by prefix."""

    async def connect(self, *, reconnect: bool = True) -> None:
        """Stay connected to the gateway, also where it could not be reached at first."""
        while True:
            try:
                await super().connect(reconnect=reconnect)
            except AttributeError:
                # After a first connection that failed, discord.py waits, and then stumbles over
                # the session that it means to resume and never had.
                if self.ws is not None:
                    raise
            else:
                return

    async def on_connect(self) -> None:
        """Count a new session at the gateway."""
        self.metrics.connected("anew")

    async def on_resumed(self) -> None:
        """Count a session at the gateway that went on."""
        self.metrics.connected("resumed")

    async def on_error(self, event_method: str, /, *_args: object, **_kwargs: object) -> None:
        """Log what an event handler raised; there is nobody to tell."""
        import sys

        if error := sys.exc_info()[1]:
            log_failure(error, f"event {event_method}")

    async def close(self) -> None:
        """Answer who still waits; let go of the gateway, the state and the answering thread."""
        self._refresh_calendars.cancel()
        await self.unfinished.finish()
        await super().close()
        await self.state.close()
        self.ask.close()

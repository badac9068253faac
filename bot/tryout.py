"""The try-out: the unmodified bot in a Discord of its own, shown in a browser on this machine."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, cast

import discord

from bot.app import Entente
from bot.clock import utc_now
from bot.console import err, out
from bot.exit_codes import CONFIGURATION

if TYPE_CHECKING:
    from simcord import Env
    from simcord.preview import Preview

CHANNEL = "ask-entente"
WELCOME = (
    "Welcome! This is a try-out: a small Discord on this machine alone. Type **/ask**, press "
    "Enter, type a question, press Enter. **/events upcoming** shows what is on. "
    "What I post by myself, such as announcements, shows after **Refresh preview**."
)

_TICK = 10.0
"""Seconds after which the simulated clock is moved on. The page takes no click meanwhile, which
lasts on a busy machine: so not as often as the bot's shortest timers, such as a progress has."""


async def serve(bot: Entente) -> None:
    """Serve the try-out on 127.0.0.1 until the page is closed or Ctrl-C is pressed."""
    async with tryout(bot) as page:
        out.print(f"The try-out is at [link={page.url}]{page.url}[/link]", soft_wrap=True)
        out.print("Open it in a browser on this machine. Ctrl-C stops it.")
        await page.wait_closed()


@asynccontextmanager
async def tryout(bot: Entente) -> AsyncIterator[Preview]:
    """Yield the page on which a trainee and a moderator meet the running bot in one channel."""
    # The simulation makes a client without intents when it loads, only to look inside it. What
    # discord.py warns of then says nothing about this bot.
    state = logging.getLogger("discord.state")
    state.disabled = True
    try:
        import simcord
    except ImportError:
        err.print(
            "The try-out needs the package simcord: run `make setup`, or set "
            "ENTENTE_DISCORD_TOKEN to connect to Discord."
        )
        raise SystemExit(CONFIGURATION) from None
    finally:
        state.disabled = False
    # An error of the bot is shown to the person in the browser; it must not end the try-out.
    env = simcord.Env(bot, check_errors=False)
    # The simulated clock starts on a fixed day; messages should show today's time. It is set before
    # the bot starts, whose timers would otherwise ring for every minute in between.
    env.backend.advance_clock((utc_now() - env.now()).total_seconds())
    async with _started(env):
        await cast("discord.ClientUser", bot.user).edit(username="Entente")
        guild = env.create_guild("SIIM and EuSoMII trainees (try-out)")
        channel = guild.create_text_channel(CHANNEL)
        trainee = guild.add_member(env.create_user("trainee", global_name="Trainee"))
        moderators = guild.create_role(
            "Moderators", permissions=discord.Permissions(manage_guild=True)
        )
        moderator = guild.add_member(
            env.create_user("moderator", global_name="Moderator"), roles=[moderators]
        )
        await moderator.send(channel, WELCOME)
        bot.settings = bot.settings.model_copy(
            update={"mention_channels": bot.settings.mention_channels | {channel.id}}
        )
        viewers = [trainee, moderator]
        async with env.preview(channel, viewers=viewers, layout="channel") as page:
            yield page


@asynccontextmanager
async def _started(env: Env) -> AsyncIterator[None]:
    """Start the bot in its Discord, whose clock goes on with this machine's, and end it."""
    await env.start()
    ticking = asyncio.create_task(_tick(env))
    try:
        with env.time_context():
            yield
    finally:
        ticking.cancel()
        with suppress(asyncio.CancelledError):
            await ticking
        await env.shutdown()


async def _tick(env: Env) -> None:
    """Move the simulated clock on, so that the bot's timers ring when they are due."""
    import simcord

    while True:
        await asyncio.sleep(_TICK)
        # While the page does something, or the bot takes long, the next tick makes up for this one.
        with suppress(simcord.SetupError, TimeoutError):
            await env.advance_time(max(0.0, (utc_now() - env.now()).total_seconds()))

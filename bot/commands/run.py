"""``entente run``: the bot on Discord, or the try-out in a browser."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from contextlib import nullcontext
from typing import Any

import aiohttp
import discord

from bot import logs
from bot.app import Entente
from bot.ask.service import AskService
from bot.backup.swapping import undo_killed
from bot.clock import utc_now
from bot.console import err, out, show_answer
from bot.engine import open_searcher
from bot.events.service import EventService
from bot.exit_codes import CONFIGURATION, RUNNING, UNREACHABLE
from bot.health import PortError, watched
from bot.instance import RunningError, only_instance
from bot.patience import be_patient
from bot.settings import Settings, load
from bot.state.aside import set_aside
from bot.state.database import Database
from index import Library, Searcher, preferred

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_GRACE = 10.0
"""Seconds that connections and threads have to end after a signal."""

SAMPLE = "What will the partnership focus on?"


def run_bot(*, check: bool, fresh_state: bool = False) -> None:
    """Answer a sample question, then serve until Ctrl-C; with ``check``, stop before serving.

    With ``fresh_state``, a damaged state database is kept aside first.
    """
    # What stops a service, such as `docker stop`, ends it as cleanly as Ctrl-C.
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    try:
        settings = load()
        # A sample answer disturbs nobody.
        with nullcontext() if check else only_instance(settings):
            _run(settings, check=check, fresh_state=fresh_state)
    except RunningError as error:
        err.print(str(error), markup=False, soft_wrap=True)
        raise SystemExit(RUNNING) from None
    except (KeyboardInterrupt, asyncio.CancelledError):
        if check:
            raise
    if not check:
        out.print("Stopped.")


def _run(settings: Settings, *, check: bool, fresh_state: bool) -> None:
    logs.configure(settings.log_format, settings.log_level)
    # discord.py warns of voice libraries that a bot without voice does not need.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    if undo_killed(settings):
        err.print("A restore was killed on its way. Everything is as it was before it.")
    if fresh_state and (kept := asyncio.run(set_aside(settings.data_dir, utc_now()))):
        err.print(
            f"The state database was damaged. It is kept as {kept}, and a new one is begun.",
            markup=False,
            soft_wrap=True,
        )
    bot = open_bot(settings)
    say_encoder(bot.ask.searcher, settings)
    show_answer(bot.ask.searcher.answer(SAMPLE, top=1), utc_now(), settings.zone)
    if check:
        return
    asyncio.run(serve(bot, settings))


def open_bot(settings: Settings) -> Entente:
    """Return the bot over everything that is known. Raises as `bot.engine.open_searcher` does."""
    # What one that was killed left behind.
    Library(settings.index_dir).sweep()
    events = EventService(settings, utc_now)
    searcher = open_searcher(settings, events)
    events.load(searcher.version, taken_back=Library(settings.index_dir).rolled_back)
    ask = AskService(searcher, queue=settings.queue)
    return Entente(settings, ask, events, Database.at(settings.data_dir))


def say_encoder(searcher: Searcher, settings: Settings) -> None:
    """Say so where what is served was made with another encoder than the settings want."""
    embedder = searcher.embedder
    made_with, wanted = (
        embedder.identity.encoder,
        preferred(embedder.spec, embedder.models, settings.encoder),
    )
    if made_with != wanted:
        err.print(
            f"The index version {searcher.version.manifest.version} was made with {made_with}, so "
            f"questions are encoded with that. `entente index build` makes one with {wanted}.",
            soft_wrap=True,
        )


async def serve(bot: Entente, settings: Settings) -> None:
    """Serve on Discord, or as the try-out, until a signal; end with a sentence where neither can.

    The first SIGINT or SIGTERM cancels the calling task.
    """
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    for number in _SIGNALS:
        loop.add_signal_handler(number, _stop, task)
    try:
        await _serve(bot, settings)
    finally:
        for number in _SIGNALS:
            loop.remove_signal_handler(number)


def _stop(task: asyncio.Task[Any] | None) -> None:
    """Let a task end in peace, and the process whatever happens."""
    watchdog = threading.Timer(_GRACE, _end)
    watchdog.daemon = True
    watchdog.start()
    if task is not None:
        task.cancel()


def _end() -> None:
    out.print("Stopped.")
    os._exit(0)


async def _serve(bot: Entente, settings: Settings) -> None:
    if settings.discord_token is None:
        from bot import tryout

        await tryout.serve(bot)
        return
    err.print("Connecting to Discord. Ctrl-C stops the bot.")
    try:
        async with watched(bot), bot:
            be_patient(bot)
            await bot.start(settings.discord_token.get_secret_value())
    except PortError as error:
        err.print(str(error), markup=False, soft_wrap=True)
        raise SystemExit(CONFIGURATION) from None
    except discord.LoginFailure:
        err.print(
            "Discord does not accept the token. Make a new one in the developer portal, page Bot, "
            "Reset Token, and set ENTENTE_DISCORD_TOKEN."
        )
        raise SystemExit(CONFIGURATION) from None
    except (aiohttp.ClientError, OSError, discord.HTTPException) as error:
        # Before the first connection only: once connected, discord.py reconnects by itself.
        err.print(
            f"Discord cannot be reached ({error}). Check the network and start again.",
            markup=False,
            soft_wrap=True,
        )
        raise SystemExit(UNREACHABLE) from None

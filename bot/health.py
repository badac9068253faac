"""Whether the bot is alive and ready, and its figures, over HTTP for whoever watches it."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from sqlalchemy import text

from bot.loops import attempt
from bot.standing import Standing, Ticks, heartbeat

if TYPE_CHECKING:
    from bot.app import Entente

_PATIENCE = 5.0
"""Seconds that the state may take to be written to."""

_LOOK_EVERY = 0.5
"""Seconds between two looks at how late the event loop is."""

# Writes what stands there already: the file is written to, and nothing changes.
_WRITE = text("UPDATE alembic_version SET version_num = version_num")
_FAULT = "bot.errors"


class PortError(Exception):
    """The address of the settings cannot be listened on; the text says what to do."""


class Health:
    """Answers /healthz, /readyz and /metrics."""

    def __init__(self, bot: Entente, ticks: Ticks = time.perf_counter) -> None:
        """Take the bot, and what the gateway's heartbeats are timed by."""
        self._bot = bot
        self._ticks = ticks
        self._standing = CollectorRegistry()
        self._standing.register(Standing(bot, ticks))

    def application(self) -> web.Application:
        """Return what answers."""
        made = web.Application()
        made.router.add_get("/healthz", self._alive)
        made.router.add_get("/readyz", self._ready)
        made.router.add_get("/metrics", self._metrics)
        return made

    async def checks(self) -> dict[str, str]:
        """Return what is wrong with each condition of being ready; nothing where it holds."""
        age, longest = heartbeat(self._bot, self._ticks)
        found = {
            "gateway": "" if age <= longest else "no heartbeat was answered of late",
            "index": "" if self._bot.ask.searcher.version.contents.passages else "it is empty",
            "state": await self._unwritable(),
        }
        for name, problem in found.items():
            self._bot.metrics.checked(name, not problem)
        return found

    async def _unwritable(self) -> str:
        try:
            async with asyncio.timeout(_PATIENCE), self._bot.state.session() as session:
                await session.execute(_WRITE)
        except Exception as error:  # whatever it is, nothing can be remembered
            return f"it cannot be written to ({type(error).__name__})"
        return ""

    async def _alive(self, _request: web.Request) -> web.Response:
        return web.json_response({"alive": True})

    async def _ready(self, _request: web.Request) -> web.Response:
        checks = await self.checks()
        ready = not any(checks.values())
        answer = {"ready": ready, "checks": {name: said or "well" for name, said in checks.items()}}
        return web.json_response(answer, status=200 if ready else 503)

    async def _metrics(self, _request: web.Request) -> web.Response:
        registry = self._bot.metrics.registry
        figures = generate_latest(registry) + generate_latest(self._standing)
        return web.Response(body=figures, headers={"Content-Type": CONTENT_TYPE_LATEST})


@asynccontextmanager
async def watched(bot: Entente) -> AsyncIterator[None]:
    """Answer on the address of the settings, and look how late the event loop is, meanwhile.

    :raises PortError: If the address cannot be listened on.
    """
    host, port = bot.settings.health_host, bot.settings.health_port
    if not port:
        yield
        return
    runner = web.AppRunner(Health(bot).application(), access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        await runner.cleanup()
        raise PortError(
            f"Nobody can be answered on {host}, port {port} ({error.strerror or error}). Set "
            "ENTENTE_HEALTH_PORT to a free one, or to 0 to answer nobody."
        ) from None
    counting, looking = bot.metrics.failures(), asyncio.create_task(_look(bot))
    logging.getLogger(_FAULT).addHandler(counting)
    try:
        yield
    finally:
        logging.getLogger(_FAULT).removeHandler(counting)
        looking.cancel()
        await runner.cleanup()


async def _look(bot: Entente) -> None:
    """Time how late the event loop comes back."""
    loop = asyncio.get_running_loop()

    async def once() -> None:
        begun = loop.time()
        await asyncio.sleep(_LOOK_EVERY)
        bot.metrics.lagged(max(0.0, loop.time() - begun - _LOOK_EVERY))

    while True:
        await attempt(once, "timing the event loop")

"""A Discord on this machine: REST and gateway on two ports, on a thread and loop of their own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, Self, TypeVar

from aiohttp import web

from tests.wire.gateway import Gateway
from tests.wire.interactions import Asked
from tests.wire.objects import CHANNEL, Payload
from tests.wire.rest import PREFIX, Rest
from tests.wire.validation import Validation

HOST = "127.0.0.1"
LONG = 45.0
"""Seconds after which what was waited for is not coming; no test takes so long that passes."""
_T = TypeVar("_T")


@dataclass
class Wire:
    """Runs REST and gateway, and is what a test sees of them."""

    validation: Validation = field(default_factory=Validation.at_hand)
    gateway: Gateway = field(default_factory=Gateway)

    def __post_init__(self) -> None:
        self.rest = Rest(self.validation)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="wire", daemon=True)
        self._runners: dict[str, web.AppRunner] = {}
        self.base = ""

    def __enter__(self) -> Self:
        self._thread.start()
        port = self.call(self._serve("rest", self.rest.app()))
        self.base = f"http://{HOST}:{port}{PREFIX}"
        self._port = self.call(self._serve("gateway", self._gateway_app()))
        self.gateway.url = self.rest.gateway = f"ws://{HOST}:{self._port}"
        return self

    def __exit__(self, *_: object) -> None:
        for name in list(self._runners):
            self.call(self._stop(name))
        self.call(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def call(self, work: Coroutine[Any, Any, _T], seconds: float = 2 * LONG) -> _T:
        """Do something on the server's loop, and return what comes of it in so many seconds."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(seconds)

    def gone(self) -> None:
        """Let the gateway be gone: connections are cut, and new ones refused."""
        self.call(self._stop("gateway"))

    def back(self) -> None:
        """Let the gateway be back where it was."""
        self.call(self._serve("gateway", self._gateway_app(), self._port))

    def tell(self, event: str, data: Any, shard: int = 0) -> None:
        """Tell a shard an event."""
        self.call(self.gateway.dispatch(event, data, shard))

    def ask(self, payload: Payload) -> Asked:
        """Let a person begin an interaction."""
        asked = self.rest.callbacks.begin(payload)
        self.tell("INTERACTION_CREATE", payload)
        return asked

    def answer(self, payload: Payload) -> Asked:
        """Let a person begin an interaction, and wait for its answer."""
        asked = self.ask(payload)
        self.wait("an answer", lambda: asked.answered)
        return asked

    def written(self, place: int = CHANNEL) -> list[Payload]:
        """Return the messages that the bot wrote in a channel."""
        return list(self.rest.messages[place])

    def wait(self, what: str, arrived: Callable[[], _T]) -> _T:
        """Return what arrives, once it is there. Raises AssertionError if it does not come."""
        return self.call(self._until(what, arrived))

    def faultless(self) -> list[str]:
        """Return what no bot should send: what is not described, not there, or refused."""
        return [*self.validation.problems, *self.rest.unknown, *self.rest.callbacks.refused]

    def _gateway_app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/", self.gateway.connect)
        return app

    async def _until(self, what: str, arrived: Callable[[], _T]) -> _T:
        try:
            async with asyncio.timeout(LONG):
                # On a thread, for it may ask the wire itself; logs and processes set no event.
                while not (found := await asyncio.to_thread(arrived)):  # noqa: ASYNC110
                    await asyncio.sleep(0.01)
        except TimeoutError:
            recent = [each.route for each in self.rest.sent[-8:]]
            raise AssertionError(f"{what} did not come; the last requests: {recent}") from None
        return found

    async def _serve(self, name: str, app: web.Application, port: int = 0) -> int:
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, HOST, port, reuse_address=True)
        await site.start()
        self._runners[name] = runner
        chosen: int = runner.addresses[0][1]
        return chosen

    async def _end(self) -> None:
        """Break off what still waits, such as a slow response that nobody waits for."""
        mine = asyncio.current_task()
        left = [task for task in asyncio.all_tasks() if task is not mine]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    async def _stop(self, name: str) -> None:
        if runner := self._runners.pop(name, None):
            # First nobody new: who is cut off comes back at once.
            for site in list(runner.sites):
                await site.stop()
            await self.gateway.cut()
            await runner.cleanup()

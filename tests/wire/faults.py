"""What can go wrong with a request: refused, limited, slow, or cut off."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from aiohttp import web

Handler = Callable[[], Awaitable[web.Response]]
"""Does what the request asks for."""

JSON = "application/json"
"""discord.py parses a body only when its type is exactly this, without a charset."""


def answer(value: object, status: int = 200) -> web.Response:
    """Return a JSON response as Discord sends it."""
    return web.Response(body=json.dumps(value).encode(), status=status, content_type=JSON)


def refusal(status: int, code: int, said: str) -> web.Response:
    """Return an error as Discord writes it."""
    return answer({"message": said, "code": code}, status)


class Effect(Protocol):
    """What becomes of one request."""

    async def __call__(self, request: web.Request, handle: Handler) -> web.StreamResponse:
        """Answer a request; ``handle`` does what it asks for."""


@dataclass(frozen=True)
class Refuse:
    """Answers with a status alone, as Discord's proxies do; nothing was done."""

    status: int

    async def __call__(self, request: web.Request, handle: Handler) -> web.StreamResponse:
        """Refuse a request."""
        return web.Response(status=self.status, text="made-up outage", content_type="text/plain")


@dataclass(frozen=True)
class Limit:
    """Says "not so fast", for one route or for everything the bot does."""

    seconds: float
    everywhere: bool = False

    async def __call__(self, request: web.Request, handle: Handler) -> web.StreamResponse:
        """Put a request off."""
        said = {"message": "Made up", "retry_after": self.seconds, "global": self.everywhere}
        limited = answer(said, 429)
        # Without Via, discord.py takes it for a ban and does not try again.
        limited.headers.update({"Via": "1.1 made-up", "Retry-After": str(self.seconds)})
        scope = "global" if self.everywhere else "user"
        limited.headers["X-RateLimit-Scope"] = scope
        return limited


@dataclass(frozen=True)
class Slow:
    """Does what is asked, late."""

    seconds: float

    async def __call__(self, request: web.Request, handle: Handler) -> web.StreamResponse:
        """Let a request wait first."""
        await asyncio.sleep(self.seconds)
        return await handle()


@dataclass(frozen=True)
class Cut:
    """Does what is asked, or not, and cuts the connection in the middle of the response."""

    arrived: bool = True

    async def __call__(self, request: web.Request, handle: Handler) -> web.StreamResponse:
        """Send half of what would be the response."""
        body = (await handle()).body if self.arrived else b"{}"
        whole = body if isinstance(body, bytes) else b""
        response = web.StreamResponse(headers={"Content-Type": JSON})
        response.content_length = len(whole) + 1
        await response.prepare(request)
        await response.write(whole[: len(whole) // 2])
        if request.transport is not None:
            request.transport.abort()
        return response


@dataclass
class Fault:
    """An effect on the next ``times`` requests, or on all, whose method and path match."""

    pattern: re.Pattern[str]
    effect: Effect
    times: int | None = None
    met: int = 0

    def takes(self, route: str) -> bool:
        """Tell whether a request meets this fault; if so it is counted."""
        if self.times is not None and self.met >= self.times:
            return False
        if not self.pattern.search(route):
            return False
        self.met += 1
        return True


@dataclass
class Faults:
    """The faults there are now; the first that a request meets counts."""

    _faults: list[Fault] = field(default_factory=list)

    def add(self, pattern: str, effect: Effect, times: int | None = None) -> Fault:
        """Let requests like "POST /channels/1/messages" meet a fault."""
        self._faults.append(Fault(re.compile(pattern), effect, times))
        return self._faults[-1]

    def clear(self) -> None:
        """Let everything be well again."""
        self._faults.clear()

    def of(self, route: str) -> Fault | None:
        """Return the fault that a request meets, if any."""
        return next((fault for fault in list(self._faults) if fault.takes(route)), None)


def payload_of(form: Any) -> tuple[Any, tuple[str, ...]]:
    """Return the JSON and the file names of a multipart request."""
    files = tuple(part.filename for part in form.values() if isinstance(part, web.FileField))
    return json.loads(form["payload_json"]), files

"""The gateway: sessions that are identified, kept alive, broken off and resumed."""

from __future__ import annotations

import json
import secrets
import zlib
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.wire.objects import APPLICATION, ME, TOKEN, Payload, guild, user

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID, HELLO, ACK = 0, 1, 2, 6, 7, 9, 10, 11
NOT_AUTHENTICATED = 4004


@dataclass(eq=False)
class Line:
    """One connection: its socket, and how what is sent on it is written."""

    socket: web.WebSocketResponse
    request: web.Request
    compressor: Any = None
    session: Session | None = None

    async def send(self, op: int, data: Any = None, **also: Any) -> None:
        """Send a payload; one that was cut off meanwhile takes none."""
        text = json.dumps({"op": op, "d": data} | also)
        if self.socket.closed:
            return
        with suppress(ConnectionError):
            if self.compressor is None:
                await self.socket.send_str(text)
                return
            # The end of a message on a stream that goes on.
            whole = self.compressor.compress(text.encode())
            await self.socket.send_bytes(whole + self.compressor.flush(zlib.Z_SYNC_FLUSH))

    def cut(self) -> None:
        """Cut the connection, without a word."""
        if self.request.transport is not None:
            self.request.transport.abort()


@dataclass(eq=False)
class Session:
    """What outlives a connection: a shard's events, numbered, to be told again on RESUME."""

    shard: tuple[int, int]
    identity: str = field(default_factory=lambda: secrets.token_hex(8))
    events: list[Payload] = field(default_factory=list)
    line: Line | None = None

    async def dispatch(self, event: str, data: Any) -> None:
        """Tell an event, now or at the next RESUME."""
        self.events.append({"t": event, "s": len(self.events) + 1, "d": data})
        if self.line is not None:
            await self._tell(self.events[-1])

    async def resume(self, line: Line, after: int) -> None:
        """Tell on a new connection what the old one missed."""
        self.line, line.session = line, self
        for event in self.events[after:]:
            await self._tell(event)
        await self.dispatch("RESUMED", {})

    async def _tell(self, event: Payload) -> None:
        if self.line is not None:
            await self.line.send(DISPATCH, event["d"], t=event["t"], s=event["s"])


@dataclass
class Gateway:
    """Takes connections; every payload that arrives is kept in ``received``."""

    url: str = ""
    heartbeat: float = 0.2
    """Seconds between heartbeats, as HELLO asks for them."""
    answers_beats: bool = True
    guilds: tuple[int, ...] = (100,)
    received: list[Payload] = field(default_factory=list)
    queries: list[dict[str, str]] = field(default_factory=list)
    closed: list[int | None] = field(default_factory=list)
    """The codes with which clients closed."""
    sessions: dict[str, Session] = field(default_factory=dict)
    lines: set[Line] = field(default_factory=set)

    def of(self, op: int) -> list[Any]:
        """Return the data of what was received with an opcode."""
        return [each.get("d") for each in list(self.received) if each["op"] == op]

    @property
    def live(self) -> list[Session]:
        """Return the sessions that have a connection."""
        return [each for each in list(self.sessions.values()) if each.line is not None]

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection from HELLO to its end."""
        socket = web.WebSocketResponse(autoclose=True)
        await socket.prepare(request)
        self.queries.append(dict(request.query))
        streamed = request.query.get("compress") == "zlib-stream"
        line = Line(socket, request, zlib.compressobj() if streamed else None)
        self.lines.add(line)
        try:
            await line.send(HELLO, {"heartbeat_interval": int(self.heartbeat * 1000)})
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self._take(line, json.loads(message.data))
        finally:
            self.lines.discard(line)
            self.closed.append(socket.close_code)
            if line.session is not None and line.session.line is line:
                line.session.line = None
        return socket

    async def dispatch(self, event: str, data: Any, shard: int = 0) -> None:
        """Tell a shard an event; the newest session of it hears it."""
        mine = [each for each in self.sessions.values() if each.shard[0] == shard]
        await mine[-1].dispatch(event, data)

    async def ask_to_reconnect(self) -> None:
        """Ask every connection to reconnect and resume (op 7)."""
        for line in list(self.lines):
            await line.send(RECONNECT)

    async def invalidate(self, *, resumable: bool) -> None:
        """Call every session invalid (op 9); one that can't be resumed is forgotten."""
        for line in list(self.lines):
            await line.send(INVALID, resumable)
        if not resumable:
            self.sessions.clear()

    async def cut(self) -> None:
        """Cut every connection."""
        for line in list(self.lines):
            line.cut()

    async def close(self, code: int) -> None:
        """Close every connection with a code."""
        for line in list(self.lines):
            await line.socket.close(code=code)

    async def _take(self, line: Line, payload: Payload) -> None:
        self.received.append(payload)
        data: Any = payload.get("d")
        match payload["op"]:
            case op if op == HEARTBEAT:
                if self.answers_beats:
                    await line.send(ACK)
            case op if op == IDENTIFY:
                await self._identify(line, data)
            case op if op == RESUME:
                await self._resume(line, data)

    async def _identify(self, line: Line, data: Payload) -> None:
        if data["token"] != TOKEN:
            await line.socket.close(code=NOT_AUTHENTICATED)
            return
        number, total = data.get("shard", (0, 1))
        session = Session((number, total))
        self.sessions[session.identity] = session
        session.line, line.session = line, session
        mine = [each for each in self.guilds if (each >> 22) % total == number]
        ready = {
            "v": 10,
            "user": user(ME, bot=True),
            "guilds": [{"id": str(each), "unavailable": True} for each in mine],
            "session_id": session.identity,
            "resume_gateway_url": self.url,
            "application": {"id": str(APPLICATION), "flags": 0},
            "shard": [number, total],
        }
        await session.dispatch("READY", ready)
        for each in mine:
            await session.dispatch("GUILD_CREATE", guild(each))

    async def _resume(self, line: Line, data: Payload) -> None:
        session = self.sessions.get(data["session_id"] or "")
        if session is None:
            await line.send(INVALID, False)
        else:
            await session.resume(line, data["seq"])

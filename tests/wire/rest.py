"""The REST side: takes requests, does what they ask for, and keeps all that arrived."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.wire import objects
from tests.wire.callbacks import Callbacks
from tests.wire.faults import Faults, answer, payload_of, refusal
from tests.wire.objects import APPLICATION, DM, ME, OWNER, TOKEN, Payload, message, snowflake
from tests.wire.validation import Sent, Validation

PREFIX = "/api/v10"
Does = Callable[[web.Request, Sent], Awaitable[web.Response]]
_EMPTY = web.HTTPNoContent.status_code


@dataclass
class Rest:
    """What Discord holds, and the requests that changed it."""

    validation: Validation
    faults: Faults = field(default_factory=Faults)
    sent: list[Sent] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    """The requests for which the server has nothing."""
    messages: dict[int, list[Payload]] = field(default_factory=lambda: defaultdict(list))
    commands: list[Payload] = field(default_factory=list)
    gateway: str = ""
    shards: int = 1
    callbacks: Callbacks = field(default_factory=Callbacks)

    def of(self, route: str) -> list[Sent]:
        """Return the requests whose method and path begin like this."""
        return [each for each in list(self.sent) if each.route.startswith(route)]

    def app(self) -> web.Application:
        """Return what answers requests."""
        app = web.Application(client_max_size=32 * 1024 * 1024)
        for method, path, does in self._routes():
            app.router.add_route(method, f"{PREFIX}{path}", self._taking(does))
        app.router.add_route("*", "/{path:.*}", self._taking(self._lacks))
        return app

    def _routes(self) -> list[tuple[str, str, Does]]:
        to = self.callbacks
        webhook = "/webhooks/{application}/{token}"
        there = "/channels/{channel}"
        return [
            ("GET", "/users/@me", self._me),
            ("GET", "/oauth2/applications/@me", self._application),
            ("GET", "/applications/@me", self._application),
            ("GET", "/gateway/bot", self._gateway),
            ("PUT", "/applications/{application}/commands", self._commands),
            ("POST", "/users/@me/channels", self._dm),
            ("POST", "/interactions/{interaction}/{token}/callback", to.acknowledge),
            ("POST", webhook, to.follow_up),
            ("GET", f"{webhook}/messages/{{message}}", to.read),
            ("PATCH", f"{webhook}/messages/{{message}}", to.edit),
            ("DELETE", f"{webhook}/messages/{{message}}", to.delete),
            ("GET", there, self._channel),
            ("GET", f"{there}/messages", self._history),
            ("POST", f"{there}/messages", self._post),
            ("PATCH", f"{there}/messages/{{message}}", self._edit),
            ("POST", f"{there}/typing", self._nothing),
            ("GET", "/guilds/{guild}", self._guild),
            ("GET", "/guilds/{guild}/scheduled-events", self._none),
            ("GET", "/users/{user}", self._user),
        ]

    def _taking(self, does: Does) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        """Return a handler that reads, keeps and checks a request, and lets it meet its fault."""

        async def take(request: web.Request) -> web.StreamResponse:
            sent = await _read(request)
            self.sent.append(sent)
            self.validation.check(sent)

            async def handle() -> web.Response:
                return await does(request, sent)

            fault = self.faults.of(sent.route)
            return await fault.effect(request, handle) if fault else await handle()

        return take

    async def _me(self, request: web.Request, _sent: Sent) -> web.Response:
        if request.headers.get("Authorization") != f"Bot {TOKEN}":
            return refusal(401, 0, "401: Unauthorized")
        return answer(objects.user(ME, bot=True))

    async def _application(self, _request: web.Request, _sent: Sent) -> web.Response:
        return answer(objects.application())

    async def _gateway(self, _request: web.Request, _sent: Sent) -> web.Response:
        limits = {"total": 1000, "remaining": 999, "reset_after": 1000, "max_concurrency": 16}
        said = {"url": self.gateway, "shards": self.shards, "session_start_limit": limits}
        return answer(said)

    async def _commands(self, _request: web.Request, sent: Sent) -> web.Response:
        ours = {"application_id": str(APPLICATION), "version": "1", "description": ""}
        self.commands = [{"id": snowflake()} | ours | each for each in sent.body]
        return answer(self.commands)

    async def _dm(self, _request: web.Request, sent: Sent) -> web.Response:
        with_whom = int(sent.body.get("recipient_id", OWNER))
        return answer({"id": str(DM), "type": 1, "recipients": [objects.user(with_whom)]})

    async def _channel(self, request: web.Request, _sent: Sent) -> web.Response:
        return answer(objects.channel(int(request.match_info["channel"])))

    async def _guild(self, request: web.Request, _sent: Sent) -> web.Response:
        return answer(objects.guild(int(request.match_info["guild"])))

    async def _user(self, request: web.Request, _sent: Sent) -> web.Response:
        return answer(objects.user(int(request.match_info["user"])))

    async def _history(self, request: web.Request, _sent: Sent) -> web.Response:
        return answer(self.messages[int(request.match_info["channel"])][::-1])

    async def _post(self, request: web.Request, sent: Sent) -> web.Response:
        place = int(request.match_info["channel"])
        there = self.messages[place]
        nonce, once = sent.body.get("nonce"), sent.body.get("enforce_nonce")
        for each in there:
            if once and nonce is not None and each.get("nonce") == nonce:
                return answer(each)
        there.append(message(sent.body, place))
        return answer(there[-1])

    async def _edit(self, request: web.Request, sent: Sent) -> web.Response:
        there = self.messages[int(request.match_info["channel"])]
        for each in there:
            if each["id"] == request.match_info["message"]:
                return answer(objects.change(each, sent.body))
        return refusal(404, 10008, "Unknown Message")

    async def _nothing(self, _request: web.Request, _sent: Sent) -> web.Response:
        return web.Response(status=_EMPTY)

    async def _none(self, _request: web.Request, _sent: Sent) -> web.Response:
        return answer([])

    async def _lacks(self, _request: web.Request, sent: Sent) -> web.Response:
        self.unknown.append(sent.route)
        return refusal(404, 0, "404: Not Found")


async def _read(request: web.Request) -> Sent:
    """Return a request with what it carries."""
    body: Any = None
    files: tuple[str, ...] = ()
    if request.content_type == "multipart/form-data":
        body, files = payload_of(await request.post())
    elif request.can_read_body:
        body = await request.json()
    return Sent(
        request.method,
        request.path.removeprefix(PREFIX),
        dict(request.query),
        body,
        files,
    )

"""How interactions are answered: acknowledged once and in time, then edited and followed up."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import monotonic

from aiohttp import web

from tests.wire.faults import answer, refusal
from tests.wire.interactions import Asked
from tests.wire.objects import CHANNEL, Payload, change, message
from tests.wire.validation import Sent

IN_TIME = 3.0
"""Seconds in which Discord wants a first response."""
MESSAGE, LATER, LATER_IN_PLACE, IN_PLACE, ENDINGS, FORM = 4, 5, 6, 7, 8, 9
LOADING = 1 << 7


@dataclass
class Callbacks:
    """What became of the interactions that people began."""

    asked: dict[str, Asked] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    """What Discord would not have taken, and why."""

    def begin(self, payload: Payload) -> Asked:
        """Expect an answer to an interaction."""
        made = Asked(payload)
        self.asked[made.token] = made
        return made

    async def acknowledge(self, request: web.Request, sent: Sent) -> web.Response:
        """Take the first response, if it is the first and in time."""
        asked = self.asked.get(request.match_info["token"])
        if asked is None or monotonic() - asked.began > IN_TIME:
            return self._refuse(404, 10062, "Unknown interaction", sent)
        if asked.callback is not None:
            return self._refuse(400, 40060, "Interaction has already been acknowledged.", sent)
        asked.acknowledged, asked.callback = monotonic(), sent.body
        kind, data = sent.body["type"], sent.body.get("data") or {}
        on = asked.payload.get("message")
        asked.waiting = kind in {LATER, LATER_IN_PLACE}
        if not asked.waiting:
            asked.settle()
        if kind in {MESSAGE, LATER}:
            asked.shown.append(message(data, CHANNEL))
        elif kind in {LATER_IN_PLACE, IN_PLACE} and on is not None:
            asked.shown.append(change(on, data))
        return answer(self._told(asked, kind))

    async def follow_up(self, request: web.Request, sent: Sent) -> web.Response:
        """Take a further message; the first after a deferral is the answer."""
        asked = self._open(request)
        if asked is None:
            return self._refuse(404, 10015, "Unknown Webhook", sent)
        waited = asked.waiting
        asked.settle()
        if waited and asked.callback and asked.callback["type"] == LATER:
            return answer(change(asked.shown[0], sent.body))
        asked.shown.append(message(sent.body, CHANNEL))
        return answer(asked.shown[-1])

    async def read(self, request: web.Request, sent: Sent) -> web.Response:
        """Return a message of an interaction."""
        found = self._message(request)
        return answer(found) if found else self._refuse(404, 10008, "Unknown Message", sent)

    async def edit(self, request: web.Request, sent: Sent) -> web.Response:
        """Change a message of an interaction."""
        asked, found = self._open(request), self._message(request)
        if asked is None:
            return self._refuse(404, 10015, "Unknown Webhook", sent)
        if found is None:
            return self._refuse(404, 10008, "Unknown Message", sent)
        if found is asked.shown[0]:
            asked.settle()
        return answer(change(found, sent.body))

    async def delete(self, request: web.Request, sent: Sent) -> web.Response:
        """Take a message of an interaction away."""
        asked, found = self._open(request), self._message(request)
        if asked is None or found is None:
            return self._refuse(404, 10008, "Unknown Message", sent)
        asked.shown.remove(found)
        return web.Response(status=204)

    def _open(self, request: web.Request) -> Asked | None:
        """Return the interaction of a token that was acknowledged."""
        asked = self.asked.get(request.match_info["token"])
        return asked if asked and asked.callback is not None else None

    def _message(self, request: web.Request) -> Payload | None:
        asked, name = self._open(request), request.match_info["message"]
        shown = asked.shown if asked else []
        if name == "@original":
            return shown[0] if shown else None
        return next((each for each in shown if each["id"] == name), None)

    def _told(self, asked: Asked, kind: int) -> Payload:
        """Return what Discord says of a first response."""
        of = {"id": asked.payload["id"], "type": asked.payload["type"]}
        resource: Payload = {"type": kind}
        if asked.shown:
            shown = asked.shown[0]
            flags = shown["flags"] | (LOADING if asked.waiting else 0)
            of |= {"response_message_id": shown["id"], "response_message_loading": asked.waiting}
            if kind in {MESSAGE, IN_PLACE}:
                resource["message"] = shown | {"flags": flags}
        return {"interaction": of, "resource": resource}

    def _refuse(self, status: int, code: int, said: str, sent: Sent) -> web.Response:
        self.refused.append(f"{code} {said}: {sent.route.split('/')[1]}")
        return refusal(status, code, said)

"""What the flows of feeding share: a moderator, made-up documents, and the log of what was done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import discord
import pytest
import simcord.backend.cdn

from bot.audit.log import AuditLog, Entry
from tests.bot.conftest import World, shown

HERE = frozenset({"127.0.0.1"})
"""Where the simulated Discord's files lie, for the bot's own settings."""

TEXT = b"# Fees\n\nThe made-up course costs nothing.\n"


def moderator_of(world: World, name: str = "moderator") -> Any:
    """Return a new member who may manage the server."""
    guild = world.alice.guild
    role = guild.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
    return guild.add_member(world.env.create_user(name), roles=[role])


def demote(world: World) -> None:
    """Take from the moderators what makes them such."""
    guild = world.env.backend.get_guild(world.alice.guild.id)
    [role] = [role for role in guild.roles.values() if role.name == "Moderators"]
    world.env.backend.edit_role(guild.id, role.id, {"permissions": 0})


async def offer(world: World, who: Any) -> None:
    """Let Discord show the moderators' commands to somebody: a server's owner can choose so."""
    for command in await world.bot.tree.fetch_commands():
        world.alice.guild.set_command_permissions(command, {who: True})


def folder(world: World) -> Path:
    """Return the knowledge folder of the bot."""
    return world.bot.settings.knowledge_dir


def write(world: World, name: str, title: str, text: str, **fields: str) -> str:
    """Write a made-up document into the knowledge folder, and return its id."""
    front = "".join(f"{key}: {value}\n" for key, value in {"title": title, **fields}.items())
    file = folder(world) / "documents" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\n{front}---\n\n{text}\n", encoding="utf-8")
    return f"documents/{name}"


async def log(world: World) -> list[Entry]:
    """Return what moderators did, newest first."""
    return list(await AuditLog(world.bot.state).entries())


def said(result: Any) -> str:
    """Return all that a person reads in answer to a command or a click."""
    messages = [result.response, *result.followups]
    return "\n".join(shown(message) for message in messages if message is not None)


def fields(result: Any) -> dict[str, str]:
    """Return the fields of a modal by their ids, with what stands in them."""
    return {
        part["custom_id"]: part.get("value") or ""
        for part in _parts(result.modal)
        if part.get("type") == discord.ComponentType.text_input.value
    }


def _parts(raw: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(raw, Mapping):
        yield raw
    within = raw.values() if isinstance(raw, Mapping) else raw if isinstance(raw, list) else ()
    for each in within:
        yield from _parts(each)


@contextmanager
def serving_files(monkeypatch: pytest.MonkeyPatch, world: World) -> Iterator[dict[str, bytes]]:
    """Serve the simulated Discord's files over a real connection, as Discord does.

    What is put into the dictionary is sent in place of a file of that name, whatever its size was
    said to be.
    """
    lies: dict[str, bytes] = {}
    world.bot.settings.fetch_hosts = HERE

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.rpartition("/")[2]
            known = world.env.backend.cdn.get(f"{base}{self.path}")
            data = lies.get(name, known)
            self.send_response(404 if data is None else 200)
            self.end_headers()
            try:
                self.wfile.write(data or b"")
            except ConnectionError:  # the bot took enough of it
                return

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        base = f"http://127.0.0.1:{server.server_port}"
        monkeypatch.setattr(simcord.backend.cdn, "CDN_BASE", base)
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield lies
        finally:
            server.shutdown()
            thread.join()

"""The bot's own process answers with every way out of this machine blocked."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Library
from tests.bot.console import Console
from tests.bot.guards import NO_EGRESS, guarded
from tests.bot.moderating import FEES, write
from tests.wire.conftest import built, home, wire
from tests.wire.homes import SOON
from tests.wire.interactions import click, slash
from tests.wire.process import Running, running
from tests.wire.server import Wire

__all__ = ["built", "home", "wire"]
# An address that is kept for examples: nobody has it.
ELSEWHERE = "192.0.2.1"


@pytest.fixture
def held_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file of what the guard held up, in every process that is started from now on."""
    guard, log = guarded(NO_EGRESS, tmp_path / "guard")
    for name, value in guard.items():
        monkeypatch.setenv(name, value)
    return log


@pytest.fixture
def bot(held_up: Path, wire: Wire, home: Console) -> Iterator[Running]:
    """Yield the bot's process behind the guard, connected to a Discord on this machine."""
    with running(wire, home) as made:
        made.ready()
        yield made


def test_it_asks_looks_up_and_reindexes(bot: Running, held_up: Path) -> None:
    wire, knowledge = bot.wire, bot.home.knowledge
    assert "education" in bot.ask().text
    assert SOON in bot.ask("When is the next webinar?").text
    assert SOON in wire.answer(slash("events upcoming")).text
    assert SOON in wire.answer(slash("events search", query="a webinar that was made up")).text
    write(knowledge, fees=FEES)
    asked = wire.answer(slash("knowledge reindex"))

    def report() -> bool:
        assert bot.process.poll() is None, bot.said
        return "Publish" in str(asked.shown)

    wire.wait("the report", report)
    library = Library(bot.home.data / "index")
    candidate = library.candidate
    wire.answer(click(asked.shown[0], "Publish"))
    wire.wait("the publication", lambda: library.current == candidate)
    assert held_up.read_text(encoding="utf-8") == "", bot.said


def test_the_terminal_needs_no_network_either(home: Console, held_up: Path) -> None:
    for command in (
        ["index", "build", "--force"],
        ["ask", "What will the partnership focus on?"],
        ["events", "upcoming"],
        ["doctor"],
    ):
        done = home.run(*command)
        assert done.returncode == 0, done.stdout + done.stderr
    assert held_up.read_text(encoding="utf-8") == ""


@pytest.mark.parametrize(
    "leaving",
    [
        f"import socket; socket.create_connection(({ELSEWHERE!r}, 80), 1)",
        "import urllib.request; urllib.request.urlopen('http://example.org')",
        f"import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ({ELSEWHERE!r}, 9))",
        "import asyncio; asyncio.run(asyncio.open_connection('example.org', 443))",
    ],
)
def test_the_guard_holds_up_who_leaves(held_up: Path, leaving: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", leaving], env=os.environ, capture_output=True, check=False
    )
    assert done.returncode != 0
    assert held_up.read_text(encoding="utf-8")


def test_the_guard_lets_this_machine_through(held_up: Path) -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        port = listening.getsockname()[1]
        here = f"import socket; socket.create_connection(('localhost', {port}), 5)"
        done = subprocess.run(
            [sys.executable, "-c", here],
            env=os.environ,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    assert held_up.read_text(encoding="utf-8") == ""

"""The bot's real process on the wire: started, watched, stopped and killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bot.console import Console
from tests.wire.homes import QUESTION, SOON
from tests.wire.interactions import Asked, click, controls_of, slash
from tests.wire.launch import BACKOFF, GATEWAY, REST
from tests.wire.objects import CHANNEL, TOKEN
from tests.wire.server import LONG, Wire

ROOT = Path(__file__).parents[2]
SCALE = 0.1
"""What remains of the waits before discord.py connects anew; see `tests.wire.launch`."""


@dataclass(frozen=True)
class Running:
    """A process that serves, the wire it is on, its folders, and what it says."""

    wire: Wire
    process: subprocess.Popen[bytes]
    home: Console
    log: Path

    @property
    def said(self) -> str:
        """Return all that the process has written so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def ready(self) -> None:
        """Wait until it is connected. Raises AssertionError with what it said if it is not."""

        def is_connected() -> bool:
            assert self.process.poll() is None, self.said
            return bool(self.wire.gateway.live)

        self.wire.wait("the bot", is_connected)

    def ask(self, question: str = QUESTION) -> Asked:
        """Let a person ask, and return what they were answered."""
        return self.wire.answer(slash("ask", question=question))

    def set_reminder(self) -> Asked:
        """Let a person set a reminder of the webinar, and return what they were told."""
        shown = self.wire.answer(slash("event show", event=SOON))
        offered = self.wire.answer(click(shown.shown[0], "Remind me"))
        self.wire.wait("the choices", lambda: any(controls_of(each) for each in offered.shown))
        (card,) = [each for each in offered.shown if controls_of(each)]
        return self.wire.answer(click(card, controls_of(card)[0]["custom_id"]))

    def stop(self, number: int = signal.SIGTERM) -> int:
        """End the process by a signal and return its exit code."""
        self.process.send_signal(number)
        return self.ended()

    def ended(self) -> int:
        """Wait for the end of the process and return its exit code."""
        return self.process.wait(LONG)


@contextmanager
def running(
    wire: Wire,
    home: Console,
    *arguments: str,
    before: Callable[[], None] | None = None,
    **settings: str,
) -> Iterator[Running]:
    """Start ``entente run`` on the wire; ``before`` is done in the new process before it starts."""
    log = home.directory / f"log-{len(list(home.directory.glob('log-*')))}"
    on_the_wire = {REST: wire.base, GATEWAY: wire.gateway.url, BACKOFF: str(SCALE)}
    chosen = {"DISCORD_TOKEN": TOKEN, "MENTION_CHANNELS": str(CHANNEL)} | settings
    # A guard of the test may be on the way there already.
    paths = os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH"), os.fspath(ROOT)]))
    with log.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.wire.launch", "run", *arguments],
            env=home.environment(**chosen) | on_the_wire | {"PYTHONPATH": paths},
            cwd=home.directory,
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=before,
        )
    with process:
        try:
            yield Running(wire, process, home, log)
        finally:
            process.kill()

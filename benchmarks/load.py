"""Many people ask at once: `python -m benchmarks.load` says how long each waits, and at what cost.

The bot's real process answers on a Discord on this machine (tests/wire). All of it is made up.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from benchmarks.measuring import percentile
from tests.wire.gateway import HEARTBEAT
from tests.wire.homes import build_home
from tests.wire.interactions import Asked, slash
from tests.wire.process import Running, running
from tests.wire.server import Wire
from tests.wire.validation import Validation

_BUSY = "Many people are asking"
_GIVES_UP = 20.0
"""Seconds after which a person does not wait any more, and asks anew."""
_EVERY = 0.1
"""Seconds between two looks at the event loop, by asking the bot for a heartbeat."""


@dataclass
class Load:
    """What was asked, what it cost, and how the process did meanwhile."""

    asked: list[Asked] = field(default_factory=list)
    took: list[float] = field(default_factory=list)
    lags: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)

    def report(self) -> dict[str, object]:
        """Return the figures: milliseconds, and MB."""
        acks = [each.acknowledged - each.began for each in self.asked if each.acknowledged]
        return {
            "questions": len(self.asked),
            "unacknowledged": len(self.asked) - len(acks),
            "unanswered": sum(not each.answered for each in self.asked),
            "told to come back": sum(_BUSY in each.text for each in self.asked),
            "acknowledged in ms": _spread(acks),
            "answered in ms": _spread(self.took),
            "event loop late by ms": _spread(self.lags),
            "memory in MB": {"first": self.memory[0], "last": self.memory[-1]},
        }


def _spread(seconds: list[float]) -> dict[str, float]:
    return {f"p{p}": percentile([1000 * each for each in seconds], p) for p in (50, 99)}


async def _ask(wire: Wire, load: Load, person: int, numbers: count[int], until: float) -> None:
    """Ask one question after another, each a new one."""
    while time.monotonic() < until:
        question = f"What will the partnership focus on in year {next(numbers)}?"
        asked = wire.rest.callbacks.begin(slash("ask", who=person, question=question))
        load.asked.append(asked)
        await wire.gateway.dispatch("INTERACTION_CREATE", asked.payload)
        with suppress(TimeoutError):
            await asyncio.wait_for(asked.settled.wait(), _GIVES_UP)
            load.took.append(time.monotonic() - asked.began)


async def _watch(bot: Running, load: Load, until: float) -> None:
    """Look again and again how late the event loop is, and how much memory there is."""
    gateway = bot.wire.gateway
    while time.monotonic() < until:
        before, begun = len(gateway.of(HEARTBEAT)), time.monotonic()
        for line in list(gateway.lines):
            await line.send(HEARTBEAT)
        while len(gateway.of(HEARTBEAT)) == before:  # noqa: ASYNC110 - to the millisecond
            await asyncio.sleep(0.001)
        load.lags.append(time.monotonic() - begun)
        load.memory.append(_memory(bot.process.pid))
        await asyncio.sleep(_EVERY)


def _memory(process: int) -> int:
    """Return the MB that a process holds."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    (held,) = [line for line in lines if line.startswith("VmRSS")]
    return int(held.split()[1]) // 1024


async def _drive(bot: Running, load: Load, askers: int, seconds: float) -> None:
    until, numbers = time.monotonic() + seconds, count(1)
    people = [_ask(bot.wire, load, 1000 + each, numbers, until) for each in range(askers)]
    await asyncio.gather(_watch(bot, load, until), *people)


def main() -> None:
    """Let people ask for a while, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--askers", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--queue", type=int, default=64, help="ENTENTE_QUEUE")
    parser.add_argument("--models", type=Path, default=Path("data/models"))
    chosen = parser.parse_args()
    load = Load()
    with tempfile.TemporaryDirectory() as folder, Wire(Validation()) as wire:
        wire.gateway.heartbeat = 40.0
        home = build_home(Path(folder), chosen.models.absolute())
        with running(wire, home, QUEUE=str(chosen.queue), LOG_LEVEL="WARNING") as bot:
            bot.ready()
            bot.ask()
            wire.call(_drive(bot, load, chosen.askers, chosen.seconds), chosen.seconds + 120)
            bot.stop()
    print(json.dumps(load.report(), indent=2))


if __name__ == "__main__":
    main()

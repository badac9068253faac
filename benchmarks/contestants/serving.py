"""A contestant's side of the conversation: one JSON object a line, in and out.

Imports nothing but the standard library, since every contestant has an environment of its own.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import sys
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TICK = 0.005
"""Seconds between two looks at whether the event loop is deaf."""

Answering = Callable[[str], object]
AsyncAnswering = Callable[[str], Awaitable[object]]
Reply = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Job:
    """What a contestant is given: the model, passages with their vectors, a folder to keep things.

    ``passages`` is a file of JSON lines with ``id`` and ``text``; ``vectors`` a numpy file with one
    row each. ``settings`` is for Entente alone: what its process is told besides.
    """

    folder: Path
    model: Path
    query_prefix: str
    passages: Path
    vectors: Path
    top: int
    settings: dict[str, str]

    @classmethod
    def read(cls, raw: dict[str, Any]) -> Job:
        """Read what `benchmarks.driving` wrote."""
        paths = {name: Path(raw[name]) for name in ("folder", "model", "passages", "vectors")}
        return cls(
            **paths, query_prefix=raw["query_prefix"], top=raw["top"], settings=raw["settings"]
        )

    def texts(self) -> list[str]:
        """Return the passages' texts, in the order of the vectors."""
        with self.passages.open(encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines]


@dataclass(frozen=True, slots=True)
class Opened:
    """A contestant that is ready: how it answers, and how it does so for many at once.

    Without ``together`` an asker waits for ``one`` on a thread, as ``asyncio.to_thread`` has it.
    ``extra`` are measurements that only this contestant has, by the names of their commands.
    """

    one: Answering
    together: AsyncAnswering | None = None
    extra: dict[str, Callable[[list[str]], Reply]] = field(default_factory=dict)


def serve(prepare: Callable[[Job], None], opening: Callable[[Job], Opened]) -> None:
    """Carry out the commands of standard input until it ends."""
    # Libraries print; what they print must not come between the lines of the conversation.
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    opened: Opened | None = None
    for line in sys.stdin:
        command = json.loads(line)
        try:
            match command["do"]:
                case "prepare":
                    reply = _timed(prepare, Job.read(command["job"]))
                case "open":
                    begin = time.perf_counter()
                    opened = opening(Job.read(command["job"]))
                    reply = {"seconds": time.perf_counter() - begin}
                case "memory":
                    reply = memory()
                case _ if opened is None:
                    reply = {"error": "Nothing is open yet."}
                case name:
                    reply = _asked(opened, name, command)
        # Whatever a library raises is the reason to leave the contestant out.
        except Exception as error:
            reply = {"error": f"{type(error).__name__}: {error}".splitlines()[0][:300]}
        out.write(json.dumps(reply) + "\n")
        out.flush()


def _asked(opened: Opened, name: str, command: dict[str, Any]) -> Reply:
    questions: list[str] = command["questions"]
    if name == "ask":
        return ask(opened.one, questions)
    if name == "crowd":
        together = opened.together or _on_threads(opened.one)
        return asyncio.run(crowd(together, questions, command["askers"], command["seconds"]))
    return opened.extra[name](questions)


def ask(one: Answering, questions: Sequence[str]) -> Reply:
    """Ask one question after the other; return the wall and CPU milliseconds of each."""
    wall, cpu = [], []
    for question in questions:
        begin, worked = time.perf_counter(), time.process_time()
        one(question)
        wall.append((time.perf_counter() - begin) * 1000)
        cpu.append((time.process_time() - worked) * 1000)
    return {"wall": wall, "cpu": cpu}


async def crowd(
    together: AsyncAnswering, questions: Sequence[str], askers: int, seconds: float
) -> Reply:
    """Let so many askers ask for a while, each the next question when it has its answer.

    Returns the wall milliseconds of each, how long all took, the CPU seconds, and by how many
    milliseconds the event loop was late at each look.
    """
    following: Iterator[str] = itertools.cycle(questions)
    wall: list[float] = []
    begin, worked = time.perf_counter(), time.process_time()

    async def asker() -> None:
        while time.perf_counter() - begin < seconds:
            at = time.perf_counter()
            await together(next(following))
            wall.append((time.perf_counter() - at) * 1000)

    late: list[float] = []
    looking = asyncio.create_task(_look(late))
    await asyncio.gather(*(asker() for _ in range(askers)))
    looking.cancel()
    return {
        "wall": wall,
        "seconds": time.perf_counter() - begin,
        "cpu": time.process_time() - worked,
        "late": late,
    }


async def _look(late: list[float]) -> None:
    while True:
        begin = time.perf_counter()
        await asyncio.sleep(TICK)
        late.append((time.perf_counter() - begin - TICK) * 1000)


def _on_threads(one: Answering) -> AsyncAnswering:
    async def together(question: str) -> object:
        return await asyncio.to_thread(one, question)

    return together


def memory() -> Reply:
    """Return the MB of this process in memory, now and at most; nothing where Linux is not."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return {}
    fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
    named = {"now": "VmRSS", "most": "VmHWM"}
    return {name: int(fields[key].split()[0]) / 1000 for name, key in named.items()}


def _timed(work: Callable[[Job], None], job: Job) -> Reply:
    begin, worked = time.perf_counter(), time.process_time()
    work(job)
    return {"seconds": time.perf_counter() - begin, "cpu": time.process_time() - worked}

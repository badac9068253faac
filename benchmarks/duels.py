"""The contestants against one another: round by round, each in turn, on the same passages."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ParamSpec

from benchmarks.bench import Bench
from benchmarks.contestants.roster import Contestant
from benchmarks.driving import Running, written
from benchmarks.environments import python_for
from benchmarks.errors import SkippedError
from benchmarks.folders import bytes_below
from benchmarks.handing import hand_out

CROWDS = (1, 8, 32)
_WARM_UP = 8

P = ParamSpec("P")
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """How long is measured: rounds, questions a round, seconds a crowd, cold starts."""

    rounds: int
    questions: int
    seconds: float
    starts: int


@dataclass(slots=True)
class Record:
    """What was measured of one contestant, raw: one entry a round.

    ``following`` is how many questions its crowds have asked.
    """

    contestant: Contestant
    asked: list[dict[str, Any]] = field(default_factory=list)
    crowds: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    cold: list[float] = field(default_factory=list)
    memory: dict[str, float] = field(default_factory=dict)
    disk: int = 0
    following: int = 0


def duel(
    bench: Bench, size: int, contestants: Iterable[Contestant], plan: Plan, tell: Tell
) -> tuple[dict[str, Record], dict[str, str]]:
    """Measure the contestants at a size; return the records, and the reasons of those skipped."""
    hand_out(bench, size)
    match = _Duel(bench, size, plan, tell)
    for each in contestants:
        tell(f"Preparing {each.name}")
        match.attempt(each.name, match.prepare, each)
    for start in range(plan.starts):
        for name in turn(match.records, start):
            tell(f"Cold start {start + 1} of {plan.starts}: {name}")
            match.attempt(name, match.start_cold, name)
    with ExitStack() as stack:
        for name in list(match.records):
            match.attempt(name, match.begin, name, stack)
        for number in range(plan.rounds):
            for name in turn(match.records, number):
                tell(f"Round {number + 1} of {plan.rounds}: {name}")
                match.attempt(name, match.play, name, number)
    return match.records, match.skipped


@dataclass(slots=True)
class _Duel:
    """Who still takes part: what fails of a contestant leaves it out, with the reason."""

    bench: Bench
    size: int
    plan: Plan
    tell: Tell
    records: dict[str, Record] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)
    _pythons: dict[str, Path] = field(default_factory=dict)
    _running: dict[str, Running] = field(default_factory=dict)

    def attempt(
        self, name: str, work: Callable[P, None], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Do something for a contestant, and leave it out where that cannot be done."""
        try:
            work(*args, **kwargs)
        except SkippedError as error:
            self.skipped[name] = str(error)
            self.records.pop(name, None)
            self.tell(f"Left out: {error}")

    def prepare(self, contestant: Contestant) -> None:
        """Make the environment and the index of a contestant."""
        self._pythons[contestant.name] = python_for(contestant, self.bench.places.environments)
        job = self.bench.job(contestant.name, self.size)
        with self._start(contestant, "prepare") as process:
            process.call("prepare", job=written(job))
        self.records[contestant.name] = Record(contestant, disk=bytes_below(job.folder))

    def start_cold(self, name: str) -> None:
        """Take the time from starting a process to its first answer."""
        begin = time.perf_counter()
        with self._start(self.records[name].contestant, "cold") as process:
            process.call("open", job=written(self.bench.job(name, self.size)))
            process.call("ask", questions=self.bench.texts.questions[:1])
            self.records[name].cold.append(time.perf_counter() - begin)

    def begin(self, name: str, stack: ExitStack) -> None:
        """Start the process that is asked in all rounds, and ask it a few questions."""
        process = stack.enter_context(self._start(self.records[name].contestant, "serve"))
        process.call("open", job=written(self.bench.job(name, self.size)))
        process.call("ask", questions=self.bench.texts.questions[:_WARM_UP])
        self._running[name] = process

    def play(self, name: str, number: int) -> None:
        """Ask one after the other, then in crowds."""
        record, process = self.records[name], self._running[name]
        questions = self.bench.texts.questions
        asked = part(questions, number, self.plan.questions)
        record.asked.append(process.call("ask", questions=asked))
        for askers in CROWDS:
            following = self._following(record)
            reply = process.call(
                "crowd", questions=following, askers=askers, seconds=self.plan.seconds
            )
            record.following += len(reply["wall"])
            record.crowds.setdefault(askers, []).append(reply)
        record.memory = process.call("memory")

    def _following(self, record: Record) -> list[str]:
        """Return the questions of crowds, from the first that it was not asked yet.

        None comes again before all others have, so that nobody answers from a memory.
        """
        questions = self.bench.texts.questions
        kept = _WARM_UP + self.plan.rounds * self.plan.questions
        rest = list(questions[kept:] or questions)
        at = record.following % len(rest)
        return rest[at:] + rest[:at]

    def _start(self, contestant: Contestant, why: str) -> Running:
        folder = self.bench.places.run / "processes" / f"{contestant.name}-{why}"
        return Running(contestant, self._pythons[contestant.name], folder)


def turn(names: Iterable[str], number: int) -> list[str]:
    """Return the names in the order of a round: each round another one begins."""
    listed = list(names)
    at = number % len(listed) if listed else 0
    return listed[at:] + listed[:at]


def part(questions: tuple[str, ...], number: int, count: int) -> list[str]:
    """Return so many questions for a round, other ones than for the rounds before."""
    begin = _WARM_UP + number * count
    return [questions[(begin + place) % len(questions)] for place in range(count)]

"""Questions in, answers out, without blocking the event loop and without a queue that grows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import TypeVar

from bot.ask.card import MAX_PASSAGES
from bot.ask.stopwatch import Stopwatch
from bot.clock import Clock, utc_now
from index import Answer, Searcher

_T = TypeVar("_T")
# What waits for the encoder meanwhile goes through it together; the rest of an answer is Python,
# which computes one at a time.
_WORKERS = 4


class BusyError(Exception):
    """More questions are waiting than the operator allows; the text is for the asker."""

    def __init__(self) -> None:
        super().__init__(
            "Many people are asking right now, so I would keep you waiting too long. "
            "Please ask again in a few seconds."
        )


class AskService:
    """Answers questions on a few threads of its own; one that is being answered is shared."""

    def __init__(self, searcher: Searcher, *, queue: int) -> None:
        """Take what answers, and how many questions may wait or be answered at once."""
        self.searcher = searcher
        self.clock: Clock = utc_now
        self._queue = queue
        self._waiting = 0
        self._flying: dict[tuple[str, str, str | None], asyncio.Task[Answer]] = {}
        self._workers = ThreadPoolExecutor(_WORKERS, thread_name_prefix="ask")
        self._watch = Stopwatch()

    @property
    def waiting(self) -> int:
        """Return how many questions wait or are being answered."""
        return self._waiting

    def watch(self, watch: Stopwatch, batched: Callable[[int], None]) -> None:
        """Take what times answers from now on, and what is told how many were encoded at once."""
        self._watch = watch
        self.searcher.watch(watch.lap, batched)

    async def answer(
        self, question: str, previous: str | None = None, *, now: datetime | None = None
    ) -> Answer:
        """Answer a question with all the passages a card can page through.

        ``previous`` is the question of the answer that this one replies to, if it does; ``now`` the
        aware time to answer as of, by `clock` where none is given. Who asks what somebody else is
        waiting for gets the same answer. Raises BusyError when the queue is full, QuestionError for
        a question that cannot be searched for.
        """
        if now is not None:
            return await self._answer(question, previous, now)
        key = (self.searcher.version.manifest.version, question, previous)
        task = self._flying.get(key)
        if task is None:
            task = asyncio.create_task(self._answer(question, previous, self.clock()))
            self._flying[key] = task
            task.add_done_callback(lambda _done: self._flying.pop(key))
        # Who gives up waiting must not take the answer from the others.
        return await asyncio.shield(task)

    async def _answer(self, question: str, previous: str | None, now: datetime) -> Answer:
        def work() -> Answer:
            searcher = self.searcher
            asked = question if previous is None else searcher.follow_up(previous, question)
            with self._watch.timing():
                return searcher.answer(asked, top=MAX_PASSAGES, now=now)

        with self._watch.whole():
            return await self.run(work)

    async def run(self, work: Callable[[], _T]) -> _T:
        """Compute on a thread of the model. Raises BusyError when the queue is full."""
        if self._waiting >= self._queue:
            raise BusyError
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._workers, work)
        finally:
            self._waiting -= 1

    def close(self) -> None:
        """Let go of the threads; questions that still wait are dropped."""
        self._workers.shutdown(wait=False, cancel_futures=True)

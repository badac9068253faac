"""Questions in, answers out, without blocking the event loop and without a queue that grows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import TypeVar

from bot.ask.card import MAX_PASSAGES
from bot.clock import Clock, utc_now
from index import Answer, Searcher

_T = TypeVar("_T")


class BusyError(Exception):
    """More questions are waiting than the operator allows; the text is for the asker."""

    def __init__(self) -> None:
        super().__init__(
            "Many people are asking right now, so I would keep you waiting too long. "
            "Please ask again in a few seconds."
        )


class AskService:
    """Answers questions on a thread of its own, one at a time."""

    def __init__(self, searcher: Searcher, *, queue: int) -> None:
        """Take what answers, and how many questions may wait or be answered at once."""
        self.searcher = searcher
        self.clock: Clock = utc_now
        self._queue = queue
        self._waiting = 0
        # One worker: two encodings side by side on a small machine take longer than in turn.
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ask")

    async def answer(
        self, question: str, previous: str | None = None, *, now: datetime | None = None
    ) -> Answer:
        """Answer a question with all the passages a card can page through.

        ``previous`` is the question of the answer that this one replies to, if it does; ``now`` the
        aware time to answer as of, by `clock` where none is given. Raises BusyError when the queue
        is full, QuestionError for a question that cannot be searched for.
        """
        moment = now or self.clock()

        def work() -> Answer:
            searcher = self.searcher
            asked = question if previous is None else searcher.follow_up(previous, question)
            return searcher.answer(asked, top=MAX_PASSAGES, now=moment)

        return await self.run(work)

    async def run(self, work: Callable[[], _T]) -> _T:
        """Compute on the thread of the model. Raises BusyError when the queue is full."""
        if self._waiting >= self._queue:
            raise BusyError
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._worker, work)
        finally:
            self._waiting -= 1

    def close(self) -> None:
        """Let go of the thread; questions that still wait are dropped."""
        self._worker.shutdown(wait=False, cancel_futures=True)

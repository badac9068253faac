"""Asking all golden questions of what is published, and keeping what came back for its pages."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.ask.service import BusyError
from bot.feeding.golden_book import GoldenBook
from index.evaluation.figures import Figure, rate
from index.evaluation.golden import GoldenQuestion
from index.evaluation.golden_quotes import Quotes
from index.evaluation.golden_trial import GoldenFigures, GoldenReply, ask_golden, golden_figures
from index.search import Searcher

if TYPE_CHECKING:
    from bot.app import Entente

Told = Callable[[int, int], Awaitable[None]]
"""Is told how many of how many were asked."""

# People's questions go in between, and are hardly slower.
_AT_ONCE = 4
_PATIENCE, _TRIES = 1.0, 30


@dataclass(frozen=True, slots=True)
class Tried:
    """A golden question, what came back, and why no passage can be the right one, if so."""

    golden: GoldenQuestion
    reply: GoldenReply
    fault: str | None


@dataclass(frozen=True, slots=True)
class Trial:
    """All golden questions asked of a version: what came back, and how often it fits."""

    version: str
    tried: tuple[Tried, ...]
    right: Figure
    figures: GoldenFigures

    @property
    def questions(self) -> tuple[GoldenQuestion, ...]:
        """Return the questions that were asked."""
        return tuple(each.golden for each in self.tried)

    @property
    def failures(self) -> tuple[Tried, ...]:
        """Return the questions to which the wrong thing came back."""
        return tuple(each for each in self.tried if not each.reply.right)


class Trials:
    """Asks the golden questions, one trial at a time, and remembers the last."""

    def __init__(self, book: GoldenBook) -> None:
        """Take the questions."""
        self._book = book
        self._last: Trial | None = None
        self._running = asyncio.Lock()

    async def last(self, bot: Entente) -> Trial | None:
        """Return the last trial if it is still about what is asked and what is published."""
        questions, version = await self._book.refresh(), bot.ask.searcher.version.manifest.version
        last = self._last
        fits = last and (last.version, last.questions) == (version, questions)
        return last if fits else None

    async def run(self, bot: Entente, told: Told) -> Trial:
        """Ask them all; while another trial runs, wait for it first.

        :raises BusyError: If people ask so much that there is no turn for this.
        :raises EvaluationDataError: If the file of golden questions cannot be read.
        :raises MissingLibraryError: If what computes the intervals is not installed.
        """
        async with self._running:
            questions, searcher = await self._book.refresh(), bot.ask.searcher
            now = bot.now()
            replies: list[GoldenReply] = []
            for begin in range(0, len(questions), _AT_ONCE):
                some = questions[begin : begin + _AT_ONCE]
                replies += await _in_turn(bot, partial(ask_golden, searcher, some, now=now))
                await told(len(replies), len(questions))
            self._last = await asyncio.to_thread(_judged, searcher, questions, replies)
            return self._last


async def _in_turn(
    bot: Entente, work: Callable[[], tuple[GoldenReply, ...]]
) -> tuple[GoldenReply, ...]:
    """Compute on the thread of the model, after the people who wait there."""
    for _ in range(_TRIES):
        try:
            return await bot.ask.run(work)
        except BusyError:
            await asyncio.sleep(_PATIENCE)
    raise BusyError


def _judged(
    searcher: Searcher, questions: tuple[GoldenQuestion, ...], replies: list[GoldenReply]
) -> Trial:
    quotes = Quotes(searcher.version.contents.passages)
    tried = tuple(
        Tried(golden, reply, quotes.fault(golden))
        for golden, reply in zip(questions, replies, strict=True)
    )
    held = [each for each in tried if each.fault is None]
    return Trial(
        version=searcher.version.manifest.version,
        tried=tried,
        right=rate([each.reply.right for each in tried]),
        figures=golden_figures([each.golden for each in held], [each.reply for each in held]),
    )

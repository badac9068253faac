"""Entente: the version that a library serves, asked as the bot asks it, with the card it shows."""

from __future__ import annotations

import os
import time
from collections import defaultdict
from typing import TYPE_CHECKING

from benchmarks.contestants.serving import Job, Opened, Reply, serve

if TYPE_CHECKING:
    from bot.settings import Settings
    from index import Answer, Searcher

CARD = "card"


def prepare(job: Job) -> None:
    """Do nothing: the version was built by the measurement of its size."""


def opening(job: Job) -> Opened:
    """Open what answers, as ``entente run`` does."""
    from bot.ask.service import AskService
    from bot.engine import open_events, open_searcher

    settings = _settings(job)
    searcher = open_searcher(settings, open_events(settings))
    service = AskService(searcher, queue=settings.queue)

    def one(question: str) -> object:
        return _card(searcher.answer(question, top=job.top))

    async def together(question: str) -> object:
        return _card(await service.answer(question))

    return Opened(
        one,
        together,
        {
            "stages": lambda questions: stages(searcher, questions, job.top),
            "reopen": lambda _questions: _reopen(searcher, settings),
        },
    )


def _settings(job: Job) -> Settings:
    from bot.settings import Settings

    # As for every command, but for where things are: the settings of whoever measures count.
    os.environ.update(job.settings)
    return Settings()


def _card(answer: Answer) -> object:
    """Return what Discord would be sent."""
    from bot.ask.card import answer_card

    card = answer_card(answer, 0, lambda _page, _more, _what: [])
    return card.to_components()  # type: ignore[no-untyped-call]


def stages(searcher: Searcher, questions: list[str], top: int) -> Reply:
    """Return the wall and CPU milliseconds of each stage of each question, in their order."""
    wall: dict[str, list[float]] = defaultdict(list)
    cpu: dict[str, list[float]] = defaultdict(list)
    taken: dict[str, tuple[float, float]] = {}
    last = (0.0, 0.0)

    def lap(stage: str) -> None:
        nonlocal last
        now = (time.perf_counter(), time.process_time())
        before = taken.get(stage, (0.0, 0.0))
        taken[stage] = (before[0] + now[0] - last[0], before[1] + now[1] - last[1])
        last = now

    searcher.lap = lap
    for question in questions:
        taken.clear()
        last = (time.perf_counter(), time.process_time())
        answer = searcher.answer(question, top=top)
        _card(answer)
        lap(CARD)
        # Small talk and dates are answered without a passage: they have no stages to compare.
        if not answer.hits:
            continue
        for stage, (seconds, worked) in taken.items():
            wall[stage].append(seconds * 1000)
            cpu[stage].append(worked * 1000)
    return {"wall": wall, "cpu": cpu}


def _reopen(searcher: Searcher, settings: Settings) -> Reply:
    """Open the served version once more, with the model that is loaded; return the seconds."""
    from index import Library, Searcher

    begin, worked = time.perf_counter(), time.process_time()
    version = Library(settings.index_dir).open_current(searcher.embedder.identity)
    Searcher(version, searcher.embedder)
    return {"seconds": time.perf_counter() - begin, "cpu": time.process_time() - worked}


if __name__ == "__main__":
    serve(prepare, opening)

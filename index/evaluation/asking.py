"""Ask many questions, one after the other, and keep the answers with the time they took."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from index.abstention import Verdict
from index.errors import QuestionError
from index.progress import Progress, silent
from index.search import Hit, Searcher

_STAGE = "asking"


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back for a question; a refused one has no verdict but NONE, and no hits.

    ``wall`` and ``cpu`` are seconds, the latter of all threads together.
    """

    verdict: Verdict
    confidence: float
    hits: tuple[Hit, ...]
    refused: bool
    wall: float
    cpu: float

    @property
    def answered(self) -> bool:
        """Return whether the verdict is that the first passage answers."""
        return self.verdict is Verdict.ANSWERED


def ask(
    searcher: Searcher, questions: Sequence[str], *, top: int, progress: Progress = silent
) -> list[Reply]:
    """Return the reply to each question, in order."""
    if questions:
        # The first question of a process pays for what is loaded late.
        _reply(searcher, questions[0], top)
    replies = []
    for done, question in enumerate(questions, 1):
        replies.append(_reply(searcher, question, top))
        progress(_STAGE, done, len(questions))
    return replies


def _reply(searcher: Searcher, question: str, top: int) -> Reply:
    wall, cpu = time.perf_counter(), time.process_time()
    try:
        answer = searcher.answer(question, top)
    except QuestionError:
        answer = None
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    if answer is None:
        return Reply(Verdict.NONE, 0.0, (), refused=True, wall=wall, cpu=cpu)
    return Reply(answer.verdict, answer.confidence, answer.hits, refused=False, wall=wall, cpu=cpu)

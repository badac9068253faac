"""Ask golden questions, keep what came back as moderators see it, and measure how often it fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from index.abstention import Verdict
from index.errors import QuestionError
from index.evaluation.figures import Figure, rate
from index.evaluation.golden import GoldenQuestion
from index.evaluation.golden_quotes import Quotes
from index.progress import Progress, silent
from index.search import Answer, Searcher

ASKING = "asking"
"""The stage of asking, for whoever is told how far it is."""


@dataclass(frozen=True, slots=True)
class GoldenReply:
    """What came back for a golden question: the verdict, and the first passage with its sentences.

    ``sentences`` are spans of ``text``, the better first. There is no document where the calendars
    answered, ``calendar``, or nothing did. ``right`` says that the bot does what it must.
    """

    verdict: Verdict
    confidence: float
    document: str | None
    title: str
    headings: tuple[str, ...]
    text: str
    sentences: tuple[tuple[int, int], ...]
    calendar: bool
    right: bool

    @property
    def answered(self) -> bool:
        """Return whether a passage was given as the answer."""
        return self.verdict is Verdict.ANSWERED and self.document is not None

    @property
    def sentence(self) -> str:
        """Return the sentence that answers best; nothing without a passage."""
        begin, end = self.sentences[0] if self.sentences else (0, 0)
        return " ".join(self.text[begin:end].split())


@dataclass(frozen=True, slots=True)
class GoldenFigures:
    """How well the bot knows when to answer, each figure with its n and its 95 % interval.

    ``coverage`` is the share of the questions with an answer that are answered,
    ``precision_when_answered`` that of these answers that are right, ``false_answer_rate`` the
    share answered of the questions that must not be.
    """

    coverage: Figure
    precision_when_answered: Figure
    false_answer_rate: Figure


def ask_golden(
    searcher: Searcher,
    questions: Sequence[GoldenQuestion],
    *,
    now: datetime,
    progress: Progress = silent,
) -> tuple[GoldenReply, ...]:
    """Return the reply to each question as of an aware time, in order.

    Takes tens of milliseconds a question: never call it on the event loop.
    """
    quotes = Quotes(searcher.version.contents.passages)
    replies = []
    for done, golden in enumerate(questions, 1):
        try:
            answer = searcher.answer(golden.question, top=1, now=now)
        except QuestionError:
            answer = None
        replies.append(_reply(golden, answer, quotes))
        progress(ASKING, done, len(questions))
    return tuple(replies)


def golden_figures(
    questions: Sequence[GoldenQuestion], replies: Sequence[GoldenReply]
) -> GoldenFigures:
    """Return the figures of questions that can be judged, with the reply to each."""
    pairs = list(zip(questions, replies, strict=True))
    known = [reply for golden, reply in pairs if golden.kind is None]
    unknown = [reply for golden, reply in pairs if golden.kind is not None]
    return GoldenFigures(
        coverage=rate([reply.answered for reply in known]),
        precision_when_answered=rate([reply.right for reply in known if reply.answered]),
        false_answer_rate=rate([reply.answered for reply in unknown]),
    )


def _reply(golden: GoldenQuestion, answer: Answer | None, quotes: Quotes) -> GoldenReply:
    verdict = answer.verdict if answer else Verdict.NONE
    confidence = round(answer.confidence, 4) if answer else 0.0
    calendar = answer is not None and answer.calendar is not None
    hit = answer.hits[0] if answer and answer.hits else None
    answered = hit is not None and verdict is Verdict.ANSWERED
    right = not answered
    if golden.kind is None:
        right = answered and hit is not None and hit.passage in quotes.holders(golden)
    return GoldenReply(
        verdict=verdict,
        confidence=confidence,
        document=hit.passage.document if hit else None,
        title=hit.document.title if hit else "",
        headings=hit.passage.headings if hit else (),
        text=hit.passage.text if hit else "",
        sentences=hit.sentences if hit else (),
        calendar=calendar,
        right=right,
    )

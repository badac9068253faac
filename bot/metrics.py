"""What is counted and timed while the bot runs, for Prometheus. No one's words, and no ids."""

from __future__ import annotations

import asyncio
import logging
from typing import Literal

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

from bot.ask.service import BusyError
from bot.ask.stopwatch import WHOLE, Stopwatch
from bot.state.tables import ReminderState
from index import Answer, QuestionError
from index.language import question_language

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_BATCHES = (1, 2, 4, 8, 16, 32, 64)
UNKNOWN = "unknown"


class Metrics:
    """The figures of one bot, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = all_ = CollectorRegistry()
        self._questions = Counter(
            "entente_questions",
            "Questions by what was said to them and by their language.",
            ("verdict", "language"),
            registry=all_,
        )
        self._stages = Histogram(
            "entente_stage_seconds",
            "How long each stage of an answer took.",
            ("stage",),
            buckets=_SECONDS,
            registry=all_,
        )
        self._answers = Histogram(
            "entente_answer_seconds",
            "How long answers took, from the question to the text, waiting included.",
            buckets=_SECONDS,
            registry=all_,
        )
        self._batches = Histogram(
            "entente_embedding_batch_size",
            "How many questions were encoded together.",
            buckets=_BATCHES,
            registry=all_,
        )
        self._lag = Histogram(
            "entente_loop_lag_seconds",
            "How late the event loop was.",
            buckets=_SECONDS,
            registry=all_,
        )
        self._reconnects = Counter(
            "entente_gateway_reconnects",
            "Connections to the gateway after the first, by how the session went on.",
            ("how",),
            registry=all_,
        )
        self._reminders = Counter(
            "entente_reminders",
            "Reminders done with, by what became of them; late ones were sent after they were due.",
            ("outcome",),
            registry=all_,
        )
        self._failures = Counter(
            "entente_failures", "Unexpected errors, each logged with a reference.", registry=all_
        )
        self._ready = Gauge(
            "entente_ready",
            "Whether a condition of being ready held when it was last looked at.",
            ("check",),
            registry=all_,
        )
        ProcessCollector(registry=all_)
        self.stopwatch = Stopwatch(self._timed)
        self._sessions = 0
        for outcome in ("sent", "late", "missed", "failed"):
            self._reminders.labels(outcome)
        for how in ("anew", "resumed"):
            self._reconnects.labels(how)

    async def answered(self, answer: Answer) -> None:
        """Count a question that was answered, or had no answer."""
        # Off the event loop: the model that tells languages apart takes half a second to load.
        language = await asyncio.to_thread(question_language, answer.question)
        self._questions.labels(answer.verdict.value, language or UNKNOWN).inc()

    def refused(self, error: BusyError | QuestionError) -> None:
        """Count a question that was not searched for."""
        verdict = "busy" if isinstance(error, BusyError) else "unreadable"
        self._questions.labels(verdict, UNKNOWN).inc()

    def batched(self, size: int) -> None:
        """Count questions that were encoded together."""
        self._batches.observe(size)

    def lagged(self, seconds: float) -> None:
        """Take how late the event loop was."""
        self._lag.observe(seconds)

    def connected(self, how: Literal["anew", "resumed"]) -> None:
        """Count a connection to the gateway, unless it is the first."""
        self._sessions += 1
        if self._sessions > 1:
            self._reconnects.labels(how).inc()

    def reminded(self, state: ReminderState, late: bool) -> None:
        """Count a reminder that is done with."""
        sent_late = late and state is ReminderState.SENT
        self._reminders.labels("late" if sent_late else state.value).inc()

    def checked(self, check: str, ready: bool) -> None:
        """Take whether a condition of being ready holds."""
        self._ready.labels(check).set(ready)

    def failures(self) -> logging.Handler:
        """Return what counts the entries of the log that have a reference."""
        return _Failures(self._failures)

    def _timed(self, stage: str, seconds: float) -> None:
        if stage == WHOLE:
            self._answers.observe(seconds)
        else:
            self._stages.labels(stage).observe(seconds)


class _Failures(logging.Handler):
    def __init__(self, counter: Counter) -> None:
        super().__init__()
        self._counter = counter

    def emit(self, record: logging.LogRecord) -> None:
        """Count an entry."""
        if hasattr(record, "reference"):
            self._counter.inc()

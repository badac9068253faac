"""How the bot stands at the moment it is asked: index, queue, gateway, calendars."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from prometheus_client import Metric
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

if TYPE_CHECKING:
    import discord

    from bot.app import Entente

Ticks = Callable[[], float]
"""Returns seconds that only grow, as `time.perf_counter` does."""

_SPARE = 15.0
"""Seconds that a heartbeat may be late."""


def heartbeat(client: discord.Client, ticks: Ticks = time.perf_counter) -> tuple[float, float]:
    """Return the seconds since the gateway acknowledged a heartbeat, and how many are too many.

    They are infinite while there is no connection.
    """
    # discord.py shows how long a heartbeat took, but nowhere when the last one was answered.
    alive = getattr(client.ws, "_keep_alive", None)
    if client.is_closed() or not client.is_ready() or alive is None:
        return float("inf"), 0.0
    return ticks() - alive._last_ack, (alive.interval or 0.0) + _SPARE


class Standing(Collector):
    """Hands over what is read when somebody asks."""

    def __init__(self, bot: Entente, ticks: Ticks = time.perf_counter) -> None:
        """Take the bot, and what the gateway's heartbeats are timed by."""
        self._bot = bot
        self._ticks = ticks

    def describe(self) -> Iterable[Metric]:
        """Return nothing: what there is depends on the index and the calendars."""
        return ()

    def collect(self) -> Iterator[Metric]:
        """Yield every figure."""
        yield from self._index()
        yield from self._load()
        yield from self._calendars()

    def _index(self) -> Iterator[Metric]:
        manifest = self._bot.ask.searcher.version.manifest
        yield _one(
            "entente_index_info", "The index version that is served.", 1, version=manifest.version
        )
        yield _one(
            "entente_index_created_timestamp_seconds",
            "When the index version that is served was made.",
            manifest.created.timestamp(),
        )
        yield _one("entente_index_documents", "Documents it holds.", len(manifest.documents))
        yield _one("entente_index_passages", "Passages it holds.", manifest.passages)

    def _load(self) -> Iterator[Metric]:
        bot = self._bot
        yield _one(
            "entente_queue_depth", "Questions that wait or are being answered.", bot.ask.waiting
        )
        yield _one("entente_queue_limit", "How many may; the next is refused.", bot.settings.queue)
        yield _one(
            "entente_gateway_latency_seconds",
            "How long the gateway took for the last heartbeat.",
            bot.latency,
        )
        yield _one(
            "entente_gateway_heartbeat_age_seconds",
            "How long ago the gateway acknowledged a heartbeat.",
            heartbeat(bot, self._ticks)[0],
        )

    def _calendars(self) -> Iterator[Metric]:
        age = GaugeMetricFamily(
            "entente_calendar_age_seconds",
            "How long ago a calendar was as it is known.",
            labels=("calendar", "source"),
        )
        broken = GaugeMetricFamily(
            "entente_calendar_broken",
            "Whether a calendar's source could not be read at the last try.",
            labels=("calendar", "source"),
        )
        now = self._bot.now()
        for each in self._bot.events.calendars:
            labels = (each.name, "address" if each.remote else "file")
            broken.add_metric(labels, each.problem is not None)
            if each.as_of is not None:
                age.add_metric(labels, (now - each.as_of).total_seconds())
        yield age
        yield broken


def _one(name: str, text: str, value: float, **labels: str) -> Metric:
    family = GaugeMetricFamily(name, text, labels=tuple(labels))
    family.add_metric(tuple(labels.values()), value)
    return family

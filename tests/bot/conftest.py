"""A running bot in a simulated Discord, and the people who talk to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import discord
import pytest
import simcord

from bot.settings import Settings
from index import Embedder, Searcher
from tests.bot.calendars import NOW, Source, serving, write_calendar
from tests.bot.log import logged

if TYPE_CHECKING:
    from bot.app import Entente
    from bot.events.service import EventService

REQUESTS = pytest.StashKey[list[Any]]()
"""Every REST request that the flows made, for the contract test."""


@dataclass(frozen=True)
class World:
    """One guild with a channel where mentions are answered, one where they are not, two people."""

    env: simcord.Env
    channel: Any
    quiet_channel: Any
    alice: Any
    bob: Any

    @property
    def bot(self) -> Entente:
        """Return the bot that runs now; a restart runs another."""
        return cast("Entente", self.env.bot)

    @property
    def events(self) -> EventService:
        """Return the made-up events that the bot knows."""
        return self.bot.events

    @property
    def me(self) -> str:
        """Return a mention of the bot."""
        return cast("discord.ClientUser", self.bot.user).mention


@dataclass
class StoppedClock:
    """A clock that stands still until it is moved."""

    time: datetime

    def __call__(self) -> datetime:
        """Return the time it shows."""
        return self.time

    def advance(self, **step: float) -> None:
        """Move it by a `timedelta` of these parts."""
        self.time += timedelta(**step)


@pytest.fixture
def clock() -> StoppedClock:
    """Return the clock of the bots, which shows `NOW` until it is moved."""
    return StoppedClock(NOW)


@pytest.fixture
def events_folder(tmp_path: Path) -> Path:
    """Return a knowledge folder whose one calendar holds made-up events around `NOW`."""
    folder = tmp_path / "knowledge"
    write_calendar(folder / "events" / "made-up.ics")
    return folder


@pytest.fixture
def source() -> Iterator[Source]:
    """Yield a remote calendar with one event, "Remote seminar"."""
    with serving() as made:
        yield made


@pytest.fixture
def make_bot(
    searcher: Searcher,
    embedder: Embedder,
    tmp_path: Path,
    clock: StoppedClock,
    events_folder: Path,
) -> Any:
    """Return a maker of bots over the shipped index and made-up events, as a restart makes them.

    All bots of a test share one data folder, so one state.
    """
    from bot.app import Entente
    from bot.ask.service import AskService
    from bot.engine import event_searcher
    from bot.events.service import EventService
    from bot.state.database import Database

    def make(**settings: Any) -> Entente:
        chosen = Settings(**({"data_dir": tmp_path, "knowledge_dir": events_folder} | settings))
        events = EventService(chosen, clock)
        events.load()
        answering = Searcher(
            searcher.version, embedder, events=event_searcher(events, embedder, store=None)
        )
        ask = AskService(answering, queue=chosen.queue)
        return Entente(chosen, ask, events, Database.at(chosen.data_dir), clock)

    return make


@pytest.fixture
def simcord_bot(make_bot: Any, request: pytest.FixtureRequest) -> Entente:
    """Return the bot that the plugin's environment runs; the marker `settings` changes it."""
    marker = request.node.get_closest_marker("settings")
    bot: Entente = make_bot(**(marker.kwargs if marker else {}))
    return bot


@pytest.fixture
def world(simcord_env: simcord.Env, request: pytest.FixtureRequest) -> Iterator[World]:
    """Yield a guild with the bot in it, and remember the requests the bot made."""
    env = simcord_env
    env.settle_timeout = 60.0
    guild = env.create_guild("Trainees")
    channel = guild.create_text_channel("ask")
    made = World(
        env=env,
        channel=channel,
        quiet_channel=guild.create_text_channel("quiet"),
        alice=guild.add_member(env.create_user("alice")),
        bob=guild.add_member(env.create_user("bob")),
    )
    made.bot.settings.mention_channels = frozenset({channel.id})
    with logged() as log:
        yield made
    # Whatever the flow was.
    assert not [each for each in (made.alice, made.bob) if str(each.id) in log.getvalue()]
    request.config.stash.setdefault(REQUESTS, []).extend(env.http_requests)


def texts(components: list[dict[str, Any]]) -> Iterator[str]:
    """Yield all texts of a message's components, in the order a person reads them."""
    for component in components:
        if "content" in component:
            yield component["content"]
        yield from texts(component.get("components", []))


def shown(message: Any) -> str:
    """Return everything a person reads in a response or message."""
    components = message.components
    raw = [c if isinstance(c, dict) else c.to_dict() for c in components]
    return "\n".join(filter(None, (message.content, *texts(raw))))


def buttons(message: Any) -> dict[str, dict[str, Any]]:
    """Return the buttons of a message by their label."""
    found: dict[str, dict[str, Any]] = {}

    def walk(components: list[dict[str, Any]]) -> None:
        for component in components:
            if component["type"] == 2:
                found[component["label"]] = component
            walk(component.get("components", []))
            if accessory := component.get("accessory"):
                walk([accessory])

    walk([c if isinstance(c, dict) else c.to_dict() for c in message.components])
    return found

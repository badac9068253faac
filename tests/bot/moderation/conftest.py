"""A bot over made-up documents that can be changed, and a moderator."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot.settings import Settings
from index import Embedder, Library, Searcher, build
from tests.bot.conftest import StoppedClock, World
from tests.bot.feeding import moderator_of
from tests.bot.moderating import GOLDEN, HOURS, PARKING, write

if TYPE_CHECKING:
    from bot.app import Entente


@pytest.fixture
def knowledge(events_folder: Path) -> Path:
    """Return a knowledge folder of two made-up documents, with golden questions on them."""
    write(events_folder, hours=HOURS, parking=PARKING)
    (events_folder / "golden.yaml").write_text(GOLDEN, encoding="utf-8")
    return events_folder


@pytest.fixture
def library(knowledge: Path, tmp_path: Path, embedder: Embedder) -> Library:
    """Return a library in which a version of the made-up documents is served."""
    made = Library(tmp_path / "index")
    build(knowledge, made, embedder)
    return made


@pytest.fixture
def make_bot(
    library: Library, embedder: Embedder, tmp_path: Path, clock: StoppedClock, knowledge: Path
) -> Callable[..., Entente]:
    """Return a maker of bots over the library, as a restart makes them."""
    from bot.app import Entente
    from bot.ask.service import AskService
    from bot.engine import event_searcher
    from bot.events.service import EventService
    from bot.state.database import Database

    def make(**settings: Any) -> Entente:
        chosen = Settings(**({"data_dir": tmp_path, "knowledge_dir": knowledge} | settings))
        events = EventService(chosen, clock)
        version = library.open_current(embedder.identity)
        events.load(version, taken_back=library.rolled_back)
        finder = event_searcher(events, embedder, store=None)
        answering = Searcher(version, embedder, events=finder)
        ask = AskService(answering, queue=chosen.queue)
        return Entente(chosen, ask, events, Database.at(chosen.data_dir), clock)

    return make


@pytest.fixture
def moderator(world: World) -> Any:
    """Return a member who may manage the server."""
    return moderator_of(world)

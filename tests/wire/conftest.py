"""A wire for each test, held to Discord's description at its end, and the bot's process on one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Embedder
from tests.bot.console import Console
from tests.wire.client import point_at
from tests.wire.homes import build_home, copy_of
from tests.wire.process import Running, running
from tests.wire.server import Wire


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Iterator[Wire]:
    """Yield a wire that discord.py takes for Discord, with nothing undescribed sent to it."""
    with Wire() as made:
        point_at(made, monkeypatch)
        yield made
    assert made.faultless() == []


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, models: Path, embedder: Embedder) -> Console:
    """Return folders with one document, a webinar in a week, and an index version published."""
    assert embedder.identity  # The model is converted, which takes a while.
    return build_home(tmp_path_factory.mktemp("wire"), models)


@pytest.fixture
def home(built: Console, tmp_path: Path) -> Console:
    """Return folders of this test's own, as built."""
    return copy_of(built, tmp_path)


@pytest.fixture
def bot(wire: Wire, home: Console) -> Iterator[Running]:
    """Yield the bot's process, connected."""
    with running(wire, home) as made:
        made.ready()
        yield made


@pytest.fixture(scope="module")
def lasting(built: Console, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Yield one process for all tests of a file; what they do to it, it must get over."""
    own = copy_of(built, tmp_path_factory.mktemp("lasting"))
    with Wire() as wire, running(wire, own) as made:
        made.ready()
        yield made
    assert wire.faultless() == []

"""A wire for each test, held to Discord's description at its end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.wire.client import point_at
from tests.wire.server import Wire


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Iterator[Wire]:
    """Yield a wire that discord.py takes for Discord, with nothing undescribed sent to it."""
    with Wire() as made:
        point_at(made, monkeypatch)
        yield made
    assert made.faultless() == []

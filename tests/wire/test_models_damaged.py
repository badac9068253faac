"""A model's file that is gone or altered: the bot's process says so and does not answer with it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.exit_codes import CONFIGURATION
from index.onnx_embedder import GRAPH, TOKENIZER
from tests.bot.console import Console
from tests.wire.process import running
from tests.wire.server import Wire


def alter(file: Path) -> None:
    """Replace some bytes in the middle of a file."""
    whole = file.read_bytes()
    middle = len(whole) // 2
    # Anew: the others of its name are links to the same bytes.
    file.unlink()
    file.write_bytes(whole[:middle] + bytes(64) + whole[middle + 64 :])


@pytest.mark.parametrize(("name", "hurt"), [(GRAPH, alter), (TOKENIZER, Path.unlink)])
def test_a_damaged_model_is_named_and_nothing_is_answered_with_it(
    wire: Wire, home: Console, models: Path, name: str, hurt: Callable[[Path], None]
) -> None:
    own = home.data / "models"
    own.unlink()
    shutil.copytree(models, own, copy_function=os.link)
    for file in own.glob(f"*/{name}"):
        hurt(file)
    with running(wire, home) as bot:
        assert bot.ended() == CONFIGURATION
    assert "is damaged or incomplete" in bot.said
    assert str(own) in bot.said
    assert "Traceback" not in bot.said
    assert wire.gateway.received == []

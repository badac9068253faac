"""``entente evaluate`` measures what is served, the cross-encoder of the settings among it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.commands import evaluate as command
from index import Embedder, ModelError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a made-up document, a dataset of it and a golden question about it."""
    text = "The Moon lifts the sea."
    corpus = json.dumps({"_id": "tide.txt", "title": "", "text": text})
    files = {
        "corpus.jsonl": corpus + "\n",
        "queries.jsonl": '{"_id": "q", "text": "what lifts the sea?"}\n',
        "qrels.tsv": "query-id\tcorpus-id\tscore\nq\ttide.txt\t1\n",
        "golden.yaml": "- question: what lifts the sea?\n  document: tide.txt\n  quote: The Moon\n",
        "knowledge/tide.txt": text + "\n",
    }
    (tmp_path / "knowledge").mkdir()
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("kind", ["--dataset", "--questions"])
def test_a_cross_encoder_that_is_not_there_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, embedder: Embedder, kind: str
) -> None:
    monkeypatch.setattr(command, "load_embedder", lambda _settings, **_: embedder)
    monkeypatch.setenv("ENTENTE_DATA_DIR", str(folder / "data"))
    monkeypatch.setenv("ENTENTE_RERANKER", "no-such-cross-encoder")
    arguments = {
        "--dataset": [str(folder)],
        "--questions": [str(folder / "golden.yaml"), "--knowledge", str(folder / "knowledge")],
    }
    done = CliRunner().invoke(app, ["evaluate", kind, *arguments[kind]])
    assert isinstance(done.exception, ModelError)
    assert "no-such-cross-encoder" in str(done.exception)

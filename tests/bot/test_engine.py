"""Opening what answers: what is checked before anything slow, and what the settings add."""

from __future__ import annotations

from pathlib import Path

import pytest

import bot.engine
from bot.commands.doctor import _check_reranker
from bot.commands.index import build_index
from bot.engine import load_reranker, open_searcher
from bot.settings import Settings
from index import Embedder, ModelError
from knowledge import KnowledgeError


def never_load(_settings: Settings) -> Embedder:
    """Fail where the model would be loaded."""
    raise AssertionError("the model was loaded before the folder was looked for")


@pytest.mark.parametrize("kind", ["missing", "file"])
def test_a_wrong_knowledge_folder_is_said_before_the_model_is_loaded(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.engine, "load_embedder", never_load)
    monkeypatch.setattr("bot.commands.index.load_embedder", never_load)
    folder = tmp_path / kind
    if kind == "file":
        folder.write_text("a file", encoding="utf-8")
    monkeypatch.setenv("ENTENTE_KNOWLEDGE_DIR", str(folder))
    monkeypatch.setenv("ENTENTE_DATA_DIR", str(tmp_path))
    with pytest.raises(KnowledgeError, match=str(folder)):
        open_searcher(Settings())
    with pytest.raises(KnowledgeError, match=str(folder)):
        build_index(force=False)


def test_there_is_no_cross_encoder_unless_it_is_set() -> None:
    assert load_reranker(Settings()) is None
    assert "none is set" in _check_reranker(Settings())


def test_a_cross_encoder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    missing = Settings(reranker=str(tmp_path / "missing"))
    for use in (load_reranker, _check_reranker):
        with pytest.raises(ModelError, match="There is no cross-encoder"):
            use(missing)

"""Opening what answers: what is checked before anything slow, and what the settings add."""

from __future__ import annotations

from pathlib import Path

import pytest

import bot.engine
from bot.clock import utc_now
from bot.commands.doctor import _check_reranker
from bot.commands.index import build_index
from bot.engine import build_version, load_reranker, open_searcher
from bot.events.service import EventService
from bot.settings import Settings
from index import Embedder, ModelError
from knowledge import KnowledgeError


def never_load(_settings: Settings, **_options: bool) -> Embedder:
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
        open_searcher(Settings(), EventService(Settings(), utc_now))
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


def test_token_vectors_above_the_limit_of_the_settings_are_kept_in_4_bits(
    embedder: Embedder, tmp_path: Path
) -> None:
    folder = tmp_path / "knowledge"
    folder.mkdir()
    # By estimate more than 1 MB of token vectors in 8 bits, and far less than the default.
    text = "The made-up society meets in spring and in autumn. " * 250
    (folder / "society.md").write_text(f"# Meetings\n\n{text}\n", encoding="utf-8")
    for limit, bits in {1000: 8, 1: 4, 0: 4}.items():
        settings = Settings(
            knowledge_dir=folder, data_dir=tmp_path / str(limit), token_vectors_mb=limit
        )
        report = build_version(settings, embedder, agreed=lambda *_: True)
        assert report.manifest.token_bits == bits

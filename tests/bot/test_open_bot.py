"""Starting: what a killed build left is removed, and who only reads is served all the same."""

from __future__ import annotations

from pathlib import Path

from bot.commands.run import open_bot
from bot.engine import build_version
from bot.settings import Settings
from index import Embedder


def test_a_start_removes_what_a_kill_left(tmp_path: Path, embedder: Embedder) -> None:
    knowledge, data = tmp_path / "knowledge", tmp_path / "data"
    knowledge.mkdir()
    (knowledge / "house.md").write_text("# House\n\nThe made-up house opens at nine.\n", "utf-8")
    data.mkdir()
    (data / "models").symlink_to(embedder.models)
    settings = Settings(knowledge_dir=knowledge, data_dir=data)
    made = build_version(settings, embedder, agreed=lambda *_: True).manifest.version
    left = settings.index_dir / "versions" / ".building-new"
    left.mkdir()
    assert open_bot(settings).ask.searcher.version.manifest.version == made
    assert not left.exists()

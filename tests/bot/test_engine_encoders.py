"""Which encoder the bot and the commands load; both are real, the documents made up."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from bot.commands.run import open_bot, say_encoder
from bot.commands.trial import report_on_candidate
from bot.engine import build_version, load_embedder
from bot.settings import Settings
from index import Embedder, Library, prepare
from index.embedder import REFERENCE
from index.encoders import ENCODERS
from index.onnx_embedder import ENCODER
from tests.index.versions import DOCUMENTS, write

GOLDEN = """\
- question: "When does the made-up house open?"
  document: one.md
  quote: "The made-up house opens at nine."
"""


@pytest.fixture
def settings(tmp_path: Path, embedder: Embedder) -> Settings:
    """Return settings of made-up documents, of which the reference made the served version."""
    (tmp_path / "models").symlink_to(embedder.models)
    folder = write(tmp_path / "knowledge", DOCUMENTS)
    chosen = Settings(knowledge_dir=folder, data_dir=tmp_path, encoder="sentence-transformers")
    build_version(chosen, load_embedder(chosen, new=True), agreed=lambda *_: True)
    return chosen.model_copy(update={"encoder": "auto"})


def test_the_setting_takes_what_there_is() -> None:
    assert get_args(Settings.model_fields["encoder"].annotation) == ENCODERS


def test_what_is_served_is_asked_by_what_made_it(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert load_embedder(settings).identity.encoder == REFERENCE
    assert load_embedder(settings, new=True).identity.encoder == ENCODER
    bot = open_bot(settings)
    assert bot.ask.searcher.embedder.identity.encoder == REFERENCE
    say_encoder(bot.ask.searcher, settings)
    said = capsys.readouterr().err
    assert f"was made with {REFERENCE}" in said
    assert f"`entente index build` makes one with {ENCODER}" in said
    say_encoder(bot.ask.searcher, settings.model_copy(update={"encoder": REFERENCE}))
    assert capsys.readouterr().err == ""


def test_a_candidate_of_another_encoder_is_asked_beside_what_is_served(
    settings: Settings, embedder: Embedder
) -> None:
    (settings.knowledge_dir / "golden.yaml").write_text(GOLDEN, encoding="utf-8")
    library = Library(settings.index_dir)
    prepare(settings.knowledge_dir, library, embedder)
    for asking in (embedder, load_embedder(settings)):
        library.report_path(str(library.candidate)).unlink(missing_ok=True)
        report = report_on_candidate(settings, asking, lambda *_: None)
        (outcome,) = report.golden
        assert outcome.before is not None
        assert outcome.before.right
        assert outcome.after.right

"""The model catalogue."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from index import CATALOGUE, ModelError, ModelSpec, find_model, open_embedder
from index.embedder import REFERENCE


def test_the_shipped_weights_are_the_official_ones(tmp_path: Path) -> None:
    _, weights = CATALOGUE["all-MiniLM-L6-v2"].directory(tmp_path)
    assert weights.startswith("53aa51172d14")


def test_other_weights_are_refused_naming_both_hashes(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"not the weights")
    spec = ModelSpec("fake", lambda _models, _progress: tmp_path, weights_sha256="53aa51172d14")
    with pytest.raises(ModelError, match=r"hash to [0-9a-f]{12}, but should hash to 53aa51172d14"):
        spec.directory(tmp_path)


def test_pickled_weights_are_never_loaded(tmp_path: Path) -> None:
    (tmp_path / "pytorch_model.bin").write_bytes(b"pickle")
    with pytest.raises(ModelError, match=r"model\.safetensors"):
        find_model(str(tmp_path)).directory(tmp_path)


@pytest.mark.parametrize("name", ["no-such-model", "owner/model", "owner/model@main"])
def test_an_unknown_model_is_a_sentence_with_the_choices(name: str) -> None:
    with pytest.raises(ModelError, match="all-MiniLM-L6-v2"):
        find_model(name)


def test_a_hub_model_that_is_not_cached_is_a_sentence(tmp_path: Path) -> None:
    spec = find_model("owner/model@" + "a" * 40)
    with pytest.raises(ModelError, match="HF_HUB_OFFLINE=0"):
        spec.directory(tmp_path)


def test_a_directory_is_a_model_with_its_prefixes(models: Path, tmp_path: Path) -> None:
    plain = open_embedder(find_model("all-MiniLM-L6-v2"), models, encoder=REFERENCE)
    shutil.copytree(CATALOGUE["all-MiniLM-L6-v2"].directory(models)[0], tmp_path / "mine")
    mine = find_model(str(tmp_path / "mine"), "query: ", "passage: ")
    own = open_embedder(mine, models, encoder=REFERENCE)
    assert own.identity.name == "mine"
    assert own.passage_tokens < plain.passage_tokens
    prefixed = own.encode_questions(["what is DICOM?"])[0]
    same = plain.encode_questions(["query: what is DICOM?"])[0]
    assert prefixed.vector @ same.vector == pytest.approx(1, abs=1e-5)
    assert len(prefixed.tokens) == own.count_tokens(["what is DICOM?"])[0]


def test_a_broken_model_directory_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"garbage")
    with pytest.raises(ModelError, match="cannot be loaded"):
        open_embedder(find_model(str(tmp_path)), tmp_path)

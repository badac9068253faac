"""A version is asked with the encoder that made its vectors; both are real, the texts made up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index import (
    DEFAULT_MODEL,
    Embedder,
    IndexVersion,
    Library,
    Searcher,
    VersionError,
    build,
    encoder_of,
    find_model,
    open_embedder,
)
from index.bank import key
from index.embedder import REFERENCE
from index.onnx_embedder import ENCODER
from tests.index.versions import DOCUMENTS, version_of, write

QUESTION = "When does the made-up house open?"


@pytest.fixture(scope="module")
def reference(models: Path) -> Embedder:
    """Return the default model by its reference encoder."""
    return open_embedder(find_model(DEFAULT_MODEL), models, encoder=REFERENCE)


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory, reference: Embedder) -> IndexVersion:
    """Return a version as an Entente made it that had one encoder only."""
    made = version_of(DOCUMENTS, tmp_path_factory.mktemp("old"), reference)
    path = made.folder / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    assert manifest["model"].pop("encoder") == REFERENCE
    path.write_text(json.dumps(manifest), encoding="utf-8")
    return IndexVersion.open(made.folder)


def test_a_version_that_names_no_encoder_was_made_by_the_reference(
    old: IndexVersion, embedder: Embedder
) -> None:
    assert old.manifest.model.encoder == REFERENCE
    encoder = encoder_of(embedder, old.manifest.model)
    assert encoder.identity == old.manifest.model
    assert Searcher(old, encoder).answer(QUESTION).hits[0].passage.document == "one.md"


def test_one_encoder_cannot_ask_what_another_made(old: IndexVersion, embedder: Embedder) -> None:
    with pytest.raises(VersionError, match=f"by {REFERENCE}, and cannot be asked .* by {ENCODER}"):
        Searcher(old, embedder)


def test_what_answers_turns_to_a_version_of_another_encoder(
    old: IndexVersion, embedder: Embedder, tmp_path: Path
) -> None:
    new = version_of(DOCUMENTS, tmp_path, embedder)
    first = Searcher(new, embedder)
    back = first.over(old, None)
    again = back.over(new, None)
    found = [each.embedder.identity.encoder for each in (first, back, again)]
    assert found == [ENCODER, REFERENCE, ENCODER]
    assert back.over(old, None).embedder is back.embedder
    for each in (back, again):
        assert each.answer(QUESTION).hits[0].passage.document == "one.md"


def test_another_encoder_makes_vectors_of_its_own(
    reference: Embedder, embedder: Embedder, tmp_path: Path
) -> None:
    folder, library = write(tmp_path / "knowledge", DOCUMENTS), Library(tmp_path / "index")
    first = build(folder, library, reference)
    again = build(folder, library, reference)
    other = build(folder, library, embedder)
    assert (again.embedded, again.unchanged) == (0, True)
    assert other.embedded == first.embedded > 0
    assert library.open_current().manifest.model.encoder == ENCODER
    assert build(folder, library, embedder).unchanged


def test_what_is_kept_beside_the_models_is_of_one_encoder(
    reference: Embedder, embedder: Embedder
) -> None:
    assert key(reference) != key(embedder)

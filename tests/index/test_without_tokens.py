"""A version too large to keep token vectors: the few best passages are encoded when it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from index import Embedder, IndexVersion, Searcher, Verdict
from index.compared import FEW
from index.dense import DenseRule
from index.material import Material
from index.progress import silent
from index.quantisation import NONE
from knowledge import read_folder
from tests.index.versions import write

PLACES = ["attic", "cellar", "garden", "harbour", "kitchen", "library", "museum", "station"]
DOCUMENTS = {
    f"{place}.md": f"# The {place}\n\nThe made-up {place} opens at {hour}. Ask the keeper.\n"
    for hour, place in enumerate(PLACES, 3)
}
NEW = "# The observatory\n\nThe made-up observatory opens at dusk.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    root = tmp_path_factory.mktemp("large")
    return _written(root / "version", write(root / "knowledge", DOCUMENTS), embedder, NONE)


def _written(
    folder: Path, knowledge: Path, embedder: Embedder, bits: int, earlier: Sequence[Path] = ()
) -> Path:
    folder.mkdir()
    documents = read_folder(knowledge).documents
    made = Material(documents, (), (), "", bits).write(
        folder,
        folder.name,
        embedder,
        earlier=earlier,
        created=datetime.now(UTC),
        progress=silent,
        dense=DenseRule(exact=2, halved=3, recall=0.9),
    )
    assert made is not None
    return folder


def test_the_passage_that_answers_is_found_with_its_sentence(
    folder: Path, embedder: Embedder, encoded: list[str]
) -> None:
    version = IndexVersion.open(folder, embedder.identity)
    assert version.manifest.token_bits == NONE
    assert version.manifest.dense.kind == "hnsw"
    assert version.manifest.texts == len(DOCUMENTS)
    answer = Searcher(version, embedder).answer("When does the made-up harbour open?")
    hit = answer.hits[0]
    assert hit.document.id == "harbour.md"
    assert hit.passage.text[slice(*hit.sentence)] == "The made-up harbour opens at 6."
    assert answer.verdict is not Verdict.NONE
    # A passage, the line above it, and two sentences.
    assert 0 < len(encoded) <= 4 * FEW


def test_the_same_passages_are_not_encoded_twice(
    folder: Path, embedder: Embedder, encoded: list[str]
) -> None:
    searcher = Searcher(IndexVersion.open(folder, embedder.identity), embedder)
    first = searcher.answer("When does the made-up garden open?")
    encoded.clear()
    assert searcher.answer("When does the made-up garden open?") == first
    assert encoded == []


def test_vectors_are_taken_over_but_token_vectors_are_computed(
    folder: Path, embedder: Embedder, tmp_path: Path
) -> None:
    knowledge = write(tmp_path / "knowledge", {**DOCUMENTS, "new.md": NEW})
    grown = _written(tmp_path / "grown", knowledge, embedder, NONE, [folder])
    assert IndexVersion.open(grown).manifest.embedded == 1
    kept = IndexVersion.open(_written(tmp_path / "kept", knowledge, embedder, 8, [grown])).manifest
    # Everything; the only sentence of the new document is its passage.
    assert kept.embedded == kept.texts - 1
    shrunk = _written(tmp_path / "shrunk", knowledge, embedder, NONE, [tmp_path / "kept"])
    assert IndexVersion.open(shrunk).manifest.embedded == 0

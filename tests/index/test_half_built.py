"""A build that was killed while it encoded: the next one encodes what is missing, and no more."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index import BuildCancelledError, Embedder, Library, build, prepare
from index.texts import Texts
from knowledge import read_folder

ROOT = Path(__file__).parents[2]
BATCH = 32
ROOMS = {
    "north.md": [f"Hall {number} of the made-up house is blue." for number in range(40)],
    "south.md": [f"Desk {number} is near made-up hall {number + 1}." for number in range(40)],
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "knowledge"
    folder.mkdir()
    for name, sentences in ROOMS.items():
        text = "\n\n".join(sentences)
        (folder / name).write_text(f"# The {name[:-3]} wing\n\n{text}\n", encoding="utf-8")
    return tmp_path


def _texts(library: Library) -> set[str]:
    """Return every text of the version that is served, once."""
    folder = library.unfinished.parents[1] / "knowledge"
    documents = {document.id: document for document in read_folder(folder).documents}
    return set(Texts(library.open_current().contents.passages, documents))


def _kill(home: Path, models: Path, after: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.index.half_built", str(home), str(models), str(after)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.mark.timeout(600)
def test_a_killed_build_is_taken_up_where_it_was(
    home: Path, models: Path, embedder: Embedder, encoded: list[str]
) -> None:
    library = Library(home / "index")
    _kill(home, models, after=2 * BATCH + 5)
    library.sweep()
    assert library.current is None
    assert library.unfinished.is_dir()
    report = build(home / "knowledge", library, embedder)
    every = _texts(library)
    # Two whole batches were on the disk; what was encoded since is lost.
    assert len(encoded) == len(set(encoded)) == len(every) - 2 * BATCH == report.embedded
    assert set(encoded) < every
    assert not library.unfinished.exists()

    other = Library(home / "other")
    assert build(home / "knowledge", other, embedder).embedded == len(every)
    resumed, whole = (each.open_current().contents.kept for each in (library, other))
    for got, expected in (
        (resumed.encodings, whole.encodings),
        (resumed.sentences, whole.sentences),
        (resumed.headings, whole.headings),
    ):
        assert got.starts.tolist() == expected.starts.tolist()
        assert np.abs(got.vectors[:] - expected.vectors[:]).max() < 1e-4
        assert np.abs(got.tokens[:].astype(int) - expected.tokens[:].astype(int)).max() <= 1


@pytest.mark.timeout(600)
def test_what_a_killed_build_left_is_of_use_to_other_documents_too(
    home: Path, models: Path, embedder: Embedder, encoded: list[str]
) -> None:
    library = Library(home / "index")
    _kill(home, models, after=2 * BATCH)
    (home / "knowledge" / "new.md").write_text("# New\n\nA made-up wing.\n", encoding="utf-8")
    build(home / "knowledge", library, embedder)
    assert len(encoded) == len(_texts(library)) - 2 * BATCH


def test_a_cancelled_build_leaves_nothing(home: Path, embedder: Embedder) -> None:
    library = Library(home / "index")
    stages: list[str] = []

    def progress(stage: str, done: int, _total: int) -> None:
        if stage == "embedding" and done > BATCH:
            stages.append(stage)

    with pytest.raises(BuildCancelledError):
        prepare(
            home / "knowledge",
            library,
            embedder,
            progress=progress,
            cancelled=lambda: bool(stages),
        )
    assert not library.unfinished.exists()
    assert list(library.folder("any").parent.iterdir()) == []


def test_an_error_leaves_what_was_encoded_and_pruning_takes_it_away(
    home: Path, embedder: Embedder
) -> None:
    library = Library(home / "index")

    def progress(stage: str, done: int, _total: int) -> None:
        if stage == "embedding" and done > BATCH:
            raise OSError("The made-up disk is full.")

    with pytest.raises(OSError, match="made-up disk"):
        build(home / "knowledge", library, embedder, progress=progress)
    assert library.unfinished.is_dir()
    library.prune(2)
    assert not library.unfinished.exists()

"""Opening a version reads what it needs: its large parts are mapped, and what is known is kept."""

from __future__ import annotations

import json
import os
import shutil
from itertools import accumulate
from pathlib import Path

import pytest

from index import Embedder, IndexVersion, Library, Searcher, VersionError
from index.files import sha256
from index.known import Known
from index.passages import Passages

QUESTION = "what is the made-up house of opening hours"


@pytest.fixture
def folder(shipped_library: Library, tmp_path: Path) -> Path:
    """Return a copy of the shipped version."""
    current = shipped_library.current
    assert current is not None
    return Path(shutil.copytree(shipped_library.folder(current), tmp_path / current))


def _read(passages: Passages) -> int:
    return passages._read.cache_info().misses


def test_no_passage_is_read_before_it_is_found(folder: Path, embedder: Embedder) -> None:
    searcher = Searcher(IndexVersion.open(folder, embedder.identity), embedder)
    passages = searcher.version.contents.passages
    assert _read(passages) == 0
    answer = searcher.answer(QUESTION)
    compared = _read(passages)
    assert 0 < len(answer.hits) <= compared < len(passages)
    # Those of the same question are at hand.
    searcher.answer(QUESTION)
    assert _read(passages) == compared


def test_passages_are_a_sequence(folder: Path) -> None:
    passages = Passages(folder)
    listed = list(passages)
    assert len(listed) == len(passages)
    assert [passages[at] for at in range(len(passages))] == listed
    assert passages[-1] == listed[-1]
    assert passages[1:3] == listed[1:3]
    with pytest.raises(IndexError):
        passages[len(passages)]
    sentences = [len(passage.sentences) for passage in listed]
    assert passages.first_sentence.tolist() == [0, *accumulate(sentences)]


def test_what_is_known_of_all_passages_is_opened_as_it_was_found(folder: Path) -> None:
    version = IndexVersion.open(folder)
    opened, found = Known.open(folder), Known.of(version.contents.passages, version.documents)
    assert opened is not None
    assert opened.threads.names == found.threads.names
    assert opened.names.names == found.names.names
    assert opened.names.ordinary == found.names.ordinary
    assert opened.examples == found.examples
    assert found.names.names


def test_a_version_of_an_older_entente_answers_the_same(folder: Path, embedder: Embedder) -> None:
    new = Searcher(IndexVersion.open(folder, embedder.identity), embedder).answer(QUESTION)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    words = (folder / "bm25" / "words.txt").read_text(encoding="utf-8").split()
    (folder / "bm25" / "words.json").write_text(json.dumps(words), encoding="utf-8")
    added = ["bm25/words.txt", "passages-ends.npy", "first-sentence.npy"]
    added += [name for name in manifest["checksums"] if name.startswith("known-")]
    assert len(added) > 3
    for name in added:
        (folder / name).unlink()
        del manifest["checksums"][name]
    for path in folder.glob("known-*"):
        path.rmdir()
    del manifest["dense"]
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    version = IndexVersion.open(folder, embedder.identity)
    assert version.manifest.dense.kind == "flat"
    assert Searcher(version, embedder).answer(QUESTION) == new


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are hashed, as it goes on."""
    names: list[str] = []

    def counted(path: Path) -> str:
        names.append(path.name)
        return sha256(path)

    monkeypatch.setattr("index.verifying.sha256", counted)
    return names


def test_a_large_file_is_hashed_again_only_after_somebody_wrote_to_it(
    folder: Path, hashed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.verifying.LARGE", 0)
    every = len(IndexVersion.open(folder).manifest.checksums)
    assert len(hashed) == every
    hashed.clear()
    IndexVersion.open(folder)
    assert hashed == []
    copied = Path(shutil.copytree(folder, folder.with_name("copy")))
    IndexVersion.open(copied)
    assert "passages-vectors.npy" in hashed
    hashed.clear()
    path = folder / "passages-vectors.npy"
    stat = path.stat()
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    # The clock can be set back, but not that of the inode.
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    with pytest.raises(VersionError, match=r"passages-vectors\.npy .* hashes to"):
        IndexVersion.open(folder)


def test_small_files_are_hashed_each_time(folder: Path, hashed: list[str]) -> None:
    every = len(IndexVersion.open(folder).manifest.checksums)
    IndexVersion.open(folder)
    assert len(hashed) == 2 * every

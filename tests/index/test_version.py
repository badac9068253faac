"""Opening index versions: whole and fitting, or refused with both values."""

from __future__ import annotations

import dataclasses
import json
import shutil
from pathlib import Path

import pytest

from index import Embedder, IndexVersion, Library, VersionError
from index.manifest import FORMAT


@pytest.fixture
def version(shipped_library: Library, tmp_path: Path) -> Path:
    """Return a copy of the shipped version, to be damaged."""
    current = shipped_library.current
    assert current is not None
    return Path(shutil.copytree(shipped_library.folder(current), tmp_path / current))


def _change(version: Path, **values: object) -> None:
    path = version / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | values), encoding="utf-8")


def test_a_whole_version_opens_with_all_its_parts(version: Path, embedder: Embedder) -> None:
    opened = IndexVersion.open(version, embedder.identity)
    assert len(opened.contents.passages) == opened.manifest.passages > 0
    assert set(opened.documents) == {p.document for p in opened.contents.passages}


@pytest.mark.parametrize(
    "name",
    ["passages-vectors.npy", "sentences-tokens.npy", "passages.jsonl", "calibration.npz"],
)
def test_an_altered_file_is_refused_with_both_hashes(version: Path, name: str) -> None:
    path = version / name
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    with pytest.raises(VersionError, match=r"to [0-9a-f]{12}, but [0-9a-f]{12} was") as caught:
        IndexVersion.open(version)
    assert name in str(caught.value)


def test_a_missing_file_is_refused_by_name(version: Path) -> None:
    (version / "keys.npy").unlink()
    with pytest.raises(VersionError, match=r"lacks its file keys\.npy"):
        IndexVersion.open(version)


@pytest.mark.parametrize(
    ("field", "value"),
    [("weights_sha256", "0" * 64), ("dimension", 768), ("name", "other"), ("query_prefix", "q: ")],
)
def test_another_model_is_refused_with_both_values(
    version: Path, embedder: Embedder, field: str, value: object
) -> None:
    other = dataclasses.replace(embedder.identity, **{field: value})  # type: ignore[arg-type]
    with pytest.raises(VersionError) as caught:
        IndexVersion.open(version, other)
    assert repr(value) in str(caught.value)
    assert repr(getattr(embedder.identity, field)) in str(caught.value)


def test_a_dimension_that_does_not_fit_the_vectors_is_refused(version: Path) -> None:
    model = json.loads((version / "manifest.json").read_text())["model"]
    _change(version, model=model | {"dimension": 100})
    with pytest.raises(VersionError, match=r"have 384 .* makes 100"):
        IndexVersion.open(version)


def test_another_format_is_refused_with_both_numbers(version: Path) -> None:
    _change(version, format=FORMAT + 1)
    with pytest.raises(VersionError, match=f"format {FORMAT + 1}, .* format {FORMAT}"):
        IndexVersion.open(version)


@pytest.mark.parametrize("text", ["", "{", "[]", f'{{"format": {FORMAT}}}', "null"])
def test_a_damaged_manifest_is_a_sentence(version: Path, text: str) -> None:
    (version / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(VersionError, match="manifest"):
        IndexVersion.open(version)


def test_no_version_yet_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(VersionError, match="entente index build"):
        Library(tmp_path / "nothing").open_current()


def test_a_pointer_to_nothing_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "current").write_text("20200101-000000-abcdef\n", encoding="utf-8")
    with pytest.raises(VersionError, match="20200101-000000-abcdef is missing"):
        Library(tmp_path).open_current()


def test_only_an_existing_version_can_be_published(tmp_path: Path) -> None:
    with pytest.raises(VersionError, match="no index version nowhere"):
        Library(tmp_path).publish("nowhere")

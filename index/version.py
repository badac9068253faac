"""An index version: an immutable, verified directory."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.dense import DenseIndex
from index.embedder import ModelIdentity, Vectors
from index.errors import VersionError
from index.files import sha256
from index.lexical import LexicalIndex
from index.manifest import DocumentRecord, Manifest, check_model
from knowledge import Passage

MANIFEST = "manifest.json"
PASSAGES = "passages.jsonl"
VECTORS = "vectors.npy"
SENTENCE_VECTORS = "sentences.npy"
KEYS = "keys.npy"
DENSE = "dense.faiss"
LEXICAL = "bm25"
REPORT = "report.json"


@dataclass(frozen=True, slots=True)
class IndexVersion:
    """An opened version: everything a question needs, the large parts mapped into memory.

    ``first_sentence`` has one entry more than there are passages: the sentences of passage ``i``
    are rows ``first_sentence[i]`` to ``first_sentence[i + 1]`` of ``sentence_vectors``.
    """

    manifest: Manifest
    passages: tuple[Passage, ...]
    documents: dict[str, DocumentRecord]
    vectors: Vectors
    sentence_vectors: Vectors
    first_sentence: NDArray[np.int64]
    dense: DenseIndex
    lexical: LexicalIndex

    @classmethod
    def open(cls, folder: Path, model: ModelIdentity | None = None) -> IndexVersion:
        """Open a version after checking that every file is the one that was written.

        Raises VersionError when a file is missing or altered, when the parts do not fit together,
        or when ``model`` is given and is not the one that made the vectors.
        """
        manifest = read_manifest(folder)
        if model is not None:
            check_model(model, manifest.model, manifest.version)
        _verify(folder, manifest)
        passages = tuple(read_passages(folder))
        dense = DenseIndex.load(folder / DENSE)
        if dense.dimension != manifest.model.dimension:
            raise VersionError(
                f"The vectors of the index version {manifest.version} have {dense.dimension} "
                f"numbers each, but its model {manifest.model.name} makes "
                f"{manifest.model.dimension}. Build it again with `entente index build`."
            )
        counts = [len(passage.sentences) for passage in passages]
        return cls(
            manifest=manifest,
            passages=passages,
            documents={record.id: record for record in manifest.documents},
            vectors=np.load(folder / VECTORS, mmap_mode="r", allow_pickle=False),
            sentence_vectors=np.load(folder / SENTENCE_VECTORS, mmap_mode="r", allow_pickle=False),
            first_sentence=np.concatenate(([0], np.cumsum(counts))).astype(np.int64),
            dense=dense,
            lexical=LexicalIndex.load(folder / LEXICAL, manifest.languages),
        )

    def sentence_rows(self, passage: int) -> slice:
        """Return the rows of a passage's sentences in ``sentence_vectors``."""
        return slice(int(self.first_sentence[passage]), int(self.first_sentence[passage + 1]))


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of a version's folder. Raises VersionError when there is none."""
    try:
        text = (folder / MANIFEST).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise VersionError(
            f"The index version {folder.name} has no readable manifest. "
            "Build it again with `entente index build`."
        ) from error
    return Manifest.from_json(text, folder.name)


def read_passages(folder: Path) -> list[Passage]:
    """Return a version's passages, in the order of its vectors."""
    with (folder / PASSAGES).open(encoding="utf-8") as lines:
        return [_passage(json.loads(line)) for line in lines]


def write_passages(folder: Path, passages: Iterable[Passage]) -> None:
    """Write passages, one JSON object a line."""
    with (folder / PASSAGES).open("w", encoding="utf-8") as file:
        for passage in passages:
            file.write(json.dumps(dataclasses.asdict(passage), ensure_ascii=False) + "\n")


def _passage(raw: dict[str, Any]) -> Passage:
    raw["headings"] = tuple(raw["headings"])
    raw["sentences"] = tuple((begin, end) for begin, end in raw["sentences"])
    return Passage(**raw)


def checksums(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of a version but its manifest, by relative name."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): sha256(path) for path in files if path.name != MANIFEST
    }


def _verify(folder: Path, manifest: Manifest) -> None:
    for name, expected in manifest.checksums.items():
        path = folder / name
        if not path.is_file():
            raise VersionError(
                f"The index version {manifest.version} lacks its file {name}. "
                "Build it again with `entente index build`."
            )
        if (found := sha256(path)) != expected:
            raise VersionError(
                f"The file {name} of the index version {manifest.version} hashes to "
                f"{found[:12]}, but {expected[:12]} was written: it is damaged or was altered. "
                "Build it again with `entente index build`."
            )

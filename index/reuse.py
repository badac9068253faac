"""Vectors that need not be computed again: a text that was encoded once keeps its vector."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedder import Embedder, Vectors
from index.errors import VersionError
from index.version import KEYS, SENTENCE_VECTORS, VECTORS, read_manifest

_KEY_BYTES = 16


def keys(texts: Sequence[str]) -> NDArray[np.uint8]:
    """Return a key for each text: the first 16 bytes of its SHA-256, shape (texts, 16)."""
    digests = b"".join(hashlib.sha256(text.encode()).digest()[:_KEY_BYTES] for text in texts)
    return np.frombuffer(digests, dtype=np.uint8).reshape(len(texts), _KEY_BYTES)


class VectorStore:
    """The vectors of a version by the keys of their texts; empty for a version of another model."""

    def __init__(self, folder: Path | None, embedder: Embedder) -> None:
        """Open the vectors of a version's folder, None for none."""
        self._embedder = embedder
        self._rows: dict[bytes, int] = {}
        self._vectors: list[Vectors] = []
        if folder is None or not _made_with(folder, embedder):
            return
        stored = np.load(folder / KEYS, allow_pickle=False)
        self._rows = {bytes(key): row for row, key in enumerate(stored)}
        self._vectors = [
            np.load(folder / name, mmap_mode="r", allow_pickle=False)
            for name in (VECTORS, SENTENCE_VECTORS)
        ]

    def embed(
        self, texts: Sequence[str], progress: Callable[[int, int], None]
    ) -> tuple[Vectors, int]:
        """Return a vector a text, shape (texts, dimension), and how many had to be computed.

        Equal texts are computed once.
        """
        wanted = [bytes(key) for key in keys(texts)]
        missing = dict.fromkeys(key for key in wanted if key not in self._rows)
        first = {key: texts[row] for row, key in reversed(list(enumerate(wanted)))}
        progress(0, len(missing))
        computed = self._embedder.embed_passages(
            [first[key] for key in missing], lambda done: progress(done, len(missing))
        )
        new_rows = {key: row for row, key in enumerate(missing)}
        vectors = np.empty((len(texts), self._embedder.identity.dimension), dtype=np.float32)
        for row, key in enumerate(wanted):
            vectors[row] = computed[new_rows[key]] if key in new_rows else self._stored(key)
        return vectors, len(missing)

    def _stored(self, key: bytes) -> NDArray[np.float32]:
        row = self._rows[key]
        passages, sentences = self._vectors
        stored = passages[row] if row < len(passages) else sentences[row - len(passages)]
        return np.asarray(stored, dtype=np.float32)


def _made_with(folder: Path, embedder: Embedder) -> bool:
    try:
        return read_manifest(folder).model == embedder.identity
    except VersionError:
        return False

"""Vectors: the FAISS index, exact inner product."""

from __future__ import annotations

from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index.embedder import Vectors

# FAISS's own threads cost more than they bring at these sizes (48 → 221 ms with eight); the
# setter acts on the calling thread, so each search says it again.
_THREADS = 1


class DenseIndex:
    """Exact search over unit vectors, where the inner product is the cosine."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: Vectors) -> DenseIndex:
        """Index vectors of shape (passages, dimension)."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        if len(vectors):
            index.add(np.ascontiguousarray(vectors))
        return cls(index)

    @property
    def dimension(self) -> int:
        """Return the length of the vectors this index takes."""
        return int(self._index.d)

    def search(self, question: NDArray[np.float32], top: int) -> NDArray[np.int64]:
        """Return the rows of the ``top`` nearest passages to a unit vector, nearest first."""
        faiss.omp_set_num_threads(_THREADS)
        _, rows = self._index.search(question[np.newaxis], min(top, self._index.ntotal))
        return np.asarray(rows[0], dtype=np.int64)

    def save(self, path: Path) -> None:
        """Write the index to a file."""
        faiss.write_index(self._index, str(path))

    @classmethod
    def load(cls, path: Path) -> DenseIndex:
        """Open a saved index, its vectors mapped into memory."""
        return cls(faiss.read_index(str(path), faiss.IO_FLAG_MMAP))

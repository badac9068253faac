"""Encoded texts on disk: a pooled vector and the token vectors of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from index.embedder import Vectors
from index.late import max_sim, similarities
from index.quantisation import StoredTokens
from index.rows import Rows, mapped, spans

Row = tuple[NDArray[np.float32], StoredTokens]
"""The pooled vector of a text, and its token vectors."""


@dataclass(frozen=True, slots=True)
class Encodings:
    """Encoded texts, row by row.

    ``vectors`` are pooled, shape (texts, dimension), of length 1. ``tokens`` are centred unit
    vectors in few bits; those of text ``i`` are the rows ``starts[i]`` to ``starts[i + 1]``, at
    least one.
    """

    vectors: Vectors | Rows
    tokens: StoredTokens | Rows
    starts: NDArray[np.int64]

    @classmethod
    def of(
        cls, vectors: Sequence[NDArray[np.float32]], tokens: Sequence[StoredTokens]
    ) -> Encodings:
        """Put texts together, at least one."""
        counts = np.array([len(rows) for rows in tokens])
        return cls(
            vectors=np.stack(vectors).astype(np.float32),
            tokens=cast("StoredTokens", np.concatenate(tokens)),
            starts=np.concatenate(([0], np.cumsum(counts))).astype(np.int64),
        )

    def __len__(self) -> int:
        return len(self.vectors)

    def row(self, text: int) -> Row:
        """Return the vector and the token vectors of one text."""
        return self.vectors[text], self.tokens[self.starts[text] : self.starts[text + 1]]

    def max_sim(
        self, question: NDArray[np.float32], texts: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        """Return the MaxSim of a question's centred tokens to each of some texts."""
        begins, ends = self.starts[texts], self.starts[texts + 1]
        chosen = spans(self.tokens, begins, ends)
        lasts = np.cumsum(ends - begins)
        return max_sim(similarities(question, chosen), lasts - (ends - begins), lasts)

    @classmethod
    def write(
        cls,
        folder: Path,
        name: str,
        rows: Iterable[Row],
        counts: NDArray[np.int64],
        shape: tuple[int, int, type],
    ) -> Encodings:
        """Write texts one by one into numpy files whose names begin with ``name``; open them.

        ``counts`` say how many token vectors each has; ``shape`` is the length of a vector and
        what `shape_of` says of a token vector.
        """
        dimension, width, kind = shape
        starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
        np.save(folder / f"{name}-starts.npy", starts, allow_pickle=False)
        vectors = _new(folder / f"{name}-vectors.npy", np.float32, (len(counts), dimension))
        tokens = _new(folder / f"{name}-tokens.npy", kind, (int(starts[-1]), width))
        for text, (vector, words) in enumerate(rows):
            vectors[text] = vector
            tokens[starts[text] : starts[text + 1]] = words
        vectors.flush()
        tokens.flush()
        return cls.load(folder, name)

    @classmethod
    def load(cls, folder: Path, name: str) -> Encodings:
        """Open what `write` wrote; rows are read when they are asked for."""
        return cls(
            Rows(folder / f"{name}-vectors.npy"),
            Rows(folder / f"{name}-tokens.npy"),
            mapped(folder / f"{name}-starts.npy"),
        )


def _new(path: Path, kind: type, shape: tuple[int, int]) -> np.memmap[Any, Any]:
    return np.lib.format.open_memmap(path, "w+", kind, shape)

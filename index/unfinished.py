"""Encodings of a build that is going on: added batch by batch, and kept when it is killed."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedder import ModelIdentity
from index.encodings import Encodings, Row
from index.quantisation import shape_of

UNFINISHED = "unfinished"
"""The folder beside the versions."""

KEY = np.dtype("S16")
"""Names a text: the first 16 bytes of its SHA-256."""

_MADE_WITH = "made-with.json"
# In the order in which a batch is written: what has a key is whole.
_PARTS = ("tokens", "vectors", "counts", "keys")


class Unfinished:
    """A folder with what was encoded with one model so far, in four files that only grow.

    They are flushed to the disk batch by batch, the keys last. What stands behind the last whole
    batch is cut off when the folder is opened again.
    """

    def __init__(
        self,
        folder: Path,
        made_with: Sequence[object],
        model: ModelIdentity,
        bits: int,
        wanted: NDArray[np.bytes_],
    ) -> None:
        """Open what a killed build left, or begin.

        It begins anew where what is there was ``made_with`` something else, or holds more that
        nobody asked for than what is ``wanted``, so that it does not grow for ever.
        """
        self._folder = folder
        self._width, self._dtype = shape_of(model.dimension, bits)
        self._dimension = model.dimension
        said = json.dumps([*made_with, bits], default=str)
        if _read(folder / _MADE_WITH) != said or self._wasted(wanted) or not self._cut():
            forget(folder)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / _MADE_WITH).write_text(said, encoding="utf-8")

    @property
    def keys(self) -> NDArray[np.bytes_]:
        """Return the keys of what is held, in its order."""
        path = self._folder / "keys"
        return np.fromfile(path, KEY) if path.exists() else np.empty(0, KEY)

    def add(self, keys: Sequence[bytes], rows: Sequence[Row]) -> None:
        """Add a batch, and return when it is on the disk."""
        parts = {
            "tokens": np.concatenate([tokens for _, tokens in rows]),
            "vectors": np.stack([vector for vector, _ in rows]).astype(np.float32),
            "counts": np.array([len(tokens) for _, tokens in rows], np.int64),
            "keys": np.array(keys, KEY),
        }
        for name in _PARTS:
            with (self._folder / name).open("ab") as file:
                file.write(np.ascontiguousarray(parts[name]).tobytes())
                file.flush()
                os.fsync(file.fileno())

    def encodings(self) -> Encodings:
        """Return what is held, mapped into memory; there must be something."""
        starts = np.concatenate(([0], np.cumsum(self._counts()))).astype(np.int64)
        vectors = np.memmap(self._folder / "vectors", np.float32, "r").reshape(-1, self._dimension)
        path = self._folder / "tokens"
        # What is empty cannot be mapped.
        tokens = np.memmap(path, self._dtype, "r") if starts[-1] else np.empty(0, self._dtype)
        return Encodings(np.asarray(vectors), np.asarray(tokens).reshape(-1, self._width), starts)

    def _counts(self) -> NDArray[np.int64]:
        path = self._folder / "counts"
        return np.fromfile(path, np.int64) if path.exists() else np.empty(0, np.int64)

    def _wasted(self, wanted: NDArray[np.bytes_]) -> bool:
        held = self.keys
        useful = int(np.isin(held, wanted).sum())
        return len(held) - useful > max(useful, len(wanted))

    def _cut(self) -> bool:
        """Cut off what a kill left half written; return whether the rest is whole."""
        whole = len(self.keys)
        tokens = int(self._counts()[:whole].sum())
        sizes = {
            "tokens": tokens * self._width,
            "vectors": whole * self._dimension * np.dtype(np.float32).itemsize,
            "counts": whole * np.dtype(np.int64).itemsize,
            "keys": whole * KEY.itemsize,
        }
        paths = {self._folder / name: size for name, size in sizes.items() if size}
        if any(not path.exists() or path.stat().st_size < size for path, size in paths.items()):
            return False
        for name, size in sizes.items():
            path = self._folder / name
            path.touch()
            os.truncate(path, size)
        return True


def forget(folder: Path) -> None:
    """Remove the folder of an unfinished build: killed on the way, nothing of it counts."""
    (folder / _MADE_WITH).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None

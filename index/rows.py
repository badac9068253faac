"""Rows of numbers in a file, read when they are asked for."""

from __future__ import annotations

import os
import weakref
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


class Rows:
    """A table in a numpy file, of which each question reads the few rows it needs.

    Mapped into memory they would be counted as the process's own, and a large version would seem to
    need as much as it has on the disk. The kernel keeps what was read for as long as it has room.
    """

    def __init__(self, path: Path) -> None:
        """Open a file that `numpy.save` wrote, of two dimensions."""
        table: np.memmap[Any, Any] = np.load(path, mmap_mode="r", allow_pickle=False)
        self._path = path
        self._file = os.open(path, os.O_RDONLY)
        weakref.finalize(self, os.close, self._file)
        self.shape, self.dtype = table.shape, table.dtype
        self._begin = table.offset
        self._bytes = self.shape[1] * self.dtype.itemsize

    def __len__(self) -> int:
        return int(self.shape[0])

    def __getitem__(self, at: int | slice | NDArray[np.int64]) -> NDArray[Any]:
        """Return a row, the rows of a slice without steps, or those of some places."""
        if isinstance(at, slice):
            begin, end, _ = at.indices(len(self))
            return self.spans(np.array([begin]), np.array([end]))
        if isinstance(at, np.ndarray):
            return self.spans(at, at + 1)
        row: NDArray[Any] = self.spans(np.array([at]), np.array([at + 1]))[0]
        return row

    @property
    def path(self) -> Path:
        """Return the file."""
        return self._path

    def spans(self, begins: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[Any]:
        """Return the rows of spans ``[begin, end)``, one span behind the other."""
        found = np.empty((int((ends - begins).sum()), *self.shape[1:]), self.dtype)
        if not found.size:
            return found
        # Spans that follow one another are read at once, as a passage's sentences do.
        follows = np.flatnonzero(begins[1:] != ends[:-1])
        firsts = begins[np.concatenate(([0], follows + 1))].tolist()
        lasts = ends[np.concatenate((follows, [len(ends) - 1]))].tolist()
        room, file, width = found.data.cast("B"), self._file, self._bytes
        at = 0
        for first, last in zip(firsts, lasts, strict=True):
            upto = at + (last - first) * width
            if os.preadv(file, [room[at:upto]], self._begin + first * width) != upto - at:
                raise OSError(f"{self._path} was cut while it was in use.")
            at = upto
        return found


def mapped(path: Path) -> NDArray[Any]:
    """Return the numbers of a numpy file, mapped into memory.

    As a plain array: each look at a part of numpy's own kind takes ten times as long.
    """
    return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))


Table = NDArray[Any] | Rows


def spans(table: Table, begins: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[Any]:
    """Return the rows of spans ``[begin, end)`` of a table in memory or in a file."""
    if isinstance(table, Rows):
        return table.spans(begins, ends)
    return np.concatenate([table[b:e] for b, e in zip(begins, ends, strict=True)])


def whole(table: Table) -> NDArray[Any]:
    """Return all rows, those of a file mapped into memory: for whoever needs each of them."""
    return mapped(table.path) if isinstance(table, Rows) else table

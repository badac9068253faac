"""Vectors: the FAISS index, of the kind that fits how many there are."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index.embedder import Vectors

POOL = 100
"""How many passages are asked for, in answers and in measuring."""

# FAISS's own threads cost more than they bring at these sizes (48 → 221 ms with eight); the
# setter acts on the calling thread, so each search says it again.
_THREADS = 1
_NEAREST = 10
_BLOCK = 16_384
_FULL = 32
_HALVED = 16
_LINKS = 32
_BUILD_WIDTH = 200
# What is tried in this order, and how wide: efSearch and nprobe.
_WIDTHS = {"hnsw": (128, 256, 512, 1024, 2048), "ivf": (32, 64, 128, 256, 512, 1024)}
_PARAMETERS = {"hnsw": "efSearch", "ivf": "nprobe"}
# FAISS's own words for what it can make.
_STORED = {_FULL: "Flat", _HALVED: "SQfp16"}
# Lists are as many as four times the root of the vectors, and learnt from 40 vectors each.
_LISTS = 4
_LEARNT = 40
# Of equal passages it does not matter which is found.
_EQUAL = 1e-6


@dataclass(frozen=True, slots=True)
class DenseRule:
    """What is built for how many passages, and how well it must find.

    Up to ``exact`` passages every vector is compared. Above, a graph is followed (HNSW) if it finds
    the share ``recall`` of the ten nearest; else the nearest lists are gone through (IVF) if these
    do; else every vector is compared. From ``halved`` passages on, a number has 16 bits
    instead of 32 if the share ``halved_recall`` of the ten nearest is found so. Found is what is
    among the ``POOL`` that a search returns, which whoever asked compares in full.
    """

    exact: int = 50_000
    recall: float = 0.995
    halved: int = 10_000
    halved_recall: float = 0.999


RULE = DenseRule()


@dataclass(frozen=True, slots=True)
class DenseKind:
    """How a version finds vectors.

    ``kind`` is "flat", or "hnsw", whose M is ``links`` and efSearch ``width``, or "ivf", which goes
    through ``width`` of its ``lists``; ``bits`` are those of a number. ``recall`` is the share of
    the ten nearest that are found, measured with ``sample`` vectors when it was built; with none
    where every vector is compared in full.
    """

    kind: str
    bits: int
    recall: float = 1.0
    sample: int = 0
    links: int = 0
    lists: int = 0
    width: int = 0


EXACT = DenseKind("flat", _FULL)
"""Every vector is compared in full."""


class DenseIndex:
    """Search over unit vectors, where the inner product is the cosine."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def build(
        cls, vectors: Vectors, sample: Vectors, rule: DenseRule = RULE
    ) -> tuple[DenseIndex, DenseKind]:
        """Index vectors of shape (passages, dimension), which may be mapped into memory.

        ``sample`` are vectors as they are searched for, to measure what is found.
        """
        count = len(vectors)
        if count < rule.halved and count <= rule.exact:
            return cls._flat(vectors, _FULL), EXACT
        least, in_half = _nearest(vectors, sample)
        halved = count >= rule.halved and in_half >= rule.halved_recall
        bits = _HALVED if halved else _FULL
        if count > rule.exact:
            for kind in _WIDTHS:
                found = cls._approximate(kind, bits, vectors, sample, least, rule.recall)
                if found:
                    return found
        recall, measured = (in_half, len(sample)) if halved else (1.0, 0)
        return cls._flat(vectors, bits), DenseKind("flat", bits, recall, measured)

    @classmethod
    def _flat(cls, vectors: Vectors, bits: int) -> DenseIndex:
        empty = faiss.index_factory(vectors.shape[1], _STORED[bits], faiss.METRIC_INNER_PRODUCT)
        return cls(_filled(empty, vectors))

    @classmethod
    def _approximate(
        cls,
        kind: str,
        bits: int,
        vectors: Vectors,
        sample: Vectors,
        least: NDArray[np.float32],
        wanted: float,
    ) -> tuple[DenseIndex, DenseKind] | None:
        """Build an index of a kind; return it if it finds enough, no wider than it must be."""
        count, dimension = vectors.shape
        lists = max(1, min(round(_LISTS * count**0.5), count // _LEARNT))
        name = f"HNSW{_LINKS}" if kind == "hnsw" else f"IVF{lists}"
        index = faiss.index_factory(
            dimension, f"{name},{_STORED[bits]}", faiss.METRIC_INNER_PRODUCT
        )
        if kind == "hnsw":
            _set(index, "efConstruction", _BUILD_WIDTH)
        made = cls(_filled(index, vectors, lists))
        for width in _WIDTHS[kind]:
            _set(index, _PARAMETERS[kind], width)
            recall = made._recall(vectors, sample, least)
            if recall >= wanted:
                parameters = {"links": _LINKS} if kind == "hnsw" else {"lists": lists}
                said = DenseKind(kind, bits, recall, len(sample), width=width, **parameters)
                return made, said
        return None

    @property
    def dimension(self) -> int:
        """Return the length of the vectors this index takes."""
        return int(self._index.d)

    def search(
        self, question: NDArray[np.float32], top: int = POOL
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return the rows of the ``top`` nearest passages to a unit vector, nearest first.

        With them comes the cosine of each, from the numbers as they are kept.
        """
        faiss.omp_set_num_threads(_THREADS)
        scores, rows = self._index.search(question[np.newaxis], min(top, self._index.ntotal))
        # A graph may lead to fewer than were asked for: then faiss says -1.
        found = rows[0] >= 0
        return rows[0][found].astype(np.int64), scores[0][found].astype(np.float32)

    def save(self, path: Path) -> None:
        """Write the index to a file."""
        faiss.write_index(self._index, str(path))

    @classmethod
    def load(cls, path: Path) -> DenseIndex:
        """Open a saved index, its vectors and links mapped into memory."""
        # IO_FLAG_MMAP maps inverted lists alone, and reads all that is used here.
        return cls(faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC))

    def _recall(self, vectors: Vectors, sample: Vectors, least: NDArray[np.float32]) -> float:
        """Return how many of those found, ten at most, are as near as the tenth nearest is."""
        nearest = min(_NEAREST, len(vectors))
        found = [
            min(nearest, int((vectors[self.search(each)[0]] @ each >= enough - _EQUAL).sum()))
            for each, enough in zip(sample, least, strict=True)
        ]
        return float(np.mean(found) / nearest)


def _set(graph: faiss.Index, parameter: str, value: int) -> None:
    faiss.ParameterSpace().set_index_parameter(graph, parameter, value)


def _filled(index: faiss.Index, vectors: Vectors, lists: int = 1) -> faiss.Index:
    faiss.omp_set_num_threads(os.cpu_count() or 1)
    if not index.is_trained:
        # Numbers of 16 bits are cut, not learnt: any vectors do for them.
        step = max(1, len(vectors) // (lists * _LEARNT))
        index.train(np.ascontiguousarray(vectors[::step], dtype=np.float32))
    for block in _blocks(vectors):
        index.add(block)
    faiss.omp_set_num_threads(_THREADS)
    return index


def _blocks(vectors: Vectors) -> Iterator[Vectors]:
    for begin in range(0, len(vectors), _BLOCK):
        yield np.ascontiguousarray(vectors[begin : begin + _BLOCK], dtype=np.float32)


def _nearest(vectors: Vectors, sample: Vectors) -> tuple[NDArray[np.float32], float]:
    """Return the score of each sample's tenth nearest, and the recall of numbers of 16 bits."""
    nearest = min(_NEAREST, len(vectors))
    best = np.full((len(sample), nearest), -np.inf, np.float32)
    # What is found in 16 bits: by its score in these, with its true score beside it.
    pool = np.full((2, len(sample), min(POOL, len(vectors))), -np.inf, np.float32)
    for block in _blocks(vectors):
        true = sample @ block.T
        short = sample @ block.astype(np.float16).astype(np.float32).T
        best = _largest(np.concatenate((best, true), axis=1), nearest)
        both = np.concatenate((pool, np.stack((short, true))), axis=2)
        at = np.argpartition(-both[0], pool.shape[2] - 1, axis=1)[:, : pool.shape[2]]
        pool = np.take_along_axis(both, np.stack((at, at)), axis=2)
    least = best.min(axis=1)
    found = (pool[1] >= least[:, np.newaxis] - _EQUAL).sum(axis=1).clip(max=nearest)
    return least, float(found.mean() / nearest)


def _largest(scores: NDArray[np.float32], count: int) -> NDArray[np.float32]:
    return np.partition(scores, scores.shape[1] - count, axis=1)[:, -count:]

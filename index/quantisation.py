"""Token vectors in few bits: a byte a number, or half a byte where there are very many."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Tokens = NDArray[np.float32]
"""Shape (tokens, dimension), each row of length 1."""

StoredTokens = NDArray[np.int8] | NDArray[np.uint8]
"""One row a token. In 8 bits int8, shape (tokens, dimension). In 4 bits uint8, shape (tokens,
dimension / 2 + 2): two numbers a byte, the first half of the vector in the low halves, and the
row's float16 scale in its last two bytes."""

BITS = (8, 4)
NONE = 0
"""The bits where no token vectors are kept at all."""

MOST = 8_000_000_000
"""Bytes of disk up to which token vectors are kept in 4 bits: about 200,000 passages."""

_BYTE = 127.0
_NIBBLE = 7
_OFFSET = 8


def quantise(tokens: Tokens, bits: int) -> StoredTokens:
    """Return unit token vectors in 8 or 4 bits a number; what was restored gives the same again.

    In 0 bits there are none.
    """
    if bits == NONE:
        return np.empty((0, tokens.shape[1]), np.int8)
    if bits == BITS[0]:
        return np.asarray(np.clip(np.rint(tokens * _BYTE), -_BYTE, _BYTE), dtype=np.int8)
    largest = np.abs(tokens).max(axis=1, keepdims=True, initial=1e-4)
    scales = (largest / _NIBBLE).astype(np.float16)
    codes = np.rint(tokens / scales.astype(np.float32)).clip(-_NIBBLE, _NIBBLE)
    halves = (codes + _OFFSET).astype(np.uint8)
    middle = tokens.shape[1] // 2
    packed = halves[:, :middle] | (halves[:, middle:] << 4)
    return np.concatenate((packed, scales.view(np.uint8)), axis=1)


def restore(tokens: StoredTokens) -> Tokens:
    """Return token vectors as floats, of length about 1."""
    if tokens.dtype == np.int8:
        return np.asarray(tokens.astype(np.float32) / _BYTE, dtype=np.float32)
    low, high, scales = _unpacked(tokens)
    codes = np.concatenate((low, high), axis=1) - _OFFSET
    return np.asarray(codes * scales, dtype=np.float32)


def products(tokens: StoredTokens, others: Tokens) -> NDArray[np.float32]:
    """Return the inner products of stored vectors with others, shape (tokens, others).

    They are those of what `restore` returns; but what is few is scaled and shifted, not the many
    numbers of the stored ones.
    """
    if tokens.dtype == np.int8:
        return np.asarray(tokens.astype(np.float32) @ (others.T / _BYTE), dtype=np.float32)
    low, high, scales = _unpacked(tokens)
    middle = low.shape[1]
    found = low @ others[:, :middle].T + high @ others[:, middle:].T
    return np.asarray((found - _OFFSET * others.sum(axis=1)) * scales, dtype=np.float32)


def _unpacked(tokens: StoredTokens) -> tuple[Tokens, Tokens, NDArray[np.float32]]:
    """Return both halves of vectors in 4 bits, not shifted and scaled yet, and their scales."""
    packed, scales = tokens[:, :-2], np.ascontiguousarray(tokens[:, -2:]).view(np.float16)
    halves = (packed & 15).astype(np.float32), (packed >> 4).astype(np.float32)
    return *halves, scales.astype(np.float32)


def shape_of(dimension: int, bits: int) -> tuple[int, type]:
    """Return how many numbers of which type a stored token vector has."""
    return (dimension // 2 + 2, np.uint8) if bits == BITS[1] else (dimension, np.int8)


def bits_of(tokens: StoredTokens) -> int:
    """Return how many bits a number of stored token vectors has."""
    return BITS[0] if tokens.dtype == np.int8 else BITS[1]


def bits_for(characters: int, dimension: int, limit: int, most: int = MOST) -> int:
    """Return the bits at which the token vectors of so many characters stay below a limit.

    8 up to ``limit`` bytes, 4 up to ``most``, above that none are kept. A token has about four
    characters in European languages, which is near enough for choosing.
    """
    tokens = characters // 4
    if tokens * dimension <= limit:
        return BITS[0]
    width, _ = shape_of(dimension, BITS[1])
    return BITS[1] if tokens * width <= max(limit, most) else NONE
